import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom, triangular } from '../../../pipelines/statistics/random.ts';
import { expectClose } from './close.ts';

test('the same seed gives the same numbers, spread over 0 to 1', () => {
  const draws = (seed: number) => Array.from({ length: 10_000 }, seededRandom(seed));
  expect(draws(7)).toEqual(draws(7));
  expect(draws(7)).not.toEqual(draws(8));
  expect(draws(7).every((u) => u >= 0 && u < 1)).toBe(true);
  expectClose(draws(7).reduce((sum, u) => sum + u) / 10_000, 0.5, 0.02);
});

test('triangular values stay in their range, the likely one splits it, and no range is no doubt', () => {
  const value = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(value, value, value, value, (a, b, c, u) => {
      const [low, likely, high] = [a, b, c].sort((x, y) => x - y) as [number, number, number];
      const drawn = triangular({ low, likely, high }, u);
      expect(drawn).toBeGreaterThanOrEqual(low - 1e-12);
      expect(drawn).toBeLessThanOrEqual(high + 1e-12);
    }),
  );
  expectClose(triangular({ low: 0, likely: 1, high: 4 }, 1 / 4), 1);
  expect(triangular({ low: 5, likely: 5, high: 5 }, 0.9)).toBe(5);
});
