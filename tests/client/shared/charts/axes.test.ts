import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areMonths, ticksTo } from '../../../../client/shared/charts/axes.ts';

test('ticks are few, evenly spaced, and reach what is drawn', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), (most) => {
      const ticks = ticksTo(most);
      expect(ticks[0]).toBe(0);
      expect(ticks.at(-1)! * 1.001).toBeGreaterThanOrEqual(most);
      expect(ticks.length).toBeLessThanOrEqual(7);
    }),
  );
});

test('ticks are round', () => {
  expect(ticksTo(0.22)).toEqual([0, 0.05, 0.1, 0.15, 0.2, 0.25]);
  expect(ticksTo(95)).toEqual([0, 20, 40, 60, 80, 100]);
  expect(ticksTo(0)).toEqual([0]);
});

test('months are told from weeks by their first days', () => {
  expect(areMonths([Date.UTC(2026, 0, 1), Date.UTC(2026, 1, 1)])).toBe(true);
  expect(areMonths([Date.UTC(2026, 5, 1), Date.UTC(2026, 5, 8)])).toBe(false);
});
