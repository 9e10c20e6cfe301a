import { lnGamma } from './gamma.ts';

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

/**
 * P(as many hits here or more), all hits given, if the odds of a hit here were `odds` times those elsewhere: the upper tail of
 * Fisher's noncentral hypergeometric distribution; with `odds` 1 the one-sided exact test of Fisher (1935).
 * @param groups whole numbers, hits at most as many as the size
 */
export function oddsRatioTail(groups: TwoGroups, odds = 1): number {
  const { hits, size, other_hits, other_size } = groups;
  const all = hits + other_hits;
  const most = Math.min(size, all);
  const least = Math.max(0, all - other_size);
  const weights: number[] = [];
  for (let x = least; x <= most; x++)
    weights.push(lnChoose(size, x) + lnChoose(other_size, all - x) + x * Math.log(odds));
  const largest = Math.max(...weights);
  const parts = weights.map((weight) => Math.exp(weight - largest));
  const sum = (from: number) => parts.slice(from).reduce((total, part) => total + part, 0);
  return sum(hits - least) / sum(0);
}

function lnChoose(n: number, k: number): number {
  return lnGamma(n + 1) - lnGamma(k + 1) - lnGamma(n - k + 1);
}
