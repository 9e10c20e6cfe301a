import { expect, test } from 'vitest';
import { rateParams, rateRows } from '../../../server/questions/products/rates.ts';

type Sums = Parameters<typeof rateRows>[0][number][number];

const trends = Object.fromEntries(Array.from({ length: 12 }, (_, period) => [`trend_${period}`, null]));
const product = (level_key: string, sold_units: number, returned_units: number): Sums =>
  ({
    level_key,
    name: level_key,
    category: 'lamps',
    sold_units,
    returned_units,
    exposure_units: sold_units,
    exposure_squared: sold_units,
    return_cost_minor: returned_units * 1000,
    top_reason: null,
    top_reason_share: null,
    ...trends,
  }) as Sums;

const shop = Array.from({ length: 12 }, (_, index) => product(`P${index}`, 200, index === 0 ? 90 : 20));

test('a filter that picks products leaves the rate they are judged against alone', () => {
  const picked = rateRows([shop, [shop[0]!]]);
  const all = rateRows([shop]);
  expect(picked).toEqual(all.filter((row) => row.level_key === 'P0'));
  expect(picked[0]!.category_rate).toBeLessThan(0.15);
  expect(picked[0]!.is_clearly_high).toBe(true);
});

test('what decides a level’s values is asked for without them first; other filters stay in both', () => {
  expect(rateParams({ level: 'style', style: ['A'], country: ['FR'] })).toEqual([
    { level: 'style', style: undefined, country: ['FR'] },
    { level: 'style', style: ['A'], country: ['FR'] },
  ]);
  expect(rateParams({ country: ['FR'] })).toEqual([{ level: 'sku', country: ['FR'] }]);
});
