import { stirlingError } from './gamma.ts';

/** A range on the scale of the value it belongs to; `low <= high`. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The continued fraction is near enough when a step moves it by no more than this share of its value. */
const enough = 1e-11;
/** A step of a quantile, in standard deviations, whose fourth power (what it may still be off) no longer counts. */
const lastStep = 0.01;
/** Both shapes together are no less than this where they are told by mean and variance. */
const leastSum = 0.1;

/**
 * Beta(alpha, beta), shapes above 0: what its density and both its tails share is reckoned once. Probabilities and
 * quantiles are right to 1e-8; a small probability keeps its digits, unlike `1 - cdf`.
 */
export class Beta {
  readonly alpha: number;
  readonly beta: number;
  readonly mean: number;
  /** ln of the slope at the mean; by Stirling's formula and its error (Loader 2000), as large shapes lose no digits so. */
  private readonly lnSlope: number;

  constructor(alpha: number, beta: number) {
    const sum = alpha + beta;
    this.alpha = alpha;
    this.beta = beta;
    this.mean = alpha / sum;
    const errors = stirlingError(alpha) + stirlingError(beta) - stirlingError(sum);
    this.lnSlope = 0.5 * Math.log((this.mean * beta) / (2 * Math.PI)) - errors;
  }

  /** The beta distribution of this mean, above 0 and below 1, and variance, which is cut to what such a mean can have. */
  static of(mean: number, variance: number): Beta {
    const sum = Math.max(leastSum, (mean * (1 - mean)) / variance - 1);
    return new Beta(mean * sum, (1 - mean) * sum);
  }

  /** P(X ≤ x): the regularised incomplete beta function I_x(alpha, beta). */
  cdf(x: number): number {
    return below(this.alpha, this.beta, this.lnSlope, x, 1 - x);
  }

  /** P(X > x). */
  tail(x: number): number {
    return below(this.beta, this.alpha, this.lnSlope, 1 - x, x);
  }

  /** The value that X stays below with probability `p`. */
  quantile(p: number): number {
    if (!(p > 0 && p < 1)) return p === 0 || p === 1 ? p : Number.NaN;
    return p <= 0.5
      ? logistic(lowerLogit(this.alpha, this.beta, this.lnSlope, p))
      : logistic(-lowerLogit(this.beta, this.alpha, this.lnSlope, 1 - p));
  }

  /** Equal-tailed interval that holds X with probability `level`. */
  interval(level = 0.95): Interval {
    return { low: this.quantile((1 - level) / 2), high: this.quantile((1 + level) / 2) };
  }

  /** ln of the beta function B(alpha, beta). */
  lnBeta(): number {
    const { alpha, beta, mean } = this;
    return alpha * Math.log(mean) + beta * Math.log1p(-mean) - this.lnSlope;
  }
}

/** ln P(hits of trials) of the beta-binomial, up to the binomial coefficient: ln B(a + hits, b + trials - hits) - ln B(a, b). */
export function lnBetaBinomial(hits: number, trials: number, alpha: number, beta: number): number {
  return new Beta(alpha + hits, beta + trials - hits).lnBeta() - new Beta(alpha, beta).lnBeta();
}

/** Slices of a distribution of rates that are told apart: tails down to 1e-4 are right to a twentieth of themselves. */
const slices = 400;

/**
 * P(X ≥ hits) where X is binomial by a rate that scatters as told, numbers whole or not: the mean over the middles of
 * equally likely slices of the rates.
 */
export function betaBinomialTail(hits: number, trials: number, rates: Beta): number {
  let sum = 0;
  for (let slice = 0; slice < slices; slice++)
    sum += binomialTail(hits, trials, rates.quantile((slice + 0.5) / slices));
  return sum / slices;
}

/**
 * P(Binomial(trials, p) ≥ hits) = I_p(hits, trials - hits + 1); `hits` and `trials` need not be whole, as effective
 * samples are not. 1 where nothing was hit.
 */
export function binomialTail(hits: number, trials: number, p: number): number {
  return hits > 0 ? new Beta(hits, trials - hits + 1).cdf(p) : 1;
}

/** P(X ≤ x), with y = 1 - x. */
function below(a: number, b: number, lnSlope: number, x: number, y: number): number {
  if (x <= 0 || y <= 0) return x <= 0 ? 0 : 1;
  return belowBy(slopeAt(a, b, lnSlope, x, y), a, b, x, y);
}

/** P(X ≤ x) where the slope is known: by the continued fraction of the tail that is the shorter way from the mean. */
function belowBy(slope: number, a: number, b: number, x: number, y: number): number {
  return x * b <= y * a ? slope / fraction(a, b, x, y) : 1 - slope / fraction(b, a, y, x);
}

