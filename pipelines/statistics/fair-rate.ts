import { Beta, betaBinomialTail, binomialTail } from './beta.ts';
import { adjustedP, bayesianList } from './false-discovery.ts';
import {
  type KnownPrior,
  knownPrior,
  knownPriorsAround,
  leaningPrior,
  type Posterior,
  posteriorOf,
} from './known-prior.ts';
import type { Prior } from './prior.ts';

/** A rate counts as clearly high when it exceeds its category's by a quarter. */
const clearlyAbove = 1.25;
/** A group with fewer products of at least one unit cannot tell its own scatter: it takes that of its parent. */
const enoughSkus = 10;

/** Products as columns, one entry per SKU (or style): effective samples, units, and the groups they belong to. */
export interface SkuSamples {
  /** Effective returned units (r_eff). */
  readonly returned: ArrayLike<number>;
  /** Effective delivered units (n_eff), at least `returned`; 0 is "no data". */
  readonly sample: ArrayLike<number>;
  /** Units actually delivered, which the excess is reckoned on. */
  readonly delivered_units: ArrayLike<number>;
  /** Group index (0, 1, …) of each SKU, from the finest level to the coarsest; the whole shop always comes last. */
  readonly levels: readonly ArrayLike<number>[];
  /** 1 for those that tell what is usual; the others are only judged by it. Absent: all tell it. */
  readonly isUsual?: ArrayLike<number>;
  /** Where each is judged by a rate of its own instead of a group's: levels are left aside then. */
  readonly mix?: Mix;
}

/** What several kinds of product would bring that each has its own mix of; rates 0 to 1. */
export interface Mix {
  /** The rate of its mix where each kind has its usual rate. */
  readonly expected: ArrayLike<number>;
  /** The same by the rates of the others. */
  readonly ofOthers: ArrayLike<number>;
}

/** What is fair to say of each SKU, as columns in the order of the samples; rates 0 to 1, NaN where nothing is known. */
export interface FairRates {
  /** Mean of the rate's posterior. */
  readonly fair_rate: Float64Array;
  /** The posterior's 95 % interval for one SKU: takes longer than all else that is said of it. */
  readonly interval: (sku: number) => { readonly low: number; readonly high: number };
  /** P(rate > that of its group, which `category_rate` estimates) of one SKU. */
  readonly chanceAbove: (sku: number) => number;
  /**
   * P(as many returns or more) of a SKU that is a usual one of its group, whose rates scatter as its prior says (prior
   * predictive tail, Box 1980): takes longer than the interval.
   */
  readonly chanceOfUsual: (sku: number) => number;
  /** Usual rate of the group the SKU is judged against, outliers aside; where a mix is told, what it would bring. */
  readonly category_rate: Float64Array;
  /** P(rate ≤ 1.25 × that of its group): the chance that "clearly high" is wrong. */
  readonly chance_not_high: Float64Array;
  /** Returned units above those at the category's rate without this SKU; negative below it. */
  readonly excess_units: Float64Array;
  /** 1 in the list whose expected share of wrong entries is at most 5 % (Newton et al. 2004). */
  readonly is_clearly_high: Uint8Array;
  /** 1 where the list of Benjamini & Hochberg 1995 at 5 % agrees. */
  readonly is_confirmed: Uint8Array;
}

type Judged = Omit<FairRates, 'interval' | 'chanceAbove' | 'chanceOfUsual'>;

/**
 * Fair rates of all SKUs at once, by their posteriors Beta(α + returned, β + sample - returned) (Kleinman 1973): each group
 * has its prior fitted (a small one leans on its parent), each SKU is judged by its finest group, and the two lists run
 * over all of them. Where a group has too few SKUs to be sure of its prior, a posterior is the beta distribution of the mean
 * and the variance that it has over all priors that may be. Linear in the number of SKUs.
 */
export function fairRates(samples: SkuSamples): FairRates {
  const told = tellingOf(samples);
  const priorOf = told.mix ? knownPriorsAround(told.returned, told.sample, told.mix.expected) : priors(told);
  const rates = emptyRates(samples.sample.length);
  const pValues = new Float64Array(samples.sample.length).fill(Number.NaN);
  for (let sku = 0; sku < samples.sample.length; sku++) {
    const prior = samples.sample[sku]! > 0 ? priorOf(sku) : null;
    if (!prior) continue;
    judge(rates, sku, prior, samples);
    const others = told.mix?.ofOthers[sku] ?? rateOfOthers(prior, told.returned[sku]!, told.sample[sku]!);
    rates.excess_units[sku] = samples.delivered_units[sku]! * (rates.fair_rate[sku]! - others);
    pValues[sku] = chanceOfMore(samples.returned[sku]!, samples.sample[sku]!, prior.rate);
  }
  rates.is_clearly_high.set(bayesianList(rates.chance_not_high));
  const q = adjustedP(pValues);
  for (let sku = 0; sku < q.length; sku++)
    rates.is_confirmed[sku] = rates.is_clearly_high[sku] === 1 && q[sku]! <= 0.05 ? 1 : 0;
  const interval = (sku: number) => {
    const prior = samples.sample[sku]! > 0 ? priorOf(sku) : null;
    if (!prior) return { low: Number.NaN, high: Number.NaN };
    const { mean, variance } = posteriorOf(prior, samples.returned[sku]!, samples.sample[sku]!);
    return Beta.of(mean, variance).interval();
  };
  const chanceAbove = (sku: number) => {
    const prior = samples.sample[sku]! > 0 ? priorOf(sku) : null;
    if (!prior) return Number.NaN;
    return besides(prior, posteriorOf(prior, samples.returned[sku]!, samples.sample[sku]!), 1).tail(prior.rate);
  };
  const chanceOfUsual = (sku: number) => {
    const prior = samples.sample[sku]! > 0 ? priorOf(sku) : null;
    if (!prior) return Number.NaN;
    const { mean, variance } = posteriorOf(prior, 0, 0);
    return betaBinomialTail(samples.returned[sku]!, samples.sample[sku]!, Beta.of(mean, variance));
  };
  return { ...rates, interval, chanceAbove, chanceOfUsual };
}

