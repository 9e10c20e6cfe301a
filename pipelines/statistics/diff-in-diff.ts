import { Beta } from './beta.ts';
import { type Exposure, effectiveSample } from './effective-sample.ts';
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

/** Changed products and similar ones that were left alone: of one category. */
export interface Stratum {
  readonly treated: readonly BeforeAfter[];
  readonly controls: readonly BeforeAfter[];
}

/** What a change did to a rate; differences are of rates from 0 to 1. */
export interface DifferenceInDifferences {
  /** Rates of the changed products, each with the same weight before and after. */
  readonly before_rate: number;
  readonly after_rate: number;
  /** How much the rate of similar products moved at the same time. */
  readonly control_change: number;
  /** (after − before) − control_change. */
  readonly effect: number;
  /** 95 % interval of the effect. */
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
 * Of product k, n_kp units of effective sample with rate r_kp in window p; d_k = r_k1 − r_k0.
 * A group's change is Mantel and Haenszel's risk difference over its products (Greenland & Robins 1985):
 * `D = Σ w_k d_k / W`, `w_k = n_k0 n_k1 / (n_k0 + n_k1)`, `W = Σ w_k`: what is sold in one window only does not count, and
 * a shift of sales between products is no change of rate. `effect = Σ_s W_s (D_s − C_s) / Σ_s W_s` over the categories s,
 * weighed by the changed products; C is D of the similar ones.
 *
 * Rates of untouched products move more than chance lets them. Beta-binomial windows have
 * `Var d_k = Σ_p m(1 − m) [(1 − ρ)/n_kp + ρ]`; ρ by moments (Kleinman 1973) from the similar products, h_k = w_k / W:
 * `ρ = Σ [w_k (d_k − C)² / (1 − h_k) − c_k] / Σ c_k (2 w_k − 1)`, `c_k = m_k (1 − m_k)`, between 0 and 0.5. It widens the
 * interval of the changed products, whose m is `(x + 1)/(n + 2)` (Agresti & Caffo 2000) so that no returns is no certainty.
 * `Var C = Σ h_k² (d_k − C)² / (1 − h_k)`, the cluster-robust variance (CR2, Bell & McCaffrey 2002), and Student's t with
 * as many degrees of freedom as similar products less categories.
 *
 * @returns null where changed products were not sold in both windows, or one of their categories has fewer than three
 * similar products that were
 */
export function differenceInDifferences(strata: readonly Stratum[]): DifferenceInDifferences | null {
  const groups = strata
    .map(({ treated, controls }) => ({ treated: groupOf(treated, 0), controls: groupOf(controls, fewestControlUnits) }))
    .filter(({ treated }) => treated.weight > 0);
  if (groups.length === 0 || groups.some(({ controls }) => controls.products.length < fewestControls)) return null;
  const weight = total(groups.map(({ treated }) => treated.weight));
  const weighed = (of: (group: (typeof groups)[number]) => number) =>
    total(groups.map((group) => (group.treated.weight / weight) * of(group)));
  const correlation = correlationOf(groups.map(({ controls }) => controls));
  const control_change = weighed(({ controls }) => controls.change);
  const [before_rate, after_rate] = [weighed(({ treated }) => treated.before), weighed(({ treated }) => treated.after)];
  const effect = after_rate - before_rate - control_change;
  const variance = total(
    groups.map(
      ({ treated, controls }) =>
        (treated.weight / weight) ** 2 * (changeVariance(treated, correlation) + clusterVariance(controls)),
    ),
  );
  const controls = total(groups.map((group) => group.controls.products.length));
  const reach = studentReach(controls - groups.length) * Math.sqrt(variance);
  return { before_rate, after_rate, control_change, effect, low: effect - reach, high: effect + reach, controls };
}

/** Whether an untouched product was sold enough in both windows to show how rates moved by themselves. */
export function canCompare(product: BeforeAfter): boolean {
  return Math.min(...productOf(product).n) >= fewestControlUnits;
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

interface Group {
  readonly products: readonly Product[];
  /** W. */
  readonly weight: number;
  readonly before: number;
  readonly after: number;
  /** after − before: D. */
  readonly change: number;
}

/** The products that have at least so many effective units in both windows, together. */
function groupOf(all: readonly BeforeAfter[], fewest: number): Group {
  const products = all.map(productOf).filter(({ n, weight }) => weight > 0 && Math.min(...n) >= fewest);
  const weight = total(products.map((product) => product.weight));
  const mean = (side: 0 | 1) => total(products.map((product) => product.weight * product.rate[side])) / weight;
  const [before, after] = [mean(0), mean(1)];
  return { products, weight, before, after, change: after - before };
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

/** ρ: how much more than by chance the rates of a product scatter from window to window. */
function correlationOf(groups: readonly Group[]): number {
  let [beyond, most] = [0, 0];
  for (const { products, weight, change } of groups)
    for (const { n, rate, weight: own } of products) {
      const mean = (n[0] * rate[0] + n[1] * rate[1]) / (n[0] + n[1]);
      const chance = mean * (1 - mean);
      beyond += (own * (rate[1] - rate[0] - change) ** 2) / (1 - own / weight) - chance;
      most += chance * (2 * own - 1);
    }
  return most > 0 ? Math.min(0.5, Math.max(0, beyond / most)) : 0;
}

/** Var D of products that were changed together. */
function changeVariance({ products, weight }: Group, correlation: number): number {
  return total(
    products.map(({ n, rate, weight: own }) => {
      const sides = n.map((units, side) => {
        const careful = (rate[side]! * units + 1) / (units + 2);
        return careful * (1 - careful) * ((1 - correlation) / units + correlation);
      });
      return (own / weight) ** 2 * total(sides);
    }),
  );
}

/** Var C, by how differently the similar products moved. */
function clusterVariance({ products, weight, change }: Group): number {
  return total(
    products.map(({ rate, weight: own }) => {
      const share = own / weight;
      return (share * (rate[1] - rate[0] - change)) ** 2 / (1 - share);
    }),
  );
}

/** 97.5 % point of Student's t: t² / (t² + freedom) is beta(1/2, freedom/2). */
function studentReach(freedom: number): number {
  const share = new Beta(0.5, freedom / 2).quantile(0.95);
  return Math.sqrt((freedom * share) / (1 - share));
}
