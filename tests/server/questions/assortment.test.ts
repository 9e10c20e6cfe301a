import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildMarts } from '../../../pipelines/marts/build.ts';
import type { Engine } from '../../../pipelines/warehouse/engine.ts';
import { openWarehouse } from '../../../pipelines/warehouse/open.ts';
import { discountRows } from '../../../server/questions/assortment/discounts.ts';
import { newRows } from '../../../server/questions/assortment/new.ts';
import { addOrderLines, addReturnLines } from '../../pipelines/marts/fixture.ts';
import { serveEngine, type TestServer } from '../served.ts';

const start = (level_key: string, is_new: boolean, delivered_units: number, returned_units: number, share = 1) => ({
  span: 'start' as const,
  ...{ level_key, name: level_key, category: 'lamps', first_date: 0, is_new, delivered_units, returned_units },
  exposure_units: delivered_units * share,
  exposure_squared: delivered_units * share * share,
});

describe('new products', () => {
  const earlier = Array.from({ length: 20 }, (_, index) => start(`old ${index}`, false, 200, 10 + 5 * (index % 5)));

  test('are held against the first 30 days of earlier ones', () => {
    const rows = newRows([
      [...earlier, start('bad', true, 150, 60), start('usual', true, 150, 15), start('good', true, 400, 8)],
    ]);
    expect(rows.map(({ style_id, verdict }) => [style_id, verdict])).toEqual([
      ['bad', 'higher'],
      ['usual', 'as_usual'],
      ['good', 'lower'],
    ]);
    for (const row of rows) {
      expect(row.compared_styles).toBe(20);
      expect(row.rate_low!).toBeLessThan(row.fair_rate!);
      expect(row.rate_high!).toBeGreaterThan(row.fair_rate!);
      expect(row.usual_rate!).toBeCloseTo(0.1, 1);
    }
  });

  test('that are young count by what had time to come back', () => {
    // Half of the returns have come: 15 of 150 so far is twice the usual rate.
    const [young] = newRows([[...earlier, start('young', true, 150, 15, 0.5)]]);
    const [mature] = newRows([[...earlier, start('mature', true, 150, 15)]]);
    expect(young!.completeness).toBe(0.5);
    expect(young!.fair_rate!).toBeGreaterThan(mature!.fair_rate!);
    expect(young!.rate_high! - young!.rate_low!).toBeGreaterThan(mature!.rate_high! - mature!.rate_low!);
  });

  test('of which too little is known, or nothing to compare with, are said to be so', () => {
    expect(newRows([[...earlier, start('few', true, 6, 6)]])[0]!.verdict).toBe('too_few');
    expect(newRows([[...earlier, start('fresh', true, 150, 0, 0)]])[0]).toMatchObject({
      ...{ verdict: 'too_few', fair_rate: null, completeness: 0 },
    });
    const alone = { verdict: 'too_few', compared_styles: 0, usual_rate: null };
    expect(newRows([[start('alone', true, 300, 200)]])[0]).toMatchObject(alone);
    // Of other categories something is known, of its own nothing.
    const [stranger] = newRows([[...earlier, { ...start('stranger', true, 300, 200), category: 'dresses' }]]);
    expect(stranger).toMatchObject({ verdict: 'too_few', compared_styles: 0 });
    expect(newRows([[]])).toEqual([]);
  });
});

describe('new products where few were new before', () => {
  const whole = (level_key: string, delivered_units: number, returned_units: number) => ({
    ...start(level_key, false, delivered_units, returned_units),
    span: 'whole' as const,
  });
  /** Slow sellers, seen to start, of which hardly anything is known; the category's styles bring 10 %. */
  const slow = Array.from({ length: 6 }, (_, index) => start(`slow ${index}`, false, 5, index % 2));
  const category = Array.from({ length: 12 }, (_, index) => whole(`old ${index}`, 400, 34 + (index % 3) * 6));

  test('are held against the other styles of their category, and that is said', () => {
    const [bad] = newRows([[...slow, ...category, start('bad', true, 39, 16), start('usual', true, 60, 6)]]);
    expect(bad).toMatchObject({ style_id: 'bad', verdict: 'higher', compared_styles: 0 });
    expect(bad!.usual_rate).toBeCloseTo(0.1, 9);
  });

  test('are held against earlier ones again once those have enough units', () => {
    const [row] = newRows([[...category, ...slow, start('seller', false, 90, 27), start('new', true, 100, 30)]]);
    expect(row).toMatchObject({ compared_styles: 7, verdict: 'as_usual' });
    expect(row!.usual_rate).toBeCloseTo(30 / 120, 9);
  });

  test('change nothing of what they are held against', () => {
    const usual = (returned: number) => newRows([[...category, start('new', true, 5000, returned)]])[0]!.usual_rate;
    expect(usual(4000)).toBe(usual(10));
  });
});

