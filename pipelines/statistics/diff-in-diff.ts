import { Beta } from './beta.ts';
import { type Exposure, effectiveSample } from './effective-sample.ts';
import { type Expected, expectedRates, priorParts } from './expected-rate.ts';
import { total } from './total.ts';

/** What was sold of a product in one of the two windows, weighed by how complete its returns are, and what came back. */
export interface Side extends Exposure {
  readonly returned_units: number;
}

/** One product: its rate moves for reasons of its own, so it is one observation, however many units it sold. */
export interface BeforeAfter {
  readonly before: Side;
  readonly after: Side;
}

/** Products of one category: those that were changed, all that were left alone, and which of these are like the changed. */
export interface Stratum {
  readonly treated: readonly BeforeAfter[];
  readonly untouched: readonly BeforeAfter[];
  /** Indices of `untouched`. */
  readonly similar: readonly number[];
}

/** What a change did to a rate; differences are of rates from 0 to 1. */
export interface DifferenceInDifferences {
  /** Rates of the changed products, each with the same weight before and after. */
  readonly before_rate: number;
  readonly after_rate: number;
  /** How much their rate was to move by itself, as what was exceptional before falls back to what is usual. */
  readonly own_change: number;
  /** How much the rate was to move as that of similar products did at the same time, in proportion. */
  readonly control_change: number;
  /** (after − before) − own_change − control_change. */
  readonly effect: number;
  /** At least 95 % interval of the effect. */
  readonly low: number;
  readonly high: number;
  /** Similar products that the comparison rests on. */
  readonly controls: number;
}

/** Untouched products with fewer units than these in either window tell nothing of a change. */
const fewestControlUnits = 10;
/** Fewer similar products than these in a category cannot show how much rates move by themselves. */
const fewestControls = 3;

/**
 * Difference in differences of the rates of some products, with a 95 % interval clustered by product.
 *
 * Of product k, n_kp units of effective sample with rate r_kp in window p. Products are changed because their rate was
 * exceptional, and such rates fall by themselves; so each is compared with what its window before leads to expect, s_k
 * (`expectedRates`, of all products of the category): d_k = r_k1 − s_k. Whatever of the window before products were chosen
 * by, d_k is 0 on average where nothing moves.
 * A group's rates are weighed as Mantel and Haenszel's risk difference over its products (Greenland & Robins 1985):
 * `R = Σ w_k r_k1 / W`, `S = Σ w_k s_k / W`, `w_k = n_k0 n_k1 / (n_k0 + n_k1)`, `W = Σ w_k`: what is sold in one window only
 * does not count, and a shift of sales between products is no change of rate. What moves all products multiplies their rates:
 * the similar ones (C) tell `q = (W_C R_C + 1) / (W_C S_C + 1)`, in which one return more on both sides keeps a few from telling
 * much. `effect = Σ_s W_s (R_s − q_s S_s) / Σ_s W_s` over the categories s, weighed by the changed products.
 *
 * Rates of untouched products stray more than chance lets them. Beta-binomial windows have
 * `Var (r_k1 − r_k0) = Σ_p m(1 − m) [(1 − ρ)/n_kp + ρ]`; ρ by moments (Kleinman 1973) from the untouched products, with
 * c_k = m_k (1 − m_k), h_k = w_k / W and their mean change: `ρ = Σ [w_k (change_k − mean)² / (1 − h_k) − c_k] / Σ c_k (2 w_k − 1)`,
 * between 0 and 0.5. The variance of a changed product is q² that of s_k and m(1 − m) [(1 − ρ)/n_k1 + ρ], where m is
 * `(x + 1)/(n + 2)` (Agresti & Caffo 2000) so that no returns is no certainty. That of R_C is `Σ h_k² (r_k1 − q s_k)² / (1 − h_k)`,
 * the cluster-robust variance (CR2, Bell & McCaffrey 2002), times (S / S_C)². The prior's is by how the effect differs without
 * each part of the category. Student's t with as many degrees of freedom as similar products less categories. One half year does
 * not tell whether what was exceptional in it was chance or the product's own: the interval spans both, from the lower end of
 * the effect against s_k, or against r_k0 as if nothing fell by itself, to the higher.
 *
 * @returns null where changed products were not sold in both windows, or one of their categories has fewer than three
 * similar products that were
 */
