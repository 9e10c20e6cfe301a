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
  const { rate, correlation } = usualOf({ returned, sample }).moments;
  return { ...priorAt(rate, strengthOf(correlation)), ...all };
}

/**
 * Priors of rates that differ by what is known of each: at the rate expected of it, all of them as strong as its scatter
 * around what was expected says. Equal expected rates give the strength of `fitPrior`.
 * @param expected rate of each, 0 to 1; NaN where it has no sample
 * @returns the prior of each
 */
export function priorsAround(
  returned: ArrayLike<number>,
  sample: ArrayLike<number>,
  expected: ArrayLike<number>,
): (row: number) => Prior {
  const strength = strengthOf(usualOf({ returned, sample, expected }).moments.correlation);
  return (row) => {
    const own = { returned: returned[row]!, sample: sample[row]! };
    return { ...priorAt(insideOf(expected[row]!, own.sample), strength), ...own };
  };
}

/** The beta prior of a rate and a strength. */
export function priorAt(rate: number, strength: number): Omit<Prior, 'returned' | 'sample'> {
  return { rate, strength, alpha: rate * strength, beta: (1 - rate) * strength, correlation: 1 / (strength + 1) };
}

/** Half a unit short of 0 and 1, which are the rates of a group without a return, or with nothing else. */
export function insideOf(rate: number, sample: number): number {
  const edge = 0.5 / (sample + 1);
  return Math.min(1 - edge, Math.max(edge, rate));
}

/** The samples without the outliers, and their moments. */
export function usualOf(all: Samples): { samples: Samples; moments: Moments } {
  let samples = all;
  let fit = moments(samples);
  for (let left = Number.POSITIVE_INFINITY; samples.sample.length < left; fit = moments(samples)) {
    left = samples.sample.length;
    samples = withoutOutliers(samples, fit);
  }
  return { samples, moments: fit };
}

/**
 * Units that a beta prior of this intra-group correlation counts for, M = 1/ρ - 1, kept between 1 and 2,000; 200 where
 * the data cannot tell.
 */
export function strengthOf(correlation: number | null): number {
  if (correlation === null) return loneStrength;
  return 1 / Math.min(mostCorrelation, Math.max(leastCorrelation, correlation)) - 1;
}

/** Mean and scatter of rates. */
interface Moments {
  readonly rate: number;
  /** Null where the samples cannot tell scatter from chance: one product, or one unit each. */
  readonly correlation: number | null;
}

function moments({ returned, sample, expected }: Samples): Moments {
  const all = total(sample);
  const rate = insideOf(total(returned) / all, all);
  let [count, units, squares, scatter] = [0, 0, 0, 0];
  for (let i = 0; i < sample.length; i++) {
    const n = sample[i]!;
    if (n < 1) continue;
    count++;
    units += n;
    squares += n * n;
    const usual = expected ? insideOf(expected[i]!, n) : rate;
    scatter += (n * (returned[i]! / n - usual) ** 2) / (usual * (1 - usual));
  }
  const freedom = units - squares / units - (count - 1);
  if (count < 2 || freedom <= 1e-9 * units) return { rate, correlation: null };
  return { rate, correlation: (scatter - (count - 1)) / freedom };
}

/** Products as columns: effective returned units and samples. */
export interface Samples {
  readonly returned: ArrayLike<number>;
  readonly sample: ArrayLike<number>;
  /** The rate that is usual for each; absent where one is for all. */
  readonly expected?: ArrayLike<number>;
}

function withoutOutliers({ returned, sample, expected }: Samples, { rate, correlation }: Moments): Samples {
  const scatter = Math.max(0, correlation ?? 0);
  const kept: number[] = [];
  for (let i = 0; i < sample.length; i++) {
    const [n, r] = [sample[i]!, returned[i]!];
    if (!(n > 0)) continue;
    const usual = expected ? insideOf(expected[i]!, n) : rate;
    if ((r / n - usual) ** 2 <= 3.5 ** 2 * usual * (1 - usual) * (1 / n + scatter)) kept.push(i);
  }
  const pick = (values: ArrayLike<number>) => Float64Array.from(kept, (i) => values[i]!);
  return { returned: pick(returned), sample: pick(sample), ...(expected && { expected: pick(expected) }) };
}
