import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ingest } from '../../pipelines/ingest/ingest.ts';
import { buildMarts } from '../../pipelines/marts/build.ts';
import { type Engine, rowsOf } from '../../pipelines/warehouse/engine.ts';
import { openWarehouse } from '../../pipelines/warehouse/open.ts';
import { hasEnded, type ImportStatus } from '../../server/contract/imports.ts';
import { leftUploads } from '../../server/http/uploads.ts';
import { serveEngine, type TestServer } from './served.ts';

const folder = mkdtempSync(join(tmpdir(), 'returnscope-data-'));
let engine: Engine;
let server: TestServer;
beforeAll(async () => {
  engine = await openWarehouse('duckdb::memory:', { readable: [folder] });
  server = await serveEngine(engine, { spool: folder });
});
afterAll(async () => {
  await server.close();
  await engine.close();
  rmSync(folder, { recursive: true });
});

const header = { 'X-Returnscope': '1' };
const send = (path: string, init: RequestInit = {}) =>
  fetch(`${server.url}/api${path}`, { method: 'POST', ...init, headers: { ...header, ...init.headers } });
const sendJson = (path: string, body: unknown) =>
  send(path, { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

function upload(files: Readonly<Record<string, string>>, mapping?: object): Promise<Response> {
  const form = new FormData();
  if (mapping) form.append('mapping', JSON.stringify(mapping));
  for (const [name, text] of Object.entries(files)) form.append('files', new Blob([text]), name);
  return send('/imports', { body: form });
}

async function ended(response: Response | Promise<Response>): Promise<ImportStatus> {
  let now = (await (await response).json()) as ImportStatus;
  expect(now.import_id).toBeTruthy();
  while (!hasEnded(now)) {
    await setTimeout(20);
    now = (await (await server.get(`/imports/${now.import_id}`)).json()) as ImportStatus;
  }
  return now;
}

const loadOf = (status: ImportStatus) => status.report!.files[0]!.load_id;

const orders = `order_id,order_line_id,order_date,sku,quantity,unit_price,line_total,currency,delivered_date
1,1a,2026-01-01,S,1,10.00,10.00,EUR,2026-01-03
2,2a,2026-01-01,S,1,10.00,10.00,EUR,2026-01-03
3,3a,2026-01-01,S,1,10.00,10.00,EUR,2026-01-03
4,4a,2026-01-01,S,1,10.00,10.00,EUR,2026-01-03
5,5a,2026-01-01,S,1,10.00,10.00,EUR,2026-01-03
6,6a,2026-03-31,S,1,10.00,10.00,EUR,2026-04-02
`;
const returns = `return_id,order_id,sku,quantity,requested_date,received_date,resolution,refund_amount,currency
R1,1,S,1,2026-01-10,,refund,10.00,EUR
R2,2,S,1,2026-01-10,2026-01-12,refund,,EUR
R3,3,S,1,2026-01-10,2026-01-12,refund,12.50,EUR
R4,4,S,1,2026-01-10,2026-01-12,exchange,10.00,EUR
R5,5,S,3,2026-01-10,2026-01-12,refund,10.00,EUR
R6,6,S,1,2026-04-01,2026-04-01,refund,,EUR
`;

describe('the lists that do not add up', () => {
  beforeAll(async () => {
    const { stage, report } = await ended(upload({ 'orders.csv': orders, 'returns.csv': returns }));
    expect([stage, report!.refused]).toEqual(['done', []]);
  });

  test('are counted first', async () => {
    const lists = await server.rows<{ list: string; entries: number }>('/data/reconciliation');
    expect(lists.map(({ list, entries }) => [list, entries])).toEqual([
      ['refund_without_return', 1],
      ['return_without_refund', 1],
      ['refund_above_paid', 1],
      ['exchange_as_refund', 1],
      ['more_returned_than_sold', 1],
    ]);
  });

  test.each([
    ['refund_without_return', { order_id: '1', refund_minor: 1000, entry_date: '2026-01-10' }],
    ['return_without_refund', { order_id: '2', units: 1, entry_date: '2026-01-12' }],
    ['refund_above_paid', { order_id: '3', refund_minor: 1250, paid_minor: 1000 }],
    ['exchange_as_refund', { order_id: '4', refund_minor: 1000 }],
    ['more_returned_than_sold', { order_id: '5', units: 2 }],
  ])('%s has its entries when asked', async (list, entry) => {
    const entries = await server.rows(`/data/reconciliation?list=${list}`);
    expect(entries).toEqual([expect.objectContaining({ list, ...entry })]);
  });

  test('a refund is late after as many days as one says', async () => {
    const late = await server.rows('/data/reconciliation?list=return_without_refund&days=0');
    expect(late.length).toBe(1);
    expect(await server.rows('/data/reconciliation?list=return_without_refund&days=365')).toEqual([]);
  });

  test('come as CSV too', async () => {
    const response = await server.get('/data/reconciliation?list=refund_above_paid&format=csv');
    expect((await response.text()).split('\n')[1]).toContain('refund_above_paid');
  });
});

test('sources tell how fresh they are', async () => {
  const sources = await server.rows('/data/sources');
  expect(sources).toContainEqual(
    expect.objectContaining({ source: 'shop', kind: 'orders', row_count: 6, last_date: '2026-03-31' }),
  );
});

test('a load that changes nothing, and one of which nothing can be read, are told of at once', async () => {
  const files = async () => (await server.rows<{ file_name: string }>('/data/loads')).map(({ file_name }) => file_name);
  expect(await files()).not.toContain('again.csv');
  await ended(upload({ 'again.csv': orders }));
  expect(await files()).toContain('again.csv');
  expect(await server.rows('/data/set-aside?search=hopeless')).toEqual([]);
  await ended(upload({ 'hopeless.csv': `${orders.split('\n')[0]}\n1,1a,2026-01-01,S,many,10.00,10.00,EUR,\n` }));
  expect(await server.rows('/data/set-aside?search=hopeless')).toEqual([
    expect.objectContaining({ column_name: 'quantity', value: 'many' }),
  ]);
});

describe('a corrected export', () => {
  test('tells in its history what it changed, and its undo brings the earlier values back', async () => {
    const corrected = await ended(
      upload({ 'later.csv': orders.replace('1,1a,2026-01-01,S,1,10', '1,1a,2026-01-01,S,2,10') }),
    );
    expect(corrected.report!.totals).toMatchObject({ rows_loaded: 1, rows_unchanged: 5 });
    const changes = await server.rows(`/data/history?load=${loadOf(corrected)}`);
    expect(changes).toEqual([
      { table_name: 'order_lines', row_name: '1 · S', column_name: 'quantity', earlier_value: '1', new_value: '2' },
    ]);
    const undone = await ended(send(`/loads/${loadOf(corrected)}/undo`));
    expect([undone.kind, undone.stage, undone.undone]).toEqual([
      'undo',
      'done',
      { load_id: loadOf(corrected), file: 'later.csv', rows_removed: 1, rows_restored: 1, rows_kept: 0 },
    ]);
    expect(await quantities()).toEqual([1, 1, 1, 1, 1, 1]);
  });

  async function quantities(): Promise<number[]> {
    const rows = rowsOf<{ quantity: number }>(await engine.query('SELECT quantity FROM order_lines ORDER BY order_id'));
    return rows.map(({ quantity }) => quantity);
  }

  test('that is not there cannot be undone', async () => {
    const response = await send('/loads/4711/undo');
    expect([response.status, (await response.json()).detail]).toEqual([404, expect.stringContaining('4711')]);
  });
});

const strange = 'Our ref;Sold day;Thing\nS-1;05/11/2025;00123\n';
const columns = { order_id: 'Our ref', order_date: 'Sold day', sku: 'Thing' };

describe('a file with unknown columns', () => {
  test('is asked about, shows how it would be read, and loads as told', async () => {
    const asked = await ended(upload({ 'strange.csv': strange, 'stranger.csv': strange.replaceAll(';', ';x;') }));
    expect(asked.report!.refused.map(({ mapping }) => mapping !== null)).toEqual([true, true]);
    const request = { file: 'strange.csv', kind: 'orders', columns };
    const shown = await sendJson(`/imports/${asked.import_id}/preview`, request);
    expect((await shown.json()).preview.read).toEqual([{ order_id: 'S-1', order_date: '2025-11-05', sku: '00123' }]);
    const loaded = await ended(sendJson(`/imports/${asked.import_id}/mapping`, request));
    expect(loaded.report!.totals).toMatchObject({ rows_loaded: 1 });
    const other = await sendJson(`/imports/${asked.import_id}/preview`, { ...request, file: 'stranger.csv' });
    expect(other.status).toBe(200);
    expect((await sendJson(`/imports/${asked.import_id}/mapping`, request)).status).toBe(404);
  });

  test('comes with its mapping, as the command line sends it', async () => {
    const text = strange.replace('Thing', 'Stuff').replace('S-1', 'S-2');
    const mapping = { kind: 'orders', columns: { ...columns, sku: 'Stuff' } };
    const { report } = await ended(upload({ 'other.csv': text }, mapping));
    expect(report!.totals).toMatchObject({ rows_loaded: 1 });
  });

  test('is told what is wrong with what was said of it', async () => {
    const asked = await ended(upload({ 'new.csv': strange.replace('Thing', 'Matter') }));
    const wrong = { file: 'new.csv', kind: 'orders', columns: { order_id: 'Nowhere' } };
    const response = await sendJson(`/imports/${asked.import_id}/preview`, wrong);
    expect([response.status, (await response.json()).detail]).toEqual([400, expect.stringContaining('Nowhere')]);
    const failed = await ended(sendJson(`/imports/${asked.import_id}/mapping`, { ...wrong, columns: {} }));
    expect([failed.stage, failed.problem?.code]).toEqual(['failed', 'columns_to_choose']);
  });
});

test('rows that were set aside are mended and loaded again', async () => {
  const bad = orders.replaceAll(/^(\d),\d/gm, 'M$1,M$1').replace('2026-01-01,S,1', 'soon,S,1');
  const status = await ended(upload({ 'bad.csv': bad }));
  expect(status.report!.totals).toMatchObject({ rows_read: 6, rows_loaded: 5, rows_set_aside: 1 });
  const [row] = await server.rows<{ load_id: number; line: number; raw: string; mended_by: number | null }>(
    `/data/set-aside?load=${loadOf(status)}`,
  );
  expect(row!.mended_by).toBe(null);
  const cells = { ...JSON.parse(row!.raw), order_date: '2026-01-01' };
  const mended = await ended(
    sendJson('/set-aside/mend', { load_id: row!.load_id, rows: [{ line: row!.line, cells }] }),
  );
  expect([mended.kind, mended.stage, mended.problem]).toEqual(['mend', 'done', null]);
  expect(mended.report!.totals).toMatchObject({ rows_loaded: 1 });
  const [after] = await server.rows(`/data/set-aside?load=${loadOf(status)}`);
  expect(after).toMatchObject({ mended_by: loadOf(mended) });
});

describe('whatever changes the data', () => {
  test('is refused to forms of other sites', async () => {
    for (const [path, method] of [
      ['/imports/x', 'DELETE'],
      ['/loads/1/undo', 'POST'],
      ['/set-aside/mend', 'POST'],
    ]) {
      const response = await fetch(`${server.url}/api${path}`, { method: method!, body: null });
      expect([403, 415]).toContain(response.status);
    }
    expect((await sendJson('/set-aside/mend', { load_id: 1, rows: [] })).status).toBe(400);
  });

  test('can be cancelled while it waits or runs: nothing of it stays', async () => {
    const before = await tables();
    const many = `${orders.split('\n')[0]}\n${Array.from({ length: 60_000 }, (_, at) => `C${at},C${at}a,2026-01-01,S,1,10.00,10.00,EUR,2026-01-03`).join('\n')}\n`;
    const [running, waiting] = [await upload({ 'many.csv': many }), await upload({ 'more.csv': many })];
    const ids = [
      ((await running.clone().json()) as ImportStatus).import_id,
      ((await waiting.clone().json()) as ImportStatus).import_id,
    ];
    for (const id of ids.reverse()) expect((await send(`/imports/${id}`, { method: 'DELETE' })).status).toBe(200);
    for (const response of [running, waiting]) expect((await ended(response)).stage).toBe('cancelled');
    expect(await tables()).toEqual(before);
    expect((await send(`/imports/${ids[0]}`, { method: 'DELETE' })).status).toBe(409);
    expect(readdirSync(folder).filter((name) => name.endsWith('many.csv'))).toEqual([]);
  });

  async function tables() {
    return rowsOf(
      await engine.query(
        'SELECT (SELECT count(*) FROM loads) AS loads, (SELECT count(*) FROM order_lines) AS lines, (SELECT count(*) FROM fct_sold) AS sold',
      ),
    );
  }
});

test('what does not add up is counted and summed in each currency by itself', async () => {
  const order = 'order_id,order_line_id,order_date,sku,quantity,line_total,currency,delivered_date\n';
  const back = 'return_id,order_id,sku,quantity,requested_date,received_date,resolution,refund_amount,currency\n';
  const { report } = await ended(
    upload({
      'lei.csv': `${order}L1,L1a,2026-01-01,S,3,100.00,RON,2026-01-03\nL2,L2a,2026-01-01,S,1,50.00,,2026-01-03\n`,
      'lei-back.csv': `${back}RL1,L1,S,3,2026-01-10,2026-01-12,refund,100.01,RON\nRL2,L2,S,1,2026-01-10,,refund,50.00,\n`,
    }),
  );
  expect(report!.refused).toEqual([]);
  const lists = await server.rows<{ list: string; currency: string | null; entries: number; refund_minor: number }>(
    '/data/reconciliation',
  );
  const of = (list: string) =>
    lists.filter((row) => row.list === list).map((row) => [row.currency, row.entries, row.refund_minor]);
  expect(of('refund_above_paid')).toEqual(
    expect.arrayContaining([
      ['EUR', 1, 1250],
      ['RON', 1, 10_001],
    ]),
  );
  expect(of('refund_without_return')).toEqual(
    expect.arrayContaining([
      ['EUR', 1, 1000],
      [null, 1, 5000],
    ]),
  );
  const entries = await server.rows('/data/reconciliation?list=refund_above_paid');
  expect(entries).toContainEqual(expect.objectContaining({ order_id: 'L1', currency: 'RON', paid_minor: 10_000 }));
});

test('a file that its user is asked about stays through any number of starts, and goes when it is left out', async () => {
  const upload = await ended(uploadOf('asked.csv'));
  const { import_id, report } = upload;
  expect(report!.refused.map(({ mapping }) => mapping !== null)).toEqual([true]);
  for (let starts = 0; starts < 4; starts++)
    for (const { files, settle } of leftUploads(folder)) expect(await settle(upload, files, files)).toEqual(files);
  expect(askedIn(folder)).toEqual(['asked.csv']);
  const dismissed = await sendJson(`/imports/${import_id}/dismiss`, { file: 'asked.csv' });
  expect(((await dismissed.json()) as ImportStatus).report!.refused[0]!.mapping).toBe(null);
  expect(askedIn(folder)).toEqual([]);
  expect((await sendJson(`/imports/${import_id}/dismiss`, { file: 'asked.csv' })).status).toBe(404);
});

const uploadOf = (name: string) => upload({ [name]: 'Our sign;When;What\nS-1;05/11/2025;00123\n' });
const askedIn = (spool: string) =>
  leftUploads(spool).flatMap(({ files }) => files.map(({ name }) => name).filter((name) => name === 'asked.csv'));

test('what is loaded, and what was set aside, can be asked before the first figures are built', async () => {
  const spool = mkdtempSync(join(folder, 'unbuilt-'));
  const path = join(spool, 'early.csv');
  writeFileSync(path, orders.replace('1,1a,2026-01-01', '1,1a,soon'));
  const unbuilt = await openWarehouse('duckdb::memory:', { readable: [spool] });
  const early = await serveEngine(unbuilt, { spool });
  expect(await early.rows('/data/set-aside')).toEqual([]);
  await ingest(unbuilt, [{ path, name: 'early.csv' }], { spool, customerSalt: 'salt' });
  expect(await early.rows('/data/set-aside')).toEqual([
    expect.objectContaining({ file_name: 'early.csv', line: 2, column_name: 'order_date', value: 'soon' }),
  ]);
  expect(await early.rows('/data/loads')).toEqual([expect.objectContaining({ file_name: 'early.csv', rows_read: 6 })]);
  expect(await early.rows('/data/sources')).toEqual([expect.objectContaining({ source: 'shop', row_count: 5 })]);
  expect(await early.rows('/data/history')).toEqual([]);
  for (const path of ['/data/health', '/data/unmatched', '/overview/summary'])
    expect([path, await early.rows(path)]).toEqual([path, []]);
  await buildMarts(unbuilt);
  expect(await early.rows('/data/health')).toContainEqual(expect.objectContaining({ measure: 'order_lines', part: 5 }));
  await early.close();
  await unbuilt.close();
});
