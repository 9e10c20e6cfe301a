import { type LagCurve, type LagTable, lagCurve, lagCurvesAgo } from './lag-curve.ts';
import { type Cohort, furtherTogether, projectTogether, type Stratum } from './projection.ts';
import { total } from './total.ts';

/** What would have been said of one past week, and what came. */
export interface PastForecast {
  /** Age in days, today, of the youngest of the week's seven days: tells the week. */
  readonly youngest_days: number;
  /** Age in days that they had when the forecast would have been made. */
  readonly said_at_days: number;
  readonly delivered_units: number;
  /** Returned units known then. */
  readonly known_units: number;
  /** Returned units expected in the end, with the 95 % interval. */
  readonly expected_units: number;
  readonly low_units: number;
  readonly high_units: number;
  /** Returned units that the week came to. */
  readonly final_units: number;
  /** Whether the interval held what came. */
  readonly is_held: boolean;
}

/** The dispersion of forecasts made at an age in days. */
export interface AgeDispersion {
  readonly from_days: number;
  readonly dispersion: number;
}

/** How far the methods held in the past: the forecasts of weeks that are now mature against what came. */
export interface Replay {
  /** Mean squared error over the variance expected, at least 1, of forecasts at any age. */
  readonly dispersion: number;
  /** The same by age, youngest first: the dispersion for `project`. None where the history is too short. */
  readonly by_age: readonly AgeDispersion[];
  /** Share of the 95 % intervals that held what came, 0.90 to 0.98 is sound; null where the history is too short to tell. */
  readonly held_share: number | null;
  /** Oldest week last, each at up to five ages; none where the history is too short. */
  readonly forecasts: readonly PastForecast[];
}

/** Units to replay, and the table that their curve is estimated from: their own, or that of a larger group. */
export interface ReplayedGroup {
  readonly units: LagTable;
  readonly curveFrom: LagTable;
}

/** The curves of tables as they were at some day in the past. */
export type PastCurves = Map<LagTable, ReturnType<typeof curvesOf>>;

/** Ages in days at which past weeks are forecast again. */
const replayAges: readonly number[] = [0, 7, 14, 28, 56];
/** As many forecasts of any age count beside those of one age, so that a few say little. */
const leaning = 10;

/**
 * Says of every week that is now mature what would have been said of it on its last day, and 7, 14, 28 and 56 days later, by the curves of the
 * data known then, and compares with what came. Each week is judged with the dispersion that the other weeks show, so
 * that no interval is widened by its own miss.
 * @param groups parts of the shop with different curves, forecast apart and added up
 * @param curves what was reckoned for other groups, which often share a table
 */
export function replay(groups: readonly ReplayedGroup[], curves: PastCurves = new Map()): Replay {
  const parts = groups.map((group) => {
    const curveAt = curves.get(group.curveFrom) ?? curvesOf(group.curveFrom);
    curves.set(group.curveFrom, curveAt);
    return { ...group, curveAt };
  });
  const first = Math.max(0, Math.min(...parts.map(({ curveAt }) => curveAt.horizonDays)));
  const oldest = Math.max(-1, ...groups.map(({ units }) => units.oldest));
  const said: Said[] = [];
  for (let youngest = first; youngest + 6 <= oldest; youngest += 7) {
    const present = parts.filter(({ units }) => total(daysOf(units, youngest)) > 0);
    const horizon = Math.max(0, ...present.map(({ curveAt }) => curveAt.horizonDays));
    if (youngest < horizon) continue;
    for (const age of replayAges.filter((days) => days < horizon)) {
      const daysAgo = youngest - age;
      const strata = present.map(({ units, curveAt }) => ({
        curve: curveAt(daysAgo),
        cohorts: weekOf(units, youngest, daysAgo, curveAt.horizonDays),
      }));
      if (strata.some(({ curve }) => curve.is_lower_bound)) continue;
      const final = present.flatMap(({ units, curveAt }) => weekOf(units, youngest, 0, curveAt.horizonDays));
      said.push({ youngest, age, strata, final_units: total(final.map((day) => day.returned_units)) });
    }
  }
  return judge(said);
}

interface Said {
  readonly youngest: number;
  readonly age: number;
  readonly strata: readonly Stratum[];
  readonly final_units: number;
}

