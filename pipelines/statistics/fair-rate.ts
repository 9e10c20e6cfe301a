import { betaCdf, betaInterval, betaTail, binomialTail, rememberByPair } from './beta.ts';
import { adjustedP, bayesianList } from './false-discovery.ts';
import { fitPrior, type Prior } from './prior.ts';
import { total } from './total.ts';

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
}

/** What is fair to say of each SKU, as columns in the order of the samples; rates 0 to 1, NaN where nothing is known. */
export interface FairRates {
  /** Mean of the rate's posterior, with its 95 % interval. */
  readonly fair_rate: Float64Array;
  readonly rate_low: Float64Array;
  readonly rate_high: Float64Array;
  /** Usual rate of the group the SKU is judged against, outliers aside. */
  readonly category_rate: Float64Array;
  /** P(rate > category). */
  readonly chance_above_category: Float64Array;
  /** P(rate ≤ 1.25 × category): the chance that "clearly high" is wrong. */
  readonly chance_not_high: Float64Array;
  /** P(as many returns or more) were the rate the category's. */
  readonly p_value: Float64Array;
  /** Returned units above those at the category's rate without this SKU; negative below it. */
  readonly excess_units: Float64Array;
  /** 1 in the list whose expected share of wrong entries is at most 5 % (Newton et al. 2004). */
  readonly is_clearly_high: Uint8Array;
  /** 1 where the list of Benjamini & Hochberg 1995 at 5 % agrees. */
  readonly is_confirmed: Uint8Array;
}

/** What a SKU's numbers say against its group: everything but the lists. */
export interface FairRate {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly chanceAbove: number;
  readonly chanceNotHigh: number;
  readonly pValue: number;
}

/** Posterior of one rate, Beta(α + returned, β + sample - returned) (Kleinman 1973); an empty sample gives the prior's. */
export function fairRate({ rate, alpha, beta }: Prior, returned: number, sample: number): FairRate {
  const [a, b] = [alpha + returned, beta + sample - returned];
  return {
    mean: a / (a + b),
    ...betaInterval(a, b),
    chanceAbove: betaTail(rate, a, b),
    chanceNotHigh: betaCdf(Math.min(1, clearlyAbove * rate), a, b),
    pValue: binomialTail(returned, sample, rate),
  };
}

/**
 * Fair rates of all SKUs at once: each group has its prior fitted (a small one leans on its parent), each SKU is judged
 * by its finest group, and the two lists run over all of them. Linear but for one sort.
 */
export function fairRates(samples: SkuSamples): FairRates {
  const rates = emptyRates(samples.sample.length);
  const groupOf = groups(samples);
  for (let sku = 0; sku < samples.sample.length; sku++) {
    const [returned, sample] = [samples.returned[sku]!, samples.sample[sku]!];
    const group = sample > 0 ? groupOf(sku) : null;
    if (!group) continue;
    const fair = group.posterior(returned, sample);
    const excess = fair.mean - rateOfOthers(group.prior, returned, sample);
    fill(rates, sku, group.prior, fair, samples.delivered_units[sku]! * excess);
  }
  rates.is_clearly_high.set(bayesianList(rates.chance_not_high));
  const q = adjustedP(rates.p_value);
  rates.is_confirmed.set(rates.is_clearly_high.map((listed, sku) => (listed && q[sku]! <= 0.05 ? 1 : 0)));
  return rates;
}

interface Group {
  readonly prior: Prior;
  readonly posterior: (returned: number, sample: number) => FairRate;
}

/** The group each SKU is judged by, its finest; null where the whole shop has no sample. */
function groups({ returned, sample, levels }: SkuSamples): (sku: number) => Group | null {
  const samplesOf = (skus: readonly number[]) => [pick(returned, skus), pick(sample, skus)] as const;
  const groupWith = (prior: Prior | null): Group | null =>
    prior && { prior, posterior: rememberByPair((r, n) => fairRate(prior, r, n)) };
  const shop = groupWith(fitPrior(returned, sample));
  let groupOf = (_sku: number) => shop;
  for (const level of [...levels].reverse()) {
    const parentOf = groupOf;
    const found = new Map<number, Group | null>();
    for (const [group, skus] of membersOf(level)) {
      const prior = isLarge(skus, sample)
        ? fitPrior(...samplesOf(skus))
        : leaningOn(parentOf(skus[0]!), ...samplesOf(skus));
      found.set(group, groupWith(prior));
    }
    groupOf = (sku) => found.get(level[sku]!)!;
  }
  return groupOf;
}

/** Prior of a small group: its own rate, drawn towards its parent's by as much as it is small, with the parent's scatter. */
function leaningOn(parent: Group | null, returned: Float64Array, sample: Float64Array): Prior | null {
  if (!parent) return null;
  const { strength, correlation, rate: parentRate } = parent.prior;
  const own = { returned: total(returned), sample: total(sample) };
  const rate = (own.returned + strength * parentRate) / (own.sample + strength);
  return { rate, strength, correlation, alpha: rate * strength, beta: (1 - rate) * strength, ...own };
}

function membersOf(level: ArrayLike<number>): Map<number, number[]> {
  const members = new Map<number, number[]>();
  for (let sku = 0; sku < level.length; sku++) {
    const known = members.get(level[sku]!);
    if (known) known.push(sku);
    else members.set(level[sku]!, [sku]);
  }
  return members;
}

function isLarge(skus: readonly number[], sample: ArrayLike<number>): boolean {
  return skus.filter((sku) => sample[sku]! >= 1).length >= enoughSkus;
}

/** The group's rate without one SKU, which would else be compared with itself; the group's where it is alone. */
function rateOfOthers({ returned, sample, rate }: Prior, own: number, ownSample: number): number {
  const rest = sample - ownSample;
  return rest > 1e-9 * sample ? Math.max(0, returned - own) / rest : rate;
}

function fill(rates: FairRates, sku: number, prior: Prior, fair: FairRate, excess: number): void {
  rates.fair_rate[sku] = fair.mean;
  rates.rate_low[sku] = fair.low;
  rates.rate_high[sku] = fair.high;
  rates.category_rate[sku] = prior.rate;
  rates.chance_above_category[sku] = fair.chanceAbove;
  rates.chance_not_high[sku] = fair.chanceNotHigh;
  rates.p_value[sku] = fair.pValue;
  rates.excess_units[sku] = excess;
}

function emptyRates(length: number): FairRates {
  const unknown = () => new Float64Array(length).fill(Number.NaN);
  return {
    fair_rate: unknown(),
    rate_low: unknown(),
    rate_high: unknown(),
    category_rate: unknown(),
    chance_above_category: unknown(),
    chance_not_high: unknown(),
    p_value: unknown(),
    excess_units: unknown(),
    is_clearly_high: new Uint8Array(length),
    is_confirmed: new Uint8Array(length),
  };
}

function pick(values: ArrayLike<number>, at: readonly number[]): Float64Array {
  return Float64Array.from(at, (index) => values[index]!);
}
