import { Beta } from './beta.ts';
import { fitPrior, insideOf, type Prior, priorAt, priorsAround, type Samples, strengthOf, usualOf } from './prior.ts';
import { total } from './total.ts';

/** From so many products on what is not known of the prior hardly counts, and is left out. */
const wellKnown = 100;
/** A prior that nothing is known of counts as likely for more units than these as for less. */
const middleStrength = 60;
/** Strengths that a prior may have: 1 to 2,000 units in even steps of the logarithm. */
const steps = Float64Array.from({ length: 20 }, (_, step) => 2000 ** (step / 19));
const lastStep = steps.length - 1;
/** A strength that is so much less likely than another (e^-9) is left out. */
const leastLog = 9;

/** A group's prior, and how sure it is. */
export interface KnownPrior extends Prior {
  /** Units that it may count for (M). */
  readonly strengths: Float64Array;
  /** The chance of each; together 1. */
  readonly chances: Float64Array;
  /** Variance of the prior's rate, were each the strength. */
  readonly rateVariances: Float64Array;
  /** The same, whichever it is. */
  readonly rateVariance: number;
}

type Chances = Pick<KnownPrior, 'strengths' | 'chances'>;

/** What a rate may be, and how it goes with the usual one of its group. */
export interface Posterior {
  readonly mean: number;
  readonly variance: number;
  /** Covariance with the prior's rate. */
  readonly shared: number;
}

/**
 * The prior of a group (`fitPrior`), and what is not known of it: of few products neither the usual rate nor how rates
 * scatter around it is sure, and intervals that take both for certain are too narrow (Morris 1983). Each of 20 strengths
 * gets its chance: by the returns that came (beta-binomial, the rate integrated out by Laplace's approximation), and by a
 * weak one of its own, by which the share that the prior has in a product of 60 units is as likely any (uniform shrinkage,
 * Christiansen & Morris 1997). From 100 products on the prior is taken for certain: plain empirical Bayes.
 * @returns null where no product has a sample
 */
export function knownPrior(returned: ArrayLike<number>, sample: ArrayLike<number>): KnownPrior | null {
  const prior = fitPrior(returned, sample);
  if (!prior || countOf(sample) >= wellKnown) return prior && certain(prior);
  const { samples } = usualOf({ returned, sample });
  const varianceAt = (strength: number) => rateVariance(samples.sample, prior.rate, strength);
  return uncertain(prior, samples, { units: 0, middle: middleStrength }, varianceAt);
}

/**
 * Prior of a small group: its own rate, drawn towards its parent's by as much as it is small, and about as strong as the
 * parent's. Rates of groups are taken to scatter as those of products do.
 */
export function leaningPrior(parent: KnownPrior, returned: ArrayLike<number>, sample: ArrayLike<number>): KnownPrior {
  const own = { returned: total(returned), sample: total(sample) };
  const rate = (own.returned + parent.strength * parent.rate) / (own.sample + parent.strength);
  const share = own.sample / (own.sample + parent.strength);
  const ofParent = rate * (1 - rate) * parent.correlation + parent.rateVariance;
  const varianceAt = (strength: number) =>
    share > 0 ? share ** 2 * rateVariance(sample, rate, strength) + (1 - share) ** 2 * ofParent : ofParent;
  const prior = { ...priorAt(rate, parent.strength), ...own };
  return uncertain(prior, { returned, sample }, { units: parent.strength, middle: parent.strength }, varianceAt);
}

/** Priors at the rate that is expected of each (`priorsAround`), which is taken for certain; how strong they are is not. */
export function knownPriorsAround(
  returned: ArrayLike<number>,
  sample: ArrayLike<number>,
  expected: ArrayLike<number>,
): (row: number) => KnownPrior {
  const priorOf = priorsAround(returned, sample, expected);
  if (countOf(sample) >= wellKnown) return (row) => certain(priorOf(row));
  const { samples, moments } = usualOf({ returned, sample, expected });
  const rateOf = (row: number) => insideOf(samples.expected![row]!, samples.sample[row]!);
  const { strengths, chances } = chancesOf(strengthOf(moments.correlation), middleStrength, (strength) =>
    lnLikelihood(samples, rateOf, strength),
  );
  const rateVariances = new Float64Array(strengths.length);
  return (row) => ({ ...priorOf(row), strengths, chances, rateVariances, rateVariance: 0 });
}

