import lnBeta from '@stdlib/math-base-special-betaln';
import cdf from '@stdlib/stats-base-dists-beta-cdf';
import quantile from '@stdlib/stats-base-dists-beta-quantile';

/** A range on the scale of the value it belongs to; `low <= high`. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** P(X ≤ x) of Beta(alpha, beta): the regularised incomplete beta function I_x(alpha, beta). Shapes above 0. */
export function betaCdf(x: number, alpha: number, beta: number): number {
  return cdf(x, alpha, beta);
}

/** P(X > x) of Beta(alpha, beta), exact in the tail where `1 - betaCdf` would round to 0. */
export function betaTail(x: number, alpha: number, beta: number): number {
  return cdf(1 - x, beta, alpha);
}

/** The value that Beta(alpha, beta) stays below with probability `p`. */
export function betaQuantile(p: number, alpha: number, beta: number): number {
  return quantile(p, alpha, beta);
}

/** Equal-tailed interval of Beta(alpha, beta) that holds with probability `level`. */
export function betaInterval(alpha: number, beta: number, level = 0.95): Interval {
  const tail = (1 - level) / 2;
  return { low: quantile(tail, alpha, beta), high: quantile(1 - tail, alpha, beta) };
}

/** ln P(hits of trials) of the beta-binomial, up to the binomial coefficient: ln B(a + hits, b + trials - hits) - ln B(a, b). */
export function lnBetaBinomial(hits: number, trials: number, alpha: number, beta: number): number {
  return lnBeta(alpha + hits, beta + trials - hits) - lnBeta(alpha, beta);
}

/**
 * P(Binomial(trials, p) ≥ hits) = I_p(hits, trials - hits + 1); `hits` and `trials` need not be whole, as effective
 * samples are not. 1 where nothing was hit.
 */
export function binomialTail(hits: number, trials: number, p: number): number {
  return hits > 0 ? cdf(p, hits, trials - hits + 1) : 1;
}

/**
 * `compute(hits, trials)`, remembered by the pair: most SKUs of a long tail share theirs with others, and a quantile
 * costs hundreds of look-ups. Lives as long as the returned function.
 */
export function rememberByPair<T>(compute: (hits: number, trials: number) => T): (hits: number, trials: number) => T {
  const byTrials = new Map<number, Map<number, T>>();
  return (hits, trials) => {
    const byHits = byTrials.get(trials) ?? new Map<number, T>();
    const known = byHits.get(hits);
    if (known !== undefined) return known;
    const value = compute(hits, trials);
    byTrials.set(trials, byHits.set(hits, value));
    return value;
  };
}
