import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runUndo } from '../../pipelines/run.ts';
import { type Engine, rowsOf } from '../../pipelines/warehouse/engine.ts';
import { openWarehouse } from '../../pipelines/warehouse/open.ts';
import { hasEnded, type ImportStatus } from '../../server/contract/imports.ts';
import { queries } from '../../server/questions/index.ts';
import { serveEngine, type TestServer } from './served.ts';

const orders = `order_id,order_line_id,order_date,sku,quantity,unit_price,line_total,currency,delivered_date
1,1a,2026-01-01,S,1,10.00,10.00,EUR,2026-01-03
2,2a,2026-01-01,S,1,10.00,10.00,EUR,2026-01-03
3,3a,2026-01-01,S,1,10.00,10.00,EUR,2026-01-03
`;
const heading =
  'return_id,order_id,sku,quantity,requested_date,reason_code,reason_text,agent_note,inspection_note,resolution';
const returns = `${heading}
R1,1,S,1,2026-01-10,ask early.bird@example.com,The shoes are too small. Write to jane.doe@example.com,called +44 7700 900123,label of jane.doe@example.com,refund
R2,2,S,many,2026-01-10,SIZE,"Too small, write to jane.doe@example.com",,,refund
R3,3,S,1,2026-01-10,SIZE,Hard to say. Write to jane.doe@example.com,,,refund
`;
const corrected = `${heading}
R1,1,S,1,2026-01-10,SIZE,The shoes are far too small. Write to jane.doe@example.com,mailed jane.doe@example.com,worn by jane.doe@example.com,refund
`;
const personal = /jane\.doe|early\.bird|7700|900123/;

const folder = mkdtempSync(join(tmpdir(), 'returnscope-notes-'));
let engine: Engine;
let server: TestServer;
beforeAll(async () => {
  engine = await openWarehouse('duckdb::memory:', { readable: [folder] });
  server = await serveEngine(engine, { spool: folder });
  await load({ 'orders.csv': orders, 'returns.csv': returns });
  await load({ 'corrected.csv': corrected });
});
afterAll(async () => {
  await server.close();
  await engine.close();
  rmSync(folder, { recursive: true });
});

async function load(files: Readonly<Record<string, string>>, path = '/imports'): Promise<void> {
  const body = new FormData();
  for (const [name, text] of Object.entries(files)) body.append('files', new Blob([text]), name);
  const response = await fetch(`${server.url}/api${path}`, { method: 'POST', headers: { 'X-Returnscope': '1' }, body });
  let now = (await response.json()) as ImportStatus;
  expect(now.import_id).toBeTruthy();
  while (!hasEnded(now)) {
    await setTimeout(20);
    now = (await (await server.get(`/imports/${now.import_id}`)).json()) as ImportStatus;
  }
  expect([now.stage, now.report?.refused]).toEqual(['done', []]);
}

test('the notes are in the warehouse as they were written', async () => {
  const rows = rowsOf<{ reason_text: string }>(await engine.query('SELECT reason_text FROM return_lines'));
  expect(rows.filter(({ reason_text }) => reason_text.includes('jane.doe@example.com'))).toHaveLength(2);
});

const askable = ({ path, params }: (typeof queries)[number]) =>
  params.safeParse({}).success ? `${path}?` : `${path}?dimension=category&`;

test.each(queries.map(askable))('%s tells no personal data, in no form of answer', async (path) => {
  for (const format of ['json', 'csv', 'arrow']) {
    const response = await server.get(`${path}format=${format}`);
    expect(response.status).toBe(200);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.toString('latin1')).not.toMatch(personal);
    if (format === 'arrow')
      expect(
        JSON.stringify(tableFromIPC(bytes).toArray(), (_, value) =>
          typeof value === 'bigint' ? String(value) : value,
        ),
      ).not.toMatch(personal);
  }
});

test('a quote shows the words around what is hidden, and marks those that prove the reason', async () => {
  const quotes = await server.rows<{ return_ref: string; reason_text: string; found: string }>('/reasons/quotes');
  const { reason_text, found } = quotes.find((quote) => quote.return_ref.startsWith('R1'))!;
  expect(reason_text).toBe('The shoes are far too small. Write to ••••••••••••••••••••');
  const [first] = JSON.parse(found) as { reason: string; spans: [number, number][] }[];
  expect(first!.reason).toBe('too_small');
  expect(first!.spans.map(([start, end]) => reason_text.slice(start, end)).join(' ')).toContain('small');
});

test('what is hidden is not found by a search either', async () => {
  expect(await server.rows('/reasons/quotes?search=far%20too%20small')).toHaveLength(1);
  expect(await server.rows('/reasons/quotes?search=jane.doe')).toEqual([]);
});

test('the history of notes shows what changed around what is hidden', async () => {
  const rows = await server.rows<{ column_name: string; earlier_value: string; new_value: string }>('/data/history');
  const changed = Object.fromEntries(rows.map((row) => [row.column_name, [row.earlier_value, row.new_value]]));
  expect(changed.agent_note).toEqual(['called +•• •••• ••••••', 'mailed ••••••••••••••••••••']);
  expect(changed.reason_code).toEqual(['ask ••••••••••••••••••••••', 'SIZE']);
});

test('a row that was set aside shows its free text hidden, and keeps it when another cell is mended', async () => {
  const [row] = await server.rows<{ load_id: number; line: number; raw: string }>('/data/set-aside');
  expect(JSON.parse(row!.raw)).toMatchObject({
    order_id: '2',
    quantity: 'many',
    reason_text: `Too small, write to ${'•'.repeat(20)}`,
  });
  const file = await (await server.get(`/set-aside/file?load=${row!.load_id}`)).text();
  expect(file).not.toMatch(personal);
  await load({ 'mended.csv': file.replace(',many,', ',1,') }, `/set-aside/file?load=${row!.load_id}`);
  const mended = await engine.query(`SELECT reason_text FROM return_lines WHERE order_id = '2'`);
  expect(rowsOf(mended)).toEqual([{ reason_text: 'Too small, write to jane.doe@example.com' }]);
});

test('no question reads the words as they were written', () => {
  const root = join(import.meta.dirname, '../../server/questions');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.sql'));
  for (const file of files) {
    const sql = readFileSync(join(root, file), 'utf8')
      .replace(/AS reason_(?:text|code)|(?<=q\.|p\.)reason_(?:text|code)(?=,)|'\w+␟'/g, '')
      .replace(/trim\(reason_text\) <> ''|reason_code IS NOT NULL/g, '');
    expect([file, /\b(?:reason_text|reason_code|agent_note|inspection_note)\b/.exec(sql)?.[0]]).toEqual([
      file,
      undefined,
    ]);
  }
});

test('the words of a note go with its load', async () => {
  const shown = async () =>
    rowsOf<{ shown_text: string }>(await engine.query('SELECT shown_text FROM readings')).map((row) => row.shown_text);
  expect((await shown()).some((text) => text.startsWith('Hard to say'))).toBe(true);
  const loads = rowsOf<{ load_id: number }>(await engine.query('SELECT load_id FROM loads ORDER BY load_id DESC'));
  for (const { load_id } of loads) await runUndo(engine, load_id, { spool: folder });
  expect(await shown()).toEqual([]);
});
