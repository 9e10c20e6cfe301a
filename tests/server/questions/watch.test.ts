import { expect, test } from 'vitest';
import type { RowOf } from '../../../server/contract/query.ts';
import { type productRates, productWatch } from '../../../server/questions/products/contract.ts';
import { serveEngine } from '../served.ts';
import { openShop } from '../shop.ts';
import { answered, tableOf } from './answered.ts';

interface Sums {
  level_key: string;
  recent: Weeks;
  before: Weeks;
  /** Returned units by cause. */
  causes?: Record<'recent' | 'before', Record<string, number>>;
}
const weeks = { delivered_units: 200, returned_units: 1, exposure_units: 1, cost_minor: 0, costed_units: 1 };
type Weeks = typeof weeks;

function watchRows(products: Sums[]) {
  const values = products.map(({ level_key }) => ({ level_id: level_key, level_key, first_date: 0, is_new: false }));
  const told = (of: 'recent' | 'before') =>
    tableOf(
      { level_id: 'lamp', ...weeks },
      products.map((product) => ({ level_id: product.level_key, ...product[of] })),
    );
  const causes = (of: 'recent' | 'before') =>
    tableOf(
      { level_id: 'lamp', reason_group: 'fit', returned_units: 1 },
      products.flatMap(({ level_key, causes }) =>
        Object.entries(causes?.[of] ?? {}).map(([reason_group, returned_units]) => ({
          ...{ level_id: level_key, reason_group, returned_units },
        })),
      ),
    );
  const spans = [told('recent'), told('before')];
  return answered(productWatch, [tableOf(values[0]!, values), ...spans], {}, [causes('recent'), causes('before')]);
}

function product(level_key: string, before: number, recent: number, exposure = { recent: 160, before: 1000 }): Sums {
  return {
    level_key,
    recent: { ...weeks, returned_units: recent, exposure_units: exposure.recent },
    before: { ...weeks, returned_units: before, exposure_units: exposure.before },
  };
}
/** A tenth comes back, now as before, give or take. */
const ordinary = Array.from({ length: 200 }, (_, index) =>
  product(`lamp-${index}`, 90 + (index % 21), 11 + (index % 11)),
);
const rising = (values: Sums[]) =>
  watchRows(values)
    .filter((row) => row.is_rising)
    .map((row) => row.level_key);

test('a product that comes back twice as often as it did is rising, and those that scatter are not', () => {
  expect(rising([...ordinary, product('bad', 100, 36)])).toEqual(['bad']);
  expect(watchRows([product('bad', 100, 36)])[0]).toMatchObject({ recent_rate: 0.225, before_rate: 0.1 });
});

test('what rises is told with the cause that grew most, however small its share, and with what the rise costs', () => {
  // A tenth came back before, mostly for its size; 36 of 160 come back now, 14 of them as something is broken.
  const bad = product('bad', 100, 36);
  const causes = { before: { fit: 95, defective: 5 }, recent: { fit: 22, defective: 14 } };
  const cost = { recent: { ...bad.recent, cost_minor: 36_000, costed_units: 36 }, before: bad.before };
  const [row] = watchRows([
    { ...bad, ...cost, before: { ...bad.before, cost_minor: 100_000, costed_units: 100 }, causes },
  ]);
  expect(row).toMatchObject({
    ...{ is_rising: true, rising_reason: 'defective' },
    rising_reason_rate: expect.closeTo(14 / 160, 9),
    rising_reason_before_rate: expect.closeTo(5 / 1000, 9),
    recent_excess_units: expect.closeTo(200 * (0.225 - 0.1), 9),
    recent_excess_cost_minor: 25_000,
  });
  const [steady] = watchRows([{ ...product('steady', 100, 17), causes }]);
  expect(steady).toMatchObject({ is_rising: false, rising_reason: null, rising_reason_rate: null });
});

test('few returns, a small rise of many, and what had no time to come back prove nothing', () => {
  expect(rising([product('few', 1, 4, { recent: 160, before: 60 })])).toEqual([]);
  expect(rising([product('large', 10_000, 1_840, { recent: 16_000, before: 100_000 })])).toEqual([]);
  const [young] = watchRows([product('young', 100, 30, { recent: 40, before: 1000 })]);
  expect(young).toMatchObject({ recent_rate: null, is_rising: false });
});

test('looks at the same days whatever the period, and at every product that was delivered', async () => {
  const engine = await openShop();
  const server = await serveEngine(engine);
  const all = await server.rows<RowOf<typeof productWatch>>('/products/watch?level=style');
  expect(await server.rows('/products/watch?level=style&from=2026-03-01&to=2026-03-20')).toEqual(all);
  const rates = await server.rows<RowOf<typeof productRates>>(
    '/products/rates?level=style&from=2026-02-09&to=2026-04-03',
  );
  expect(all.map((row) => [row.level_key, row.recent_sold_units]).sort()).toEqual(
    rates.map((row) => [row.level_key, row.sold_units]).sort(),
  );
  expect(all.filter((row) => row.is_new)).toEqual([]);
  await server.close();
  await engine.close();
});
