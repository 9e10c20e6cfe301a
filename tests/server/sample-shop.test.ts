import { mkdtempSync, openAsBlob, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../pipelines/warehouse/engine.ts';
import { openWarehouse } from '../../pipelines/warehouse/open.ts';
import { makeShop } from '../../sample-data/generator/shop.ts';
import { dimensionCodes, productLevels } from '../../server/contract/dimensions.ts';
import type { ImportStatus } from '../../server/contract/imports.ts';
import { rounded, serveEngine, type TestServer } from './served.ts';

const folder = mkdtempSync(join(tmpdir(), 'returnscope-shop-'));
const files = [
  'shopify_orders.csv',
  'shipments.csv',
  'products.csv',
  'returns.csv',
  'amazon_all_orders.txt',
  'amazon_fba_customer_returns.txt',
];
let engine: Engine;
let server: TestServer;
let status: ImportStatus;

beforeAll(async () => {
  await makeShop({ orders: 2000, seed: 7, out: folder, gzip: false });
  engine = await openWarehouse('duckdb::memory:', { readable: [folder] });
  server = await serveEngine(engine, { spool: folder });
  status = await finished(await upload(files.map((file) => join(folder, file))));
}, 120_000);
afterAll(async () => {
  await server.close();
  await engine.close();
  rmSync(folder, { recursive: true });
});

async function upload(paths: string[], field = 'files'): Promise<Response> {
  const form = new FormData();
  for (const path of paths) form.append(field, await openAsBlob(path), basename(path));
  return fetch(`${server.url}/api/imports`, { method: 'POST', headers: { 'X-Returnscope': '1' }, body: form });
}

async function finished(response: Response): Promise<ImportStatus> {
  let now: ImportStatus = await response.json();
  while (now.stage !== 'done' && now.stage !== 'failed') {
    await setTimeout(50);
    now = await (await server.get(`/imports/${now.import_id}`)).json();
  }
  return now;
}

type Row = Record<string, number>;
const sum = (rows: readonly Row[], column: string) => rows.reduce((all, row) => all + Number(row[column] ?? 0), 0);

describe('an upload', () => {
  test('is loaded, read, built, and told about', () => {
    expect(status).toMatchObject({ stage: 'done', problem: null, files, report: { refused: [] } });
    const { totals, files: reports } = status.report!;
    expect(reports.map(({ file }) => file).sort()).toEqual([...files].sort());
    expect(totals.rows_read).toBe(
      totals.rows_loaded + totals.rows_unchanged + totals.rows_set_aside + totals.rows_furniture,
    );
  });

  test('shows in the answers at once, and adds nothing when it comes again', async () => {
    const before = await server.rows('/overview/summary');
    expect(before).not.toEqual([]);
    const again = await finished(await upload([join(folder, 'returns.csv')]));
    expect(again.report!.totals).toMatchObject({ rows_loaded: 0 });
    expect(await server.rows('/overview/summary')).toEqual(before);
    const listed: ImportStatus[] = await (await server.get('/imports')).json();
    expect(listed.map(({ import_id }) => import_id)).toEqual([again.import_id, status.import_id]);
  });

  test('that is no export is refused by name', async () => {
    const { report, stage } = await finished(await upload([join(folder, 'truth.json')]));
    expect([stage, report!.refused]).toEqual([
      'done',
      [expect.objectContaining({ file: 'truth.json', problem: expect.objectContaining({ text: expect.any(String) }) })],
    ]);
  });

  test('under another field, or of nothing, is told what would be right', async () => {
    const other = await upload([join(folder, 'returns.csv')], 'upload');
    expect([other.status, (await other.json()).detail]).toEqual([400, expect.stringContaining('"files"')]);
    const none = await upload([]);
    expect(none.status).toBe(400);
    expect(
      (await fetch(`${server.url}/api/imports`, { method: 'POST', headers: { 'X-Returnscope': '1' } })).status,
    ).toBe(415);
    expect((await server.get('/imports/unknown')).status).toBe(404);
  });

  test('that is too large is refused, and nothing of it stays', async () => {
    const uploads = () => readdirSync(folder).filter((name) => name.startsWith('upload-'));
    const before = uploads();
    const large = join(folder, 'large.csv');
    writeFileSync(large, 'x'.repeat(10_000_001));
    const response = await upload([large]);
    expect([response.status, (await response.json()).detail]).toEqual([
      413,
      expect.stringContaining('larger than 9 MB'),
    ]);
    expect(uploads()).toEqual(before);
  });
});

describe('totals agree wherever they are shown', () => {
  const measures = ['delivered_units', 'returned_units', 'delivered_value_minor', 'refund_minor', 'return_cost_minor'];

  test.each(dimensionCodes)('broken down by %s', async (dimension) => {
    const [total] = await server.rows<Row>('/overview/summary');
    const parts = await server.rows<Row>(`/overview/breakdown?dimension=${dimension}`);
    for (const measure of measures) expect([measure, sum(parts, measure)]).toEqual([measure, total![measure]]);
  });

  test.each(productLevels)('rated by %s', async (level) => {
    const [total] = await server.rows<Row>('/overview/summary');
    const rated = await server.rows<Row>(`/products/rates?level=${level}`);
    const first = (asked: string) => server.rows<Row>(`/products/rates?level=${level}&${asked}`);
    expect(rounded(await first('limit=3'))).toEqual(rounded(rated.slice(0, 3)));
    expect(rounded(await first('only=clearly_high'))).toEqual(rounded(rated.filter((row) => row.is_clearly_high)));
    expect([sum(rated, 'sold_units'), sum(rated, 'returned_units')]).toEqual([
      total!.delivered_units,
      total!.returned_units,
    ]);
  });

  test.each(['week', 'month'])('over time by %s', async (grain) => {
    const [total] = await server.rows<Row>('/overview/summary');
    const trend = await server.rows<Row>(`/overview/trend?grain=${grain}`);
    for (const measure of ['delivered_units', 'returned_units', 'refund_minor', 'return_cost_minor'])
      expect([measure, sum(trend, measure)]).toEqual([measure, total![measure]]);
    expect(sum(await server.rows<Row>(`/costs/trend?grain=${grain}`), 'total_minor')).toBe(total!.return_cost_minor);
  });

  test('forecasts end between what came back and what went out, and say how often the past ones held', async () => {
    for (const week of await server.rows<Row>('/overview/trend?grain=week')) {
      if (!week.delivered_units) continue;
      expect(week.rate_low).toBeGreaterThanOrEqual(week.return_rate! - 1e-12);
      expect(week.rate_high).toBeLessThanOrEqual(1);
      if (week.projected_rate !== null) {
        expect(week.projected_rate).toBeGreaterThanOrEqual(week.rate_low!);
        expect(week.projected_rate).toBeLessThanOrEqual(week.rate_high!);
      }
    }
    const curves = await server.rows<Row & { category: string | null }>('/maturity/categories');
    const categories = await server.rows<{ dimension_value: string }>('/overview/breakdown?dimension=category');
    expect(curves.map(({ category }) => category).sort()).toEqual(
      [...categories.map(({ dimension_value }) => dimension_value), null].sort(),
    );
    const [shop] = curves;
    const past = await server.rows<{ is_held: boolean }>('/maturity/past');
    expect(past.length).toBe(shop!.forecasts);
    expect(past.filter(({ is_held }) => is_held).length / past.length).toBeCloseTo(shop!.held_share!, 9);
    expect(shop!.held_share).toBeGreaterThanOrEqual(0.9);
    const curve = await server.rows<Row>('/maturity/curve');
    expect(curve.at(-1)).toMatchObject({ lag_days: shop!.horizon_days, back_share: shop!.final_rate });
  });

  test('cost by part, by duty of law and by category', async () => {
    const [total] = await server.rows<Row>('/overview/summary');
    const parts = await server.rows<Row>('/costs/components');
    expect(sum(parts, 'total_minor')).toBe(total!.return_cost_minor);
    for (const part of parts)
      expect(part.total_minor).toBe(part.actual_minor! + part.tariff_minor! + part.assumed_minor!);
    expect(sum(await server.rows<Row>('/costs/breakdown'), 'total_minor')).toBe(total!.return_cost_minor);
    const actual = sum(await server.rows<Row>('/costs/breakdown'), 'actual_minor');
    expect(actual).toBe(sum(parts, 'actual_minor'));
  });

  test('SKUs add up to their styles, styles to their categories, and all of them to the overview', async () => {
    type Named = Row & { sku: string; style_id: string; category: string | null };
    const demand = (await server.rows('/assortment/net-demand')) as unknown as Named[];
    const [total] = await server.rows<Row>('/overview/summary');
    for (const measure of ['delivered_units', 'returned_units'])
      expect([measure, sum(demand, measure)]).toEqual([measure, total![measure]]);
    const rated = async (level: string) => {
      const rows = (await server.rows(`/products/rates?level=${level}`)) as unknown as (Row & { level_key: string })[];
      return new Map(rows.map((row) => [row.level_key, [row.sold_units, row.returned_units]]));
    };
    const levels = { sku: 'sku', style: 'style_id', category: 'category' } as const;
    for (const [level, column] of Object.entries(levels)) {
      const expected = new Map<string, number[]>();
      for (const row of demand) {
        const key = String(row[column as keyof Named]);
        const [units = 0, returned = 0] = expected.get(key) ?? [];
        expected.set(key, [units + row.delivered_units!, returned + row.returned_units!]);
      }
      expect([level, [...(await rated(level))].sort()]).toEqual([level, [...expected].sort()]);
    }
    const net = sum(demand, 'net_units') + sum(demand, 'sellable_units');
    expect(net).toBe(total!.delivered_units);
  });

  test('reasons add up to returns, discounts to what was sold, every basis to its overview', async () => {
    const [total] = await server.rows<Row>('/overview/summary');
    const shares = await server.rows<Row>('/reasons/share');
    expect(sum(shares, 'returned_units')).toBe(total!.returned_units);
    const discounts = await server.rows<Row>('/assortment/discounts');
    for (const measure of ['delivered_units', 'returned_units'])
      expect([measure, sum(discounts, measure)]).toEqual([measure, total![measure]]);
    for (const period of ['', 'from=2026-03-01&to=2026-05-31']) {
      const measures = (await server.rows(`/rates/measures?${period}`)) as unknown as (Row & { basis: string })[];
      for (const { basis, ...measured } of measures) {
        const [summary] = await server.rows<Row>(`/overview/summary?${period}&basis=${basis}`);
        for (const name of ['return_rate', 'order_rate', 'value_rate', 'returned_units', 'refund_minor'])
          expect([basis, name, measured[name]]).toEqual([basis, name, summary![name]]);
      }
      const steps = await server.rows<Row>(`/rates/platform?${period}`);
      const [ours] = await server.rows<Row>(`/overview/summary?${period}`);
      expect(steps[0]!.rate).toBe(ours!.return_rate);
      expect(100 * steps[0]!.rate! + sum(steps, 'difference_points')).toBeCloseTo(100 * steps.at(-1)!.rate!, 9);
    }
  });

  test('shares of reasons are 1 together', async () => {
    const shares = await server.rows<Row>('/reasons/share');
    expect(sum(shares, 'share')).toBeCloseTo(1, 9);
    const lines = sum(shares, 'return_lines');
    for (const path of ['/reasons/trend', '/reasons/by-category'])
      expect(sum(await server.rows<Row>(path), 'return_lines')).toBe(lines);
    expect(sum(await server.rows<Row>('/suspicion/by-category'), 'return_lines')).toBeLessThanOrEqual(lines);
  });

  test('parcels by week, carrier and cell', async () => {
    const weeks = await server.rows<Row>('/damage/weekly');
    for (const path of ['/damage/cells', '/damage/breakdown', '/damage/breakdown?dimension=category']) {
      const rows = await server.rows<Row>(path);
      for (const column of ['parcels', 'damaged_parcels']) expect(sum(rows, column)).toBeCloseTo(sum(weeks, column), 3);
    }
  });

  test('a period and the one before it', async () => {
    const [, previous] = await server.rows<Row>('/overview/summary?from=2026-04-01&to=2026-04-30');
    const [same] = await server.rows<Row>('/overview/summary?from=2026-03-02&to=2026-03-31');
    expect({ ...previous, period: 'current' }).toEqual(same);
  });

  test('filters narrow, and the parts of a filter add up', async () => {
    const all = await server.rows<Row>('/overview/breakdown?dimension=category');
    const values = await server.rows<{ dimension_value: string }>('/dimensions/values?dimension=carrier');
    const filtered = await Promise.all(
      values.map(({ dimension_value }) =>
        server.rows<Row>(`/overview/breakdown?dimension=category&carrier=${dimension_value}`),
      ),
    );
    const listed = new URLSearchParams(values.map(({ dimension_value }) => ['carrier', dimension_value]));
    const together = await server.rows<Row>(`/overview/breakdown?dimension=category&${listed}`);
    expect(sum(filtered.flat(), 'delivered_units')).toBe(sum(together, 'delivered_units'));
    expect(sum(together, 'delivered_units')).toBeLessThanOrEqual(sum(all, 'delivered_units'));
  });

  test('no money but the asked currency’s', async () => {
    const [euro] = await server.rows<Row>('/overview/summary');
    const pounds = await (await server.get('/overview/summary?currency=GBP')).json();
    expect(pounds.currency).toBe('GBP');
    expect(pounds.rows[0].delivered_units).toBe(euro!.delivered_units);
    expect(pounds.rows[0].delivered_value_minor).toBeLessThan(euro!.delivered_value_minor!);
  });

  test('loads tell what the report told', async () => {
    const loads = await server.rows<{ file_name: string; rows_read: number }>('/data/loads');
    for (const { file, rows_read } of status.report!.files)
      expect(loads).toContainEqual(expect.objectContaining({ file_name: file, rows_read }));
    const truth = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8'));
    expect(sum(status.report!.files as unknown as Row[], 'order_lines')).toBe(truth.order_lines);
  });
});
