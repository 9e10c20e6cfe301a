import type { Table } from 'apache-arrow';
import { binomialTail } from '../../../pipelines/statistics/beta.ts';
import { adjustedP } from '../../../pipelines/statistics/false-discovery.ts';
import {
  columnOf,
  flagsOf,
  numbersOf,
  type Selection,
  sameRows,
  vectorOf,
} from '../../../pipelines/warehouse/columns.ts';
import { mondayOf, plusDays } from '../../contract/days.ts';
import type { ParamsOf, RowOf } from '../../contract/query.ts';
import type { productWatch } from './contract.ts';
import { mostFirst } from './ranked.ts';

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

interface Info {
  readonly as_of: string | null;
}

/** By SKU where nothing else is asked for, over all days. */
export function watchParams(params: Params): [Params] {
  return [{ ...params, level: params.level ?? 'sku', from: undefined, to: undefined }];
}

/** What the last eight calendar weeks, the one under way included, and the 44 before them delivered and saw come back. */
export function watchBesides(params: Params, { as_of }: Info): { path: string; params: Params }[] {
  if (as_of === null) return [];
  const next = plusDays(mondayOf(as_of), 7);
  const weeks = (first: number, count: number) => {
    const from = plusDays(next, -7 * first);
    return {
      path: '/products/watch-weeks',
      params: { ...watchParams(params)[0], from, to: plusDays(from, 7 * count - 1) },
    };
  };
  return [weeks(8, 8), weeks(52, 44)];
}

/**
 * One row per value of the level, what was delivered most of late first. Of all returned units as many should be recent as the
 * recent share of the exposure says; rising is one with too many (conditional binomial test, one-sided).
 * @param tables the products, the last eight weeks (recent) and the 44 before
 */
export function watchColumns([values, ...spans]: readonly Table[]): Selection<keyof Answer> {
  const [recent, before] = [weeksOf(values!, spans[0]), weeksOf(values!, spans[1])];
  const sold = recent.delivered;
  const recentRates = new Float64Array(sold.length);
  const beforeRates = new Float64Array(sold.length);
  const chances = new Float64Array(sold.length);
  for (let row = 0; row < sold.length; row++) {
    const [now, then] = [recent.exposure[row]!, before.exposure[row]!];
    recentRates[row] = now >= leastComplete * sold[row]! ? rateOf(recent.returned[row]!, now) : Number.NaN;
    beforeRates[row] = rateOf(before.returned[row]!, then);
    const units = recent.returned[row]! + before.returned[row]!;
    const isTested = units >= fewest && recentRates[row]! >= 0 && beforeRates[row]! >= 0;
    chances[row] = isTested ? binomialTail(recent.returned[row]!, units, now / (now + then)) : Number.NaN;
  }
  const q = adjustedP(chances);
  const keys = vectorOf(values!, 'level_key');
  return {
    rows: mostFirst([sold], keys),
    columns: {
      level_key: keys,
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

/** What some weeks delivered and saw come back of each row's value: 0 of one that they do not tell. */
function weeksOf(values: Table, weeks: Table | undefined): Record<'delivered' | 'returned' | 'exposure', Float64Array> {
  const rows = weeks && sameRows(values, weeks, 'level_id');
  const column = (name: string) => {
    const told = weeks && numbersOf(weeks, name);
    return columnOf(values.numRows, (row) => (told && rows && rows[row]! >= 0 ? told[rows[row]!]! : 0));
  };
  return {
    delivered: column('delivered_units'),
    returned: column('returned_units'),
    exposure: column('exposure_units'),
  };
}

/** NaN where nothing was exposed. */
function rateOf(returned: number, exposure: number): number {
  return exposure > 0 ? Math.min(1, returned / exposure) : Number.NaN;
}
