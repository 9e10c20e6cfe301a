import { expect, test } from 'vitest';
import { rateRows } from '../../../server/questions/products/rates.ts';

type Sums = Parameters<typeof rateRows>[0][number][number];
const noTrend = Object.fromEntries(
  Array.from({ length: 12 }, (_, period) => [`trend_${period}`, null]),
) as unknown as Sums;

function product(level_key: string, sold_units: number, returned_units: number, other: Partial<Sums> = {}): Sums {
  return {
    ...noTrend,
    ...{ level_key, name: null, category: 'lamps', sold_units, returned_units },
    ...{ exposure_units: sold_units, exposure_squared: sold_units, return_cost_minor: returned_units * 1000 },
    ...{ top_reason: 'defective', top_reason_share: 1 },
    ...other,
  };
}
/** Ordinary lamps of 200 units, a tenth of them returned, some more, some less. */
const ordinary = Array.from({ length: 21 }, (_, index) => product(`lamp-${index}`, 200, 10 + index));

test('a product far above its kind leads, is clearly high, confirmed, and costs what is beyond', () => {
  const [first] = rateRows([[...ordinary, product('bad', 300, 90)]]);
  expect(first).toMatchObject({
    level_key: 'bad',
    return_rate: 0.3,
    projected_rate: 0.3,
    is_clearly_high: true,
    is_confirmed: true,
  });
  expect(first!.fair_rate).toBeGreaterThan(first!.category_rate!);
  expect(first!.fair_rate).toBeLessThan(0.3);
  expect(first!.excess_cost_minor).toBe(Math.round(first!.excess_units! * 1000));
});

test('few units prove nothing, however high their rate', () => {
  const rows = rateRows([[...ordinary, product('few', 4, 3)]]);
  const few = rows.find((row) => row.level_key === 'few')!;
  expect(few).toMatchObject({ return_rate: 0.75, is_clearly_high: false });
  expect(few.fair_rate).toBeLessThan(0.5);
});

test('a product is judged by its own category', () => {
  const dresses = Array.from({ length: 20 }, (_, index) => product(`dress-${index}`, 200, 80, { category: 'dresses' }));
  const rows = rateRows([[...ordinary, ...dresses]]);
  expect(rows.find((row) => row.level_key === 'lamp-1')!.category_rate).toBeCloseTo(0.1, 6);
  expect(rows.find((row) => row.level_key === 'dress-1')!.category_rate).toBeCloseTo(0.4, 6);
  expect(rows.some((row) => row.is_clearly_high)).toBe(false);
});

test('what had no time to come back has no rate yet', () => {
  const [young] = rateRows([[product('new', 100, 2, { exposure_units: 10, exposure_squared: 1 })]]);
  expect(young).toMatchObject({ completeness: 0.1, projected_rate: null, return_rate: 0.02 });
});

test('nothing sold, nothing known', () => {
  expect(rateRows([[]])).toEqual([]);
  expect(rateRows([[product('ghost', 0, 1)]])[0]).toMatchObject({
    return_rate: null,
    projected_rate: null,
    fair_rate: null,
    excess_cost_minor: null,
  });
});
