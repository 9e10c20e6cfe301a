import type { Interval } from './beta.ts';
import { wilsonInterval } from './wilson.ts';

/** What deliveries were worth, and what of it has come back by now; amounts in any one unit of money. */
export interface ValueSums {
  readonly delivered_value: number;
  /** Σ value × how complete the returns of its age are (E). */
  readonly exposure_value: number;
  readonly returned_value: number;
  /** Σ v² over the return lines, each worth v: a few dear ones tell less than as much money in many cheap ones (Kish 1965). */
  readonly squared_returned_value: number;
}

/**
 * 95 % interval of the share of a delivered value that will have come back in the end, where returned / E is expected.
 *
 * Each return line comes or not by itself, whole: what has come has the variance Σ v² (compound Poisson), of which the
 * share c = E / delivered is in. What is still to come, and how far it is told by what came, leave the expected value at the
 * end with the variance `Σ v² (1 − c) / c²`, none once all is in. Wilson's interval (1927) of as many equal units as would
 * leave as much, as shares near 0 have no even error; never below what is back already.
 * @param dispersion φ of `replay` by value: by how much past forecasts missed more than by chance
 * @returns null where nothing came back, which tells no worth of a return
 */
export function valueRateInterval(sums: ValueSums, dispersion = 1): Interval | null {
  const { delivered_value, exposure_value, returned_value, squared_returned_value } = sums;
  if (!(exposure_value > 0 && returned_value > 0)) return null;
  const rate = Math.min(1, returned_value / exposure_value);
  const known = Math.min(rate, returned_value / delivered_value);
  const toCome = Math.max(0, 1 - exposure_value / delivered_value);
  const variance = (dispersion * squared_returned_value * toCome) / exposure_value ** 2;
  if (variance === 0 || rate === 1) return { low: variance === 0 ? rate : known, high: rate };
  const trials = (rate * (1 - rate)) / variance;
  const { low, high } = wilsonInterval(rate * trials, trials)!;
  return { low: Math.max(known, low), high };
}
