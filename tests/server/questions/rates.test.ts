import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildMarts } from '../../../pipelines/marts/build.ts';
import type { Engine } from '../../../pipelines/warehouse/engine.ts';
import { openWarehouse } from '../../../pipelines/warehouse/open.ts';
import { addOrderLines, addReturnLines } from '../../pipelines/marts/fixture.ts';
import { serveEngine, type TestServer } from '../served.ts';

let engine: Engine;
let server: TestServer;

/** Four orders: one of two lines, one exchanged, one cancelled before it was shipped, one kept with goodwill. */
beforeAll(async () => {
  engine = await openWarehouse('duckdb::memory:');
  const line = (order_id: string, sku: string, quantity: number, price: number, more = {}) => ({
    ...{ order_id, sku, quantity, unit_price_minor: price * 100, line_total_minor: price * 100 * quantity },
    ...{ channel: 'web', ...more },
  });
  const cancelled = { line_status: 'cancelled', delivered_date: null };
  await engine.write(async (session) => {
    await addOrderLines(session, [
      line('O1', 'A', 2, 50),
      line('O1', 'B', 1, 30),
      line('O2', 'C', 1, 80),
      line('O3', 'A', 1, 50, cancelled),
      line('O4', 'B', 3, 30),
    ]);
    await addReturnLines(session, [
      { order_id: 'O1', sku: 'A', quantity: 1, resolution: 'refund', refund_amount_minor: 5000 },
      { order_id: 'O2', sku: 'C', quantity: 1, resolution: 'exchange', refund_amount_minor: 0 },
      {
        ...{ order_id: 'O4', sku: 'B', quantity: 0, movement: 'money_only' },
        ...{ resolution: 'goodwill', refund_amount_minor: 1000 },
      },
    ]);
    await session.execute(`INSERT INTO stages VALUES ('tables', '1'), ('readings', '1')`);
  });
  await buildMarts(engine);
  server = await serveEngine(engine);
});
afterAll(async () => {
  await server.close();
  await engine.close();
});

interface Step {
  readonly step: string;
  readonly rate: number | null;
  readonly difference_points: number | null;
  readonly part_units: number | null;
  readonly whole_units: number | null;
}

describe('one shop measured every way', () => {
  test.each(['delivered', 'ordered', 'returned'])('by %s', async (basis) => {
    const rows = await server.rows<{ basis: string }>('/rates/measures');
    expect(rows.find((row) => row.basis === basis)).toMatchObject({
      return_rate: expect.closeTo(2 / 7, 9),
      refunded_unit_rate: expect.closeTo(1 / 7, 9),
      order_rate: expect.closeTo(2 / 3, 9),
      value_rate: expect.closeTo(130 / 300, 9),
      refund_rate: expect.closeTo(60 / 300, 9),
      completeness: basis === 'returned' ? null : expect.closeTo(1, 9),
      value_completeness: basis === 'returned' ? null : expect.closeTo(1, 9),
      projected_rate: basis === 'returned' ? null : expect.closeTo(2 / 7, 9),
      projected_value_rate: basis === 'returned' ? null : expect.closeTo(130 / 300, 9),
      // All of it is in.
      value_rate_low: basis === 'returned' ? null : expect.closeTo(130 / 300, 9),
      value_rate_high: basis === 'returned' ? null : expect.closeTo(130 / 300, 9),
    });
  });

  test('says what falls into a period by each day', async () => {
    const rows = await server.rows<Record<string, unknown>>('/rates/measures?from=2026-01-20&to=2026-01-20');
    const units = rows.map(({ basis, delivered_units, returned_units }) => [basis, delivered_units, returned_units]);
    expect(units).toEqual([
      ['delivered', 0, 0],
      ['ordered', 0, 0],
      // What is sold is dated by its delivery here.
      ['returned', 0, 2],
    ]);
    expect(rows[2]!.return_rate).toBeNull();
  });
});

describe('from our rate to the platform’s', () => {
  test('cancellations make three of eight', async () => {
    const steps = await server.rows<Step>('/rates/platform');
    const rates = Object.fromEntries(steps.map(({ step, rate }) => [step, rate]));
    expect(rates).toEqual({
      ...{ delivered: 2 / 7, order_day: 2 / 7, all_ordered: 2 / 7, return_day: 2 / 7, unmatched: 2 / 7 },
      cancellations: 3 / 8,
      money: expect.closeTo(60 / 350, 9),
    });
  });

  test('the differences lead there exactly', async () => {
    const steps = await server.rows<Step>('/rates/platform');
    const sum = steps.slice(1).reduce((all, { difference_points }) => all + difference_points!, 0);
    expect(steps[0]!.rate! + sum / 100).toBeCloseTo(steps.at(-1)!.rate!, 12);
    for (const { part_units, whole_units, rate } of steps.slice(0, -1)) expect(part_units! / whole_units!).toBe(rate);
  });

  test('of one channel, and of one that is not there', async () => {
    expect(await server.rows('/rates/platform?channel=web')).toEqual(await server.rows('/rates/platform'));
    const none = await server.rows<Step>('/rates/platform?channel=none');
    expect(none.map(({ rate }) => rate)).toEqual(none.map(() => null));
  });

  test('is cut to the filter, cancellations as well', async () => {
    const units = async (search: string) => {
      const steps = await server.rows<Step>(`/rates/platform?${search}`);
      return Object.fromEntries(steps.map(({ step, part_units, whole_units }) => [step, [part_units, whole_units]]));
    };
    expect(await units('sku=A')).toMatchObject({ delivered: [1, 2], unmatched: [1, 2], cancellations: [2, 3] });
    expect(await units('sku=B')).toMatchObject({ delivered: [0, 4], unmatched: [0, 4], cancellations: [0, 4] });
    expect(await units('to=2026-01-01')).toMatchObject({ delivered: [0, 0], cancellations: [0, 0] });
    const skus = [await units('sku=A'), await units('sku=B'), await units('sku=C')];
    const whole = await units('');
    for (const step of Object.keys(whole).filter((name) => name !== 'money'))
      for (const part of [0, 1]) expect(skus.reduce((sum, of) => sum + of[step]![part]!, 0)).toBe(whole[step]![part]);
  });
});