/** The curve of a table as it was so many days ago, to the horizon that it has today; those of whole weeks apart reckoned together. */
function curvesOf(table: LagTable) {
  const horizonDays = lagCurve(table).horizon_days;
  const curves = new Map<number, LagCurve>();
  const curveAt = (daysAgo: number) => {
    if (!curves.has(daysAgo)) {
      const weeks: number[] = [];
      for (let days = daysAgo % 7; days <= Math.max(daysAgo, table.oldest); days += 7) weeks.push(days);
      lagCurvesAgo(table, weeks, horizonDays).forEach((curve, index) => {
        curves.set(weeks[index]!, curve);
      });
    }
    return curves.get(daysAgo)!;
  };
  return Object.assign(curveAt, { horizonDays });
}

function judge(said: readonly Said[]): Replay {
  const errors = said.map((one) => ({ ...one, ...errorOf(one) }));
  const of = (wanted: (one: Said) => boolean) => sumOf(errors.filter(wanted));
  const all = of(() => true);
  const ofAge = new Map(replayAges.map((days) => [days, of(({ age }) => age === days)]));
  const weeks = new Set(said.map(({ youngest }) => youngest));
  const ofWeek = new Map(Array.from(weeks, (week) => [week, of(({ youngest }) => youngest === week)]));
  const forecasts = errors.map((own): PastForecast => {
    const { youngest, age, strata, final_units } = own;
    const others = less(all, ofWeek.get(youngest)!);
    const projection = projectTogether(strata, leanedOn(less(ofAge.get(age)!, own), others));
    const { low_units, high_units } = projection;
    return {
      youngest_days: youngest,
      said_at_days: age,
      delivered_units: projection.delivered_units,
      known_units: projection.returned_units,
      expected_units: projection.ultimate_units,
      ...{ low_units, high_units, final_units },
      is_held: low_units <= final_units && final_units <= high_units,
    };
  });
  const held = forecasts.filter((forecast) => forecast.is_held).length;
  return {
    dispersion: meanOf(all),
    by_age:
      said.length > 0 ? [...ofAge].map(([from_days, own]) => ({ from_days, dispersion: leanedOn(own, all) })) : [],
    held_share: forecasts.length > 0 ? held / forecasts.length : null,
    forecasts,
  };
}

/** The dispersion of units of an age in days, by what forecasts at the next lower age missed; 1 where none were made. */
export function dispersionAt(byAge: readonly AgeDispersion[], ageDays: number): number {
  return byAge.findLast(({ from_days }) => from_days <= Math.max(0, ageDays))?.dispersion ?? 1;
}

/** Where less than a unit is uncertain, one straggler would say that the shop scatters wildly: nothing is learnt there. */
const leastVariance = 1;

/** Sum of squared errors over the variances expected of them, and how many they are. */
interface SquaredError {
  readonly ratio: number;
  readonly count: number;
}

function errorOf({ strata, final_units }: Said): SquaredError {
  const { expected, binomial, curveVariance } = furtherTogether(strata);
  const known = total(strata.flatMap(({ cohorts }) => cohorts.map((day) => day.returned_units)));
  const variance = binomial + curveVariance;
  const unit = Math.max(...strata.map(({ curve }) => curve.unit_weight));
  if (!(variance >= leastVariance * unit ** 2)) return { ratio: 0, count: 0 };
  return { ratio: (known + expected - final_units) ** 2 / variance, count: 1 };
}

function sumOf(errors: readonly SquaredError[]): SquaredError {
  return { ratio: total(errors.map((error) => error.ratio)), count: total(errors.map((error) => error.count)) };
}

function less(whole: SquaredError, part: SquaredError): SquaredError {
  return { ratio: whole.ratio - part.ratio, count: whole.count - part.count };
}

/** The dispersion that errors at one age show, leaning on those of all ages. */
function leanedOn(own: SquaredError, all: SquaredError): number {
  return meanOf({ ratio: own.ratio + leaning * meanOf(all), count: own.count + leaning });
}

/** The dispersion that errors show, at least 1. */
function meanOf({ ratio, count }: SquaredError): number {
  return count > 0 ? Math.max(1, ratio / count) : 1;
}

/** Units delivered on the seven days from an age on. */
function daysOf({ delivered }: LagTable, youngest: number): Float64Array {
  return delivered.subarray(youngest, youngest + 7);
}

/** The seven days from an age on as they were `daysAgo` days before, returns up to a lag. */
function weekOf(table: LagTable, youngest: number, daysAgo: number, lastLag: number): Cohort[] {
  const { lags, returned } = table;
  return Array.from(daysOf(table, youngest), (delivered_units, day) => {
    const row = (youngest + day) * lags;
    const age_days = youngest + day - daysAgo;
    const returned_units = total(returned.subarray(row, row + Math.min(age_days, lastLag, lags - 1) + 1));
    return { age_days, delivered_units, returned_units };
  });
}
