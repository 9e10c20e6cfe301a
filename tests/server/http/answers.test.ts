import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../../pipelines/warehouse/engine.ts';
import { openWarehouse } from '../../../pipelines/warehouse/open.ts';
import type { Column } from '../../../server/contract/columns.ts';
import type { Query } from '../../../server/contract/query.ts';
import { queries } from '../../../server/questions/index.ts';
import { serveEngine, type TestServer } from '../served.ts';
import { openShop } from '../shop.ts';

let engine: Engine;
let server: TestServer;

beforeAll(async () => {
  engine = await openShop();
  server = await serveEngine(engine);
});
afterAll(async () => {
  await server.close();
  await engine.close();
});

const arrow = { Accept: 'application/vnd.apache.arrow.stream' };
const askable = ({ path, params }: Query) => (params.safeParse({}).success ? path : `${path}?dimension=category`);
const filtered = (query: Query) =>
  `${askable(query)}${askable(query).includes('?') ? '&' : '?'}from=2026-01-10&to=2026-03-20&basis=ordered&category=shoes&category=lamps&supplier=Nord&reason=size_fit&style=shoes-0&style=lamps-1`;

/** They answer where many texts are alike or products are new, as in `../questions/`; in this shop there is nothing to tell. */
const quiet = new Set(['/assortment/new', '/reasons/phrases', '/reasons/unexplained', '/reasons/language-gaps']);

/** Whether a JSON value is of the column's kind. */
function isOfKind({ kind, isNullable }: Column, value: unknown): boolean {
  if (value === null) return isNullable;
  if (kind === 'text' || kind === 'code') return typeof value === 'string';
  if (kind === 'flag') return typeof value === 'boolean';
  if (kind === 'date') return /^\d{4}-\d{2}-\d{2}$/.test(String(value));
  if (kind === 'instant') return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(String(value));
  if (kind === 'series') return Array.isArray(value);
  if (kind === 'ratio') return typeof value === 'number' && value >= 0 && value <= 1 + 1e-9;
  return (
    typeof value === 'number' && (!['count', 'money'].includes(kind) || kind === 'money' || Number.isInteger(value))
  );
}

describe.each(queries)('$path', (query) => {
  const names = Object.keys(query.columns);

  test('answers the columns it promises', async () => {
    const response = await server.get(askable(query));
    expect(response.status).toBe(200);
    const body = await response.json();
    expect(body.columns.map((column: { name: string }) => column.name)).toEqual(names);
    expect(body).toMatchObject({ data_version: expect.any(String), complete_through: '2026-04-03', currency: 'EUR' });
    if (!quiet.has(query.path)) expect(body.rows.length).toBeGreaterThan(0);
    for (const row of body.rows) {
      expect(Object.keys(row)).toEqual(names);
      for (const name of names)
        expect([name, row[name], isOfKind(query.columns[name]!, row[name])]).toEqual([name, row[name], true]);
    }
  });

  test('answers the same as Arrow and as CSV', async () => {
    const { rows, ...meta } = await (await server.get(askable(query))).json();
    const table = tableFromIPC(new Uint8Array(await (await server.get(askable(query), arrow)).arrayBuffer()));
    expect(table.schema.fields.map((field) => field.name)).toEqual(names);
    expect(table.numRows).toBe(rows.length);
    expect(table.schema.metadata.get('data_version')).toBe(meta.data_version);
    expect(table.schema.metadata.get('complete_through')).toBe(meta.complete_through);
    const number = names.find((name) => ['count', 'money', 'number'].includes(query.columns[name]!.kind));
    if (number) expect([...table.getChild(number)!]).toEqual(rows.map((row: Record<string, unknown>) => row[number]));
    const csv = await server.get(`${askable(query)}${askable(query).includes('?') ? '&' : '?'}format=csv`);
    expect(csv.headers.get('content-disposition')).toBe(
      `attachment; filename=${query.path.slice(1).replace('/', '-')}.csv`,
    );
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await csv.arrayBuffer());
    expect(text.startsWith(`\uFEFF${names.join(',')}\r\n`)).toBe(true);
  });

  test('takes every filter', async () => {
    const response = await server.get(filtered(query));
    expect([response.status, await response.json()]).toMatchObject([200, { columns: { length: names.length } }]);
  });

  test('has nothing to tell of an empty warehouse, and says so', async () => {
    const empty = await openWarehouse('duckdb::memory:');
    const emptyServer = await serveEngine(empty);
    const body = await (await emptyServer.get(askable(query))).json();
    expect(body).toMatchObject({ rows: [], complete_through: null, currency: null });
    await emptyServer.close();
    await empty.close();
  });
});

describe('answers', () => {
  test('are known unchanged by their ETag until the data change', async () => {
    const first = await server.get('/reasons/share');
    const etag = first.headers.get('etag')!;
    const again = await server.get('/reasons/share', { 'If-None-Match': etag });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const other = await server.get('/reasons/share?category=shoes', { 'If-None-Match': etag });
    expect(other.status).toBe(200);
    await engine.write((session) => session.execute(`UPDATE stages SET version = '2' WHERE stage = 'tables'`));
    server.answers.forget();
    expect((await server.get('/reasons/share', { 'If-None-Match': etag })).status).toBe(200);
  });

  test('do not hang on the order of parameters', async () => {
    const etags = await Promise.all(
      ['category=shoes&category=lamps&from=2026-01-10', 'from=2026-01-10&category=lamps&category=shoes'].map(
        async (search) => (await server.get(`/reasons/share?${search}`)).headers.get('etag'),
      ),
    );
    expect(etags[0]).toBe(etags[1]);
  });

  test('come compressed, Arrow too', async () => {
    const response = await server.get('/products/rates', { ...arrow, 'Accept-Encoding': 'br' });
    expect(response.headers.get('content-encoding')).toBe('br');
    expect(response.headers.get('content-type')).toContain('application/vnd.apache.arrow.stream');
    expect(tableFromIPC(new Uint8Array(await response.arrayBuffer())).numRows).toBe(24);
    for (const accepted of ['gzip', 'identity']) {
      const { headers } = await server.get('/products/rates', { 'Accept-Encoding': accepted });
      expect(headers.get('content-encoding') ?? 'identity').toBe(accepted);
    }
  });

  test('defuse formulas in CSV, and quote', async () => {
    const csv = await (await server.get('/reasons/quotes?format=csv&search=SUM')).text();
    expect(csv).toContain("'=SUM(A1) nu mi-a plăcut");
    expect(csv).not.toMatch(/,=SUM/);
  });

  test('take a search as it is typed', async () => {
    expect(await server.rows('/reasons/quotes?search=100%20%25%20d%C3%89%C3%87U')).not.toEqual([]);
    expect(await server.rows('/reasons/quotes?search=100%20%25%20decu')).not.toEqual([]);
    expect(await server.rows('/reasons/quotes?search=100_%25')).toEqual([]);
    expect(await server.rows(`/reasons/quotes?search=${encodeURIComponent("'; DROP TABLE loads; --")}`)).toEqual([]);
  });

  test('come in pages', async () => {
    const all = await server.rows('/reasons/quotes?limit=20');
    expect([
      ...(await server.rows('/reasons/quotes?limit=10')),
      ...(await server.rows('/reasons/quotes?limit=10&offset=10')),
    ]).toEqual(all);
  });
});
