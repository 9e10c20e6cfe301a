import { expect, test } from 'vitest';
import { rateBesides, rateParams } from '../../../server/questions/products/rates.ts';
import { product, rateRows } from './rated.ts';

/** Ordinary lamps of 200 units, a tenth of them returned, some more, some less. */
const ordinary = Array.from({ length: 21 }, (_, index) => product(`lamp-${index}`, 200, 10 + index));

test('a product far above its kind leads, is clearly high, confirmed, and costs what is beyond', () => {
  const [first] = rateRows([...ordinary, product('bad', 300, 90)]);
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
  const rows = rateRows([...ordinary, product('few', 4, 3)]);
  const few = rows.find((row) => row.level_key === 'few')!;
  expect(few).toMatchObject({ return_rate: 0.75, is_clearly_high: false });
  expect(few.fair_rate).toBeLessThan(0.5);
});

test('a product is judged by its own category', () => {
  const dresses = Array.from({ length: 20 }, (_, index) => product(`dress-${index}`, 200, 80, { category: 'dresses' }));
  const rows = rateRows([...ordinary, ...dresses]);
  expect(rows.find((row) => row.level_key === 'lamp-1')!.category_rate).toBeCloseTo(0.1, 6);
  expect(rows.find((row) => row.level_key === 'dress-1')!.category_rate).toBeCloseTo(0.4, 6);
  expect(rows.some((row) => row.is_clearly_high)).toBe(false);
});

test('what had no time to come back has no rate yet', () => {
  const [young] = rateRows([product('new', 100, 2, { exposure_units: 10, exposure_squared: 1 })]);
  expect(young).toMatchObject({ completeness: 0.1, projected_rate: null, return_rate: 0.02 });
});

test('the dearest lead, of equal ones the most sold, then by key; what has no cost comes last', () => {
  const free = [40, 50, 50].map((sold, index) => product(`free-${index}`, sold, 0, { category: 'gifts' }));
  const even = ['a', 'B', 'ă', 'c'].map((key) => product(key, 100, 10, { category: 'cups' }));
  const unknown = product('none', 100, 10, { category: 'cups', level_key: null });
  const values = [...free, ...even, unknown, product('bad', 300, 90)];
  for (const given of [values, values.toReversed(), [...values.slice(5), ...values.slice(0, 5)]])
    expect(rateRows(given).map((row) => row.level_key)).toEqual([
      'bad',
      'B',
      'a',
      'c',
      'ă',
      null,
      'free-1',
      'free-2',
      'free-0',
    ]);
});

test('texts and gaps stay with their rows, however these are put in order', () => {
  const odd = product('ă–„ü', 200, 100, {
    name: 'Lampă de masă',
    top_reason: null,
    top_reason_share: null,
  });
  const trends = [{ level_id: 'ă–„ü', age: 8, rate: 0.5 }];
  const [first, ...rest] = rateRows([...ordinary, odd, product('nameless', 200, 20, { level_key: null })], { trends });
  expect(first).toMatchObject({ level_key: 'ă–„ü', name: 'Lampă de masă', top_reason: null, top_reason_share: null });
  expect(first!.trend).toEqual([null, null, null, 0.5, null, null, null, null, null, null, null, null]);
  expect(rest.filter((row) => row.level_key === null)).toMatchObject([{ top_reason: 'defective', name: null }]);
});

test('nothing sold, nothing known', () => {
  expect(rateRows([])).toEqual([]);
  expect(rateRows([product('ghost', 0, 1)])[0]).toMatchObject({
    return_rate: null,
    projected_rate: null,
    fair_rate: null,
    excess_cost_minor: null,
  });
});

const shop = Array.from({ length: 12 }, (_, index) => product(`P${index}`, 200, index === 0 ? 90 : 20));

test('a filter that picks products leaves the rate they are judged against alone', () => {
  const picked = rateRows(shop, { picked: [shop[0]!] });
  const all = rateRows(shop);
  expect(picked).toEqual(all.filter((row) => row.level_key === 'P0'));
  expect(picked[0]!.category_rate).toBeLessThan(0.15);
  expect(picked[0]!.is_clearly_high).toBe(true);
});

test('what decides a level’s values is asked for without them first; other filters stay in both', () => {
  const params = { level: 'style' as const, style: ['A'], country: ['FR'] };
  const asked = { ...params, style: undefined };
  expect(rateParams(params)).toEqual([asked]);
  expect(rateParams({ country: ['FR'] })).toEqual([{ level: 'sku', country: ['FR'] }]);
  const year = { last_month: '2026-03-01', from: '2025-04-01', to: '2026-03-31' };
  expect(rateBesides(params, { as_of: '2026-03-30' })).toEqual([
    { path: '/products/rates-trend', params: { ...asked, ...year } },
    { path: '/products/rates-picked', params },
  ]);
});

test('the trend is of the period’s last twelve months, and of no day outside the period', () => {
  const period = (params: Parameters<typeof rateBesides>[0], as_of: string | null) =>
    rateBesides(params, { as_of }).map(({ params: { from, to } }) => [from, to])[0];
  expect(period({ from: '2025-12-05', to: '2026-02-11' }, '2026-03-31')).toEqual(['2025-12-05', '2026-02-11']);
  expect(period({ from: '2024-12-05', to: '2026-09-11' }, '2026-02-03')).toEqual(['2025-03-01', '2026-02-28']);
  expect(period({}, null)).toEqual([undefined, undefined]);
});
