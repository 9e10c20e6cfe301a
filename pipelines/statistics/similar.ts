/** What makes products comparable. */
export interface Likeness {
  /** Price of a unit in minor units; null where it is not known, which is no difference then. */
  readonly price_minor: number | null;
  readonly sold_units: number;
  readonly returned_units: number;
}

/** More would be less and less alike, and hardly narrow what they tell. */
const enough = 20;

/**
 * The products that are most like some others, as indices of `candidates`, the nearest first, at most 20. Distances are in
 * doublings of price, of units sold and of the odds of a return: a product twice as dear is as far as one sold twice as
 * often. Of several products the nearest counts.
 */
export function mostSimilar(products: readonly Likeness[], candidates: readonly Likeness[]): number[] {
  const distances = candidates.map((candidate) => Math.min(...products.map((product) => distance(product, candidate))));
  return [...candidates.keys()].sort((a, b) => distances[a]! - distances[b]! || a - b).slice(0, enough);
}

function distance(a: Likeness, b: Likeness): number {
  const price = a.price_minor && b.price_minor ? Math.log2(a.price_minor / b.price_minor) : 0;
  return Math.hypot(price, Math.log2((a.sold_units + 1) / (b.sold_units + 1)), Math.log2(odds(a) / odds(b)));
}

/** Odds of a return, half a unit kept and half a unit returned added, so that none and all are no certainty. */
function odds({ sold_units, returned_units }: Likeness): number {
  return (returned_units + 0.5) / (Math.max(0, sold_units - returned_units) + 0.5);
}
