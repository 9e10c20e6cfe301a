import { compareSizes } from '../../../pipelines/domain/sizes.ts';
import { type FitVotes, sizeFit } from '../../../pipelines/statistics/size-fit.ts';
import type { RowOf } from '../../contract/query.ts';
import type { fitSizes } from './contract.ts';

type Answer = RowOf<typeof fitSizes>;

interface Sums extends FitVotes {
  readonly size: string;
  readonly returned_units: number;
}

/** Every size against all sizes together, in the order of sizes. */
export function sizeRows([sizes = []]: readonly Sums[][]): Answer[] {
  const total = (pick: (sums: Sums) => number) => sizes.reduce((sum, one) => sum + pick(one), 0);
  const small = total(({ too_small_units }) => too_small_units);
  const votes = small + total(({ too_large_units }) => too_large_units);
  const delivered = total(({ delivered_units }) => delivered_units);
  const returned = total(({ returned_units }) => returned_units);
  const usual = { small_share: votes > 0 ? small / votes : 0.5, level_rate: delivered > 0 ? votes / delivered : 0 };
  const share = (part: number, whole: number) => (whole > 0 ? part / whole : null);
  return [...sizes]
    .sort((a, b) => compareSizes(a.size, b.size))
    .map(({ size, delivered_units, returned_units, too_small_units, too_large_units }) => {
      const fit = sizeFit({ delivered_units, too_small_units, too_large_units }, usual, true);
      const kept_units = delivered_units - returned_units;
      return {
        ...{ size, delivered_units, returned_units, kept_units, too_small_units, too_large_units },
        direction_index: votes > 0 ? fit.direction_index : null,
        index_low: votes > 0 ? fit.index_low : null,
        index_high: votes > 0 ? fit.index_high : null,
        delivered_share: share(delivered_units, delivered),
        kept_share: share(kept_units, delivered - returned),
        returned_share: share(returned_units, returned),
      };
    });
}
