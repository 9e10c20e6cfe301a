import type { LagCurve } from './lag-curve.ts';
import { total } from './total.ts';

/** Units delivered on days of one age, and how many of them have come back so far. */
export interface Cohort {
  readonly age_days: number;
  readonly delivered_units: number;
  readonly returned_units: number;
}

/** What a cohort will have come to at the horizon of its curve. */
export interface Projection {
  readonly delivered_units: number;
  readonly returned_units: number;
  /** Expected returned units in the end, with a 95 % interval cut to what is possible. */
  readonly ultimate_units: number;
  readonly low_units: number;
  readonly high_units: number;
  /** The same three per delivered unit; null where nothing was delivered. */
  readonly rate: number | null;
  readonly rate_low: number | null;
  readonly rate_high: number | null;
}

/** Cohorts whose returns arrive by one curve. */
export interface Stratum {
  readonly curve: LagCurve;
  readonly cohorts: readonly Cohort[];
}

/**
 * Final returns of one cohort, or of several ages together (the days of a week: never age a week by its first day).
 * Expected further returns are (N - R)(1 - S_H / S_a); their variance is binomial, times the dispersion, plus that of
 * the curve by the delta method on Greenwood's terms, shared by all ages. By a curve of money the units are money.
 * @param dispersion φ of `replay`: by how much shops scatter more than the binomial distribution at this age
 */
export function project(curve: LagCurve, cohorts: readonly Cohort[], dispersion = 1): Projection {
  return projectTogether([{ curve, cohorts }], dispersion);
}

/** The same for cohorts of several curves, whose errors know nothing of each other. */
export function projectTogether(strata: readonly Stratum[], dispersion = 1): Projection {
  const cohorts = strata.flatMap((stratum) => stratum.cohorts);
  const delivered_units = total(cohorts.map((cohort) => cohort.delivered_units));
  const returned_units = total(cohorts.map((cohort) => cohort.returned_units));
  const { expected, binomial, curveVariance } = furtherTogether(strata);
  const ultimate_units = returned_units + expected;
  const half = 1.96 * Math.sqrt(dispersion * binomial + curveVariance);
  const low_units = Math.max(returned_units, ultimate_units - half);
  const high_units = Math.max(low_units, Math.min(delivered_units, ultimate_units + half));
  const perUnit = (units: number) => (delivered_units > 0 ? units / delivered_units : null);
  return {
    ...{ delivered_units, returned_units, ultimate_units, low_units, high_units },
    ...{ rate: perUnit(ultimate_units), rate_low: perUnit(low_units), rate_high: perUnit(high_units) },
  };
}

/** Expected returns still to come, their binomial variance, and the variance that the curves' own errors add. */
export function furtherTogether(strata: readonly Stratum[]) {
  const parts = strata.map(({ curve, cohorts }) => furtherReturns(curve, cohorts));
  return {
    expected: total(parts.map((part) => part.expected)),
    binomial: total(parts.map((part) => part.binomial)),
    curveVariance: total(parts.map((part) => part.curveVariance)),
  };
}

function furtherReturns(curve: LagCurve, cohorts: readonly Cohort[]) {
  const { horizon_days, cdf, at_risk, returned, unit_weight } = curve;
  const keptInTheEnd = 1 - (cdf[horizon_days] ?? 0);
  // Expected keepers among the units of an age: a change of a later hazard changes them in proportion.
  const keepers = new Float64Array(horizon_days + 1);
  let expected = 0;
  let binomial = 0;
  for (const { age_days, delivered_units, returned_units } of cohorts) {
    if (age_days >= horizon_days) continue;
    const out = Math.max(0, delivered_units - returned_units);
    const keptSoFar = age_days < 0 ? 1 : 1 - cdf[age_days]!;
    const share = keptSoFar > 0 ? 1 - keptInTheEnd / keptSoFar : 0;
    expected += out * share;
    binomial += unit_weight * out * share * (1 - share);
    keepers[Math.max(0, age_days + 1)]! += out * (1 - share);
  }
  let curveVariance = 0;
  for (let lag = 0, affected = 0; lag <= horizon_days; lag++) {
    affected += keepers[lag]!;
    const [n, d] = [at_risk[lag] ?? 0, returned[lag] ?? 0];
    if (n > d) curveVariance += (unit_weight * affected * affected * d) / (n * (n - d));
  }
  return { expected, binomial, curveVariance };
}

/**
 * Share of the units still out at an age that will come back, and the standard error that the curve leaves in it: what
 * `project` says of one unit. Sums of them over units that share the curve bound the curve's error from above.
 */
export function furtherShare(curve: LagCurve, ageDays: number): { share: number; error: number } {
  const unit = { age_days: ageDays, delivered_units: 1, returned_units: 0 };
  const { expected, curveVariance } = furtherReturns(curve, [unit]);
  return { share: expected, error: Math.sqrt(curveVariance) };
}
