import type { RowOf } from '../../contract/query.ts';
import type { overviewTrend } from './contract.ts';
import { type RateSums, rateInterval } from './interval.ts';

type Answer = RowOf<typeof overviewTrend>;
type Sums = Omit<Answer, 'rate_low' | 'rate_high' | 'is_mature'> & RateSums;

/** From this share of complete returns on, a rate will hardly move any more. */
const matureFrom = 0.95;

/** The periods' figures, with intervals and whether they are mature. */
export function trendRows([periods = []]: readonly Sums[][]): Answer[] {
  return periods.map((sums) => ({
    ...sums,
    ...rateInterval(sums),
    is_mature: (sums.completeness ?? 0) >= matureFrom,
  }));
}
