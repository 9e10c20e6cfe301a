import type { ParamsOf, RowOf } from '../../contract/query.ts';
import type { overviewTrend } from './contract.ts';

type Params = ParamsOf<typeof overviewTrend>;
type Answer = RowOf<typeof overviewTrend>;
type Rates = 'projected_rate' | 'rate_low' | 'rate_high' | 'is_mature';

/** What a period has had so far, and what is still to come of its units that are out. */
interface Sums extends Omit<Answer, Rates> {
  readonly further_units: number;
  /** Variance of `further_units` by chance, widened by what past forecasts missed. */
  readonly chance_variance: number;
  /** Variance of `further_units` by the error of the curves. */
  readonly curve_variance: number;
  /** Returned units of all periods and all reasons. */
  readonly all_returned_units: number;
}

/** From this share of complete returns on, a rate will hardly move any more. */
const matureFrom = 0.95;
/** Below this share of complete returns only the interval is told. */
const leastComplete = 0.3;

/** The periods' figures, where their rates will end (returned so far + what is still out × the share of it that comes), and whether they are mature. */
export function trendRows([periods = []]: readonly Sums[][], params: Params): Answer[] {
  if (params.basis === 'returned') return periods.map((sums) => ({ ...sums, ...byReturnDate }));
  // Of chosen reasons comes as much more as they had of all returns so far.
  const share = params.reason?.length ? shareOfReasons(periods) : 1;
  return periods.map((sums) => ({
    ...sums,
    ...endOf(sums, share),
    is_mature: (sums.completeness ?? 0) >= matureFrom,
  }));
}

/** What is dated by its return has all come; it has no cohort that could grow. */
const byReturnDate = { projected_rate: null, rate_low: null, rate_high: null, is_mature: true } as const;

function shareOfReasons(periods: readonly Sums[]): number {
  const returned = periods.reduce((sum, period) => sum + period.returned_units, 0);
  const all = periods[0]?.all_returned_units ?? 0;
  return all > 0 ? Math.min(1, returned / all) : 0;
}

function endOf(sums: Sums, share: number): Omit<Pick<Answer, Rates>, 'is_mature'> {
  const { delivered_units, returned_units } = sums;
  if (!(delivered_units > 0)) return { projected_rate: null, rate_low: null, rate_high: null };
  const further = share * sums.further_units;
  // A share of binomial returns is binomial again, and scatters relatively more.
  const chance = share * share * sums.chance_variance + share * (1 - share) * sums.further_units;
  const half = 1.96 * Math.sqrt(chance + share * share * sums.curve_variance);
  const within = (units: number) => Math.min(Math.max(units, returned_units), delivered_units) / delivered_units;
  const isTold = (sums.completeness ?? 0) >= leastComplete;
  return {
    projected_rate: isTold ? within(returned_units + further) : null,
    rate_low: within(returned_units + further - half),
    rate_high: within(returned_units + further + half),
  };
}
