import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildMarts } from '../../../pipelines/marts/build.ts';
import { type Engine, rowsOf } from '../../../pipelines/warehouse/engine.ts';
import { openWarehouse } from '../../../pipelines/warehouse/open.ts';
import { addOrderLines, addReturnLines } from './fixture.ts';

let engine: Engine;

/** Swift delivers in two days, nobody knows how long Turtle takes; from order to delivery it takes the shop four. */
beforeAll(async () => {
  engine = await openWarehouse('duckdb::memory:');
  const line = (order_id: string, more: Record<string, string | number | null>) => ({
    ...{ order_id, sku: 'A', quantity: 1, order_date: '2026-01-01', shipped_date: '2026-01-03' },
    ...{ unit_price_minor: 1000, line_total_minor: 1000, ...more },
  });
  await engine.write(async (session) => {
    await addOrderLines(session, [
      line('told', { carrier: 'Swift', delivered_date: '2026-01-05' }),
      line('swift', { carrier: 'Swift', shipped_date: '2026-01-10', delivered_date: null }),
      line('turtle', { carrier: 'Turtle', shipped_date: '2026-01-10', delivered_date: null }),
      line('ordered', { shipped_date: null, order_date: '2026-01-20', delivered_date: null }),
      line('lost', { delivered_date: null, line_status: 'lost' }),
      line('late', { order_date: '2026-03-30', shipped_date: '2026-03-30', delivered_date: '2026-04-02' }),
      line('told', { sku: 'B', delivered_date: '2026-01-05', unit_price_minor: 0, line_total_minor: 0 }),
      line('freed', { unit_price_minor: 0, line_total_minor: 0, sku: 'B' }),
    ]);
    await addReturnLines(session, [
      { order_id: 'told', sku: 'A', quantity: 1, requested_date: '2026-01-04', exchange_sku: 'B' },
      { order_id: 'swift', sku: 'A', quantity: 1, requested_date: null, received_date: '2026-01-20' },
      { order_id: 'turtle', sku: 'A', quantity: 5, requested_date: null, refunded_date: '2026-03-20' },
      { order_id: 'freed', sku: 'B', quantity: 0, movement: 'money_only', refund_amount_minor: 100 },
      { order_id: 'lost', sku: 'A', quantity: 1 },
    ]);
    await session.execute("INSERT INTO stages VALUES ('tables', '1')");
  });
  await buildMarts(engine);
});
afterAll(() => engine.close());

async function ask<Row>(sql: string): Promise<Row[]> {
  return rowsOf<Row>(await engine.query(sql));
}

describe('the clock', () => {
  test('starts on the day of delivery, else by the carrier’s usual transit, three days, or the shop’s from order on', async () => {
    const lines = await ask<{ order_id: string; day: string; clock: string }>(
      'SELECT order_id, CAST(delivered_date AS VARCHAR) AS day, clock FROM fct_sold',
    );
    const days = Object.fromEntries(lines.map(({ order_id, day, clock }) => [order_id, [day, clock]]));
    expect(days).toMatchObject({
      told: ['2026-01-05', 'delivered'],
      swift: ['2026-01-12', 'shipped'],
      turtle: ['2026-01-13', 'shipped'],
      ordered: ['2026-01-24', 'ordered'],
    });
  });

  test('stops when the return is requested, else received, else refunded, and never before it started', async () => {
    const lags = await ask('SELECT order_id, lag_days FROM fct_returned WHERE returned_units > 0 ORDER BY order_id');
    expect(lags).toEqual([
      { order_id: 'swift', lag_days: 8 },
      { order_id: 'told', lag_days: 0 },
      { order_id: 'turtle', lag_days: 66 },
    ]);
  });

  test('counts to the last day that orders and returns both cover', async () => {
    const [{ day } = { day: null }] = await ask<{ day: string | null }>(
      'SELECT CAST(as_of AS VARCHAR) AS day FROM mart_info',
    );
    expect(day).toBe('2026-03-20');
    const [late] = await ask("SELECT exposure_units FROM fct_sold WHERE order_id = 'late'");
    expect(late).toEqual({ exposure_units: 0 });
  });
});

/** What carriers, and the shop, usually take whose parcels took so many days, each shipped a day after it was ordered. */
async function usualDays(taken: Readonly<Record<string, readonly (number | null)[]>>): Promise<unknown> {
  const shop = await openWarehouse('duckdb::memory:');
  const parcels = Object.entries(taken).flatMap(([carrier, days]) => days.map((took) => ({ carrier, took })));
  await shop.write(async (session) => {
    await addOrderLines(
      session,
      parcels.map(({ carrier, took }, index) => ({
        ...{
          order_id: `${index}`,
          sku: 'A',
          quantity: 1,
          carrier,
          order_date: '2026-01-01',
          shipped_date: '2026-01-02',
        },
        delivered_date: took === null ? null : `2026-01-${String(2 + took).padStart(2, '0')}`,
      })),
    );
    await session.execute("INSERT INTO stages VALUES ('tables', '1')");
  });
  await buildMarts(shop);
  const rows = rowsOf<{ carrier: string | null; transit_days: number }>(
    await shop.query('SELECT carrier, transit_days FROM dim_transits'),
  );
  await shop.close();
  return Object.fromEntries(rows.map(({ carrier, transit_days }) => [carrier ?? 'the shop', transit_days]));
}

describe('a usual transit', () => {
  test('is the one in the middle, or between the two there, of the parcels that are measured', async () => {
    const taken = { Odd: [9, 1, 2], Even: [1, 9, 2, 5], Same: [3, 3], Unknown: [null] };
    expect(await usualDays(taken)).toEqual({ Odd: 2, Even: 4, Same: 3, 'the shop': 4 });
  });

  test('of the shop is five days where none is measured', async () => {
    expect(await usualDays({ Unknown: [null] })).toEqual({ 'the shop': 5 });
  });
});

describe('what is no sale and no return', () => {
  test('lost parcels, goods given for nothing in an exchange, money without goods', async () => {
    const sold = await ask('SELECT order_id, sku_id, delivered_units, is_exchange_out FROM fct_sold');
    expect(sold).toContainEqual(expect.objectContaining({ order_id: 'lost', delivered_units: 0 }));
    expect(sold.filter((line) => (line as { is_exchange_out: boolean }).is_exchange_out)).toEqual([
      expect.objectContaining({ order_id: 'told', delivered_units: 1 }),
    ]);
    const [money] = await ask("SELECT returned_units, refund_minor FROM fct_returned WHERE movement = 'money_only'");
    expect(money).toEqual({ returned_units: 0, refund_minor: 100 });
  });

  test('more came back than went out: the excess is an error of the export, not a return', async () => {
    const rows = await ask(
      "SELECT returned_units, unmatched_units, unmatched_problem FROM fct_returned WHERE order_id IN ('turtle', 'lost') ORDER BY unmatched_units",
    );
    expect(rows).toEqual([
      { returned_units: 1, unmatched_units: 0, unmatched_problem: null },
      { returned_units: 0, unmatched_units: 1, unmatched_problem: 'not_delivered' },
      { returned_units: 0, unmatched_units: 4, unmatched_problem: 'more_than_sold' },
    ]);
  });
});