export function differenceInDifferences(strata: readonly Stratum[]): DifferenceInDifferences | null {
  const sold = strata.map(soldInBoth).filter(({ treated }) => treated.length > 0);
  if (sold.length === 0 || sold.some(({ similar }) => similar.length < fewestControls)) return null;
  const stray = strayOf(sold.map(({ untouched }) => untouched));
  const groups = sold.map((products) => groupsOf(products, stray));
  const weight = total(groups.map(({ treated }) => treated.weight));
  const weighed = (of: (group: (typeof groups)[number]) => number) =>
    total(groups.map((group) => (group.treated.weight / weight) * of(group)));
  const [before_rate, after_rate] = [weighed(({ treated }) => treated.before), weighed(({ treated }) => treated.after)];
  const own_change = weighed(({ treated }) => treated.expected - treated.before);
  const toCome = weighed(({ treated, controls }) => comesTo(treated.expected, seasonOf(controls, controls.expected)));
  const control_change = toCome - weighed(({ treated }) => treated.expected);
  const effect = after_rate - toCome;
  const asBefore =
    after_rate - weighed(({ treated, controls }) => comesTo(treated.before, seasonOf(controls, controls.expected)));
  const variance = total(groups.map((group) => (group.treated.weight / weight) ** 2 * varianceOf(group, stray)));
  const controls = total(groups.map((group) => group.controls.products.length));
  const reach = studentReach(controls - groups.length) * Math.sqrt(variance);
  const interval = { low: Math.min(effect, asBefore) - reach, high: Math.max(effect, asBefore) + reach };
  return { before_rate, after_rate, own_change, control_change, effect, ...interval, controls };
}

/** Whether an untouched product was sold enough in both windows to show how rates moved by themselves. */
export function canCompare(product: BeforeAfter): boolean {
  return isSoldEnough(productOf(product));
}

/** Whether a changed product was sold in both windows, so that its change counts. */
export function wasSoldInBoth(product: BeforeAfter): boolean {
  return productOf(product).weight > 0;
}

/** A product with both windows. */
interface Product {
  readonly n: readonly [before: number, after: number];
  readonly rate: readonly [before: number, after: number];
  /** w_k. */
  readonly weight: number;
}

/** The products of a stratum that were sold enough in both windows. */
interface Sold {
  readonly treated: readonly Product[];
  readonly untouched: readonly Product[];
  /** Those of `untouched` that are like the treated ones. */
  readonly similar: readonly Product[];
}

/** A product and what was to be expected of it. */
interface Watched extends Product {
  readonly expected: Expected;
}

/** Some products together. */
interface Group {
  readonly products: readonly Watched[];
  /** W. */
  readonly weight: number;
  readonly before: number;
  readonly after: number;
  /** S. */
  readonly expected: number;
}

/** The changed products of a category and the similar ones. */
interface Compared {
  readonly treated: Group;
  readonly controls: Group;
}

function soldInBoth({ treated, untouched, similar }: Stratum): Sold {
  const products = untouched.map(productOf);
  return {
    treated: treated.map(productOf).filter(({ weight }) => weight > 0),
    untouched: products.filter(isSoldEnough),
    similar: similar.map((index) => products[index]!).filter(isSoldEnough),
  };
}

function isSoldEnough({ n }: Product): boolean {
  return Math.min(...n) >= fewestControlUnits;
}

/** The changed products and the similar ones, each with what all products of the category lead to expect of it. */
function groupsOf({ treated, untouched, similar }: Sold, stray: number): Compared {
  const all = [...treated, ...untouched];
  const sample = all.map(({ n }) => n[0]);
  const watchedOnes = new Set([...treated, ...similar]);
  const asked = [...all.keys()].filter((index) => watchedOnes.has(all[index]!));
  const found = expectedRates(
    all.map(({ rate }, i) => rate[0] * sample[i]!),
    sample,
    stray,
    asked,
  );
  const expected = new Map(asked.map((index, i) => [all[index]!, found[i]!]));
  const watched = (product: Product) => ({ ...product, expected: expected.get(product)! });
  return { treated: groupOf(treated.map(watched)), controls: groupOf(similar.map(watched)) };
}

