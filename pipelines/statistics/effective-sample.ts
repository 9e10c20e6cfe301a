import { completeness, type LagCurve } from './lag-curve.ts';
import type { Cohort } from './projection.ts';
import { total } from './total.ts';

/** Sold units weighed by how complete their returns are: what stands for a sample size of young units. */
export interface Exposure {
  /** Σ units × G_age (E). */
  readonly exposure_units: number;
  /** Σ units × G_age² (Q). */
  readonly squared_exposure_units: number;
}

/** The exposure of cohorts under a curve; of a curve that knows no returns yet only mature units count. */
export function exposureOf(curve: LagCurve, cohorts: readonly Omit<Cohort, 'returned_units'>[]): Exposure {
  const shares = cohorts.map(({ age_days }) => completeness(curve, age_days) ?? 0);
  return {
    exposure_units: total(cohorts.map(({ delivered_units }, i) => delivered_units * shares[i]!)),
    squared_exposure_units: total(cohorts.map(({ delivered_units }, i) => delivered_units * shares[i]! ** 2)),
  };
}

/** A sample of mature units that tells as much about a rate as the young units at hand; neither number need be whole. */
export interface EffectiveSample {
  readonly n_eff: number;
  readonly r_eff: number;
}

/**
 * Effective sample for shrinkage: n_eff = E(1-m) / (1 - mQ/E), returns scaled to keep the unbiased rate R/E.
 * Taking E for the sample size would understate the variance. Zero without exposure.
 * @param rate final return rate m of the category, 0 to 1
 */
export function effectiveSample(exposure: Exposure, returnedUnits: number, rate: number): EffectiveSample {
  const { exposure_units, squared_exposure_units } = exposure;
  if (!(exposure_units > 0)) return { n_eff: 0, r_eff: 0 };
  const spread = 1 - (rate * squared_exposure_units) / exposure_units;
  const n_eff = spread > 0 ? (exposure_units * (1 - rate)) / spread : exposure_units;
  return { n_eff, r_eff: Math.min(Math.max(0, returnedUnits) * (n_eff / exposure_units), n_eff) };
}
