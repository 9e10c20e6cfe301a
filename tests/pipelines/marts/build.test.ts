import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildMarts } from '../../../pipelines/marts/build.ts';
import { type Engine, rowsOf } from '../../../pipelines/warehouse/engine.ts';
import { openWarehouse } from '../../../pipelines/warehouse/open.ts';
import { addOrderLines, addReturnLines } from './fixture.ts';

let engine: Engine;

beforeAll(async () => {
  engine = await openWarehouse('duckdb::memory:');
  await engine.write(async (session) => {
    await addOrderLines(session, [
      { order_id: 'O1', sku: 'A', quantity: 2, unit_price_minor: 5000, line_total_minor: 10000 },
      { order_id: 'O1', sku: 'B', quantity: 1, unit_price_minor: 3000, line_total_minor: 3000 },
      { order_id: 'O2', sku: 'C', quantity: 1, unit_price_minor: 8000, line_total_minor: 8000 },
      {
        order_id: 'O3',
        sku: 'A',
        quantity: 1,
        unit_price_minor: 5000,
        line_total_minor: 5000,
        line_status: 'cancelled',
      },
      { order_id: 'O4', sku: 'B', quantity: 3, unit_price_minor: 3000, line_total_minor: 9000 },
      { order_id: '#O5', sku: 'D', quantity: 2, order_line_id: 'L1', line_total_minor: 2000, currency: 'GBP' },
      { order_id: '#O5', sku: 'D', quantity: 2, order_line_id: 'L2', line_total_minor: 2000, currency: 'GBP' },
      ...['O6', 'O7', 'O8'].flatMap((order_id) =>
        ['E', 'F'].map((sku) => ({ order_id, sku, quantity: 1, line_status: null, currency: 'GBP' })),
      ),
    ]);
    // O6 was cancelled whole, of O7 one line; O8 was thought to be and shipped all the same.
    const shipments = [
      ['O6', null, 1, 'cancelled'],
      ['O7', 'E', 1, 'cancelled'],
      ['O8', null, 1, 'cancelled'],
      ['O8', null, 2, 'shipped'],
    ] as const;
    for (const [order_id, sku, load_id, line_status] of shipments)
      await session.execute(
        `INSERT INTO shipments (source, order_id, sku, line_status, row_hash, load_id)
        VALUES ('plain', $order_id, $sku, $line_status, 0, $load_id)`,
        { order_id, sku, load_id, line_status },
      );
    await addReturnLines(session, [
      { order_id: 'O1', sku: 'A', quantity: 1, resolution: 'refund', refund_amount_minor: 5000 },
      { order_id: 'O2', sku: 'C', quantity: 1, resolution: 'exchange', refund_amount_minor: 0 },
      {
        order_id: 'O4',
        sku: 'B',
        quantity: 0,
        movement: 'money_only',
        resolution: 'goodwill',
        refund_amount_minor: 1000,
      },
      { order_id: 'O5', order_line_id: 'L2', quantity: 1, currency: 'GBP' },
      {
        order_id: 'O5',
        sku: 'D',
        quantity: 4,
        currency: 'GBP',
        requested_date: '2026-01-21',
        refund_amount_minor: 1002,
      },
      { order_id: 'O9', sku: 'D', quantity: 2, currency: 'GBP' },
      { order_id: 'O2', sku: 'X', quantity: 1 },
    ]);
    await session.execute("INSERT INTO stages VALUES ('tables', '1')");
  });
  await buildMarts(engine);
});

afterAll(() => engine.close());

async function one<Row>(sql: string): Promise<Row> {
  return rowsOf<Row>(await engine.query(sql))[0]!;
}

describe('return rates of the worked example', () => {
  test('units, orders, value and refunds', async () => {
    const sold = await one<{ units: number; value: number; orders: number }>(
      `SELECT CAST(sum(delivered_units) AS BIGINT) units, CAST(sum(delivered_value_minor) AS BIGINT) AS value, sum(order_share) orders FROM fct_sold WHERE currency = 'EUR'`,
    );
    const back = await one<{ units: number; value: number; refund: number; orders: number }>(
      `SELECT CAST(sum(returned_units) AS BIGINT) units, CAST(sum(returned_value_minor) AS BIGINT) AS value, CAST(sum(refund_minor) AS BIGINT) AS refund, sum(returned_order_share) orders FROM fct_returned WHERE currency = 'EUR' AND unmatched_units = 0`,
    );
    expect(sold).toEqual({ units: 7, value: 30000, orders: 3 });
    expect(back.units / sold.units).toBeCloseTo(0.285714, 6);
    expect(back.value / sold.value).toBeCloseTo(0.433333, 6);
    expect(back.refund / sold.value).toBeCloseTo(0.2, 9);
    expect(back.orders / sold.orders).toBeCloseTo(2 / 3, 9);
  });
});

