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
    return { ...watchParams(params)[0], from, to: plusDays(from, 7 * count - 1) };
  };
  const spans = [weeks(8, 8), weeks(52, 44)];
  return ['weeks', 'causes'].flatMap((of) => spans.map((span) => ({ path: `/products/watch-${of}`, params: span })));
}

/**
 * One row per value of the level, what was delivered most of late first. Of all returned units as many should be recent as the
 * recent share of the exposure says; rising is one with too many (conditional binomial test, one-sided).
 * @param tables the products, the last eight weeks (recent) and the 44 before, then what came back of both by cause
 */
export function watchColumns([values, ...spans]: readonly Table[]): Selection<keyof Answer> {
  const [recent, before] = [weeksOf(values!, spans[0]), weeksOf(values!, spans[1])];
  const causes = [spans[2], spans[3]];
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
  const isRising = Uint8Array.from(q, (chance, row) =>
    chance <= falseShare && recentRates[row]! >= leastRise * beforeRates[row]! ? 1 : 0,
  );
  const keys = vectorOf(values!, 'level_key');
  const excess = columnOf(sold.length, (row) => sold[row]! * (recentRates[row]! - beforeRates[row]!));
  return {
    rows: mostFirst([sold], keys),
    columns: {
      level_key: keys,
      first_date: vectorOf(values!, 'first_date'),
      is_new: flagsOf(values!, 'is_new'),
      recent_sold_units: sold,
      recent_rate: recentRates,
      before_rate: beforeRates,
      is_rising: isRising,
      ...grownMost(values!, isRising, causes, [recent.exposure, before.exposure]),
      recent_excess_units: excess,
      recent_excess_cost_minor: columnOf(sold.length, (row) =>
        Math.round(
          (excess[row]! * (recent.cost[row]! + before.cost[row]!)) / (recent.costed[row]! + before.costed[row]!),
        ),
      ),
    },
  };
}

/**
 * Of each rising row the group of reasons whose rate grew most, and its rates; unknown of the others, and where none grew.
 * @param causes returned units by row and group, of the recent weeks and of those before
 * @param exposures of each row, of the same
 */
function grownMost(
  values: Table,
  isRising: Uint8Array,
  causes: readonly (Table | undefined)[],
  exposures: readonly Float64Array[],
) {
  const ratesOf = new Map<number, Map<string, [now: number, then: number]>>();
  for (const [span, table] of causes.entries()) {
    if (!table) continue;
    const [rows, units] = [sameRows(table, values, 'level_id'), numbersOf(table, 'returned_units')];
    const groups = vectorOf(table, 'reason_group');
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at]!;
      if (row < 0 || !isRising[row]) continue;
      const rates = ratesOf.get(row) ?? new Map<string, [number, number]>();
      const group = groups.get(at) as string;
      const pair = rates.get(group) ?? [0, 0];
      pair[span] = units[at]! / exposures[span]![row]!;
      ratesOf.set(row, rates.set(group, pair));
    }
  }
  const reasons = new Array<string | null>(isRising.length).fill(null);
  const [now, then] = [columnOf(isRising.length, () => Number.NaN), columnOf(isRising.length, () => Number.NaN)];
  for (const [row, rates] of ratesOf) {
    const most = [...rates].sort(([a, [an, at]], [b, [bn, bt]]) => bn - bt - (an - at) || (a < b ? -1 : 1))[0];
    if (!most || most[1][0] <= most[1][1]) continue;
    [reasons[row], [now[row], then[row]]] = most;
  }
  return { rising_reason: reasons, rising_reason_rate: now, rising_reason_before_rate: then };
}

/** What some weeks delivered and saw come back of each row's value: 0 of one that they do not tell. */
function weeksOf(
  values: Table,
  weeks: Table | undefined,
): Record<'delivered' | 'returned' | 'exposure' | 'cost' | 'costed', Float64Array> {
  const rows = weeks && sameRows(values, weeks, 'level_id');
  const column = (name: string) => {
    const told = weeks && numbersOf(weeks, name);
    return columnOf(values.numRows, (row) => (told && rows && rows[row]! >= 0 ? told[rows[row]!]! : 0));
  };
  return {
    delivered: column('delivered_units'),
    returned: column('returned_units'),
    exposure: column('exposure_units'),
    cost: column('cost_minor'),
    costed: column('costed_units'),
  };
}

/** NaN where nothing was exposed. */
function rateOf(returned: number, exposure: number): number {
  return exposure > 0 ? Math.min(1, returned / exposure) : Number.NaN;
}
