import { Table, Utf8, vectorFromArray } from 'apache-arrow';
import { expect, test } from 'vitest';
import { productLevels } from '../../../server/contract/dimensions.ts';
import { rateBesides, rateDetails, rateParams } from '../../../server/questions/products/rates.ts';
import { rounded, serveEngine } from '../served.ts';
import { openShop } from '../shop.ts';
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
  const odd = product('ă–„ü', 200, 100, { name: 'Lampă de masă' });
  const trends = [{ level_id: 'ă–„ü', age: 8, rate: 0.5 }];
  const causes = [{ level_id: 'nameless', top_reason: 'defective', top_reason_share: 1 }];
  const nameless = product('nameless', 200, 20, { level_key: null });
  const [first, ...rest] = rateRows([...ordinary, odd, nameless], { causes, trends });
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

test('money beyond the category is of its currency: the answers of all currencies add up', () => {
  // A third of the bad one is sold in pounds, where a unit that came back costs 4 and not 10.
  const ofPounds = (row: ReturnType<typeof product>, sold: number, back: number) => ({
    ...row,
    ...{ currency_units: sold, costed_units: back, return_cost_minor: back * 400 },
  });
  const ofEuros = (row: ReturnType<typeof product>, sold: number, back: number) => ({
    ...row,
    ...{ currency_units: sold, costed_units: back, return_cost_minor: back * 1000 },
  });
  const bad = product('bad', 300, 90);
  const [euros] = rateRows([...ordinary, ofEuros(bad, 200, 60)]);
  const pounds = rateRows([...ordinary.map((row) => ofPounds(row, 0, 0)), ofPounds(bad, 100, 30)]);
  const own = pounds.find((row) => row.level_key === 'bad')!;
  expect(own.excess_units).toBe(euros!.excess_units);
  expect(euros!.excess_cost_minor).toBe(Math.round(euros!.excess_units! * (2 / 3) * 1000));
  expect(own.excess_cost_minor).toBe(Math.round(euros!.excess_units! * (1 / 3) * 400));
  for (const other of pounds.filter((row) => row !== own)) expect(other.excess_cost_minor).toBeCloseTo(0, 9);
});

/** A supplier of dresses, of which 40 % come back, and of lamps, of which 5 % do. */
function supplier(level_key: string, dresses: number, lamps: number, times = 1) {
  const back = { dresses: dresses * 0.4 * times, lamps: lamps * 0.05 * times };
  const part = (category: 'dresses' | 'lamps', exposure_units: number) =>
    exposure_units > 0 ? [{ level_id: level_key, category, returned_units: back[category], exposure_units }] : [];
  return {
    sums: product(level_key, dresses + lamps, back.dresses + back.lamps, { category: null }),
    mixes: [...part('dresses', dresses), ...part('lamps', lamps)],
  };
}

function supplierRows(suppliers: readonly ReturnType<typeof supplier>[]) {
  const mixes = suppliers.flatMap((one) => one.mixes);
  return rateRows(
    suppliers.map(({ sums }) => sums),
    { level: 'supplier', mixes },
  );
}
const tailors = Array.from({ length: 6 }, (_, index) => supplier(`tailor ${index}`, 1000, 0));
const lamplighters = Array.from({ length: 6 }, (_, index) => supplier(`lamplighter ${index}`, 0, 1000));

test('a supplier is held against what its own mix of categories would bring, and nobody is accused of selling dresses', () => {
  const rows = supplierRows([...tailors, ...lamplighters, supplier('both', 100, 300)]);
  const rateOf = (key: string) => rows.find((row) => row.level_key === key)!.category_rate;
  expect(rateOf('tailor 1')).toBeCloseTo(0.4, 9);
  expect(rateOf('lamplighter 1')).toBeCloseTo(0.05, 9);
  expect(rateOf('both')).toBeCloseTo((100 * 0.4 + 300 * 0.05) / 400, 9);
  expect(rows.filter((row) => row.is_clearly_high)).toEqual([]);
  for (const row of rows) expect(row.excess_units).toBeCloseTo(0, 6);
});

