import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildMarts } from '../../../pipelines/marts/build.ts';
import { type Engine, rowsOf } from '../../../pipelines/warehouse/engine.ts';
import { openWarehouse } from '../../../pipelines/warehouse/open.ts';
import { rounded, serveEngine, type TestServer } from '../served.ts';
import { openShop } from '../shop.ts';

let engine: Engine;
let server: TestServer;

async function open(): Promise<void> {
  engine = await openShop();
  server = await serveEngine(engine);
}
async function close(): Promise<void> {
  await server.close();
  await engine.close();
}

const own = { 'X-Returnscope': '1', 'Content-Type': 'application/json' };
const send = (method: string, path: string, body: unknown, headers: Record<string, string> = own) =>
  fetch(`${server.url}/api${path}`, { method, headers, body: JSON.stringify(body) });
const record = (body: unknown) => send('POST', '/fixes', body);
const effects = () => server.rows('/fixes/effects');
const today = new Date().toISOString().slice(0, 10);
const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
const fix = {
  products: [
    { level: 'style', level_key: 'shoes-1' },
    { level: 'sku', level_key: 'lamps-2-M' },
  ],
  ...{ lever: 'size_guide', fixed_date: '2026-02-20', reason: 'size_fit', owner: 'Bogdan', note: 'measured again' },
  said_by: ' Ana Pop ',
};

describe('a fix that is recorded', () => {
  beforeEach(open);
  afterEach(close);

  test('is listed with who said it, and counts at once', async () => {
    const before = (await (await server.get('/health')).json()).data_version;
    const answer = await record(fix);
    expect([answer.status, await answer.json()]).toEqual([201, { fix_id: 4 }]);
    const [row] = await effects();
    expect(row).toMatchObject({
      ...{ fix_id: 4, fixed_date: '2026-02-20', lever: 'size_guide', reason: 'size_fit', owner: 'Bogdan' },
      ...{ note: 'measured again', product_count: 2, products: 'Product lamps-2 (lamps-2-M), Product shoes-1' },
      ...{ first_level: 'sku', first_key: 'lamps-2-M', said_by: 'Ana Pop' },
    });
    expect((await (await server.get('/health')).json()).data_version).not.toBe(before);
  });

  test('needs no more than products, lever, day and name', async () => {
    const { products, lever, fixed_date, said_by } = fix;
    expect((await record({ products, lever, fixed_date, said_by })).status).toBe(201);
    expect((await effects())[0]).toMatchObject({ reason: null, owner: '', note: '' });
  });

  test('is a mark on the series of its products only', async () => {
    await record(fix);
    const marks = async (filter: string) =>
      (await server.rows(`/fixes/marks?${filter}`)).map(({ fix_id, products }) => [fix_id, products]);
    expect(await marks('')).toEqual([
      [1, 'Product dresses-1, Product shoes-1'],
      [4, 'Product lamps-2, Product shoes-1'],
    ]);
    expect(await marks('style=lamps-2&country=FR&from=2026-03-01')).toEqual([[4, 'Product lamps-2']]);
    expect(await marks('sku=lamps-2-L')).toEqual([]);
    expect(await marks('category=dresses')).toEqual([[1, 'Product dresses-1']]);
    expect(await marks('to=2020-01-01'), 'none of them was sold then').toEqual([]);
  });

  test('says of how many of the products counted it is, and how much of their units', async () => {
    await record(fix);
    const mark = async (filter: string) =>
      (await server.rows(`/fixes/marks?${filter}`)).find(({ fix_id }) => fix_id === 4) as Record<string, number>;
    const ofAll = await mark('');
    const ofShoes = await mark('style=shoes-1');
    expect([ofAll.product_count, ofShoes.product_count, ofShoes.unit_share]).toEqual([2, 1, 1]);
    const sold = async (filter: string) =>
      (await server.rows<{ delivered_units: number }>(`/overview/summary?${filter}`))[0]!.delivered_units;
    const touched = (await sold('style=shoes-1')) + (await sold('sku=lamps-2-M'));
    expect(ofAll.unit_share).toBeCloseTo(touched / (await sold('')), 10);
  });

  test('of the same style makes both of them hard to judge, and says so', async () => {
    expect(await effects()).toMatchObject([{ fix_id: 1, other_fixes: 0 }]);
    await record({ ...fix, products: [{ level: 'sku', level_key: 'dresses-1-L' }] });
    expect(await effects()).toMatchObject([
      { fix_id: 4, other_fixes: 1 },
      { fix_id: 1, other_fixes: 1 },
    ]);
  });

  test('taken back it is listed no more, and nothing of it is lost', async () => {
    await record(fix);
    const answer = await send('DELETE', '/fixes/4', { said_by: 'Dan' });
    expect([answer.status, await answer.json()]).toEqual([200, { fix_id: 5 }]);
    expect((await effects()).map(({ fix_id }) => fix_id)).toEqual([1]);
    const again = await send('DELETE', '/fixes/4', { said_by: 'Dan' });
    expect([again.status, (await again.json()).detail]).toEqual([409, 'Fix 4 is undone already.']);
    expect((await send('DELETE', '/fixes/5', { said_by: 'Dan' })).status, 'undoing is not undone').toBe(404);
    expect(rowsOf(await engine.query('SELECT count(*) AS n FROM fixes'))).toEqual([{ n: 5 }]);
    expect(rowsOf(await engine.query('SELECT count(*) AS n FROM fix_products'))).toEqual([{ n: 5 }]);
  });

  test('stays when the marts are built again and when its products are gone', async () => {
    await record(fix);
    const before = await effects();
    await engine.write((session) => session.execute(`UPDATE stages SET version = '2' WHERE stage = 'tables'`));
    expect(await buildMarts(engine)).toBe(true);
    server.answers.forget();
    expect(rounded(await effects())).toEqual(rounded(before));
    await engine.write(async (session) => {
      await session.execute(`DELETE FROM order_lines WHERE style_id IN ('shoes-1', 'lamps-2')`);
      await session.execute(
        `DELETE FROM return_lines WHERE starts_with(sku, 'shoes-1') OR starts_with(sku, 'lamps-2')`,
      );
      await session.execute(`UPDATE stages SET version = '3' WHERE stage = 'tables'`);
    });
    await buildMarts(engine);
    server.answers.forget();
    const gone = { products: 'lamps-2-M, shoes-1', verdict: 'too_early', maturity: 0, before_rate: null };
    expect((await effects())[0]).toMatchObject({ fix_id: 4, ...gone });
  });

  test('what is typed stays text', async () => {
    const note = `=HYPERLINK("x"); '); DROP TABLE fixes; --`;
    await record({ ...fix, note, fixed_date: today });
    expect((await effects())[0]).toMatchObject({ note, fixed_date: today, verdict: 'too_early', maturity: 0 });
    const csv = await (await server.get('/fixes/effects?format=csv')).text();
    expect(csv).toContain(`"'=HYPERLINK`);
    expect(server.logged.join()).not.toContain('HYPERLINK');
  });

  test('changes no figure', async () => {
    const before = await server.rows('/products/rates?level=style');
    await record(fix);
    expect(rounded(await server.rows('/products/rates?level=style'))).toEqual(rounded(before));
  });
});

