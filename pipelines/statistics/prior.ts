/** Rates scatter by no less than this, or a prior would count for more than 2,000 units. */
const leastCorrelation = 1 / 2001;
/** Rates scatter by no more than this, or a prior would count for less than one unit. */
const mostCorrelation = 0.5;
/** Strength of the prior where a group has a single product, whose scatter nobody can know. */
const loneStrength = 200;

/** How the rates of a group scatter from product to product: Beta(alpha, beta). */
export interface Prior {
  /** Mean rate m of the group, 0 to 1, both excluded. */
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
 * Beta prior of a group of rates by the method of moments for unequal samples (Kleinman 1973), fitted a second time with
 * outliers drawn in to four standard deviations: a single odd product would else widen the prior for all.
 * @param returned returned units per product, whole or effective
 * @param sample delivered units per product; those below 1 count for the rate but not for the scatter
 * @returns null where no product has a sample
 */
export function fitPrior(returned: ArrayLike<number>, sample: ArrayLike<number>): Prior | null {
  const first = moments(returned, sample);
  if (!(first.sample > 0)) return null;
  const { rate, correlation } = moments(drawnIn(returned, sample, first), sample);
  const strength = strengthOf(correlation);
  return {
    ...{ rate, strength, alpha: rate * strength, beta: (1 - rate) * strength },
    ...{ correlation: 1 / (strength + 1), returned: first.returned, sample: first.sample },
  };
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
  readonly returned: number;
  readonly sample: number;
  readonly rate: number;
  /** Null where the samples cannot tell scatter from chance: one product, or one unit each. */
  readonly correlation: number | null;
}

function moments(returned: ArrayLike<number>, sample: ArrayLike<number>): Moments {
  const all = { returned: 0, sample: 0 };
  for (let i = 0; i < sample.length; i++) {
    all.returned += returned[i]!;
    all.sample += sample[i]!;
  }
  // A group without a return, or with nothing else, has a rate of almost 0 or 1: half a unit short of it.
  const edge = 0.5 / (all.sample + 1);
  const rate = Math.min(1 - edge, Math.max(edge, all.returned / all.sample));
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
  if (count < 2 || freedom <= 1e-9 * units) return { ...all, rate, correlation: null };
  return { ...all, rate, correlation: (scatter - (count - 1) * chance) / (chance * freedom) };
}

/** The returns with each product's rate cut to four standard deviations around the group's. */
function drawnIn(returned: ArrayLike<number>, sample: ArrayLike<number>, { rate, correlation }: Moments): Float64Array {
  const chance = rate * (1 - rate);
  return Float64Array.from(sample, (n, i) => {
    const reach = 4 * Math.sqrt(chance / n + Math.max(0, correlation ?? 0) * chance) * n;
    return n > 0 ? Math.min(n * rate + reach, Math.max(n * rate - reach, returned[i]!)) : 0;
  });
}
