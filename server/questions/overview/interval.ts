import { effectiveSample } from '../../../pipelines/statistics/effective-sample.ts';
import { wilsonInterval } from '../../../pipelines/statistics/wilson.ts';

/** Sums of `activity` over any group. */
export interface RateSums {
  readonly delivered_units: number;
  readonly returned_units: number;
  readonly exposure_units: number;
  readonly exposure_squared: number;
}

/** Young units tell too little below this share of complete returns: the expected rate stays unknown, as in its metric. */
const leastComplete = 0.3;

/** Sizes that stand for mature units (METHODS 2): as much evidence as the young ones give; null where that is too little. */
export function matureSample(sums: RateSums): { trials: number; hits: number } | null {
  const { delivered_units, returned_units, exposure_units, exposure_squared } = sums;
  if (!(exposure_units > 0) || exposure_units < leastComplete * delivered_units) return null;
  const rate = Math.min(1, returned_units / exposure_units);
  const exposure = { exposure_units, squared_exposure_units: exposure_squared };
  const { n_eff, r_eff } = effectiveSample(exposure, returned_units, rate);
  return { trials: n_eff, hits: r_eff };
}

/** 95 % interval of the expected final rate (Wilson 1927 on the effective sample); null where the rate is unknown. */
export function rateInterval(sums: RateSums): { rate_low: number | null; rate_high: number | null } {
  const sample = matureSample(sums);
  const interval = sample && wilsonInterval(sample.hits, sample.trials);
  return { rate_low: interval?.low ?? null, rate_high: interval?.high ?? null };
}
