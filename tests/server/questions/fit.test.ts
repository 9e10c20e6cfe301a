import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildMarts } from '../../../pipelines/marts/build.ts';
import type { Engine } from '../../../pipelines/warehouse/engine.ts';
import { openWarehouse } from '../../../pipelines/warehouse/open.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import { type fitMoves, type fitSizes, fitStyles } from '../../../server/questions/fit/contract.ts';
import { addOrderLines, addReturnLines } from '../../pipelines/marts/fixture.ts';
import { expectAllClose } from '../../pipelines/statistics/close.ts';
import { serveEngine, type TestServer } from '../served.ts';
import { answered, tableOf } from './answered.ts';

const example = {
  ...{ style_id: 'lina', name: 'Lina', category: 'dresses', delivered_units: 200, too_small_units: 0 },
  ...{ too_large_units: 0, vote_cost_minor: 0, bracketed_units: 0, bracket_cost_minor: 0, larger_kept: 0 },
  ...{ smaller_kept: 0, moved_units: 0, moved_steps: 0, moved_squares: 0 },
};
type Sums = typeof example;
const styleOf = (style_id: string, sums: Partial<Sums> = {}): Sums => ({ ...example, style_id, ...sums });
const styleRows = (sums: Sums[]) => answered(fitStyles, [tableOf(example, sums)]);

test('a style that runs small among others that fit: which way, how sure, what it costs', () => {
  const others = Array.from({ length: 20 }, (_, at) =>
    styleOf(`other-${at}`, { too_small_units: 10, too_large_units: 9, vote_cost_minor: 19_000 }),
  );
  const lina = styleOf('lina', {
    ...{ too_small_units: 40, too_large_units: 4, vote_cost_minor: 44_000, larger_kept: 18, smaller_kept: 4 },
    // 18 units one step up, 2 one step down: mean 0.8, variance 20 × (1 − 0.64) / 19.
    ...{ moved_units: 20, moved_steps: 16, moved_squares: 20 },
  });
  const [first, ...rest] = styleRows([...others, lina]);
  expect(first).toMatchObject({ style_id: 'lina', runs: 'small', is_to_act_on: true, is_confirmed: true });
  expect(first!.advice).toBe('size_up');
  const half = 1.959963984540054 * Math.sqrt((20 * 0.36) / 19 / 20);
  expectAllClose([first!.offset_sizes!, first!.offset_low!, first!.offset_high!], [0.8, 0.8 - half, 0.8 + half]);
  // The category: 240 small and 184 large votes of 4200 units.
  expectAllClose([first!.category_index!, first!.category_level!], [(2 * 240) / 424 - 1, 424 / 4200]);
  const excess = 44 - (200 * 424) / 4200;
  expectAllClose([first!.excess_units, first!.avoidable_units], [excess, excess / 10]);
  expect(first!.excess_cost_minor).toBe(Math.round(excess * 1000));
  expect(rest.every(({ runs, advice }) => runs === 'true' && advice === null)).toBe(true);
});

test('nothing is said of a style that nobody says anything of', () => {
  const [row] = styleRows([styleOf('silent')]);
  expect(row).toMatchObject({ runs: 'unsure', advice: null, offset_sizes: null, excess_units: 0, is_confirmed: false });
  expect(styleRows([])).toEqual([]);
});

