/** Hits of two groups: `hits` of `size` here, `other_hits` of `other_size` elsewhere. */
export interface TwoGroups {
  readonly hits: number;
  readonly size: number;
  readonly other_hits: number;
  readonly other_size: number;
}

/** Odds of a hit here over those elsewhere, half a hit added to each cell so that none is 0 (Haldane 1940, Anscombe 1956). */
export function oddsRatio({ hits, size, other_hits, other_size }: TwoGroups): number {
  return ((hits + 0.5) * (other_size - other_hits + 0.5)) / ((size - hits + 0.5) * (other_hits + 0.5));
}

/** What adds less than this share to a sum is left out. */
const negligible = 1e-17;
/** The weight of the hits: so small that only tails below all numbers are sums beyond them. */
const ownWeight = 1e-150;

/**
 * P(as many hits here or more), all hits given, if the odds of a hit here were `odds` times those elsewhere: the upper tail of
 * Fisher's noncentral hypergeometric distribution; with `odds` 1 the one-sided exact test of Fisher (1935). Each weight
 * comes from its neighbour's; the weights have one peak, so that a sum ends where they have become negligible.
 * @param groups whole numbers, hits at most as many as the size
 */
export function oddsRatioTail({ hits, size, other_hits, other_size }: TwoGroups, odds = 1): number {
  const all = hits + other_hits;
  const most = Math.min(size, all);
  const least = Math.max(0, all - other_size);
  /** The weight of one hit more over that of `x`. */
  const step = (x: number) => (odds * (size - x) * (all - x)) / ((x + 1) * (other_size - all + x + 1));
  let above = ownWeight;
  for (let x = hits, weight = ownWeight; x < most; x++) {
    const ratio = step(x);
    weight *= ratio;
    above += weight;
    if (ratio < 1 && weight < negligible * above) break;
  }
  let below = 0;
  for (let x = hits - 1, weight = ownWeight; x >= least; x--) {
    const ratio = 1 / step(x);
    weight *= ratio;
    below += weight;
    if (ratio < 1 && weight < negligible * below) break;
  }
  return above === Infinity ? 1 : above / (above + below);
}
