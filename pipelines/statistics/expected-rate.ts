import { fitPrior, type Prior } from './prior.ts';
import { total } from './total.ts';

/** What a product's earlier window leads to expect of a later one in which nothing is done. */
export interface Expected {
  /** Rate from 0 to 1. */
  readonly rate: number;
  /** Variance of the product's own rate around it, without what it strays from window to window. */
  readonly variance: number;
  /** The same rate where each of `priorParts` parts of the category is left out in turn: how sure the prior is. */
  readonly without: readonly number[];
}

/** Parts of a category that are left out in turn. */
export const priorParts = 8;

/** Rates that a product may have. */
const gridPoints = 60;
/** So many products tell enough of a category; of more, these are taken evenly from the lowest rate to the highest. */
const enoughTold = 200;
/** Before the products tell more, the prior is a beta one, and any rate to this share; that counts as one product would. */
const anyShare = 0.02;
/** Steps of expectation and maximisation: of all products from the start, without a part of them from where that ended. */
const steps = { whole: 60, part: 20 };

/**
 * What is to be expected of some products of a category in a later window, by empirical Bayes (Hauer 1997, Observational
 * Before–After Studies in Road Safety): rates that were exceptional before fall back by themselves, the more so the fewer
 * units told them, and the expected fall of any choice of products by their earlier window is the one reckoned here.
 *
 * What they fall back to is what the category's rates look like: one hump, two, or a flat range. So the prior has no set
 * shape: it is the nonparametric one (Kiefer & Wolfowitz 1956; Laird 1978) of chances on 60 rates from the category's lowest to
 * its highest, by expectation and maximisation, a beta prior (`fitPrior`) counting as one product more. Rates stray from
 * window to window with correlation ρ_v, so that n units tell as much of a product's lasting rate as `n / (1 + (n − 1) ρ_v)`
 * that do not. Expected is the posterior's mean. How far the prior itself is to be trusted is seen by leaving out an eighth
 * of the products at a time (jackknife by groups, Kott 2001).
 * @param returned returned units of each product in the earlier window, whole or effective
 * @param sample delivered units of each, above 0: of all products of the category, those included that a choice fell on
 * @param stray ρ_v, 0 to 0.5
 * @param asked indices of the products to tell of; all of them tell of the prior
 */
export function expectedRates(
  returned: ArrayLike<number>,
  sample: ArrayLike<number>,
  stray: number,
  asked: readonly number[],
): Expected[] {
  const beta = fitPrior(returned, sample);
  if (!beta) return [];
  const heights = Float64Array.from(sample, (n, product) => logOdds((returned[product]! + 0.5) / (n + 1)));
  const grid = gridOver(heights);
  const chancesOf = (product: number) => {
    const n = sample[product]!;
    return relativeChances(grid, returned[product]! / n, n / (1 + Math.max(0, n - 1) * stray));
  };
  const ranked = toldBy(heights, asked);
  const told = toldTogether(ranked.map(({ product }) => chancesOf(product)));
  const weights = Float64Array.from(ranked, ({ weight }) => weight);
  const start = startOf(grid, beta, stray);
  const whole = learn(told, weights, start, start, steps.whole);
  const parts = Array.from({ length: priorParts }, (_, part) => {
    const others = weights.map((weight, rank) => (rank % priorParts === part ? 0 : weight));
    return learn(told, others, start, whole, steps.part);
  });
  return asked.map((product) => {
    const chances = chancesOf(product);
    const rate = meanOf(grid.rates, chances, whole);
    const variance = meanOf(
      grid.rates.map((other) => (other - rate) ** 2),
      chances,
      whole,
    );
    return { rate, variance, without: parts.map((prior) => meanOf(grid.rates, chances, prior)) };
  });
}

/** Of what came back of each product that tells of the prior, by its rate, one after the other: as one table and as its transpose. */
interface Told {
  readonly byProduct: Float64Array;
  readonly byRate: Float64Array;
}

function toldTogether(chances: readonly Float64Array[]): Told {
  const told = {
    byProduct: new Float64Array(chances.length * gridPoints),
    byRate: new Float64Array(chances.length * gridPoints),
  };
  for (const [product, own] of chances.entries()) {
    told.byProduct.set(own, product * gridPoints);
    for (let point = 0; point < gridPoints; point++) told.byRate[point * chances.length + product] = own[point]!;
  }
  return told;
}

function logOdds(rate: number): number {
  return Math.log(rate / (1 - rate));
}