function groupOf(products: readonly Watched[]): Group {
  const weight = total(products.map((product) => product.weight));
  const mean = (of: (product: Watched) => number) =>
    total(products.map((product) => product.weight * of(product))) / weight;
  const [before, after] = [mean(({ rate }) => rate[0]), mean(({ rate }) => rate[1])];
  const expected = mean((product) => product.expected.rate);
  return { products, weight, before, after, expected };
}

function productOf({ before, after }: BeforeAfter): Product {
  const exposure = before.exposure_units + after.exposure_units;
  const own = exposure > 0 ? Math.min(1, (before.returned_units + after.returned_units) / exposure) : 0;
  const side = (of: Side) => {
    const { n_eff, r_eff } = effectiveSample(of, of.returned_units, own);
    return { n: n_eff, rate: n_eff > 0 ? r_eff / n_eff : 0 };
  };
  const [first, second] = [side(before), side(after)];
  const units = first.n + second.n;
  return {
    n: [first.n, second.n],
    rate: [first.rate, second.rate],
    weight: units > 0 ? (first.n * second.n) / units : 0,
  };
}

/** ρ: how much more than by chance the rates of a product stray from window to window. */
function strayOf(categories: readonly (readonly Product[])[]): number {
  let [beyond, most] = [0, 0];
  for (const products of categories) {
    const weight = total(products.map((product) => product.weight));
    const change = total(products.map(({ rate, weight: own }) => (own / weight) * (rate[1] - rate[0])));
    for (const { n, rate, weight: own } of products) {
      const mean = (n[0] * rate[0] + n[1] * rate[1]) / (n[0] + n[1]);
      const chance = mean * (1 - mean);
      beyond += (own * (rate[1] - rate[0] - change) ** 2) / (1 - own / weight) - chance;
      most += chance * (2 * own - 1);
    }
  }
  return most > 0 ? Math.min(0.5, Math.max(0, beyond / most)) : 0;
}

/** What is to come of an expected rate where the rates of all products are multiplied. */
function comesTo(expected: number, season: number): number {
  return Math.min(1, expected * season);
}

/** q: what the rates of similar products were multiplied by beyond what was expected of them. */
function seasonOf({ weight, after }: Group, expected: number): number {
  return (weight * after + 1) / (weight * expected + 1);
}

/** The variance of the effect in one category. */
function varianceOf({ treated, controls }: Compared, stray: number): number {
  const season = seasonOf(controls, controls.expected);
  const passedOn = treated.expected / controls.expected;
  return (
    changeVariance(treated, stray, season) +
    passedOn ** 2 * clusterVariance(controls, season) +
    priorVariance({ treated, controls })
  );
}

/** That of the changed products alone. */
function changeVariance({ products, weight }: Group, stray: number, season: number): number {
  return total(
    products.map(({ n, rate, weight: own, expected }) => {
      const careful = (rate[1] * n[1] + 1) / (n[1] + 2);
      const after = careful * (1 - careful) * ((1 - stray) / n[1] + stray);
      return (own / weight) ** 2 * (season ** 2 * expected.variance + after);
    }),
  );
}

/** Var R_C, by how differently the similar products moved. */
function clusterVariance({ products, weight }: Group, season: number): number {
  return total(
    products.map(({ rate, weight: own, expected }) => {
      const share = own / weight;
      return (share * (rate[1] - season * expected.rate)) ** 2 / (1 - share);
    }),
  );
}

/**
 * By how much the effect differs where parts of the category are left out of the prior (jackknife). Twice that: a prior that
 * is learnt from the whole one's in few steps does not forget the part.
 */
function priorVariance({ treated, controls }: Compared): number {
  const without = ({ products, weight }: Group, part: number) =>
    total(products.map(({ weight: own, expected }) => (own / weight) * expected.without[part]!));
  const toCome = (own: number, similar: number) => comesTo(own, seasonOf(controls, similar));
  const whole = toCome(treated.expected, controls.expected);
  const parts = Array.from({ length: priorParts }, (_, part) =>
    toCome(without(treated, part), without(controls, part)),
  );
  return 2 * (1 - 1 / priorParts) * total(parts.map((part) => (part - whole) ** 2));
}

/** 97.5 % point of Student's t: t² / (t² + freedom) is beta(1/2, freedom/2). */
function studentReach(freedom: number): number {
  const share = new Beta(0.5, freedom / 2).quantile(0.95);
  return Math.sqrt((freedom * share) / (1 - share));
}
