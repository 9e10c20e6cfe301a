import { total } from './total.ts';

/** Lags above this are no returns of the cohort any more but stragglers: no curve is longer. */
const longestLag = 180;
/** Cohorts older than this say little about today's shoppers. */
const usualMemory = 365;
/** No table reaches further back: enough for a year's curve as it was two years ago. */
const oldestAge = 1095;
/** Returns that a group needs for a curve of its own. */
const enoughReturns = 500;

/** Delivered units by age: one row per age in whole days at the as-of date, as columns. */
export interface DeliveredByAge {
  readonly age_days: ArrayLike<number>;
  readonly delivered_units: ArrayLike<number>;
}

/** Returned units by age of their delivery and days from delivery to return: one row per pair, as columns. */
export interface ReturnedByLag {
  readonly age_days: ArrayLike<number>;
  readonly lag_days: ArrayLike<number>;
  readonly returned_units: ArrayLike<number>;
}

/** The run-off triangle: units by age, and by age × lag in one array of `oldest + 1` rows of `lags` numbers. */
export interface LagTable {
  readonly oldest: number;
  readonly lags: number;
  readonly delivered: Float64Array;
  readonly returned: Float64Array;
  /** Days in which its units could come back. */
  readonly windowDays: number;
  /** Cohorts older than this are no part of its curve. */
  readonly memoryDays: number;
  /**
   * What a unit counts for: 1, or of money Σ price² / Σ price, so that money divided by it is the number of units that tell
   * as much (Kish 1965). The delivered and returned "units" are then money.
   */
  readonly unitWeight: number;
}

type LagTableOptions = Partial<Pick<LagTable, 'windowDays' | 'memoryDays' | 'unitWeight'>>;

/**
 * Lays aggregate rows out as a triangle. Lags before delivery count as 0; ages below 0 (delivered after the as-of date)
 * or above three years, lags beyond the age (returned after it) and amounts that are not positive are left out. A window of
 * 30 days, a memory of a year and units that count for one where nothing else is said.
 */
export function lagTable(
  delivered: DeliveredByAge,
  returned: ReturnedByLag,
  { windowDays = 30, memoryDays = usualMemory, unitWeight = 1 }: LagTableOptions = {},
): LagTable {
  let oldest = -1;
  for (let i = 0; i < delivered.age_days.length; i++) oldest = Math.max(oldest, delivered.age_days[i]!);
  oldest = Math.min(oldest, oldestAge);
  const lags = Math.min(oldest, longestLag) + 1;
  const table = {
    oldest,
    lags,
    delivered: new Float64Array(oldest + 1),
    returned: new Float64Array((oldest + 1) * lags),
    ...{ windowDays, memoryDays, unitWeight },
  };
  for (let i = 0; i < delivered.age_days.length; i++) {
    const age = delivered.age_days[i]!;
    if (age >= 0 && age <= oldest && delivered.delivered_units[i]! > 0)
      table.delivered[age]! += delivered.delivered_units[i]!;
  }
  for (let i = 0; i < returned.age_days.length; i++) {
    const age = returned.age_days[i]!;
    const lag = Math.max(0, returned.lag_days[i]!);
    const units = returned.returned_units[i]!;
    if (age <= oldest && lag <= age && lag < lags && units > 0) table.returned[age * lags + lag]! += units;
  }
  return table;
}

/** How returns arrive: one entry per lag in days from 0 to the last one seen. */
export interface LagCurve {
  /** Delivered units that were still out and could have come back at this lag (n_l). */
  readonly at_risk: Float64Array;
  /** Units that came back at this lag (d_l). */
  readonly returned: Float64Array;
  /** Share of the units at risk that came back at this lag (h_l = d_l / n_l). */
  readonly hazard: Float64Array;
  /** Share of delivered units back by this lag (F_l); units too young to tell are censored, not counted as kept. */
  readonly cdf: Float64Array;
  /** Greenwood's variance of `cdf`, of as many units as tell as much. */
  readonly variance: Float64Array;
  /** What a unit counts for (`LagTable`). */
  readonly unit_weight: number;
  /** Lag after which no more returns are expected to matter (H). */
  readonly horizon_days: number;
  /** The data end before the horizon's rule was met: the rate at the horizon is a lower bound. */
  readonly is_lower_bound: boolean;
}

/** What a curve is estimated for, where the default does not hold. */
export interface CurveOptions {
  /** Look at the table as it was so many days before its as-of date. */
  readonly daysAgo?: number;
  /** A fixed horizon instead of the one the rule finds. */
  readonly horizonDays?: number;
}

/**
 * Return lags by Kaplan & Meier 1958, units of age a censored at a; units that never come back are its cure fraction
 * (Hess & Mayhew 1997). Of money it is the same with units weighed by their price. No lags at all (empty arrays, horizon 0) from an empty table.
 */
export function lagCurve(table: LagTable, { daysAgo = 0, horizonDays }: CurveOptions = {}): LagCurve {
  return lagCurvesAgo(table, [daysAgo], horizonDays)[0]!;
}