/**
 * P(as many returns or more) were the rate the group's. 1 stands for that of SKUs not above it, which is more than a third
 * (Grünbaum 1960: a log-concave density has as much on either side of its mean) and changes no list.
 */
function chanceOfMore(returned: number, sample: number, rate: number): number {
  return returned > sample * rate ? binomialTail(returned, sample, rate) : 1;
}

/** The samples with nothing in those that do not tell what is usual. */
function tellingOf(samples: SkuSamples): SkuSamples {
  const { isUsual } = samples;
  if (!isUsual) return samples;
  const telling = (units: ArrayLike<number>) => Float64Array.from(units, (own, sku) => (isUsual[sku] ? own : 0));
  return { ...samples, returned: telling(samples.returned), sample: telling(samples.sample) };
}

/** Fills in what a SKU's numbers say against its group: everything but its excess, its interval, its chance to be above and the lists. */
function judge(rates: Judged, sku: number, prior: KnownPrior, samples: SkuSamples): void {
  const posterior = posteriorOf(prior, samples.returned[sku]!, samples.sample[sku]!);
  rates.fair_rate[sku] = posterior.mean;
  rates.category_rate[sku] = prior.rate;
  rates.chance_not_high[sku] = besides(prior, posterior, clearlyAbove).cdf(Math.min(1, clearlyAbove * prior.rate));
}

/**
 * A rate less so many times what its group's is off: where this is above as many times the prior's rate, the rate is above as
 * many times its group's.
 */
function besides({ rateVariance }: KnownPrior, { mean, variance, shared }: Posterior, times: number): Beta {
  return Beta.of(mean, variance - 2 * times * shared + times ** 2 * rateVariance);
}

/** The prior of the group each SKU is judged by, its finest; null where the whole shop has no sample. */
function priors({ returned, sample, levels }: SkuSamples): (sku: number) => KnownPrior | null {
  const shop = knownPrior(returned, sample);
  let priorOf = (_sku: number) => shop;
  for (const level of [...levels].reverse()) {
    const parentOf = priorOf;
    const found = membersOf(level).map((skus) => {
      const own = { returned: pick(returned, skus), sample: pick(sample, skus) };
      const parent = parentOf(skus[0]!);
      if (!parent || isLarge(own.sample)) return knownPrior(own.returned, own.sample);
      return leaningPrior(parent, own.returned, own.sample);
    });
    priorOf = (sku) => found[level[sku]!]!;
  }
  return priorOf;
}

/** The SKUs of each group. */
function membersOf(level: ArrayLike<number>): number[][] {
  const members: number[][] = [];
  for (let sku = 0; sku < level.length; sku++) {
    const group = level[sku]!;
    while (members.length <= group) members.push([]);
    members[group]!.push(sku);
  }
  return members;
}

function isLarge(sample: Float64Array): boolean {
  let count = 0;
  for (const units of sample) if (units >= 1) count++;
  return count >= enoughSkus;
}

/** The group's rate without one SKU, which would else be compared with itself; the group's where it is alone. */
function rateOfOthers({ returned, sample, rate }: Prior, own: number, ownSample: number): number {
  const rest = sample - ownSample;
  return rest > 1e-9 * sample ? Math.max(0, returned - own) / rest : rate;
}

function emptyRates(length: number): Judged {
  const unknown = () => new Float64Array(length).fill(Number.NaN);
  return {
    fair_rate: unknown(),
    category_rate: unknown(),
    chance_not_high: unknown(),
    excess_units: unknown(),
    is_clearly_high: new Uint8Array(length),
    is_confirmed: new Uint8Array(length),
  };
}

function pick(values: ArrayLike<number>, at: readonly number[]): Float64Array {
  const picked = new Float64Array(at.length);
  for (let i = 0; i < picked.length; i++) picked[i] = values[at[i]!]!;
  return picked;
}
