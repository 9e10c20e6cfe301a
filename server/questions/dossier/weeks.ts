import type { GroupCode } from '../../../pipelines/domain/reasons.ts';
import { changePoint } from '../../../pipelines/statistics/change-point.ts';
import type { ParamsOf, RowOf } from '../../contract/query.ts';
import type { dossierWeeks } from './contract.ts';
import { rateInterval } from './interval.ts';

type Params = ParamsOf<typeof dossierWeeks>;
type Answer = RowOf<typeof dossierWeeks>;

/** Sums of one reason group in one week; the row of what was delivered has no group. */
interface Sums {
  readonly ship_week: number;
  readonly reason_group: GroupCode | null;
  readonly delivered_units: number;
  readonly returned_units: number;
  readonly exposure_units: number;
  readonly exposure_squared: number;
  readonly delivered_value_minor: number;
  readonly listed_units: number;
  readonly discounted_units: number;
}

const weekMs = 7 * 86_400_000;
const matureFrom = 0.95;
/** Weeks in which less of the returns has arrived have no expected rate, and tell of no change. */
const leastComplete = 0.3;
/**
 * By how much two rates must fit better than one, as a log-likelihood ratio, for a change to be told: chance alone gets
 * there in less than 1 of 100 series of 26 to 150 weeks (2,000 simulated each, rates of 5 to 30 %, 3 to 40 units a week).
 */
const clearFit = 6;
/** Smaller changes of a rate are told of nobody. */
const leastChange = 0.2;

/**
 * One row per week in which something was shipped (or per so many weeks), oldest first, with the likeliest week of a clear
 * change in the row that holds it. The change is looked for week by week, however many a row holds.
 */
export function weekRows([sums = []]: readonly Sums[][], { weeks: perRow }: Pick<Params, 'weeks'> = {}): Answer[] {
  const weeks = byWeek(sums);
  const change = clearestChange(weeks);
  return bundled(weeks, Number(perRow ?? 1)).map(({ week, from, to }) => {
    const { delivered_units, returned_units, exposure_units } = week;
    const isRated = exposure_units > 0 && exposure_units >= leastComplete * delivered_units;
    const completeness = delivered_units > 0 ? exposure_units / delivered_units : null;
    const isMarked = change && from <= change.first && change.first <= to;
    return {
      ...{ ship_week: week.ship_week, delivered_units, returned_units, completeness },
      return_rate: delivered_units > 0 ? Math.min(1, returned_units / delivered_units) : null,
      projected_rate: isRated ? Math.min(1, returned_units / exposure_units) : null,
      ...rateInterval(week),
      is_mature: (completeness ?? 0) >= matureFrom,
      price_minor: delivered_units > 0 ? Math.round(week.delivered_value_minor / delivered_units) : null,
      discounted_share: week.listed_units > 0 ? week.discounted_units / week.listed_units : null,
      ...(isMarked ? change.marks : noMarks),
    };
  });
}

/** Weeks put together, so many to a row counted back from the last; with the indices of the first and last in each. */
function bundled(weeks: readonly Week[], perRow: number): { week: WeekSums; from: number; to: number }[] {
  const last = weeks.at(-1)?.ship_week ?? 0;
  const rows = new Map<number, { week: WeekSums; from: number; to: number }>();
  for (const [index, week] of weeks.entries()) {
    const key = Math.floor((last - week.ship_week) / (perRow * weekMs));
    const before = rows.get(key);
    rows.set(key, before ? { ...before, week: added(before.week, week), to: index } : { week, from: index, to: index });
  }
  return [...rows.values()];
}

type WeekSums = Omit<Sums, 'reason_group'>;

interface Week extends WeekSums {
  /** Returned units by reason group. */
  readonly groups: ReadonlyMap<GroupCode, number>;
}

function byWeek(sums: readonly Sums[]): Week[] {
  const weeks = new Map<number, Week & { groups: Map<GroupCode, number> }>();
  for (const { reason_group, ...row } of sums) {
    const before = weeks.get(row.ship_week);
    const groups = before?.groups ?? new Map<GroupCode, number>();
    if (reason_group !== null) groups.set(reason_group, row.returned_units);
    weeks.set(row.ship_week, { ...(before ? added(before, row) : row), groups });
  }
  return [...weeks.values()].filter((week) => week.delivered_units > 0 || week.returned_units > 0);
}

function added(a: WeekSums, b: WeekSums): WeekSums {
  return {
    ship_week: a.ship_week,
    delivered_units: a.delivered_units + b.delivered_units,
    returned_units: a.returned_units + b.returned_units,
    exposure_units: a.exposure_units + b.exposure_units,
    exposure_squared: a.exposure_squared + b.exposure_squared,
    delivered_value_minor: a.delivered_value_minor + b.delivered_value_minor,
    listed_units: a.listed_units + b.listed_units,
    discounted_units: a.discounted_units + b.discounted_units,
  };
}

type Marks = Pick<Answer, 'change' | 'change_week' | 'change_before' | 'change_after' | 'change_from' | 'change_to'>;
const noMarks: Marks = {
  ...{ change: null, change_week: null, change_before: null, change_after: null },
  ...{ change_from: null, change_to: null },
};

interface Change {
  readonly first: number;
  /** Beyond what is asked of it. */
  readonly fit: number;
  readonly marks: Marks;
}

/** The change that fits best, of all returns or of one reason group; as many series are tried, as much more is asked. */
function clearestChange(weeks: readonly Week[]): Change | null {
  const groups = [...new Set(weeks.flatMap((week) => [...week.groups.keys()]))];
  const series = [null, ...groups].map((group) =>
    changeIn(weeks, group, (week) => (group === null ? week.returned_units : (week.groups.get(group) ?? 0))),
  );
  const asked = clearFit + Math.log(series.length);
  const clear = series.filter((change) => change !== null && change.fit >= asked);
  return clear.sort((a, b) => b!.fit - a!.fit)[0] ?? null;
}

function changeIn(weeks: readonly Week[], group: GroupCode | null, unitsOf: (week: Week) => number): Change | null {
  const told = weeks.map(
    (week) => week.exposure_units > 0 && week.exposure_units >= leastComplete * week.delivered_units,
  );
  const events = weeks.map((week, index) => (told[index] ? unitsOf(week) : 0));
  const exposure = weeks.map((week, index) => (told[index] ? week.exposure_units : 0));
  const found = changePoint(events, exposure);
  if (!found) return null;
  const { first, likely, rate_before, rate_after } = found;
  const larger = Math.max(rate_before, rate_after);
  if (!(Math.abs(rate_after - rate_before) >= leastChange * larger)) return null;
  return {
    first,
    fit: fitOf(events, exposure, first),
    marks: {
      change: group ?? 'all_reasons',
      change_week: weeks[first]!.ship_week,
      change_before: Math.min(1, rate_before),
      change_after: Math.min(1, rate_after),
      change_from: weeks[likely[0]!]!.ship_week,
      change_to: weeks[likely.at(-1)!]!.ship_week,
    },
  };
}

/** ln of the likelihood of two Poisson rates, one before `first` and one from it, over that of one rate throughout. */
function fitOf(events: readonly number[], exposure: readonly number[], first: number): number {
  const part = (from: number, to: number) => {
    const x = events.slice(from, to).reduce((sum, value) => sum + value, 0);
    const e = exposure.slice(from, to).reduce((sum, value) => sum + value, 0);
    return x > 0 && e > 0 ? x * Math.log(x / e) : 0;
  };
  return part(0, first) + part(first, events.length) - part(0, events.length);
}
