import { binomialTail } from '../../../pipelines/statistics/beta.ts';
import { adjustedP } from '../../../pipelines/statistics/false-discovery.ts';
import type { ParamsOf, RowOf } from '../../contract/query.ts';
import type { productWatch } from './contract.ts';

type Params = ParamsOf<typeof productWatch>;
type Answer = RowOf<typeof productWatch>;

/** Sums of one value of the level, of the last eight weeks and of the 44 before. */
interface Sums extends Pick<Answer, 'level_key' | 'first_date' | 'recent_sold_units'> {
  readonly is_new: boolean | null;
  readonly recent_units: number;
  readonly recent_exposure: number;
  readonly before_units: number;
  readonly before_exposure: number;
}

/** Below this share of complete returns the expected rate stays unknown, as in its metric. */
const leastComplete = 0.3;
/** Fewer returned units than these in both together tell nothing, whatever a test says. */
const fewest = 10;
/** A smaller rise is nobody's first concern. */
const leastRise = 1.25;
/** Share of wrong entries that the list of rising ones may be expected to hold. */
const falseShare = 0.05;

/** By SKU where nothing else is asked for, over all days. */
export function watchParams(params: Params): Params[] {
  return [{ ...params, level: params.level ?? 'sku', from: undefined, to: undefined }];
}

/**
 * One row per value of the level. Of all returned units as many should be recent as the recent share of the exposure says;
 * rising is one with too many (conditional binomial test, one-sided).
 */
export function watchRows([values = []]: readonly Sums[][]): Answer[] {
  const rates = values.map(ratesOf);
  const q = adjustedP(values.map((sums, index) => chanceOf(sums, rates[index]!)));
  return values.map((sums, index) => {
    const { recent_rate, before_rate } = rates[index]!;
    const isLarge = recent_rate !== null && before_rate !== null && recent_rate >= leastRise * before_rate;
    return {
      level_key: sums.level_key,
      first_date: sums.first_date,
      is_new: sums.is_new ?? false,
      recent_sold_units: sums.recent_sold_units,
      ...{ recent_rate, before_rate },
      is_rising: isLarge && q[index]! <= falseShare,
    };
  });
}

type Rates = Pick<Answer, 'recent_rate' | 'before_rate'>;

function ratesOf(sums: Sums): Rates {
  const isKnown = sums.recent_exposure > 0 && sums.recent_exposure >= leastComplete * sums.recent_sold_units;
  return {
    recent_rate: isKnown ? Math.min(1, sums.recent_units / sums.recent_exposure) : null,
    before_rate: sums.before_exposure > 0 ? Math.min(1, sums.before_units / sums.before_exposure) : null,
  };
}

/** NaN where there is too little to test. */
function chanceOf(sums: Sums, { recent_rate, before_rate }: Rates): number {
  const units = sums.recent_units + sums.before_units;
  if (recent_rate === null || before_rate === null || units < fewest) return Number.NaN;
  return binomialTail(sums.recent_units, units, sums.recent_exposure / (sums.recent_exposure + sums.before_exposure));
}
