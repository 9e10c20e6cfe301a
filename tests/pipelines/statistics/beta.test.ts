import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import {
  betaCdf,
  betaInterval,
  betaQuantile,
  betaTail,
  binomialTail,
  lnBetaBinomial,
  rememberByPair,
} from '../../../pipelines/statistics/beta.ts';
import { evenChanceP, wilsonInterval } from '../../../pipelines/statistics/wilson.ts';
import { expectClose } from './close.ts';

const shape = fc.double({ min: 0.05, max: 1e5, noNaN: true });
const probability = fc.double({ min: 0.001, max: 0.999, noNaN: true });

test('a quantile is where the distribution function says it is', () => {
  fc.assert(
    fc.property(probability, shape, shape, (p, alpha, beta) => {
      const x = betaQuantile(p, alpha, beta);
      // Next to 0 or 1 the quantile itself has no digits left.
      fc.pre(x > 1e-200 && x < 1 - 1e-9);
      expectClose(betaCdf(x, alpha, beta), p, 1e-5);
    }),
    { numRuns: 200 },
  );
});

test('both tails add up to one, and the far one keeps its digits', () => {
  fc.assert(
    fc.property(probability, shape, shape, (x, alpha, beta) => {
      expectClose(betaCdf(x, alpha, beta) + betaTail(x, alpha, beta), 1, 1e-9);
    }),
    { numRuns: 200 },
  );
  expectClose(betaTail(0.9, 1, 100), 1e-100);
});

test('an interval of 95 % leaves 2.5 % on either side', () => {
  const { low, high } = betaInterval(38.07755712, 239.89654922);
  expectClose(betaCdf(low, 38.07755712, 239.89654922), 0.025);
  expectClose(betaTail(high, 38.07755712, 239.89654922), 0.025);
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

test('a pair is computed once', () => {
  const compute = vi.fn((hits: number, trials: number) => hits / trials);
  const remembered = rememberByPair(compute);
  expect([remembered(1, 2), remembered(1, 4), remembered(1, 2)]).toEqual([0.5, 0.25, 0.5]);
  expect(compute).toHaveBeenCalledTimes(2);
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
