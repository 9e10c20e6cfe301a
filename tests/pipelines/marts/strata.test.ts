import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildMarts } from '../../../pipelines/marts/build.ts';
import { type Cell, strataOf } from '../../../pipelines/marts/strata.ts';
import { lagCurve } from '../../../pipelines/statistics/lag-curve.ts';
import { type Engine, rowsOf } from '../../../pipelines/warehouse/engine.ts';
import { openWarehouse } from '../../../pipelines/warehouse/open.ts';

const detected = { first: 1101, last: 1224, isSaid: false };

/** Units of one category and age, and those that came back at a lag. */
function cells(
  category: string | null,
  is_holiday: boolean,
  age_days: number,
  units: number,
  back: [lag: number, units: number][],
) {
  const cell = (lag_days: number, of: number): Cell => ({ category, is_holiday, age_days, lag_days, units: of });
  return { sold: [cell(0, units)], back: back.map(([lag, of]) => cell(lag, of)) };
}
function strata(groups: readonly ReturnType<typeof cells>[], holiday: Parameters<typeof strataOf>[2] = detected) {
  return strataOf(
    groups.flatMap(({ sold }) => sold),
    groups.flatMap(({ back }) => back),
    holiday,
    30,
  );
}
const finalOf = (group: { curveFrom: Parameters<typeof lagCurve>[0] } | null) => {
  const curve = lagCurve(group!.curveFrom);
  return curve.cdf[curve.horizon_days];
};
const ofCategory = (found: ReturnType<typeof strata>, category: string) =>
  found.categories.find((group) => group.category === category)!;

/** Dresses come back often, mugs rarely, ties hardly ever; at Christmas later. */
const dresses = cells('dresses', false, 200, 10_000, [[7, 4000]]);
const mugs = cells('mugs', false, 200, 10_000, [[7, 1000]]);
const ties = cells('ties', false, 200, 1000, [[7, 50]]);
const christmas = [
  cells('dresses', true, 200, 2000, [
    [7, 400],
    [45, 400],
  ]),
  cells('mugs', true, 200, 1000, [
    [7, 50],
    [45, 50],
  ]),
];

describe('orders with a longer window', () => {
  test('follow the curve of their category where it has enough of them, else that of all at the level of their category', () => {
    const found = strata([dresses, mugs, ties, ...christmas]);
    expect(found.holiday).toEqual(detected);
    const [own, leaning] = [ofCategory(found, 'dresses'), ofCategory(found, 'mugs')];
    expect(own.extended!.curveFrom).toBe(own.extended!.units);
    expect(finalOf(own.extended)).toBeCloseTo(0.4, 9);
    expect(leaning.extended!.curveFrom).not.toBe(leaning.extended!.units);
    // All came to 30 %, where dresses and mugs would usually have come to 30 % as well; mugs alone come to 10 %.
    expect(finalOf(leaning.extended)).toBeCloseTo(0.1, 9);
    expect(finalOf(leaning.usual)).toBeCloseTo(0.1, 9);
    expect(lagCurve(leaning.extended!.curveFrom).cdf[30]).toBeCloseTo(0.05, 9);
  });

  test('are parts of the forecast, and no unit is lost or in two of them', () => {
    const found = strata([dresses, mugs, ties, cells(null, false, 50, 10, []), ...christmas]);
    const delivered = (parts: readonly { units: { delivered: Float64Array } }[]) =>
      parts.reduce((sum, { units }) => sum + units.delivered.reduce((all, one) => all + one, 0), 0);
    expect(delivered(found.shop.parts)).toBe(24_010);
    expect(delivered(ofCategory(found, 'mugs').parts)).toBe(11_000);
    expect(found.categories.map(({ category }) => category)).toEqual(['dresses', 'mugs', 'ties']);
  });

  test('follow the usual curve where all together are few', () => {
    const few = cells('dresses', true, 200, 200, [
      [7, 40],
      [45, 40],
    ]);
    const found = ofCategory(strata([dresses, mugs, few]), 'dresses');
    expect(found.extended!.curveFrom).toBe(found.usual.curveFrom);
  });

  test('are told by their returns, unless the shop says that it has them or has not', () => {
    const same = cells('dresses', true, 200, 2000, [[7, 800]]);
    expect(strata([dresses, same])).toMatchObject({ holiday: null, shop: { extended: null } });
    expect(strata([dresses, same], { ...detected, isSaid: true }).shop.extended).not.toBeNull();
    const none = strata([dresses, ...christmas], null);
    expect(none).toMatchObject({ holiday: null, shop: { extended: null } });
    expect(ofCategory(none, 'dresses').parts).toHaveLength(1);
  });
});

