import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { measures } from '../../../pipelines/marts/rollups.ts';
import { type Engine, rowsOf } from '../../../pipelines/warehouse/engine.ts';
import { bases } from '../../../server/contract/filter.ts';
import { compose } from '../../../server/http/compose.ts';
import { readInfo } from '../../../server/http/warehouse-info.ts';
import { overviewBreakdown } from '../../../server/questions/overview/contract.ts';
import { openShop } from '../shop.ts';

let engine: Engine;

beforeAll(async () => {
  engine = await openShop();
});
afterAll(() => engine.close());

type Params = Readonly<Record<string, unknown>>;

const every = Object.keys({ ...measures.sold, ...measures.returned });
/** What the rates of all products at a place are made of. */
const ofRates = [
  ...['delivered_units', 'exposure_units', 'exposure_squared'],
  ...['returned_units', 'sellable_units', 'unjudged_units', 'unmatched_units', 'cost_actual_minor'],
];
const text = (by: string, named = every) => {
  const sums = named.map((name) => `round(CAST(coalesce(sum(${name}), 0) AS DOUBLE), 6) AS ${name}`);
  return `SELECT ${by} AS part, min(first_day) AS first_day, ${sums} FROM activity GROUP BY 1 ORDER BY 1 NULLS FIRST`;
};

async function composed(sql: string, params: Params) {
  const { sql: whole, params: bound } = compose(sql, overviewBreakdown, params, (await readInfo(engine))!);
  return { sql: whole, rows: rowsOf(await engine.query(whole, bound)) };
}

const day = fc
  .integer({ min: 0, max: 150 })
  .map((days) => new Date(Date.UTC(2025, 11, 1 + days)).toISOString().slice(0, 10));
const some = (values: string[]) => fc.option(fc.subarray(values, { minLength: 1 }), { nil: undefined, freq: 3 });
const filter = fc.record({
  basis: fc.constantFrom(...bases),
  from: fc.option(day, { nil: undefined }),
  to: fc.option(day, { nil: undefined }),
  category: some(['dresses', 'lamps']),
  style: some(['dresses-1', 'shoes-2']),
  supplier: some(['Nord', 'none']),
  carrier: some(['Swift', 'Turtle']),
  reason: some(['size_fit', 'defective', 'too_small']),
});

test('sums by week and month are those of the rows, under any filter and for any period', async () => {
  await fc.assert(
    fc.asyncProperty(
      filter,
      fc.constantFrom('category', 'sku_id', 'country', 'carrier', 'price_band', 'bucket', 'month_start'),
      fc.constantFrom(every, ofRates),
      async (params, by, named) => {
        const summed = await composed(text(by, named), params);
        // A single day can only be told by the rows themselves.
        const rows = await composed(
          `${text(by, named).replace('GROUP BY', 'WHERE day IS NULL OR day IS NOT NULL GROUP BY')}`,
          params,
        );
        expect(rows.sql).not.toContain('_by_');
        expect(summed.rows).toEqual(rows.rows);
      },
    ),
    { numRuns: 150 },
  );
});

test('the coarsest sums that can answer are read, and the days at the edges of a period from the rows', async () => {
  const read = async (by: string, params: Params, named?: string[]) =>
    [...new Set((await composed(text(by, named), params)).sql.match(/\b(sold|returned)_by_\w+|\bfct_\w+/g))].sort();
  expect(await read('category', {})).toEqual(['returned_by_reason', 'sold_by_market']);
  expect(await read('country', {})).toEqual(['returned_by_market', 'sold_by_market']);
  expect(await read('category', { carrier: ['Swift'] })).toEqual(['returned_by_parcel', 'sold_by_parcel']);
  expect(await read('category', { sku: ['x'] })).toEqual(['returned_by_product_month', 'sold_by_product_month']);
  expect(await read('reason_group', { sku: ['x'] })).toEqual(['returned_by_cause_month', 'sold_by_product_month']);
  expect(await read('bucket', { sku: ['x'] })).toEqual(['returned_by_product', 'sold_by_product']);
  expect(await read('month_start', { sku: ['x'], from: '2026-01-05', to: '2026-03-01' })).toEqual([
    'returned_by_product',
    'returned_by_product_month',
    'sold_by_product',
    'sold_by_product_month',
  ]);
  const swift = { carrier: ['Swift'] };
  expect(await read('sku_id', swift, ofRates)).toEqual(['returned_by_carrier_month', 'sold_by_carrier_month']);
  expect(await read('sku_id', { ...swift, from: '2026-01-05', to: '2026-03-01' }, ofRates)).toEqual([
    'fct_returned',
    'fct_sold',
    'returned_by_carrier_month',
    'sold_by_carrier_month',
  ]);
  expect(await read('sku_id', { ...swift, basis: 'ordered' }, ofRates)).toEqual(['fct_returned', 'fct_sold']);
  expect(await read('sku_id', swift)).toEqual(['fct_returned', 'fct_sold']);
  expect(await read('packer', {})).toEqual(['fct_returned', 'fct_sold']);
  expect(await read('category', { reason: ['too_small'] })).toEqual(['returned_by_reason', 'sold_by_market']);
  expect(await read('country', { reason: ['too_small'] })).toEqual(['fct_returned', 'sold_by_market']);
  expect(await read('country', { from: '2026-01-05', to: '2026-01-31' })).toEqual([
    'returned_by_market',
    'sold_by_market',
  ]);
  expect(await read('country', { from: '2026-01-06' })).toEqual([
    'fct_returned',
    'fct_sold',
    'returned_by_market',
    'sold_by_market',
  ]);
  expect(await read('category', { from: '2026-01-06', to: '2026-01-09' })).toEqual(['fct_returned', 'fct_sold']);
});

test('each part of a question reads the sums that have what this part names', async () => {
  const sql = `WITH causes AS (
  SELECT sku_id, reason_group, sum(returned_units) AS caused_units
  FROM activity
  WHERE reason_group IS NOT NULL
  GROUP BY 1, 2
),
sums AS (
  SELECT activity.sku_id, sum(returned_units) AS came_units
  FROM activity
  GROUP BY 1
)
SELECT CAST(sum(came_units) AS DOUBLE) AS came, (SELECT CAST(sum(caused_units) AS DOUBLE) FROM causes) AS caused
FROM sums
`;
  const { sql: whole, rows } = await composed(sql, { basis: 'ordered' });
  expect(whole).toMatch(/activity AS NOT MATERIALIZED .*returned_by_cause_month/);
  expect(whole).toMatch(/activity_2 AS NOT MATERIALIZED .*returned_by_product_month/);
  const [{ came, caused }] = rows as [{ came: number; caused: number }];
  expect(came).toBeGreaterThan(0);
  expect(came).toBe(caused);
});
