import type { GroupCode } from '../../../pipelines/domain/reasons.ts';
import type { ParamsOf, RowOf } from '../../contract/query.ts';
import type { overviewChanges } from './contract.ts';
import { plusDays } from './days.ts';
import { matureSample, type RateSums } from './interval.ts';

type Params = ParamsOf<typeof overviewChanges>;
type Answer = RowOf<typeof overviewChanges>;
type Sums = RateSums & { readonly category: string | null; readonly reason_group: GroupCode | null };

const windowDays = 56;
/** Two-sided 95 % of the standard normal distribution. */
const z95 = 1.959963984540054;

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

/** One row per category and reason group that came back in either window, largest change in units first. */
export function changeRows([recent = [], earlier = []]: readonly Sums[][]): Answer[] {
  const [now, before] = [windowOf(recent), windowOf(earlier)];
  const cells = new Map([...now.returned, ...before.returned].map(([key, sums]) => [key, sums]));
  return [...cells]
    .map(([key, { category, reason_group }]) => change(category, reason_group!, now.sums(key), before.sums(key)))
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

function change(category: string | null, reason_group: GroupCode, now: RateSums, before: RateSums): Answer {
  const [recent, earlier] = [matureSample(now), matureSample(before)];
  const [recent_rate, earlier_rate] = [rateOf(recent), rateOf(earlier)];
  const difference = recent_rate !== null && earlier_rate !== null ? recent_rate - earlier_rate : 0;
  return {
    category,
    reason_group,
    recent_units: now.returned_units,
    earlier_units: before.returned_units,
    recent_rate,
    earlier_rate,
    difference_units: now.delivered_units * difference,
    is_clear: recent !== null && earlier !== null && differs(recent, earlier),
  };
}

type Sample = NonNullable<ReturnType<typeof matureSample>>;

function rateOf(sample: Sample | null): number | null {
  return sample && sample.trials > 0 ? sample.hits / sample.trials : null;
}

/** Whether two shares differ by more than chance (pooled two-proportion z test). */
function differs(a: Sample, b: Sample): boolean {
  const pooled = (a.hits + b.hits) / (a.trials + b.trials);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / a.trials + 1 / b.trials));
  return error > 0 && Math.abs(a.hits / a.trials - b.hits / b.trials) > z95 * error;
}
