import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '../../../pipelines/statistics/random.ts';
import { valueRateInterval } from '../../../pipelines/statistics/value-rate.ts';
import { wilsonInterval } from '../../../pipelines/statistics/wilson.ts';
import { expectAllClose } from './close.ts';

const half = { delivered_value: 1000, exposure_value: 500, returned_value: 100, squared_returned_value: 2500 };

test('is as wide as that of as many equal units as would leave as much uncertain', () => {
  // 20 % are expected; 2,500 × (1 − 0.5) / 500² = 0.005: 0.2 × 0.8 / 0.005 = 32 units.
  const { low, high } = wilsonInterval(6.4, 32)!;
  expect(low).toBeLessThan(0.1);
  const found = valueRateInterval(half)!;
  // 10 % are back already.
  expectAllClose([found.low, found.high], [0.1, high]);
  const cheap = valueRateInterval({ ...half, squared_returned_value: 100 })!;
  const many = wilsonInterval(160, 800)!;
  expectAllClose([cheap.low, cheap.high], [many.low, many.high]);
  // Forecasts that missed four times as much as by chance leave as much as four times the squares.
  expect(valueRateInterval(half, 4)).toEqual(valueRateInterval({ ...half, squared_returned_value: 10_000 }));
});

test('is a point once all is in, and unknown where nothing came back', () => {
  expect(valueRateInterval({ ...half, exposure_value: 1000 })).toEqual({ low: 0.1, high: 0.1 });
  expect(valueRateInterval({ ...half, returned_value: 0, squared_returned_value: 0 })).toBeNull();
  expect(valueRateInterval({ ...half, exposure_value: 0 })).toBeNull();
});

test('holds what is back and what is expected, between 0 and 1, whatever came', () => {
  const share = fc.double({ min: 0.001, max: 1, noNaN: true });
  fc.assert(
    fc.property(share, share, fc.double({ min: 1, max: 1e6, noNaN: true }), (complete, back, lines) => {
      const sums = { delivered_value: 1000, exposure_value: 1000 * complete, returned_value: 1000 * back };
      const { low, high } = valueRateInterval({ ...sums, squared_returned_value: (1000 * back) ** 2 / lines })!;
      const expected = Math.min(1, back / complete);
      expect(low).toBeLessThanOrEqual(expected + 1e-12);
      expect(high).toBeGreaterThanOrEqual(expected - 1e-12);
      expect(low).toBeGreaterThanOrEqual(Math.min(back, expected) - 1e-12);
      expect(high).toBeLessThanOrEqual(1);
    }),
  );
});

/** Deliveries of very different worth, of which the dear ones come back more often, and where their returned value ends. */
function deliveries(units: number, youngShare: number, random: () => number) {
  let [delivered_value, exposure_value, returned_value, squared_returned_value, final] = [0, 0, 0, 0, 0];
  for (let unit = 0; unit < units; unit++) {
    const value = 1000 * Math.exp(2 * (random() + random() + random() - 1.5));
    const complete = 1 - 0.93 ** (random() < youngShare ? 30 * random() : 200);
    delivered_value += value;
    exposure_value += value * complete;
    if (random() > 0.08 + 0.12 * Math.min(1, value / 4000)) continue;
    final += value;
    if (random() > complete) continue;
    returned_value += value;
    squared_returned_value += value ** 2;
  }
  return { sums: { delivered_value, exposure_value, returned_value, squared_returned_value }, final };
}

test.each([
  [150, 0.3],
  [600, 0.3],
  [600, 0.8],
  [3000, 0.5],
])('of %i units, %f of them young, 90 to 98 of 100 intervals hold where the value ends', (units, youngShare) => {
  const random = seededRandom(20_26);
  const runs = Array.from({ length: 400 }, () => deliveries(units, youngShare, random));
  const held = runs.filter(({ sums, final }) => {
    const { low, high } = valueRateInterval(sums)!;
    return low <= final / sums.delivered_value + 1e-12 && final / sums.delivered_value <= high + 1e-12;
  });
  expect(held.length / runs.length).toBeGreaterThanOrEqual(0.9);
  expect(held.length / runs.length).toBeLessThanOrEqual(0.98);
});
