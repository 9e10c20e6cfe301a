import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildMarts } from '../../../pipelines/marts/build.ts';
import type { Engine } from '../../../pipelines/warehouse/engine.ts';
import { type Fix, recordFix } from '../../../pipelines/warehouse/fixes.ts';
import { openWarehouse } from '../../../pipelines/warehouse/open.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import type { fixesEffects } from '../../../server/questions/fixes/contract.ts';
import { serveEngine, type TestServer } from '../served.ts';

/**
 * A shop of 240 days: each style sells two units a day, in two sizes. Of shoes-0 every 4th unit comes back as too small in
 * the first 120 days and every 20th from then on; of the other shoes every 10th, then every 8th. Every 10th unit of all is
 * not to taste. Hats move by half at the same time, one of them is new then, and there is one lamp.
 */
const rows = `
  SELECT style, category, style || '-' || CASE WHEN n % 2 = 0 THEN 'M' ELSE 'L' END AS sku, n, n // 2 AS day,
    style || '/' || n AS order_id,
    CASE
      WHEN n % CASE WHEN style = 'shoes-0' THEN CASE WHEN n < 240 THEN 4 ELSE 20 END
        WHEN category = 'shoes' THEN CASE WHEN n < 240 THEN 10 ELSE 8 END
        ELSE CASE WHEN n < 240 THEN 2 ELSE 30 END END = 0 THEN 'small'
      WHEN n % 10 = 1 THEN 'taste'
    END AS note_key
  FROM range(480) AS units(n)
  CROSS JOIN (
    SELECT 'shoes-' || i AS style, 'shoes' AS category FROM range(8) AS shoes(i)
    UNION ALL SELECT 'hats-' || i, 'hats' FROM range(5) AS hats(i)
    UNION ALL SELECT 'hats-new', 'hats'
    UNION ALL SELECT 'lamps-0', 'lamps'
  )
  WHERE style <> 'hats-new' OR n >= 240`;

async function openLedgerShop(): Promise<Engine> {
  const engine = await openWarehouse('duckdb::memory:');
  const at = (days: string) => `CAST(DATE '2026-01-01' + CAST(${days} AS INTEGER) AS DATE)`;
  await engine.write(async (session) => {
    await session.execute(`
      INSERT INTO order_lines (source, order_id, line_ref, order_date, sku, style_id, category, quantity, delivered_date,
        line_status, row_hash, load_id)
      SELECT 'shop', order_id, '1', ${at('day')}, sku, style, category, 1, ${at('day + 2')}, 'delivered', n, 1 FROM (${rows})`);
    await session.execute(`
      INSERT INTO return_lines (source, return_ref, order_id, sku, quantity, movement, requested_date, note_key, row_hash, load_id)
      SELECT 'shop', order_id, order_id, sku, 1, 'return', ${at('day + 3 + n % 5')}, note_key, n, 1 FROM (${rows})
      WHERE note_key IS NOT NULL AND day + 3 + n % 5 < 242`);
    await session.execute(`
      INSERT INTO readings (note_key, language, primary_reason, primary_group, confidence, is_conflict, classifier_version)
      VALUES ('small', 'en', 'too_small', 'size_fit', 0.9, false, 'test'),
        ('taste', 'en', 'not_to_taste', 'changed_mind', 0.9, false, 'test')`);
    await session.execute(`INSERT INTO stages VALUES ('tables', '1'), ('readings', '1')`);
  });
  await buildMarts(engine);
  return engine;
}

const day = (days: number) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10);
type Effect = RowOf<typeof fixesEffects>;

let engine: Engine;
let server: TestServer;
const fixes: Record<string, number> = {};

beforeAll(async () => {
  engine = await openLedgerShop();
  server = await serveEngine(engine);
  const said = { lever: 'size_guide', fixed_date: day(120), reason: 'too_small', owner: '', note: '', said_by: 'Ana' };
  const shoes = [{ level: 'style', level_key: 'shoes-0' }] as const;
  const recorded: Record<string, Fix> = {
    aimed: { ...said, products: shoes },
    wholeGroup: { ...said, products: shoes, reason: 'size_fit' },
    allReturns: { ...said, products: shoes, reason: null },
    missed: { ...said, products: shoes, reason: 'changed_mind' },
    oneSize: { ...said, products: [{ level: 'sku', level_key: 'shoes-0-M' }] },
    late: { ...said, products: shoes, fixed_date: day(236) },
    first: { ...said, products: shoes, fixed_date: day(6) },
    withNew: { ...said, products: [...shoes, { level: 'style', level_key: 'hats-new' }] },
    lonely: { ...said, products: [{ level: 'style', level_key: 'lamps-0' }] },
  };
  for (const [name, fix] of Object.entries(recorded)) fixes[name] = await recordFix(engine, fix);
  server.answers.forget();
});
afterAll(async () => {
  await server.close();
  await engine.close();
});

