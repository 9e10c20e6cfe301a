import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lnGamma, lowerGamma, normalTail, poissonTail, upperGamma } from '../../../pipelines/statistics/gamma.ts';
import { expectClose } from './close.ts';

test('ln Γ follows its recurrence and knows half-integers', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 1e6, noNaN: true }), (x) => {
      expect(lnGamma(x + 1)).toSatisfy(
        (y: number) => Math.abs(y - lnGamma(x) - Math.log(x)) <= 1e-12 * (1 + Math.abs(y)),
      );
    }),
  );
  expectClose(lnGamma(0.5), Math.log(Math.PI) / 2, 1e-14);
  expectClose(lnGamma(11), Math.log(3628800), 1e-14);
});

test('a Poisson tail keeps its digits where one minus the distribution function has none', () => {
  expectClose(poissonTail(200, 100), 9.34315e-19);
  expectClose(poissonTail(44, 20), 2.424e-6, 5e-4);
  expectClose(poissonTail(1, 0.5), 1 - Math.exp(-0.5), 1e-14);
  expect(poissonTail(0, 3)).toBe(1);
  expect(poissonTail(3, 0)).toBe(0);
});

test('lower and upper incomplete gamma add up to one', () => {
  const positive = fc.double({ min: 0.01, max: 1e4, noNaN: true });
  fc.assert(
    fc.property(positive, positive, (a, x) => {
      expectClose(lowerGamma(a, x) + upperGamma(a, x), 1, 1e-12);
    }),
  );
  expect([lowerGamma(2, 0), upperGamma(2, 0)]).toEqual([0, 1]);
});

test('the normal tail is right in the middle, at two sides and far out', () => {
  expectClose(normalTail(0), 0.5, 1e-14);
  expectClose(normalTail(1.959963984540054), 0.025, 1e-12);
  expectClose(normalTail(-1.959963984540054), 0.975, 1e-12);
  expectClose(normalTail(4.230455), 1.166e-5, 5e-4);
  expectClose(normalTail(10), 7.61985302416e-24, 1e-11);
});