describe('discounts', () => {
  const cell = (discount_depth: string | null, category: string, delivered_units: number, returned_units: number) => ({
    ...{ discount_depth, category, delivered_units, returned_units },
    ...{ exposure_units: delivered_units, exposure_squared: delivered_units },
  });

  test('are not blamed for what is put on sale', () => {
    // Dresses come back at 40 % and lamps at 5 %, at any price; only dresses are on sale.
    const [full, deep] = discountRows([
      [cell('00 %', 'dresses', 100, 40), cell('00 %', 'lamps', 900, 45), cell('25–50 %', 'dresses', 500, 200)],
    ]);
    expect([full!.projected_rate, deep!.projected_rate]).toEqual([0.085, 0.4]);
    expect(deep!.adjusted_rate).toBeCloseTo(full!.adjusted_rate!, 9);
    expect(deep!.against_full_price).toBeCloseTo(1, 9);
    expect(deep!.adjusted_low!).toBeLessThan(deep!.adjusted_rate!);
    expect(deep!.adjusted_high!).toBeGreaterThan(deep!.adjusted_rate!);
  });

  test('that do bring returns show it within each category', () => {
    const [, deep] = discountRows([[cell('00 %', 'lamps', 1000, 50), cell('50 %+', 'lamps', 1000, 100)]]);
    expect(deep!.against_full_price).toBeCloseTo(2, 9);
  });

  test('of young or no deliveries are unknown', () => {
    const young = { ...cell('00 %', 'lamps', 100, 1), exposure_units: 10, exposure_squared: 1 };
    expect(discountRows([[young]])[0]).toMatchObject({ projected_rate: null, adjusted_rate: null, adjusted_low: null });
    expect(discountRows([[]])).toEqual([]);
  });
});

describe('asked of a shop', () => {
  let engine: Engine;
  let server: TestServer;

  beforeAll(async () => {
    engine = await openWarehouse('duckdb::memory:');
    await engine.write(async (session) => {
      await addOrderLines(session, [
        { order_id: 'O1', sku: 'A', quantity: 10, unit_price_minor: 1000, size: 'M', category: 'shoes' },
        { order_id: 'O2', sku: 'B', quantity: 3, unit_price_minor: 1000, size: 'L', category: 'shoes' },
        {
          ...{ order_id: 'O3', sku: 'N', style_id: 'newcomer', quantity: 20, category: 'shoes' },
          ...{ order_date: '2026-03-01', delivered_date: '2026-03-04' },
        },
        // Its first 30 days end before this one, which they do not count.
        {
          order_id: 'O4',
          sku: 'N',
          style_id: 'newcomer',
          quantity: 5,
          order_date: '2026-04-10',
          delivered_date: '2026-04-12',
        },
      ]);
      const back = (more: Record<string, string | number | null>) => ({
        order_id: 'O1',
        sku: 'A',
        quantity: 1,
        ...more,
      });
      await addReturnLines(session, [
        back({ disposition: 'restock', condition_grade: 'B' }),
        back({ disposition: 'SELLABLE' }),
        back({ disposition: 'destroy', condition_grade: 'A' }),
        back({ condition_grade: 'A' }),
        back({ condition_grade: 'D' }),
        back({}),
        { order_id: 'O3', sku: 'N', quantity: 4, disposition: 'restock', requested_date: '2026-03-20' },
        { order_id: 'O4', sku: 'N', quantity: 1, disposition: 'restock', requested_date: '2026-04-20' },
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

  test('new is what was first delivered in the last 60 days and well after the data begin', async () => {
    const rows = await server.rows('/assortment/new?from=2026-04-01');
    expect(rows).toEqual([
      expect.objectContaining({
        ...{ style_id: 'newcomer', category: 'shoes', first_date: '2026-03-04', delivered_units: 20 },
        ...{ returned_units: 4, compared_styles: 0, verdict: 'too_few' },
      }),
    ]);
  });

  test('net demand is what was sold less what is back on the shelf; what nobody judged is told apart', async () => {
    const rows = await server.rows('/assortment/net-demand');
    expect(rows).toEqual([
      expect.objectContaining({ sku: 'N', delivered_units: 25, sellable_units: 5, net_units: 20 }),
      expect.objectContaining({
        ...{ sku: 'A', size: 'M', delivered_units: 10, returned_units: 6, sellable_units: 3, unjudged_units: 1 },
        net_units: 7,
      }),
      expect.objectContaining({ sku: 'B', size: 'L', delivered_units: 3, returned_units: 0, net_units: 3 }),
    ]);
  });

  test('comes as a file for the buyer', async () => {
    const response = await server.get('/assortment/net-demand?format=csv');
    expect(response.headers.get('content-type')).toContain('text/csv');
    const [head, first] = (await response.text()).split(/\r?\n/);
    expect(head).toContain('net_units');
    expect(first).toMatch(/^N,/);
  });
});