describe('of a shop', () => {
  let engine: Engine;
  let server: TestServer;
  const sizes = ['S', 'M', 'L', 'XL'];

  beforeAll(async () => {
    engine = await openWarehouse('duckdb::memory:');
    const sku = (size: string) => `lina-${size}`;
    const line = (order_id: string, size: string) => ({
      ...{ order_id, sku: sku(size), style_id: 'lina', size, category: 'dresses', quantity: 1 },
      ...{ unit_price_minor: 5000, line_total_minor: 5000, source: 'plain' },
    });
    await engine.write(async (session) => {
      await addOrderLines(session, [
        ...sizes.map((size) => line(`single-${size}`, size)),
        // Both orders hold two sizes; of the first the larger is kept, of the second nothing.
        ...[line('both', 'M'), line('both', 'L'), line('none', 'S'), line('none', 'M')],
        { order_id: 'lamp', sku: 'lamp', quantity: 1, line_total_minor: 900, unit_price_minor: 900 },
      ]);
      await addReturnLines(session, [
        { order_id: 'single-S', sku: sku('S'), quantity: 1, resolution: 'exchange', exchange_sku: sku('L') },
        { order_id: 'single-M', sku: sku('M'), quantity: 1, note_key: 'small' },
        { order_id: 'single-XL', sku: sku('XL'), quantity: 1, note_key: 'small', exchange_sku: sku('L') },
        { order_id: 'both', sku: sku('M'), quantity: 1, note_key: 'small' },
        ...['S', 'M'].map((size) => ({ order_id: 'none', sku: sku(size), quantity: 1, note_key: 'small' })),
      ]);
      await session.append('readings', {
        note_key: ['small'],
        language: ['en'],
        primary_reason: ['too_small'],
        primary_group: ['size_fit'],
        confidence: [0.9],
        code_reason: [null],
        is_conflict: [false],
        classifier_version: ['test'],
        shown_text: ['too small'],
        shown_code: [null],
      });
      await session.execute("INSERT INTO stages VALUES ('tables', '1')");
    });
    await buildMarts(engine);
    server = await serveEngine(engine);
  });
  afterAll(async () => {
    await server.close();
    await engine.close();
  });

  test('an exchange votes by its sizes before its words, an order with several sizes does not vote', async () => {
    const rows = await server.rows<RowOf<typeof fitStyles>>('/fit/styles');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      ...{ style_id: 'lina', category: 'dresses', delivered_units: 8, too_small_units: 2, too_large_units: 1 },
      ...{ bracketed_units: 4, larger_kept: 1, smaller_kept: 0, moved_units: 3, runs: 'unsure' },
    });
    expect(rows[0]!.bracket_cost_minor).toBeGreaterThan(0);
  });

  test('an order is judged as a whole, whatever the filter takes of it', async () => {
    const [kept] = await server.rows<RowOf<typeof fitStyles>>('/fit/styles?sku=lina-L');
    expect(kept).toMatchObject({ bracketed_units: 1, larger_kept: 1, smaller_kept: 0, moved_units: 0 });
    const [sentBack] = await server.rows<RowOf<typeof fitStyles>>('/fit/styles?sku=lina-M');
    expect(sentBack).toMatchObject({ bracketed_units: 2, larger_kept: 0, moved_units: 1 });
  });

  test('sizes stand in their order, and add up to the style', async () => {
    const rows = await server.rows<RowOf<typeof fitSizes>>('/fit/sizes?style=lina');
    expect(rows.map((row) => row.size)).toEqual(sizes);
    expect(rows.map((row) => [row.delivered_units, row.returned_units, row.kept_units])).toEqual([
      [2, 2, 0],
      [3, 3, 0],
      [2, 0, 2],
      [1, 1, 0],
    ]);
    expect(rows.map((row) => [row.too_small_units, row.too_large_units])).toEqual([
      [1, 0],
      [1, 0],
      [0, 0],
      [0, 1],
    ]);
    expect(rows.map((row) => row.kept_share)).toEqual([0, 0, 1, 0]);
  });

  test('what was sent back and what was kept instead', async () => {
    const rows = await server.rows<RowOf<typeof fitMoves>>('/fit/moves?style=lina');
    expect(rows.map((row) => [row.sent_back_size, row.kept_size, row.known_by, row.steps, row.units])).toEqual([
      ['M', 'L', 'bracket', 1, 1],
      ['S', 'L', 'exchange', 2, 1],
      ['XL', 'L', 'exchange', -1, 1],
    ]);
  });
});