test('a supplier of lamps far above other lamps stands out though below the shop, and its excess is against the others', () => {
  const rows = supplierRows([...tailors, ...lamplighters, supplier('bad', 0, 1000, 3)]);
  expect(rows.filter((row) => row.is_clearly_high).map((row) => row.level_key)).toEqual(['bad']);
  expect(rows[0]!.category_rate).toBeCloseTo((6 * 50 + 150) / 7000, 9);
  expect(rows[0]!.fair_rate! - rows[0]!.excess_units! / 1000).toBeCloseTo(0.05, 9);
});

test('a category is held against the whole shop', () => {
  const category = (name: string, returned: number) => product(name, 1000, returned, { category: name });
  const rows = rateRows([...['a', 'b', 'c', 'd', 'e'].map((name) => category(name, 100)), category('bad', 400)], {
    level: 'category',
  });
  expect(new Set(rows.map((row) => row.category_rate)).size).toBe(1);
  expect(rows[0]).toMatchObject({ level_key: 'bad', is_clearly_high: true });
});

test('what decides a level’s values is asked for without them first; other filters stay in both', () => {
  const params = { level: 'style' as const, style: ['A'], country: ['FR'] };
  const asked = { ...params, style: undefined };
  expect(rateParams(params)).toEqual([asked]);
  expect(rateParams({ country: ['FR'] })).toEqual([{ level: 'sku', country: ['FR'] }]);
  expect(rateBesides(params)).toEqual([{ path: '/products/rates-picked', params }]);
  const ofCountries = rateBesides({ level: 'country', country: ['FR'] });
  expect(ofCountries.map(({ path }) => path)).toEqual(['/products/rates-mix', '/products/rates-picked']);
});

/** What is asked of details of these rows. */
function detailsAsked(keys: (string | null)[], params: Parameters<typeof rateDetails.asks>[1], as_of: string | null) {
  const answer = new Table({ level_key: vectorFromArray(keys, new Utf8()) });
  return rateDetails.asks(answer, params, { as_of });
}

test('causes and trends are asked of the rows told, where these are few and have keys', () => {
  const params = { level: 'style' as const, country: ['FR'], limit: 2 };
  const year = { last_month: '2026-03-01', from: '2025-04-01', to: '2026-03-31' };
  expect(detailsAsked(['A', 'B'], params, '2026-03-30')).toEqual([
    { path: '/products/rates-causes', params: { ...params, style: ['A', 'B'] } },
    { path: '/products/rates-trend', params: { ...params, style: ['A', 'B'], ...year } },
  ]);
  const ofAll = { path: '/products/rates-causes', params };
  expect(detailsAsked(['A', null], params, '2026-03-30')).toContainEqual(ofAll);
  expect(detailsAsked([], params, '2026-03-30')).toEqual([]);
  const many = Array.from({ length: 1001 }, (_, index) => String(index));
  expect(detailsAsked(many, params, '2026-03-30')).toContainEqual(ofAll);
  const lots = { ...params, level: 'lot' as const };
  expect(detailsAsked(['A · 1'], lots, '2026-03-30')).toContainEqual({ ...ofAll, params: lots });
});

test('the trend is of the period’s last twelve months, and of no day outside the period', () => {
  const period = (params: Parameters<typeof rateDetails.asks>[1], as_of: string | null) =>
    detailsAsked(['A'], params, as_of).map(({ params: { from, to } }) => [from, to])[1];
  expect(period({ from: '2025-12-05', to: '2026-02-11' }, '2026-03-31')).toEqual(['2025-12-05', '2026-02-11']);
  expect(period({ from: '2024-12-05', to: '2026-09-11' }, '2026-02-03')).toEqual(['2025-03-01', '2026-02-28']);
  expect(period({}, null)).toEqual([undefined, undefined]);
});

test('the first rows are those of the whole list, with their causes and trends, at every level', async () => {
  const engine = await openShop();
  const server = await serveEngine(engine);
  for (const level of productLevels) {
    const all = await server.rows(`/products/rates?level=${level}`);
    expect(all.length, level).toBeGreaterThan(0);
    expect(await server.rows(`/products/rates?level=${level}&from=2031-01-01`), level).toEqual([]);
    for (const limit of [1, 3])
      expect(rounded(await server.rows(`/products/rates?level=${level}&limit=${limit}`)), level).toEqual(
        rounded(all.slice(0, limit)),
      );
  }
  await server.close();
  await engine.close();
});
