import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, expect, test } from 'vitest';
import { ingest } from '../../../pipelines/ingest/ingest.ts';
import { rowsOf } from '../../../pipelines/warehouse/engine.ts';
import { openWarehouse } from '../../../pipelines/warehouse/open.ts';
import { makeShop } from '../../../sample-data/generator/shop.ts';
import { createQueue } from '../../../server/http/import-queue.ts';
import { createImports, type Upload } from '../../../server/http/imports.ts';
import { leftUploads, rememberedUpload } from '../../../server/http/uploads.ts';
import { serveEngine } from '../served.ts';

const folder = mkdtempSync(join(tmpdir(), 'returnscope-imports-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a stop fails the loads under way and in wait, and leaves whole files only', async () => {
  await makeShop({ orders: 3000, seed: 3, out: join(folder, 'shop'), gzip: false });
  const engine = await openWarehouse('duckdb::memory:', { readable: [folder] });
  let loaded = 0;
  const onLoaded = () => {
    loaded++;
  };
  const imports = createImports(
    engine,
    { spool: folder, customerSalt: 'test' },
    { onLoaded, log: pino({ level: 'silent' }) },
  );
  const uploads = [1, 2].map((number) => uploadOf(`upload-${number}`));
  const [first, second] = uploads.map(imports.add);
  while (first!.stage === 'queued') await setTimeout(1);
  await imports.stop();

  for (const status of [first!, second!]) {
    expect([status.stage, status.report, status.problem?.code]).toEqual(['failed', null, 'server_stopped']);
  }
  expect(loaded).toBe(2);
  for (const { files } of uploads) expect(existsSync(files[0]!.path)).toBe(false);
  const [counts] = rowsOf<{ promised: number; found: number }>(
    await engine.query(`
      SELECT
        coalesce((SELECT CAST(sum(rows_loaded) AS BIGINT) FROM loads WHERE kind = 'orders'), 0) AS promised,
        (SELECT count(*) FROM order_lines) AS found`),
  );
  expect(counts!.found).toBe(counts!.promised);
  await engine.close();
});

test('an undo that is cancelled while it runs leaves the load as it was', async () => {
  const engine = await openWarehouse('duckdb::memory:', { readable: [folder] });
  const path = join(folder, 'orders.csv');
  writeFileSync(path, 'order_id,order_line_id,order_date,sku,quantity\nA,Aa,2026-01-01,S,1\n');
  await ingest(engine, [{ path, name: 'orders.csv' }], { spool: folder, customerSalt: 'test' });
  const server = await serveEngine(engine);
  const ask = (method: string, of: string) =>
    fetch(`${server.url}/api${of}`, { method, headers: { 'X-Returnscope': '1' } });
  let release: () => void = () => undefined;
  const earlier = engine.write(
    () =>
      new Promise<void>((resolve) => {
        release = resolve;
      }),
  );
  const begun = await (await ask('POST', '/loads/1/undo')).json();
  while (server.imports.find(begun.import_id).stage !== 'undo') await setTimeout(5);
  expect((await ask('DELETE', `/imports/${begun.import_id}`)).status).toBe(200);
  release();
  await earlier;
  expect(await server.imports.ended(begun.import_id)).toMatchObject({ stage: 'cancelled', undone: null });
  expect(rowsOf(await engine.query('SELECT count(*) AS n FROM order_lines'))).toEqual([{ n: 1 }]);
  const again = await (await ask('POST', '/loads/1/undo')).json();
  expect(await server.imports.ended(again.import_id)).toMatchObject({ stage: 'done', undone: { rows_removed: 1 } });
  await server.close();
  await engine.close();
});

test('rows set aside come as a file, and back corrected; what is no such file is refused, and nothing of it stays', async () => {
  const engine = await openWarehouse('duckdb::memory:', { readable: [folder] });
  const path = join(folder, 'damaged.csv');
  writeFileSync(path, 'order_id,order_date,sku,quantity\nA,2026-01-01,S,one\nB,2026-01-01,T,two\n');
  await ingest(engine, [{ path, name: 'damaged.csv' }], { spool: folder, customerSalt: 'test' });
  const server = await serveEngine(engine, { spool: mkdtempSync(join(folder, 'spool-')) });
  const send = (...texts: string[]) => {
    const body = new FormData();
    for (const text of texts) body.append('files', new Blob([text]), 'corrected.csv');
    return fetch(`${server.url}/api/set-aside/file`, { method: 'POST', headers: { 'X-Returnscope': '1' }, body });
  };
  const csv = await (await server.get('/set-aside/file?load=1')).text();
  const ofTwo = csv.replace('\r\n1,2,', '\r\n2,2,');
  for (const [texts, told] of [
    [[], 'one file of rows'],
    [[csv, csv], 'one file of rows'],
    [['order_id,sku\nA,S\n'], 'corrected.csv has no columns'],
    [[ofTwo], 'several loads'],
    [[csv.replaceAll('\r\n1,', '\r\n7,')], 'no load 7'],
  ] as const) {
    const refused = await send(...texts);
    expect([refused.ok, (await refused.json()).detail]).toEqual([false, expect.stringContaining(told)]);
  }
  for (const wrong of ['', '?load=', '?load=x', '?load=0', '?load=1&load=2'])
    expect((await server.get(`/set-aside/file${wrong}`)).status).toBe(400);

  const ended = async (text: string) => server.imports.ended((await (await send(text)).json()).import_id);
  expect(await ended(csv)).toMatchObject({ stage: 'failed', problem: { code: 'nothing_corrected' } });
  expect(await ended(csv.replace(',one', ',1'))).toMatchObject({
    problem: null,
    mended: { rows_mended: 1, still: [{ column_name: 'quantity', problem: 'not a whole number', rows: 1 }] },
  });
  expect(rowsOf(await engine.query('SELECT order_id, quantity FROM order_lines'))).toEqual([
    { order_id: 'A', quantity: 1 },
  ]);
  expect(readdirSync(server.spool)).toEqual([]);
  await server.close();
  await engine.close();
});

test('rows that a killed server had come to mend are not mended again, and the others are', async () => {
  const engine = await openWarehouse('duckdb::memory:', { readable: [folder] });
  const path = join(folder, 'aside.csv');
  writeFileSync(path, 'order_id,order_date,sku,quantity\nA,2026-01-01,S,one\nB,2026-01-01,T,two\n');
  await ingest(engine, [{ path, name: 'aside.csv' }], { spool: folder, customerSalt: 'test' });
  const server = await serveEngine(engine, { spool: mkdtempSync(join(folder, 'spool-')) });
  const row = (line: number) => ({ line, cells: { quantity: '1' } });
  const takenUp = async (...lines: number[]) => {
    rememberedUpload(join(server.spool, 'upload-1'), { files: [], mend: { loadId: 1, rows: lines.map(row) } });
    const [upload] = leftUploads(server.spool);
    return server.imports.ended((await server.imports.takeUp(upload!)).import_id);
  };
  expect(await takenUp(2)).toMatchObject({ stage: 'done', mended: { rows_mended: 1 } });
  expect(await takenUp(2)).toMatchObject({ stage: 'done', problem: null, mended: null });
  expect(await takenUp(2, 3)).toMatchObject({ stage: 'done', mended: { rows_mended: 1, still: [] } });
  expect(rowsOf(await engine.query('SELECT order_id, quantity FROM order_lines ORDER BY 1'))).toEqual([
    { order_id: 'A', quantity: 1 },
    { order_id: 'B', quantity: 1 },
  ]);
  await server.imports.ended((await server.imports.undo(1)).import_id);
  expect(await takenUp(2)).toMatchObject({ stage: 'done', problem: null, mended: null });
  expect(readdirSync(server.spool)).toEqual([]);
  await server.close();
  await engine.close();
});

test.each([
  ['undo', 'build', 'taken back already'],
  ['undo', 'classify', 'taken back already'],
  ['refresh', 'build', 'figures are being brought up'],
] as const)('an %s that has come to its %s is not cancelled, and says why', async (kind, stage, why) => {
  const queue = createQueue({ onChanged: () => undefined, log: pino({ level: 'silent' }) });
  let finish: () => void = () => undefined;
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const nothing = { done: null, total: null, rows: null, rows_per_second: null };
  const { import_id } = queue.add({
    kind,
    files: [],
    run: async ({ onProgress }) => {
      onProgress({ stage, detail: null, ...nothing, bytes: null, bytes_total: null, seconds_left: null });
      await finished;
      return {};
    },
  });
  while (queue.find(import_id).stage === 'queued') await setTimeout(1);
  expect(() => queue.cancel(import_id)).toThrow(
    expect.objectContaining({ status: 409, message: expect.stringContaining(why) }),
  );
  finish();
  expect((await queue.ended(import_id)).stage).toBe('done');
});

function uploadOf(name: string): Upload {
  const upload = join(folder, name);
  mkdirSync(upload);
  const path = join(upload, 'a');
  cpSync(join(folder, 'shop', 'shopify_orders.csv'), path);
  return {
    files: [{ path, name: 'shopify_orders.csv' }],
    async settle() {
      rmSync(upload, { recursive: true });
      return [];
    },
  };
}
