import { fairRates } from '../../../pipelines/statistics/fair-rate.ts';
import type { RowOf } from '../../contract/query.ts';
import type { dossierVariants } from './contract.ts';
import { type RateSums, sampleOf } from './interval.ts';

type Answer = RowOf<typeof dossierVariants>;
type Sums = Omit<Answer, 'fair_rate' | 'rate_low' | 'rate_high' | 'product_rate' | 'is_uncertain'> & RateSums;

/** A wider 95 % interval tells no variant from another. */
const widestTelling = 0.15;

/** One row per size and colour, each drawn towards the whole product by as much as its numbers are small. */
export function variantRows([variants = []]: readonly Sums[][]): Answer[] {
  const sum = (name: 'returned_units' | 'exposure_units') => variants.reduce((all, one) => all + one[name], 0);
  const usual = sum('exposure_units') > 0 ? Math.min(1, sum('returned_units') / sum('exposure_units')) : 0;
  const samples = variants.map((variant) => sampleOf(variant, usual));
  const fair = fairRates({
    returned: samples.map((sample) => sample.r_eff),
    sample: samples.map((sample) => sample.n_eff),
    delivered_units: variants.map((variant) => variant.delivered_units),
    levels: [],
  });
  return variants
    .filter((variant) => variant.delivered_units > 0 || variant.returned_units > 0)
    .map((variant) => {
      const index = variants.indexOf(variant);
      const { low, high } = fair.interval(index);
      const [fair_rate, rate_low, rate_high, product_rate] = [
        known(fair.fair_rate[index]),
        known(low),
        known(high),
        known(fair.category_rate[index]),
      ];
      const is_uncertain = rate_low === null || rate_high === null || rate_high - rate_low > widestTelling;
      return { ...variant, fair_rate, rate_low, rate_high, product_rate, is_uncertain };
    });
}

function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