/** Rates at even steps of log odds, and the logarithms of the chances to come back and to be kept. */
interface Grid {
  readonly rates: Float64Array;
  readonly lnBack: Float64Array;
  readonly lnKept: Float64Array;
}

/** From a little below the lowest to a little above the highest. */
function gridOver(heights: Float64Array): Grid {
  const [low, high] = heights.reduce(([least, most], height) => [Math.min(least, height), Math.max(most, height)], [
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ] as [number, number]);
  const [first, step] = [low - 0.1, (high - low + 0.2) / (gridPoints - 1)];
  const rates = Float64Array.from({ length: gridPoints }, (_, point) => 1 / (1 + Math.exp(-first - step * point)));
  return { rates, lnBack: rates.map(Math.log), lnKept: rates.map((rate) => Math.log1p(-rate)) };
}

/** Binomial chances of a share of n units by the rate, the largest 1. */
function relativeChances({ lnBack, lnKept }: Grid, share: number, n: number): Float64Array {
  const chances = new Float64Array(gridPoints);
  let top = Number.NEGATIVE_INFINITY;
  for (let point = 0; point < gridPoints; point++) {
    const log = n * (share * lnBack[point]! + (1 - share) * lnKept[point]!);
    chances[point] = log;
    if (log > top) top = log;
  }
  for (let point = 0; point < gridPoints; point++) chances[point] = Math.exp(chances[point]! - top);
  return chances;
}

/** Which products tell of the prior, from the lowest rate to the highest: the asked ones, and of the others enough. */
function toldBy(heights: Float64Array, asked: readonly number[]): { product: number; weight: number }[] {
  const own = new Set(asked);
  const ranked = [...heights.keys()].sort((a, b) => heights[a]! - heights[b]! || a - b);
  const others = ranked.filter((product) => !own.has(product));
  const weight = Math.max(1, others.length / enoughTold);
  const kept = new Set(
    Array.from({ length: Math.min(others.length, enoughTold) }, (_, at) => others[Math.floor((at + 0.5) * weight)]!),
  );
  return ranked
    .filter((product) => own.has(product) || kept.has(product))
    .map((product) => ({ product, weight: own.has(product) ? 1 : weight }));
}

/** The chance of each rate before the products tell more: what is lasting of the beta prior's scatter, or any rate. */
function startOf(grid: Grid, { rate, correlation }: Prior, stray: number): Float64Array {
  const chances = relativeChances(grid, rate, 1 / Math.max(1e-4, correlation - stray) - 1);
  const whole = total(chances);
  return chances.map((chance) => (1 - anyShare) * (chance / whole) + anyShare / gridPoints);
}

/** The prior by so many steps of expectation and maximisation, the start counting as one product. */
function learn(
  { byProduct, byRate }: Told,
  weights: Float64Array,
  start: Float64Array,
  from: Float64Array,
  count: number,
): Float64Array {
  const products = 1 + total(weights);
  const scales = new Float64Array(weights.length);
  const gained = new Float64Array(gridPoints);
  const prior = from.slice();
  for (let step = 0; step < count; step++) {
    timesEachRow(byProduct, prior, scales);
    for (let product = 0; product < scales.length; product++) scales[product] = weights[product]! / scales[product]!;
    timesEachRow(byRate, scales, gained);
    for (let point = 0; point < gridPoints; point++)
      prior[point] = (start[point]! + prior[point]! * gained[point]!) / products;
  }
  return prior;
}

/** Each row of a table times a vector. Four sums at a time, as one would wait for itself at each number. */
function timesEachRow(table: Float64Array, vector: Float64Array, into: Float64Array): void {
  const length = vector.length;
  const fours = length - (length % 4);
  for (let row = 0, at = 0; row < into.length; row++) {
    let first = 0;
    let second = 0;
    let third = 0;
    let fourth = 0;
    let i = 0;
    for (; i < fours; i += 4, at += 4) {
      first += table[at]! * vector[i]!;
      second += table[at + 1]! * vector[i + 1]!;
      third += table[at + 2]! * vector[i + 2]!;
      fourth += table[at + 3]! * vector[i + 3]!;
    }
    for (; i < length; i++, at++) first += table[at]! * vector[i]!;
    into[row] = first + second + (third + fourth);
  }
}

/** The posterior's mean of some values on the grid. */
function meanOf(values: Float64Array, chances: Float64Array, prior: Float64Array): number {
  let [sum, whole] = [0, 0];
  for (let point = 0; point < gridPoints; point++) {
    const chance = chances[point]! * prior[point]!;
    whole += chance;
    sum += chance * values[point]!;
  }
  return sum / whole;
}
