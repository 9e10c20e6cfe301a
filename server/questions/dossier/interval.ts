import { type EffectiveSample, effectiveSample } from '../../../pipelines/statistics/effective-sample.ts';
import { wilsonInterval } from '../../../pipelines/statistics/wilson.ts';

/** What was delivered and came back, and how much of it had time to. */
export interface RateSums {
  readonly delivered_units: number;
  readonly returned_units: number;
  readonly exposure_units: number;
  readonly exposure_squared: number;
}

/** The sample of mature units that the sums stand for (METHODS 2), taking their own rate for the usual one. */
export function sampleOf(sums: RateSums, usualRate = rateOf(sums)): EffectiveSample {
  const exposure = { exposure_units: sums.exposure_units, squared_exposure_units: sums.exposure_squared };
  return effectiveSample(exposure, sums.returned_units, usualRate);
}

/** 95 % interval of the expected final rate (Wilson 1927 on the effective sample); null where nothing had time to come back. */
export function rateInterval(sums: RateSums): { rate_low: number | null; rate_high: number | null } {
  const { n_eff, r_eff } = sampleOf(sums);
  const interval = wilsonInterval(r_eff, n_eff);
  return { rate_low: interval?.low ?? null, rate_high: interval?.high ?? null };
}

function rateOf({ returned_units, exposure_units }: RateSums): number {
  return exposure_units > 0 ? Math.min(1, returned_units / exposure_units) : 0;
}