/**
 * A shop of 400 days to 1 December 2026 that sells 60 shirts a day: one in four comes back, after a week; of last year's
 * orders of November and December every other of these after seven weeks.
 */
async function openChristmasShop(): Promise<Engine> {
  const engine = await openWarehouse('duckdb::memory:');
  const day = (days: string) => `CAST(DATE '2025-10-28' + CAST(${days} AS INTEGER) AS DATE)`;
  const units = `SELECT n, n // 60 AS day, 's' || n AS order_id FROM range(24000) AS units(n)`;
  await engine.write(async (session) => {
    await session.execute(`
      INSERT INTO order_lines (source, order_id, line_ref, order_date, sku, category, quantity, delivered_date, line_status, row_hash, load_id)
      SELECT 'shop', order_id, '1', ${day('day')}, 'shirt', 'shirts', 1, ${day('day')}, 'delivered', n, 1 FROM (${units})`);
    await session.execute(`
      INSERT INTO return_lines (source, return_ref, order_id, sku, quantity, movement, requested_date, note_key, row_hash, load_id)
      SELECT 'shop', order_id, order_id, 'shirt', 1, 'return', requested, '', n, 1
      FROM (SELECT *, ${day('day + CASE WHEN day BETWEEN 4 AND 57 AND n % 8 = 0 THEN 49 ELSE 7 END')} AS requested FROM (${units}))
      WHERE n % 4 = 0 AND requested <= DATE '2026-12-01'`);
    await session.execute(`INSERT INTO stages VALUES ('tables', '1'), ('readings', '1')`);
  });
  await buildMarts(engine);
  return engine;
}

describe('a shop after its first Christmas', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openChristmasShop();
  });
  afterAll(() => engine.close());

  test('expects the late half of this year’s holiday orders still, and of October’s orders nothing', async () => {
    const of = async (first: string, last: string) => {
      const [row] = rowsOf<{ out: number; further: number; complete: number }>(
        await engine.query(`
          SELECT
            CAST(sum(delivered_units - matched_units) AS DOUBLE) AS "out",
            sum(further_units) AS further, sum(exposure_units) / sum(delivered_units) AS complete
          FROM fct_sold WHERE order_date BETWEEN DATE '${first}' AND DATE '${last}'`),
      );
      return row!;
    };
    const [holiday, usual] = [await of('2026-11-02', '2026-11-15'), await of('2026-10-12', '2026-10-25')];
    expect(usual.complete).toBeCloseTo(1, 9);
    expect(usual.further).toBeCloseTo(0, 9);
    expect(holiday.complete).toBeGreaterThan(0.5);
    expect(holiday.complete).toBeLessThan(0.75);
    expect(holiday.further).toBeGreaterThan(0.04 * holiday.out);
  });

  test('shows both curves, and which days have the longer one', async () => {
    const [shop] = rowsOf(
      await engine.query(
        "SELECT mature_days, holiday_mature_days, holiday_first, holiday_last FROM maturity WHERE category IS NULL AND weighed_by = 'units'",
      ),
    );
    expect(shop).toEqual({ mature_days: 7, holiday_mature_days: 49, holiday_first: 1101, holiday_last: 1224 });
    const curves = rowsOf(
      await engine.query(
        'SELECT category, is_extended, weighed_by, count(*) AS lags FROM lag_curves GROUP BY 1, 2, 3 ORDER BY 1 NULLS LAST, 2, 3',
      ),
    );
    expect(curves).toEqual(
      ['shirts', null].flatMap((category) =>
        [false, true].flatMap((is_extended) =>
          ['units', 'value'].map((weighed_by) => ({ category, is_extended, weighed_by, lags: 731 })),
        ),
      ),
    );
  });
});