describe('matching', () => {
  test('by line id first, then by order and SKU first in first out; the rest is kept with its reason', async () => {
    const rows = rowsOf(
      await engine.query(
        `SELECT return_ref, line_ref, r.returned_units, r.unmatched_units, unmatched_problem FROM fct_returned r LEFT JOIN fct_sold s ON s.line_id = r.line_id WHERE return_ref IN ('R4', 'R5', 'R6', 'R7') ORDER BY return_ref, line_ref NULLS LAST`,
      ),
    );
    expect(rows).toEqual([
      { return_ref: 'R4', line_ref: '7', returned_units: 1, unmatched_units: 0, unmatched_problem: null },
      { return_ref: 'R5', line_ref: '6', returned_units: 2, unmatched_units: 0, unmatched_problem: null },
      { return_ref: 'R5', line_ref: '7', returned_units: 1, unmatched_units: 0, unmatched_problem: null },
      { return_ref: 'R5', line_ref: null, returned_units: 0, unmatched_units: 1, unmatched_problem: 'more_than_sold' },
      { return_ref: 'R6', line_ref: null, returned_units: 0, unmatched_units: 2, unmatched_problem: 'no_order' },
      { return_ref: 'R7', line_ref: null, returned_units: 0, unmatched_units: 1, unmatched_problem: 'no_line' },
    ]);
  });

  test('the money of a return is cut at whole minor units between its pieces', async () => {
    const rows = rowsOf(
      await engine.query(
        `SELECT r.returned_units + unmatched_units AS units, refund_minor FROM fct_returned r WHERE return_ref = 'R5' ORDER BY line_id NULLS LAST`,
      ),
    );
    expect(rows).toEqual([
      { units: 2, refund_minor: 501 },
      { units: 1, refund_minor: 251 },
      { units: 1, refund_minor: 250 },
    ]);
  });

  test('the rows of one return line know each other', async () => {
    const rows = rowsOf<{ return_ref: string; split_id: number | null; first_id: number }>(
      await engine.query(
        `SELECT return_ref, split_id, min(returned_id) OVER (PARTITION BY source, return_ref) AS first_id FROM fct_returned`,
      ),
    );
    const split = rows.filter(({ split_id }) => split_id !== null);
    expect(split.map(({ return_ref }) => return_ref)).toEqual(['R5', 'R5', 'R5']);
    for (const { split_id, first_id } of split) expect(split_id).toBe(first_id);
  });

  test('every returned unit is matched or unmatched, and none is counted twice', async () => {
    const totals = await one<{ asked: number; told: number; above: number }>(`
      SELECT
        (SELECT CAST(sum(quantity) AS BIGINT) FROM return_lines WHERE movement = 'return') AS asked,
        (SELECT CAST(sum(returned_units + unmatched_units) AS BIGINT) FROM fct_returned) AS told,
        (SELECT count(*) FROM fct_sold WHERE matched_units > delivered_units) AS above`);
    expect(totals.told).toBe(totals.asked);
    expect(totals.above).toBe(0);
  });
});

test('every unit that was ordered was sold or cancelled, by what the order says or else its shipment', async () => {
  const totals = await one<{ asked: number; sold: number; cancelled: number }>(`
    SELECT
      (SELECT CAST(sum(quantity) AS BIGINT) FROM order_lines WHERE quantity > 0) AS asked,
      (SELECT CAST(sum(ordered_units) AS BIGINT) FROM fct_sold) AS sold,
      (SELECT CAST(sum(cancelled_units) AS BIGINT) FROM fct_cancelled) AS cancelled`);
  expect(totals.cancelled).toBe(4);
  expect(totals.sold + totals.cancelled).toBe(totals.asked);
});

test('a second build of the same tables does nothing', async () => {
  expect(await buildMarts(engine)).toBe(false);
});
