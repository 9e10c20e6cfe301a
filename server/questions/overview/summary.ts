import { daysIn, plusDays } from '../../contract/days.ts';
import type { ParamsOf, RowOf } from '../../contract/query.ts';
import type { overviewSummary } from './contract.ts';
import { type Ending, endings, type SumsSoFar } from './ending.ts';

type Params = ParamsOf<typeof overviewSummary>;
type Answer = RowOf<typeof overviewSummary>;
type Sums = Omit<Answer, keyof Ending | 'period'> & SumsSoFar;

/** The period asked for and, where it has a first day, the equally long one before it. */
export function summaryPeriods(params: Params, { as_of }: { as_of: string | null }): Params[] {
  const { from, to = as_of } = params;
  if (!from || !to || to < from) return [params];
  return [params, { ...params, from: plusDays(from, -daysIn(from, to)), to: plusDays(from, -1) }];
}

/** One row per period: its figures, and where its rate will end. By return day nothing is still to come. */
export function summaryRows(periods: readonly Sums[][], params: Params): Answer[] {
  return periods.flatMap((rows, index) => {
    const ends = endings(rows, params);
    const complete = params.basis === 'returned' ? { completeness: null, value_completeness: null } : {};
    const period = index === 0 ? 'current' : 'previous';
    return rows.map((sums, row) => ({ ...sums, ...complete, period, ...ends[row]! }) as const);
  });
}
