import lnBeta from '@stdlib/math-base-special-betaln';
import cdf from '@stdlib/stats-base-dists-beta-cdf';
import quantile from '@stdlib/stats-base-dists-beta-quantile';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Beta, betaBinomialTail, binomialTail, lnBetaBinomial } from '../../../pipelines/statistics/beta.ts';
import { lnGamma } from '../../../pipelines/statistics/gamma.ts';
import { evenChanceP, wilsonInterval } from '../../../pipelines/statistics/wilson.ts';
import { expectClose } from './close.ts';

/** From 0.01 to 1,000,000, the extremes as often as the middle. */
const shape = fc.double({ min: Math.log(0.01), max: Math.log(1e6), noNaN: true }).map(Math.exp);
const probability = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });
const deviate = fc.double({ min: -6, max: 6, noNaN: true });

/** Shapes of a grid from 0.01 to 1,000,000. */
const grid = Array.from({ length: 25 }, (_, step) => 10 ** (-2 + step / 3));
const pairs = grid.flatMap((alpha) => grid.map((beta) => [alpha, beta] as const));

/** A value so many standard deviations off the mean; null outside 0 to 1. */
function valueAt(deviates: number, alpha: number, beta: number): number | null {
  const mean = alpha / (alpha + beta);
  const x = mean + deviates * Math.sqrt((mean * (1 - mean)) / (alpha + beta + 1));
  return x > 0 && x < 1 ? x : null;
}

function expectAsJudged(alpha: number, beta: number, x: number, p: number): void {
  const ours = new Beta(alpha, beta);
  const theirs = cdf(x, alpha, beta);
  expect(Math.abs(ours.cdf(x) - theirs)).toBeLessThan(1e-8);
  expect(Math.abs(ours.tail(x) + theirs - 1)).toBeLessThan(1e-8);
  expect(Math.abs(ours.quantile(p) - quantile(p, alpha, beta))).toBeLessThan(1e-8);
}

test('on a grid of shapes from 0.01 to 1,000,000 probabilities and quantiles are those of another library', () => {
  for (const [alpha, beta] of pairs) {
    for (const deviates of [-4, -2, -0.7, 0, 0.3, 1, 2.5, 5]) {
      const x = valueAt(deviates, alpha, beta) ?? Math.abs(deviates) / 8;
      expectAsJudged(alpha, beta, x, 1 / (1 + Math.exp(-2 * deviates)));
    }
    for (const p of [0.025, 0.975]) expectAsJudged(alpha, beta, 0.5, p);
    const ours = new Beta(alpha, beta).lnBeta();
    expectClose(ours, lnBeta(alpha, beta), 1e-12);
  }
});

test('between the points of the grid too', () => {
  fc.assert(
    fc.property(shape, shape, deviate, probability, (alpha, beta, deviates, p) => {
      const x = valueAt(deviates, alpha, beta);
      fc.pre(x !== null);
      expectAsJudged(alpha, beta, x, p);
    }),
    { numRuns: 1000 },
  );
});

test('a quantile is where the distribution function says it is', () => {
  fc.assert(
    fc.property(probability, shape, shape, (p, alpha, beta) => {
      const ours = new Beta(alpha, beta);
      const x = ours.quantile(p);
      // Next to 0 or 1 the quantile itself has no digits left.
      fc.pre(x > 1e-200 && x < 1 - 1e-9);
      expectClose(ours.cdf(x), p, 1e-5);
    }),
    { numRuns: 500 },
  );
});

test('quantiles ascend, and end in 0 and 1', () => {
  fc.assert(
    fc.property(shape, shape, probability, probability, (alpha, beta, p, q) => {
      const ours = new Beta(alpha, beta);
      expect(ours.quantile(Math.min(p, q))).toBeLessThanOrEqual(ours.quantile(Math.max(p, q)) + 1e-9);
    }),
  );
  const ours = new Beta(2, 3);
  expect([ours.quantile(0), ours.quantile(1), ours.quantile(1.5)]).toEqual([0, 1, Number.NaN]);
  expect([ours.cdf(-1), ours.cdf(0), ours.cdf(1), ours.cdf(2)]).toEqual([0, 0, 1, 1]);
  expect([ours.tail(-1), ours.tail(0), ours.tail(1), ours.tail(2)]).toEqual([1, 1, 0, 0]);
});

test('both tails add up to one, and the far one keeps its digits', () => {
  fc.assert(
    fc.property(probability, shape, shape, (x, alpha, beta) => {
      const ours = new Beta(alpha, beta);
      expectClose(ours.cdf(x) + ours.tail(x), 1, 1e-9);
    }),
    { numRuns: 200 },
  );
  expectClose(new Beta(1, 100).tail(0.9), 1e-100);
});

test('an interval of 95 % leaves 2.5 % on either side', () => {
  const ours = new Beta(38.07755712, 239.89654922);
  const { low, high } = ours.interval();
  expectClose(ours.cdf(low), 0.025);
  expectClose(ours.tail(high), 0.025);
});

test('a binomial tail equals the sum of its terms, and is certain for no hits', () => {
  expectClose(binomialTail(2, 3, 0.5), 0.5);
  expectClose(binomialTail(3, 3, 0.1), 0.001);
  expect(binomialTail(0, 10, 0.2)).toBe(1);
  expect(binomialTail(0, 0, 0.2)).toBe(1);
});

test('the beta-binomial of a flat prior gives every count the same chance', () => {
  expectClose(Math.exp(lnBetaBinomial(0, 4, 1, 1)), 1 / 5);
  expectClose(6 * Math.exp(lnBetaBinomial(2, 4, 1, 1)), 1 / 5);
});

test('six of eight returned speak for somebody who returns 70 % and not 30 %', () => {
  expectClose(lnBetaBinomial(6, 8, 5.6, 2.4) - lnBetaBinomial(6, 8, 3.6, 8.4), 2.0094, 2e-5);
});

test('Wilson keeps within 0 and 1 and knows nothing without trials', () => {
  const { low, high } = wilsonInterval(18, 22)!;
  expectClose(low, 0.614834, 1e-6);
  expectClose(high, 0.926931, 1e-6);
  expect(wilsonInterval(0, 5)?.low).toBe(0);
  expect(wilsonInterval(5, 5)?.high).toBe(1);
  expect(wilsonInterval(0, 0)).toBeNull();
});

test('an even split is no evidence, a lopsided one is', () => {
  expectClose(evenChanceP(18, 22), 0.004344, 2e-4);
  expectClose(evenChanceP(4, 22), 0.004344, 2e-4);
  expect(evenChanceP(5, 10)).toBe(1);
  expect(evenChanceP(0, 0)).toBe(1);
});

test('the tail of a binomial whose rate scatters is the sum of its chances', () => {
  const lnFactorial = (n: number) => lnGamma(n + 1);
  const rates = new Beta(12.7, 45.3);
  for (const hits of [5, 12, 17, 20]) {
    let exact = 0;
    for (let k = hits; k <= 37; k++)
      exact += Math.exp(
        lnFactorial(37) - lnFactorial(k) - lnFactorial(37 - k) + lnBetaBinomial(k, 37, rates.alpha, rates.beta),
      );
    expect(Math.abs(betaBinomialTail(hits, 37, rates) / exact - 1)).toBeLessThan(0.05);
  }
});
