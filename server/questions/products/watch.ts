import type { Table } from 'apache-arrow';
import { binomialTail } from '../../../pipelines/statistics/beta.ts';
import { adjustedP } from '../../../pipelines/statistics/false-discovery.ts';
import { flagsOf, numbersOf, type Selection, vectorOf } from '../../../pipelines/warehouse/columns.ts';
import type { ParamsOf, RowOf } from '../../contract/query.ts';
import type { productWatch } from './contract.ts';

type Params = ParamsOf<typeof productWatch>;
type Answer = RowOf<typeof productWatch>;

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
 * One row per value of the level, of the last eight weeks (recent) and the 44 before. Of all returned units as many should
 * be recent as the recent share of the exposure says; rising is one with too many (conditional binomial test, one-sided).
 */
export function watchColumns([values]: readonly Table[]): Selection<keyof Answer> {
  const [sold, recent, recentExposure, before, beforeExposure] = (
    ['recent_sold_units', 'recent_units', 'recent_exposure', 'before_units', 'before_exposure'] as const
  ).map((name) => numbersOf(values!, name)) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
  const recentRates = new Float64Array(sold.length);
  const beforeRates = new Float64Array(sold.length);
  const chances = new Float64Array(sold.length);
  for (let row = 0; row < sold.length; row++) {
    const [now, then] = [recentExposure[row]!, beforeExposure[row]!];
    recentRates[row] = now >= leastComplete * sold[row]! ? rateOf(recent[row]!, now) : Number.NaN;
    beforeRates[row] = rateOf(before[row]!, then);
    const units = recent[row]! + before[row]!;
    const isTested = units >= fewest && recentRates[row]! >= 0 && beforeRates[row]! >= 0;
    chances[row] = isTested ? binomialTail(recent[row]!, units, now / (now + then)) : Number.NaN;
  }
  const q = adjustedP(chances);
  return {
    columns: {
      level_key: vectorOf(values!, 'level_key'),
      first_date: vectorOf(values!, 'first_date'),
      is_new: flagsOf(values!, 'is_new'),
      recent_sold_units: sold,
      recent_rate: recentRates,
      before_rate: beforeRates,
      is_rising: Uint8Array.from(q, (chance, row) =>
        chance <= falseShare && recentRates[row]! >= leastRise * beforeRates[row]! ? 1 : 0,
      ),
    },
  };
}

/** NaN where nothing was exposed. */
function rateOf(returned: number, exposure: number): number {
  return exposure > 0 ? Math.min(1, returned / exposure) : Number.NaN;
}