/**
 * The same curve as it was on several days, all from sums that are made once.
 * @param daysAgo whole days before the as-of date of the table, at least 0
 * @param horizonDays a fixed horizon instead of the one the rule finds
 */
export function lagCurvesAgo(table: LagTable, daysAgo: readonly number[], horizonDays?: number): LagCurve[] {
  const sums = sumsByAge(table, Math.min(table.oldest, Math.max(0, ...daysAgo) + table.memoryDays));
  return daysAgo.map((days) => curveOf(table, countByLag(table, sums, days), horizonDays));
}

function curveOf(
  { windowDays, unitWeight }: LagTable,
  { at_risk, returned }: Pick<LagCurve, 'at_risk' | 'returned'>,
  horizonDays: number | undefined,
): LagCurve {
  const lags = at_risk.length;
  const hazard = new Float64Array(lags);
  const cdf = new Float64Array(lags);
  const variance = new Float64Array(lags);
  let kept = 1;
  let greenwood = 0;
  for (let lag = 0; lag < lags; lag++) {
    const [n, d] = [at_risk[lag]!, returned[lag]!];
    hazard[lag] = n > 0 ? d / n : 0;
    kept *= 1 - hazard[lag]!;
    if (n > d) greenwood += (unitWeight * d) / (n * (n - d));
    cdf[lag] = 1 - kept;
    variance[lag] = kept * kept * greenwood;
  }
  const wanted = horizonDays ?? horizonRule(cdf, windowDays);
  const horizon_days = Math.max(0, Math.min(wanted, lags - 1));
  const is_lower_bound = horizon_days < wanted;
  return { at_risk, returned, hazard, cdf, variance, unit_weight: unitWeight, horizon_days, is_lower_bound };
}

/** Units out and units back at each lag, summed over all younger ages: row `age` holds those of ages below it. */
interface SumsByAge {
  readonly out: Float64Array;
  readonly back: Float64Array;
}

function sumsByAge({ lags, delivered, returned }: LagTable, oldest: number): SumsByAge {
  const sums = { out: new Float64Array((oldest + 2) * lags), back: new Float64Array((oldest + 2) * lags) };
  for (let age = 0; age <= oldest; age++) {
    const row = age * lags;
    let out = delivered[age]!;
    for (let lag = 0; lag < lags; lag++) {
      // More returned than delivered is an error of the export; the excess is nobody's return.
      const back = lag <= age ? Math.min(out, returned[row + lag]!) : 0;
      sums.out[row + lags + lag] = sums.out[row + lag]! + out;
      sums.back[row + lags + lag] = sums.back[row + lag]! + back;
      out -= back;
    }
  }
  return sums;
}

/** n_l and d_l of the table as it was `daysAgo` days before: what had not happened by then is not seen. */
function countByLag({ oldest, lags, memoryDays }: LagTable, { out, back }: SumsByAge, daysAgo: number) {
  const seen = Math.max(0, Math.min(lags, oldest - daysAgo + 1));
  const counts = { at_risk: new Float64Array(seen), returned: new Float64Array(seen) };
  const end = Math.min(oldest, daysAgo + memoryDays) + 1;
  for (let lag = 0; lag < seen && daysAgo + lag < end; lag++) {
    const [from, to] = [(daysAgo + lag) * lags + lag, end * lags + lag];
    counts.at_risk[lag] = out[to]! - out[from]!;
    counts.returned[lag] = back[to]! - back[from]!;
  }
  return counts;
}

/** The smallest lag whose last 14 days added less than 0.5 % of the returns, from two weeks after the window to 180. */
function horizonRule(cdf: Float64Array, windowDays: number): number {
  const from = Math.min(windowDays + 14, longestLag);
  for (let lag = from; lag < cdf.length; lag++) {
    if (cdf[lag]! - cdf[lag - 14]! <= 0.005 * cdf[lag]!) return lag;
  }
  return Math.max(from, Math.min(cdf.length, longestLag));
}

/**
 * Share of a unit's final returns that have arrived at an age in days: G_a = F_a / F_H, 1 from the horizon on, 0 before
 * delivery; null where the curve knows no return and the horizon lies ahead.
 */
export function completeness(curve: LagCurve, ageDays: number): number | null {
  if (ageDays < 0) return 0;
  const final = curve.cdf[curve.horizon_days];
  if (final === undefined) return null;
  if (ageDays >= curve.horizon_days) return 1;
  return final > 0 ? curve.cdf[ageDays]! / final : null;
}

/** Whether a group has returns enough for a curve of its own. */
export function hasOwnCurve(table: LagTable): boolean {
  return total(table.returned) >= enoughReturns * table.unitWeight;
}

/** The table to estimate a curve from: the finest with 500 returns, of candidates from category to shop; else the last. */
export function chooseStratum(candidates: readonly LagTable[]): LagTable {
  const chosen = candidates.find(hasOwnCurve) ?? candidates.at(-1);
  if (!chosen) throw new RangeError('no table to choose from');
  return chosen;
}