/** x^a y^b / B(a, b): the slope of the distribution function over the logit of x. */
function slopeAt(a: number, b: number, lnSlope: number, x: number, y: number): number {
  const sum = a + b;
  return Math.exp(a * Math.log(x * (sum / a)) + b * Math.log(y * (sum / b)) + lnSlope);
}

/**
 * The slope over P(X ≤ x), for x up to about the mean: continued fraction of Didonato & Morris 1992 (algorithm 708,
 * `bfrac`), its convergents kept at denominator 1.
 */
function fraction(a: number, b: number, x: number, y: number): number {
  const excess = a * y - b * x + 1;
  let step = 1 / (a + 1);
  let before = 0;
  let now = 1 / (a * excess * step);
  let scale = now;
  for (let m = 1; ; m++) {
    const odd = m * (b - m) * x * step;
    const numerator = (a + m - 1) * (a + b + m - 1) * x * step * odd;
    step = 1 / (a + 2 * m + 1);
    const denominator = m + odd + (a + m) * (excess + m * (2 - x)) * step;
    scale = 1 / (denominator + numerator * scale);
    const next = (denominator * now + numerator * before) * scale;
    if (!(Math.abs(next - now) > enough * next)) return 1 / next;
    before = now * scale;
    now = next;
  }
}

/**
 * The logit that X stays below with probability `p`, at most a half. ln P is concave over the logit, so that Newton's
 * steps on it arrive from anywhere; a short step is the last, by the reversed series of P, off by its fourth power.
 */
function lowerLogit(a: number, b: number, lnSlope: number, p: number): number {
  let right = Math.log(a / b);
  let logit = Math.min(right, Math.min(a, b) < 1 ? edgeStart(a, b, lnSlope, p) : middleStart(a, b, p));
  for (let round = 0; round < 50; round++) {
    const odds = Math.exp(-Math.abs(logit));
    const [small, large] = [odds / (1 + odds), 1 / (1 + odds)];
    const [x, y] = logit < 0 ? [small, large] : [large, small];
    const slope = slopeAt(a, b, lnSlope, x, y);
    const probability = belowBy(slope, a, b, x, y);
    const lean = a * y - b * x;
    const spread = (a + b) * x * y;
    const ahead = (p - probability) / slope;
    if (Math.abs(ahead) * Math.max(Math.abs(lean), Math.sqrt(spread)) < lastStep)
      return logit + ahead * (1 - ahead * (lean / 2 - ahead * ((lean * lean) / 3 + spread / 6)));
    if (x === 0 && a < 1) return logit;
    if (probability > p) right = logit;
    // So far out that there are hardly numbers small enough for it: half the way back.
    logit = probability > 1e-290 ? logit + (Math.log(p / probability) * probability) / slope : (logit + right) / 2;
  }
  return logit;
}

/** The quantile of x^a / (a B), in which the distribution ends on this side; none where it is above 1. */
function edgeStart(a: number, b: number, lnSlope: number, p: number): number {
  const sum = a + b;
  const lnBeta = a * Math.log(a / sum) + b * Math.log(b / sum) - lnSlope;
  const lnX = (Math.log(p * a) + lnBeta) / a;
  return lnX < 0 ? lnX - Math.log1p(-Math.exp(lnX)) : Number.POSITIVE_INFINITY;
}

/** By Cornish & Fisher 1938: the logit of X has cumulants ψ(a) - ψ(b), ψ'(a) + ψ'(b) …, here by their asymptotes. */
function middleStart(a: number, b: number, p: number): number {
  const [s, t] = [1 / (a - 0.5), 1 / (b - 0.5)];
  const [ss, tt] = [s * s, t * t];
  const mean = Math.log(t / s) + (ss - tt) / 24;
  const variance = s + t - (s * ss + t * tt) / 12;
  const third = tt - ss + (ss * ss - tt * tt) / 4;
  const fourth = s * ss * (2 - ss) + t * tt * (2 - tt);
  const deviation = Math.sqrt(variance);
  const skew = third / (variance * deviation);
  const z = -normalQuantile(p);
  const zz = z * z;
  const shape = (skew * (zz - 1)) / 6 + (z * (zz - 3) * fourth) / (24 * variance * variance);
  return mean + deviation * (z + shape - (skew * skew * z * (2 * zz - 5)) / 36);
}

/** The standard normal deviate exceeded with probability `p`, at most a half, to 5e-4 (Abramowitz & Stegun 26.2.23). */
function normalQuantile(p: number): number {
  const t = Math.sqrt(-2 * Math.log(p));
  return t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
}

function logistic(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}
