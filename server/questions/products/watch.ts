import type { Table } from 'apache-arrow';
import { binomialTail } from '../../../pipelines/statistics/beta.ts';
import { adjustedP } from '../../../pipelines/statistics/false-discovery.ts';
import {
  columnOf,
  type Details,
  flagsOf,
  numbersOf,
  type Selection,
  sameRows,
  vectorOf,
} from '../../../pipelines/warehouse/columns.ts';
import { mondayOf, plusDays } from '../../contract/days.ts';
import type { ParamsOf, RowOf } from '../../contract/query.ts';
import type { productWatch } from './contract.ts';
import { narrowed } from './narrowed.ts';
import { mostFirst } from './ranked.ts';

type Params = ParamsOf<typeof productWatch>;
type Answer = RowOf<typeof productWatch>;
type Detail = 'rising_reason' | 'rising_reason_rate' | 'rising_reason_before_rate';
type WatchSoFar = Selection<Exclude<keyof Answer, Detail> | 'level_id'>;

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

/** What the last eight calendar weeks, the one under way included, and the 44 before delivered and saw come back. */
export function watchBesides(params: Params, { as_of }: Info): { path: string; params: Params }[] {
  if (as_of === null) return [];
  return spansOf(watchParams(params)[0], as_of).map((span) => ({ path: '/products/watch-weeks', params: span }));
}

/** The parameters over the last eight weeks of the data (recent), and over the 44 before. */
function spansOf(params: Params, as_of: string): [Params, Params] {
  const next = plusDays(mondayOf(as_of), 7);
  const weeks = (first: number, count: number) => {
    const from = plusDays(next, -7 * first);
    return { ...params, from, to: plusDays(from, 7 * count - 1) };
  };
  return [weeks(8, 8), weeks(52, 44)];
}

/**
 * One row per value of the level, what was delivered most of late first. Of all returned units as many should be recent as the
 * recent share of the exposure says; rising is one with too many (conditional binomial test, one-sided).
 * @param tables the products, then the last eight weeks (recent) and the 44 before
 */
export function watchColumns([values, ...spans]: readonly Table[]): WatchSoFar {
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
  const isRising = Uint8Array.from(q, (chance, row) =>
    chance <= falseShare && recentRates[row]! >= leastRise * beforeRates[row]! ? 1 : 0,
  );
  const keys = vectorOf(values!, 'level_key');
  const excess = columnOf(sold.length, (row) => sold[row]! * (recentRates[row]! - beforeRates[row]!));
  return {
    rows: mostFirst([sold], keys),
    columns: {
      level_id: vectorOf(values!, 'level_id'),
      level_key: keys,
      first_date: vectorOf(values!, 'first_date'),
      is_new: flagsOf(values!, 'is_new'),
      recent_sold_units: sold,
      recent_rate: recentRates,
      before_rate: beforeRates,
      is_rising: isRising,
      recent_excess_units: excess,
      recent_excess_cost_minor: columnOf(sold.length, (row) =>
        Math.round(
          (excess[row]! * (recent.cost[row]! + before.cost[row]!)) / (recent.costed[row]! + before.costed[row]!),
        ),
      ),
    },
  };
}

/** Of each rising row the group of reasons whose rate grew most, and its rates; unknown of the others, and where none grew. */
export const watchDetails: Details<Params, Detail> = {
  asks: (answer, params, { as_of }) => {
    const rising = risingOf(answer);
    if (rising.length === 0 || as_of === null) return [];
    const asked = narrowed(params, answer, rising);
    return spansOf(asked, as_of).map((span) => ({ path: '/products/watch-causes', params: span }));
  },
  columns: (answer, causes) => {
    const reasons = new Array<string | null>(answer.numRows).fill(null);
    const [now, then] = [columnOf(answer.numRows, () => Number.NaN), columnOf(answer.numRows, () => Number.NaN)];
    const [recent, before] = [numbersOf(answer, 'recent_rate'), numbersOf(answer, 'before_rate')];
    const [recentShares, sharesBefore] = causes.map((table) => sharesOf(answer, table));
    for (const row of risingOf(answer)) {
      const [of, ofBefore] = [recentShares?.get(row), sharesBefore?.get(row)];
      const rates = Array.from(of ?? [], ([group, share]) => {
        return { group, now: recent[row]! * share, earlier: before[row]! * (ofBefore?.get(group) ?? 0) };
      });
      const grown = rates.filter((one) => one.now > one.earlier);
      grown.sort(
        (one, other) => other.now - other.earlier - (one.now - one.earlier) || (one.group < other.group ? -1 : 1),
      );
      if (grown[0]) [reasons[row], now[row], then[row]] = [grown[0].group, grown[0].now, grown[0].earlier];
    }
    return { rising_reason: reasons, rising_reason_rate: now, rising_reason_before_rate: then };
  },
};

function risingOf(answer: Table): number[] {
  return Array.from(flagsOf(answer, 'is_rising').entries()).flatMap(([row, flag]) => (flag === 1 ? [row] : []));
}

/** The share of each group of reasons in what came back of each row. */
function sharesOf(answer: Table, causes: Table): Map<number, Map<string, number>> {
  const [rows, units] = [sameRows(causes, answer, 'level_id'), numbersOf(causes, 'returned_units')];
  const groups = vectorOf(causes, 'reason_group');
  const totals = new Float64Array(answer.numRows);
  for (const [at, row] of rows.entries()) if (row >= 0) totals[row]! += units[at]!;
  const shares = new Map<number, Map<string, number>>();
  for (const [at, row] of rows.entries()) {
    if (row < 0) continue;
    const own = shares.get(row) ?? new Map<string, number>();
    shares.set(row, own.set(groups.get(at), units[at]! / totals[row]!));
  }
  return shares;
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
