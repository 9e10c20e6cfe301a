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
  const told = toldBy(heights, asked).map(({ product, weight }) => ({ weight, chances: chancesOf(product) }));
  const start = startOf(grid, beta, stray);
  const whole = learn(told, start, start, steps.whole);
  const parts = Array.from({ length: priorParts }, (_, part) =>
    learn(
      told.filter((_, rank) => rank % priorParts !== part),
      start,
      whole,
      steps.part,
    ),
  );
  return asked.map((product) => {
    const chances = chancesOf(product);
    const rate = meanOf(grid, chances, whole);
    const variance = meanOf(
      grid.map((other) => (other - rate) ** 2),
      chances,
      whole,
    );
    return { rate, variance, without: parts.map((prior) => meanOf(grid, chances, prior)) };
  });
}

/** A product that tells of the prior, for as many as it stands for. */
interface Told {
  readonly weight: number;
  /** Of what came back of it, by its rate. */
  readonly chances: Float64Array;
}

function logOdds(rate: number): number {
  return Math.log(rate / (1 - rate));
}

/** Rates at even steps of log odds, a little beyond the lowest and the highest. */
function gridOver(heights: Float64Array): Float64Array {
  const [low, high] = heights.reduce(([least, most], height) => [Math.min(least, height), Math.max(most, height)], [
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ] as [number, number]);
  const [first, step] = [low - 0.1, (high - low + 0.2) / (gridPoints - 1)];
  return Float64Array.from({ length: gridPoints }, (_, point) => 1 / (1 + Math.exp(-first - step * point)));
}

/** Binomial chances of a share of n units by the rate, the largest 1. */
function relativeChances(grid: Float64Array, share: number, n: number): Float64Array {
  const logs = grid.map((rate) => n * (share * Math.log(rate) + (1 - share) * Math.log1p(-rate)));
  const top = logs.reduce((most, log) => Math.max(most, log));
  return logs.map((log) => Math.exp(log - top));
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
function startOf(grid: Float64Array, { rate, correlation }: Prior, stray: number): Float64Array {
  const chances = relativeChances(grid, rate, 1 / Math.max(1e-4, correlation - stray) - 1);
  const whole = total(chances);
  return chances.map((chance) => (1 - anyShare) * (chance / whole) + anyShare / gridPoints);
}

/** The prior by so many steps of expectation and maximisation, the start counting as one product. */
function learn(told: readonly Told[], start: Float64Array, from: Float64Array, count: number): Float64Array {
  const products = 1 + total(told.map(({ weight }) => weight));
  let prior = from;
  for (let step = 0; step < count; step++) {
    const next = start.slice();
    for (const { weight, chances } of told) {
      let whole = 0;
      for (let point = 0; point < gridPoints; point++) whole += chances[point]! * prior[point]!;
      const scale = weight / whole;
      for (let point = 0; point < gridPoints; point++) next[point]! += scale * chances[point]! * prior[point]!;
    }
    prior = next.map((chance) => chance / products);
  }
  return prior;
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