async function effectOf(name: string): Promise<Effect> {
  const all = await server.rows<Effect>('/fixes/effects');
  return all.find(({ fix_id }) => fix_id === fixes[name])!;
}

describe('the effect of a fix', () => {
  test('is the change of its reason less that of the other styles of its category', async () => {
    const found = await effectOf('aimed');
    expect(found).toMatchObject({ after_units: 240, similar_products: 7, verdict: 'fell' });
    expect(found.similar_names).toBe('shoes-1, shoes-2, shoes-3, shoes-4, shoes-5, shoes-6, shoes-7');
    expect(found.before_rate).toBeCloseTo(0.25, 6);
    expect(found.after_rate).toBeCloseTo(0.05, 2);
    // The others rose from 10 to 12.5 %: by a quarter.
    expect(found.control_points).toBeCloseTo((25 + found.own_points!) / 4, 0);
    // Among eight styles the worst is not all that unlikely: a tenth of what it is above them was to fall back.
    expect(found.own_points).toBeLessThan(0);
    expect(found.own_points).toBeGreaterThan(-2.5);
    expect(found.effect_points).toBeCloseTo(-20 - found.own_points! - found.control_points!, 0);
    expect(found.high_points).toBeLessThan(0);
    expect(found.maturity).toBeGreaterThan(0.9);
  });

  test('shows in its group too, and in all returns', async () => {
    const [reason, group, all] = [await effectOf('aimed'), await effectOf('wholeGroup'), await effectOf('allReturns')];
    expect(group).toEqual({ ...reason, fix_id: group.fix_id, reason: 'size_fit', said_at: group.said_at });
    expect(all.before_rate).toBeCloseTo(0.35, 6);
    expect(all.verdict).toBe('fell');
  });

  test('is not seen in a reason that did not move: it is never said to have worked while 0 is possible', async () => {
    const found = await effectOf('missed');
    expect(found.verdict).toBe('no_sure_effect');
    expect([found.low_points! <= 0, found.high_points! >= 0]).toEqual([true, true]);
  });

  test('of one size compares with other styles, never with the other sizes of its own', async () => {
    expect(await effectOf('oneSize')).toMatchObject({ after_units: 120, similar_products: 7 });
  });

  test('names the styles it is compared with and no others: none like a style that was not sold before', async () => {
    const [{ similar_names, similar_products }, aimed] = [await effectOf('withNew'), await effectOf('aimed')];
    expect([similar_names, similar_products]).toEqual([aimed.similar_names, aimed.similar_products]);
  });

  test('stays open while too little is mature, too little came before, or nothing is similar', async () => {
    const open = {
      effect_points: null,
      low_points: null,
      high_points: null,
      own_points: null,
      control_points: null,
      after_rate: null,
      similar_names: null,
    };
    expect(await effectOf('late')).toMatchObject({ ...open, verdict: 'too_early', after_units: 8 });
    expect(await effectOf('first')).toMatchObject({ ...open, verdict: 'too_little_before' });
    expect(await effectOf('lonely')).toMatchObject({ ...open, verdict: 'nothing_similar' });
  });

  test('is the same whatever the page is cut to', async () => {
    const cut = await server.rows(
      '/fixes/effects?country=FR&from=2026-08-01&style=shoes-1&reason=damaged&basis=returned',
    );
    expect(cut).toEqual(await server.rows('/fixes/effects'));
  });

  test('styles with a fix of their own in the same year are no similar ones', async () => {
    const products = [{ level: 'style', level_key: 'shoes-3' }] as const;
    const fix = { products, lever: 'photo', fixed_date: day(200), reason: null, owner: '', note: '', said_by: 'Ana' };
    await recordFix(engine, fix);
    server.answers.forget();
    expect(await effectOf('aimed')).toMatchObject({ similar_products: 6, verdict: 'fell' });
  });
});