describe('what is wrong is refused, says what would be right, and changes nothing', () => {
  beforeAll(open);
  afterAll(close);

  const product = fix.products[0]!;
  test.each([
    [{ ...fix, products: [{ ...product, level_key: 'nowhere' }] }, 404, '/api/products/rates'],
    [{ ...fix, products: [product, { ...product, level: 'sku' }] }, 404, 'products.1'],
    [{ ...fix, products: [{ ...product, level_key: "shoes-1' OR 1=1" }] }, 404, '/api/products/rates'],
    [{ ...fix, products: [] }, 400, 'at least one product'],
    [{ ...fix, products: [product, product] }, 400, 'each product once'],
    [
      { ...fix, products: Array.from({ length: 101 }, (_, n) => ({ level: 'sku', level_key: `${n}` })) },
      400,
      'at most 100',
    ],
    [{ ...fix, products: [{ ...product, level: 'category' }] }, 400, 'level'],
    [{ ...fix, lever: 'hope' }, 400, 'lever'],
    [{ ...fix, fixed_date: tomorrow }, 400, 'choose a day up to today'],
    [{ ...fix, fixed_date: '1999-12-31' }, 400, 'choose a day since 2000'],
    [{ ...fix, fixed_date: '2026-02-30' }, 400, 'no such day'],
    [{ ...fix, fixed_date: undefined }, 400, 'fixed_date'],
    [{ ...fix, reason: 'bad_luck' }, 400, 'write a reason or a group'],
    [{ ...fix, reason: 'size_fit.never_made' }, 400, '/api/taxonomy'],
    [{ ...fix, note: 'a'.repeat(501) }, 400, 'at most 500'],
    [{ ...fix, owner: 'A\nB' }, 400, 'control characters'],
    [{ ...fix, said_by: '' }, 400, 'write the name of who says it'],
    [{ ...fix, worked: true }, 400, 'worked'],
    [[], 400, 'body'],
  ])('%j', async (body, status, hint) => {
    const response = await record(body);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect([response.status, (await response.json()).detail]).toEqual([status, expect.stringContaining(hint)]);
    expect(rowsOf(await engine.query('SELECT count(*) AS n FROM fixes'))).toEqual([{ n: 3 }]);
    expect(rowsOf(await engine.query('SELECT count(*) AS n FROM fix_products'))).toEqual([{ n: 3 }]);
  });

  test('a body that is too large, not JSON, or of another page', async () => {
    expect((await record({ ...fix, note: 'a'.repeat(100_000) })).status).toBe(413);
    expect((await send('POST', '/fixes', fix, { 'X-Returnscope': '1', 'Content-Type': 'text/plain' })).status).toBe(
      415,
    );
    expect((await send('POST', '/fixes', fix, { 'Content-Type': 'application/json' })).status).toBe(403);
  });

  test.each([['/fixes/0'], ['/fixes/first'], ['/fixes/99'], ['/fixes/3']])('%s', async (path) => {
    const answer = await send('DELETE', path, { said_by: 'Dan' });
    expect([400, 404]).toContain(answer.status);
    expect((await answer.json()).detail).toContain('/api/fixes/effects');
  });

  test('while nothing is loaded', async () => {
    const empty = await openWarehouse('duckdb::memory:');
    const fresh = await serveEngine(empty);
    const answer = await fetch(`${fresh.url}/api/fixes`, { method: 'POST', headers: own, body: JSON.stringify(fix) });
    expect([answer.status, (await answer.json()).detail]).toEqual([404, 'Nothing is loaded yet: load orders first.']);
    expect(await fresh.rows('/fixes/effects')).toEqual([]);
    await fresh.close();
    await empty.close();
  });
});
