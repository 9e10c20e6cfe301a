import type { ParamsOf, RowOf } from '../../contract/query.ts';
import type { overviewTrend } from './contract.ts';
import { type Ending, endings, type SumsSoFar } from './ending.ts';

type Params = ParamsOf<typeof overviewTrend>;
type Answer = RowOf<typeof overviewTrend>;
type Sums = Omit<Answer, keyof Ending | 'is_mature'> & SumsSoFar;

/** From this share of complete returns on, a rate will hardly move any more. */
const matureFrom = 0.95;

/** The periods' figures, where their rates will end, and whether they are mature: of what is dated by its return nothing is to come. */
export function trendRows([periods = []]: readonly Sums[][], params: Params): Answer[] {
  const ends = endings(periods, params);
  const isOfReturns = params.basis === 'returned';
  return periods.map((sums, index) => ({
    ...sums,
    ...(isOfReturns ? { completeness: null } : {}),
    ...ends[index]!,
    is_mature: isOfReturns || (sums.completeness ?? 0) >= matureFrom,
  }));
}
