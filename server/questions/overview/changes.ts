import type { GroupCode } from '../../../pipelines/domain/reasons.ts';
import { binomialTail } from '../../../pipelines/statistics/beta.ts';
import { adjustedP } from '../../../pipelines/statistics/false-discovery.ts';
import { plusDays } from '../../contract/days.ts';
import type { ParamsOf, RowOf } from '../../contract/query.ts';
import type { overviewChanges } from './contract.ts';
import { matureSample, type RateSums } from './interval.ts';

type Params = ParamsOf<typeof overviewChanges>;
type Answer = RowOf<typeof overviewChanges>;
type Sums = RateSums & { readonly category: string | null; readonly reason_group: GroupCode | null };

const windowDays = 56;
/** Fewer returned units than these in both windows together tell nothing, whatever a test says. */
const fewest = 10;
/** Share of wrong entries that the list of clear changes may be expected to hold. */
const falseShare = 0.05;

/** The last 8 weeks of the period, and the 8 weeks before them. Nothing where no day is known. */
export function changeWindows(params: Params, { as_of }: { as_of: string | null }): Params[] {
  const to = params.to ?? as_of;
  if (!to) return [];
  const from = plusDays(to, 1 - windowDays);
  return [
    { ...params, from, to },
    { ...params, from: plusDays(from, -windowDays), to: plusDays(from, -1) },
  ];
}

/**
 * One row per category and reason group that came back in either window, largest change in units first. A change is clear
 * where an exact test says so after allowing for the number of tests (Benjamini & Hochberg 1995).
 */
export function changeRows([recent = [], earlier = []]: readonly Sums[][]): Answer[] {
  const [now, before] = [windowOf(recent), windowOf(earlier)];
  const cells = [...new Map([...now.returned, ...before.returned])];
  const pairs = cells.map(([key]) => ({ now: now.sums(key), before: before.sums(key) }));
  const q = adjustedP(pairs.map((pair) => chanceOf(pair.now, pair.before)));
  return cells
    .map(([, { category, reason_group }], index) =>
      change(category, reason_group!, pairs[index]!, q[index]! <= falseShare),
    )
    .sort((a, b) => Math.abs(b.difference_units) - Math.abs(a.difference_units));
}

/** What came back by category and reason, against what its category had delivered. */
function windowOf(rows: readonly Sums[]) {
  const delivered = new Map(rows.filter((row) => row.reason_group === null).map((row) => [row.category, row]));
  const returned = new Map(
    rows
      .filter((row) => row.reason_group !== null)
      .map((row) => [JSON.stringify([row.category, row.reason_group]), row]),
  );
  const nothing = { delivered_units: 0, exposure_units: 0, exposure_squared: 0 };
  return {
    returned,
    sums(key: string): RateSums {
      const [category] = JSON.parse(key) as [string | null];
      return { ...(delivered.get(category) ?? nothing), returned_units: returned.get(key)?.returned_units ?? 0 };
    },
  };
}

function change(category: string | null, reason_group: GroupCode, pair: Pair, is_clear: boolean): Answer {
  const { now, before } = pair;
  const [recent_rate, earlier_rate] = [rateOf(matureSample(now)), rateOf(matureSample(before))];
  const difference = recent_rate !== null && earlier_rate !== null ? recent_rate - earlier_rate : 0;
  return {
    category,
    reason_group,
    recent_units: now.returned_units,
    earlier_units: before.returned_units,
    recent_rate,
    earlier_rate,
    difference_units: now.delivered_units * difference,
    is_clear,
  };
}

interface Pair {
  readonly now: RateSums;
  readonly before: RateSums;
}

function rateOf(sample: ReturnType<typeof matureSample>): number | null {
  return sample && sample.trials > 0 ? sample.hits / sample.trials : null;
}

/**
 * Two-sided p-value that both windows share one rate: of all their returned units, as few or many as seen fall into the
 * recent one by its share of the exposure (conditional binomial test). NaN where there is too little to test.
 */
function chanceOf(now: RateSums, before: RateSums): number {
  const units = now.returned_units + before.returned_units;
  const exposure = now.exposure_units + before.exposure_units;
  const isKnown = matureSample(now) !== null && matureSample(before) !== null;
  if (!isKnown || units < fewest || !(exposure > 0)) return Number.NaN;
  const share = now.exposure_units / exposure;
  const tails = [binomialTail(now.returned_units, units, share), binomialTail(before.returned_units, units, 1 - share)];
  return Math.min(1, 2 * Math.min(...tails));
}
