import { total } from './total.ts';

/** Rates scatter by no less than this, or a prior would count for more than 2,000 units. */
const leastCorrelation = 1 / 2001;
/** Rates scatter by no more than this, or a prior would count for less than one unit. */
const mostCorrelation = 0.5;
/** Strength of the prior where a group has a single product, whose scatter nobody can know. */
const loneStrength = 200;

/** How the rates of a group scatter from product to product: Beta(alpha, beta). */
export interface Prior {
  /** Usual rate m of the group, outliers aside; 0 to 1, both excluded. */
  readonly rate: number;
  /** Units that the prior counts for: M = alpha + beta. */
  readonly strength: number;
  readonly alpha: number;
  readonly beta: number;
  /** Intra-group correlation ρ = 1 / (M + 1). */
  readonly correlation: number;
  /** Sums of the group's samples, outliers included. */
  readonly returned: number;
  readonly sample: number;
}

/**
 * Beta prior of a group of rates by the method of moments for unequal samples (Kleinman 1973). Products more than 3.5
 * standard deviations off are no part of the group's usual scatter and are left out until no more are found: with them
 * the prior would be too wide, and the list of clearly high products more often wrong than it claims.
 * @param returned returned units per product, whole or effective
 * @param sample delivered units per product; those below 1 count for the rate but not for the scatter
 * @returns null where no product has a sample
 */
export function fitPrior(returned: ArrayLike<number>, sample: ArrayLike<number>): Prior | null {
  const all = { returned: total(returned), sample: total(sample) };
  if (!(all.sample > 0)) return null;
  let usual: Samples = { returned, sample };
  let fit = moments(usual.returned, usual.sample);
  for (let left = Number.POSITIVE_INFINITY; usual.sample.length < left; fit = moments(usual.returned, usual.sample)) {
    left = usual.sample.length;
    usual = withoutOutliers(usual, fit);
  }
  const strength = strengthOf(fit.correlation);
  const [alpha, beta] = [fit.rate * strength, (1 - fit.rate) * strength];
  return { rate: fit.rate, strength, alpha, beta, correlation: 1 / (strength + 1), ...all };
}

/**
 * Units that a beta prior of this intra-group correlation counts for, M = 1/ρ - 1, kept between 1 and 2,000; 200 where
 * the data cannot tell.
 */
export function strengthOf(correlation: number | null): number {
  if (correlation === null) return loneStrength;
  return 1 / Math.min(mostCorrelation, Math.max(leastCorrelation, correlation)) - 1;
}

interface Moments {
  readonly rate: number;
  /** Null where the samples cannot tell scatter from chance: one product, or one unit each. */
  readonly correlation: number | null;
}

function moments(returned: ArrayLike<number>, sample: ArrayLike<number>): Moments {
  const all = total(sample);
  // A group without a return, or with nothing else, has a rate of almost 0 or 1: half a unit short of it.
  const edge = 0.5 / (all + 1);
  const rate = Math.min(1 - edge, Math.max(edge, total(returned) / all));
  let [count, units, squares, scatter] = [0, 0, 0, 0];
  for (let i = 0; i < sample.length; i++) {
    const n = sample[i]!;
    if (n < 1) continue;
    count++;
    units += n;
    squares += n * n;
    scatter += n * (returned[i]! / n - rate) ** 2;
  }
  const freedom = units - squares / units - (count - 1);
  const chance = rate * (1 - rate);
  if (count < 2 || freedom <= 1e-9 * units) return { rate, correlation: null };
  return { rate, correlation: (scatter - (count - 1) * chance) / (chance * freedom) };
}

interface Samples {
  readonly returned: ArrayLike<number>;
  readonly sample: ArrayLike<number>;
}

function withoutOutliers({ returned, sample }: Samples, { rate, correlation }: Moments): Samples {
  const kept = { returned: new Float64Array(sample.length), sample: new Float64Array(sample.length) };
  const scatter = Math.max(0, correlation ?? 0);
  const widest = 3.5 ** 2 * rate * (1 - rate);
  let count = 0;
  for (let i = 0; i < sample.length; i++) {
    const [n, r] = [sample[i]!, returned[i]!];
    if (!(n > 0 && (r / n - rate) ** 2 <= widest * (1 / n + scatter))) continue;
    kept.sample[count] = n;
    kept.returned[count++] = r;
  }
  return { returned: kept.returned.subarray(0, count), sample: kept.sample.subarray(0, count) };
}