/** What a product's rate may be that is one of the group's and had these returns: mean and variance over all strengths and rates. */
export function posteriorOf(prior: KnownPrior, returned: number, sample: number): Posterior {
  const { rate, strengths, chances, rateVariances } = prior;
  const beyond = returned - sample * rate;
  let [inverse, inverseSquared, within, shared] = [0, 0, 0, 0];
  for (let at = 0; at < strengths.length; at++) {
    const [strength, chance, rateVariance] = [strengths[at]!, chances[at]!, rateVariances[at]!];
    const units = strength + sample;
    const mean = rate + beyond / units;
    const weight = strength / units;
    inverse += chance / units;
    inverseSquared += chance / (units * units);
    within += (chance * (mean * (1 - mean) + weight * weight * rateVariance * units)) / (units + 1);
    shared += chance * weight * rateVariance;
  }
  const between = beyond * beyond * Math.max(0, inverseSquared - inverse * inverse);
  return { mean: rate + beyond * inverse, variance: within + between, shared };
}

function countOf(sample: ArrayLike<number>): number {
  let count = 0;
  for (let i = 0; i < sample.length; i++) if (sample[i]! >= 1) count++;
  return count;
}

/** The prior as it is, sure of itself. */
function certain(prior: Prior): KnownPrior {
  return {
    ...prior,
    strengths: Float64Array.of(prior.strength),
    chances: Float64Array.of(1),
    rateVariances: Float64Array.of(0),
    rateVariance: 0,
  };
}

/** What is known of a prior beside its products: units that tell its rate, and the middle of the strengths it may have. */
interface Beside {
  readonly units: number;
  readonly middle: number;
}

function uncertain(
  prior: Prior,
  samples: Samples,
  { units, middle }: Beside,
  varianceAt: (strength: number) => number,
): KnownPrior {
  const { strengths, chances } = chancesOf(prior.strength, middle, (strength) => {
    // A rate that is learnt from the same products leaves them less to tell of how they scatter.
    const learnt = Math.log(units + toldUnits(samples.sample, strength)) / 2;
    return lnLikelihood(samples, () => prior.rate, strength) - learnt;
  });
  const rateVariances = strengths.map(varianceAt);
  const rateVariance = total(rateVariances.map((variance, at) => chances[at]! * variance));
  return { ...prior, strengths, chances, rateVariances, rateVariance };
}

/** Variance of the rate of all units together, Σ r / Σ n. */
function rateVariance(sample: ArrayLike<number>, rate: number, strength: number): number {
  let [units, squares] = [0, 0];
  for (let i = 0; i < sample.length; i++) {
    units += sample[i]!;
    squares += sample[i]! ** 2;
  }
  const ofUnit = (strength / units + squares / units ** 2) / (strength + 1);
  return rate * (1 - rate) * Math.min(1, ofUnit);
}

/** The strengths that are likely at all, found from a likely one up and down, and how likely each is. */
function chancesOf(from: number, middle: number, lnOf: (strength: number) => number): Chances {
  const logs = new Map<number, number>();
  let top = Number.NEGATIVE_INFINITY;
  const visit = (step: number) => {
    const strength = steps[step]!;
    const log = lnOf(strength) + Math.log(strength / (strength + middle) ** 2);
    logs.set(step, log);
    top = Math.max(top, log);
    return log > top - leastLog;
  };
  const start = Math.round((lastStep * Math.log(from)) / Math.log(steps[lastStep]!));
  for (let step = start; step <= lastStep && visit(step); ) step++;
  for (let step = start - 1; step >= 0 && visit(step); ) step--;
  const likely = [...logs.keys()].filter((step) => logs.get(step)! > top - leastLog).sort((a, b) => a - b);
  const chances = Float64Array.from(likely, (step) => Math.exp(logs.get(step)! - top));
  const whole = total(chances);
  return { strengths: Float64Array.from(likely, (step) => steps[step]!), chances: chances.map((one) => one / whole) };
}

/** Units of one product that would tell as much of the usual rate as all products do. */
function toldUnits(sample: ArrayLike<number>, strength: number): number {
  let told = 0;
  for (let i = 0; i < sample.length; i++) told += (sample[i]! * (strength + 1)) / (strength + sample[i]!);
  return told;
}

/** ln of the beta-binomial chance of the returns, but for what is the same at any strength. */
function lnLikelihood({ returned, sample }: Samples, rateOf: (product: number) => number, strength: number): number {
  let prior: Beta | null = null;
  let [known, lnPrior, sum] = [Number.NaN, 0, 0];
  for (let i = 0; i < sample.length; i++) {
    const [n, r, rate] = [sample[i]!, returned[i]!, rateOf(i)];
    if (!(n > 0)) continue;
    if (!prior || rate !== known) {
      prior = new Beta(rate * strength, (1 - rate) * strength);
      lnPrior = prior.lnBeta();
      known = rate;
    }
    sum += new Beta(prior.alpha + r, prior.beta + n - r).lnBeta() - lnPrior;
  }
  return sum;
}
