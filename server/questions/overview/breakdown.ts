import type { RowOf } from '../../contract/query.ts';
import type { overviewBreakdown } from './contract.ts';
import { type RateSums, rateInterval } from './interval.ts';

type Answer = RowOf<typeof overviewBreakdown>;
type Sums = Omit<Answer, 'rate_low' | 'rate_high'> & RateSums;

/** The values' figures, with intervals. */
export function breakdownRows([values = []]: readonly Sums[][]): Answer[] {
  return values.map((sums) => ({ ...sums, ...rateInterval(sums) }));
}
