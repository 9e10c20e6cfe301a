import type { ParamsOf, RowOf } from '../../contract/query.ts';
import type { overviewSummary } from './contract.ts';
import { daysIn, plusDays } from './days.ts';
import { type RateSums, rateInterval } from './interval.ts';

type Params = ParamsOf<typeof overviewSummary>;
type Answer = RowOf<typeof overviewSummary>;
type Sums = Omit<Answer, 'period' | 'rate_low' | 'rate_high'> & RateSums;

/** The period asked for and, where it has a first day, the equally long one before it. */
export function summaryPeriods(params: Params, { as_of }: { as_of: string | null }): Params[] {
  const { from, to = as_of } = params;
  if (!from || !to || to < from) return [params];
  return [params, { ...params, from: plusDays(from, -daysIn(from, to)), to: plusDays(from, -1) }];
}

/** One row per period: its figures and the interval of its rate. */
export function summaryRows(periods: readonly Sums[][]): Answer[] {
  return periods.flatMap((rows, index) =>
    rows.map((sums) => ({ ...sums, period: index === 0 ? 'current' : 'previous', ...rateInterval(sums) }) as const),
  );
}
