import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildMarts } from '../../../pipelines/marts/build.ts';
import { type Engine, rowsOf } from '../../../pipelines/warehouse/engine.ts';
import { openWarehouse } from '../../../pipelines/warehouse/open.ts';

/**
 * A shop of 200 days that sells forty units a day, half of them cheap: of the cheap every fifth comes back after two days, of the
 * dear every fifth after twenty. Some are paid in another currency, some of unknown price.
 */
async function openShop(prices: { readonly cheap: number; readonly dear: number }): Promise<Engine> {
  const engine = await openWarehouse('duckdb::memory:');
  const day = (days: string) => `CAST(DATE '2026-01-01' + CAST(${days} AS INTEGER) AS DATE)`;
  const units = `
    SELECT n, n // 40 AS day, n % 2 = 0 AS is_dear, n // 2 % 5 = 0 AS is_back, 'o' || n AS order_id,
      CASE WHEN n % 40 >= 30 THEN 'GBP' ELSE 'EUR' END AS currency
    FROM range(8000) AS units(n)`;
  await engine.write(async (session) => {
    await session.execute(`
      INSERT INTO order_lines (source, order_id, line_ref, order_date, sku, category, quantity, line_total_minor, currency, delivered_date,
        line_status, row_hash, load_id)
      SELECT 'shop', order_id, '1', ${day('day')}, CASE WHEN is_dear THEN 'coat' ELSE 'scarf' END, 'clothes', 2,
        CASE WHEN n % 40 = 7 THEN NULL WHEN currency = 'GBP' THEN 77777 WHEN is_dear THEN ${prices.dear} ELSE ${prices.cheap} END,
        currency, ${day('day')}, 'delivered', n, 1
      FROM (${units})`);
    await session.execute(`
      INSERT INTO return_lines (source, return_ref, order_id, sku, quantity, movement, requested_date, note_key, row_hash, load_id)
      SELECT 'shop', order_id, order_id, CASE WHEN is_dear THEN 'coat' ELSE 'scarf' END, 2, 'return', requested, '', n, 1
      FROM (SELECT *, ${day('day + CASE WHEN is_dear THEN 20 ELSE 2 END')} AS requested FROM (${units}))
      WHERE is_back AND requested < ${day('200')}`);
    await session.execute(`INSERT INTO stages VALUES ('tables', '1'), ('readings', '1')`);
  });
  await buildMarts(engine);
  return engine;
}

let engine: Engine;
interface Row {
  readonly [column: string]: number;
}
const rows = async (sql: string) => rowsOf<Row>(await engine.query(sql));
const completeness = (age: number) =>
  rows(`SELECT completeness, value_completeness FROM unit_outlook
    WHERE category = 'clothes' AND NOT is_holiday AND age_days = ${age}`);

describe('dear goods that come back late', () => {
  beforeAll(async () => {
    engine = await openShop({ cheap: 2000, dear: 18_000 });
  });
  afterAll(() => engine.close());

  test('make the value less complete than the units', async () => {
    // After ten days the scarfs are back: one in ten of all units, a tenth as much in money as in the end.
    const [ten] = await completeness(10);
    expect(ten!.completeness).toBeCloseTo(0.5, 2);
    expect(ten!.value_completeness).toBeCloseTo(0.1, 2);
    const [old] = await completeness(150);
    expect(old).toEqual({ completeness: 1, value_completeness: 1 });
    expect(await completeness(-1)).toEqual([{ completeness: 0, value_completeness: 0 }]);
  });

  test('every line and every sum of lines is as complete as its age says', async () => {
    const [lines] = await rows(`
      SELECT count(*) AS n, max(abs(s.exposure_value_minor - s.delivered_value_minor * u.value_completeness)) AS most_off,
        CAST(count(*) - count(s.exposure_value_minor) AS INTEGER) AS unknown, sum(s.exposure_value_minor) AS exposure
      FROM fct_sold s CROSS JOIN mart_info i
      JOIN unit_outlook u ON u.category = s.category AND NOT u.is_holiday
        AND u.age_days = date_diff('day', s.delivered_date, i.as_of)`);
    expect(lines).toMatchObject({ n: 8000, most_off: 0, unknown: 200 });
    for (const rollup of [
      'sold_by_market',
      'sold_by_price',
      'sold_by_parcel',
      'sold_by_product',
      'sold_by_product_month',
    ])
      expect(
        await rows(`SELECT sum(exposure_value_minor) AS exposure FROM ${rollup} WHERE dated_by = 'ordered'`),
      ).toEqual([{ exposure: expect.closeTo(lines!.exposure!, 2) }]);
  });

  test('have a curve of their own, and forecasts that were checked', async () => {
    const found = await rows(
      `SELECT category, weighed_by, is_own, final_rate, mature_days, held_share FROM maturity ORDER BY 1, 2`,
    );
    expect(found).toMatchObject(
      ['clothes', null].flatMap((category) =>
        ['units', 'value'].map((weighed_by) => ({
          ...{ category, weighed_by, is_own: true, mature_days: 20 },
          final_rate: expect.closeTo(0.2, 1),
        })),
      ),
    );
    for (const row of found) expect(row.held_share).toBeGreaterThanOrEqual(0.9);
  });
});

describe('goods at one price', () => {
  beforeAll(async () => {
    engine = await openShop({ cheap: 5000, dear: 5000 });
  });
  afterAll(() => engine.close());

  test('are as complete by value as those of their currency by units', async () => {
    const found = await rows(
      `SELECT completeness, value_completeness FROM unit_outlook WHERE category = 'clothes' AND NOT is_holiday`,
    );
    for (const { completeness, value_completeness } of found) expect(value_completeness).toBeCloseTo(completeness!, 2);
  });
});

/** What the outlook says of value where it is not what it says of units, and how many rows it has. */
const differing = `
  SELECT CAST(count(CASE WHEN value_completeness IS DISTINCT FROM completeness THEN 1 END) AS INTEGER) AS differing, count(*) > 700 AS has_rows
  FROM unit_outlook`;

/** Goods at one price, after a change of what was paid. */
async function openChanged(change: string): Promise<void> {
  engine = await openShop({ cheap: 5000, dear: 5000 });
  await engine.write(async (session) => {
    await session.execute(change);
    await session.execute(`UPDATE stages SET version = '2' WHERE stage = 'tables'`);
  });
  await buildMarts(engine);
}

test('a shop that tells no prices takes the curve of its units', async () => {
  await openChanged('UPDATE order_lines SET line_total_minor = NULL');
  expect(await rows(differing)).toEqual([{ differing: 0, has_rows: true }]);
  await engine.close();
});

test('one dear order of the last days does not tell how the value of a whole shop comes back', async () => {
  await openChanged(`UPDATE order_lines SET line_total_minor = 20000000, currency = 'EUR' WHERE order_id = 'o7401'`);
  expect(await rows(differing)).toEqual([{ differing: 0, has_rows: true }]);
  const own = await rows('SELECT DISTINCT weighed_by, is_own FROM maturity WHERE category IS NULL ORDER BY 1');
  expect(own).toEqual([
    { weighed_by: 'units', is_own: true },
    { weighed_by: 'value', is_own: false },
  ]);
  await engine.close();
});
