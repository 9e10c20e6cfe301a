import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildMarts } from '../../../pipelines/marts/build.ts';
import { rollups } from '../../../pipelines/marts/rollups.ts';
import { refresh, runPipeline } from '../../../pipelines/run.ts';
import { type Engine, rowsOf } from '../../../pipelines/warehouse/engine.ts';
import { openWarehouse } from '../../../pipelines/warehouse/open.ts';
import { serveEngine, type TestServer } from '../served.ts';
import { openShop } from '../shop.ts';

let engine: Engine;
let server: TestServer;

beforeEach(async () => {
  engine = await openShop();
  server = await serveEngine(engine);
});
afterEach(async () => {
  await server.close();
  await engine.close();
});

const own = { 'X-Returnscope': '1', 'Content-Type': 'application/json' };
const send = (method: string, path: string, body: unknown, headers: Record<string, string> = own) =>
  fetch(`${server.url}/api${path}`, { method, headers, body: JSON.stringify(body) });
const correct = (body: unknown) => send('POST', '/corrections', body);
const undo = (id: number) => send('DELETE', `/corrections/${id}`, { said_by: 'Bogdan' });
const hygiene = { note_key: 'n1', reasons: ['hygiene', 'too_small'], said_by: ' Ana Pop ' };

const marts = [
  ...rollups.returned.map(({ name }) => name),
  'dim_notes',
  'fct_returned',
  'fct_suspicion',
  'signal_points',
  'fct_sold',
  'dim_products',
  'lag_curves',
];

/** Every row of every mart, as text. */
async function martsOf(of: Engine): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const mart of marts) {
    const rows = rowsOf<object>(await of.query(`SELECT * FROM ${mart}`));
    found[mart] = asText(rows);
  }
  return found;
}

function asText(rows: readonly object[]): string[] {
  return rows
    .map((row) => JSON.stringify(row, (_, value) => (typeof value === 'number' ? Number(value.toPrecision(9)) : value)))
    .sort();
}

/** The marts as they are now, which must be those that a build of all of them gives. */
async function martsAsBuilt(of: Engine): Promise<Record<string, string[]>> {
  const now = await martsOf(of);
  expect(await buildMarts(of)).toBe(false);
  await of.write((session) => session.execute(`DELETE FROM stages WHERE stage = 'marts'`));
  await buildMarts(of);
  expect(await martsOf(of)).toEqual(now);
  return now;
}

const reasonsOf = async (search: string) =>
  (await server.rows<{ reason: string }>(`/reasons/quotes?search=${search}&limit=500`)).map(({ reason }) => reason);

describe('a correction', () => {
  test('counts at once for every return with the text, and its marts are those of a whole build', async () => {
    const before = await reasonsOf('too+small');
    const response = await correct(hygiene);
    expect(response.status).toBe(201);
    const answer = await response.json();
    expect(answer).toMatchObject({ correction_id: 3, note_key: 'n1' });
    expect(answer.return_lines).toBeGreaterThanOrEqual(before.length);
    expect(new Set(await reasonsOf('too+small'))).toEqual(new Set(['hygiene']));
    expect(await reasonsOf('decu')).not.toContain('hygiene');
    const [quote] = await server.rows('/reasons/quotes?search=too+small&limit=1');
    expect(quote).toMatchObject({ note_key: 'n1', correction_id: 3, said_by: 'Ana Pop', confidence: 1 });
    expect(JSON.parse(String(quote!.found))).toEqual([
      { reason: 'hygiene', reason_group: 'defective', confidence: 1, spans: [] },
      { reason: 'too_small', reason_group: 'size_fit', confidence: 1, spans: [[0, 4]] },
    ]);
    await martsAsBuilt(engine);
  });

  test('moves damaged parcels, into damage and out of it', async () => {
    const before = await martsOf(engine);
    await correct({ ...hygiene, reasons: ['box_and_item'] });
    const damaged = await martsAsBuilt(engine);
    expect(damaged.fct_returned).not.toEqual(before.fct_returned);
    await correct({ ...hygiene, note_key: 'n2', reasons: ['not_to_taste'] });
    await martsAsBuilt(engine);
  });

  test('is taken back, to what was said before it and then to the reading', async () => {
    const before = await martsOf(engine);
    await correct(hygiene);
    await correct({ ...hygiene, reasons: ['too_large'] });
    expect(new Set(await reasonsOf('too+small'))).toEqual(new Set(['too_large']));
    expect((await undo(4)).status).toBe(200);
    expect(new Set(await reasonsOf('too+small'))).toEqual(new Set(['hygiene']));
    expect((await undo(3)).status).toBe(200);
    expect(await martsAsBuilt(engine)).toEqual(before);
    const again = await undo(3);
    expect([again.status, (await again.json()).detail]).toEqual([409, 'Correction 3 is undone already.']);
  });

  test('stays in the history with who said it and who took it back', async () => {
    await correct(hygiene);
    await undo(3);
    await correct({ ...hygiene, said_by: 'Carla' });
    const [last, first] = await server.rows('/reasons/corrections?note_key=n1');
    expect(last).toMatchObject({ said_by: 'Carla', is_in_force: true, undone_by: null, undone_at: null });
    expect(first).toMatchObject({
      ...{ said_by: 'Ana Pop', reasons: 'hygiene too_small', reason: 'hygiene', read_reason: 'too_small' },
      ...{ is_in_force: false, undone_by: 'Bogdan', reason_text: 'Much too small, sent back' },
    });
    expect(Math.abs(Date.now() - Date.parse(String(last!.said_at)))).toBeLessThan(60_000);
  });

  test('of many at once is one after the other', async () => {
    const answers = await Promise.all(
      ['hygiene', 'too_large', 'not_to_taste'].map((reason) => correct({ ...hygiene, reasons: [reason] })),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    const ids = await Promise.all(answers.map(async (answer) => (await answer.json()).correction_id));
    expect(ids.sort()).toEqual([3, 4, 5]);
    await martsAsBuilt(engine);
  });
});

describe('a wrong correction is refused, says what would be right, and changes nothing', () => {
  test.each([
    [{ ...hygiene, note_key: 'nowhere' }, 404, '/api/reasons/quotes'],
    [{ ...hygiene, note_key: "n1' OR 1=1" }, 404, '/api/reasons/quotes'],
    [{ ...hygiene, reasons: [] }, 400, 'reasons'],
    [{ ...hygiene, reasons: ['broken_dreams'] }, 400, 'too_small'],
    [{ ...hygiene, reasons: ['hygiene', 'hygiene'] }, 400, 'name each reason once'],
    [{ ...hygiene, said_by: '   ' }, 400, 'write the name of who says it'],
    [{ ...hygiene, said_by: 'a'.repeat(61) }, 400, 'at most 60 characters'],
    [{ ...hygiene, said_by: 'A\u0000na' }, 400, 'control characters'],
    [{ ...hygiene, colour: 'red' }, 400, 'colour'],
    [[], 400, 'expected object'],
  ])('%j', async (body, status, hint) => {
    const response = await correct(body);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(response.status).toBe(status);
    expect((await response.json()).detail).toContain(hint);
    expect(await server.rows('/reasons/corrections')).toHaveLength(1);
  });

  test('an undo of what is not there', async () => {
    for (const id of ['99', '2', '0', 'x', '1e3', '99999999999'])
      expect([id, (await send('DELETE', `/corrections/${id}`, { said_by: 'Ana' })).status]).toEqual([
        id,
        /^[1-9]\d?$/.test(id) ? 404 : 400,
      ]);
    expect((await send('DELETE', '/corrections/1', {})).status).toBe(400);
  });

  test('a form of another site, a body that is no JSON, a huge one', async () => {
    const without = { 'Content-Type': 'application/json' };
    expect((await send('POST', '/corrections', hygiene, without)).status).toBe(403);
    expect((await send('DELETE', '/corrections/1', { said_by: 'Ana' }, without)).status).toBe(403);
    expect((await send('POST', '/corrections', hygiene, { ...own, 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    expect((await send('POST', '/corrections', hygiene, { 'X-Returnscope': '1' })).status).toBe(415);
    expect((await send('POST', '/corrections', { ...hygiene, said_by: 'a'.repeat(20_000) })).status).toBe(413);
    const broken = await fetch(`${server.url}/api/corrections`, { method: 'POST', headers: own, body: '{"note' });
    expect(broken.status).toBe(400);
  });
});

describe('the queue', () => {
  test('ranks what was read with doubt by what it costs, and lets go of what a person has said', async () => {
    const [text, ...others] = await server.rows('/reasons/queue');
    expect(others).toEqual([]);
    expect(text).toMatchObject({ note_key: 'n3', confidence: 0.6, reason: 'not_to_taste', total_texts: 1 });
    expect(text!.at_stake_minor).toBe(Math.round(0.4 * Number(text!.return_cost_minor)));
    await correct({ note_key: 'n3', reasons: ['not_to_taste'], said_by: 'Ana' });
    expect(await server.rows('/reasons/queue')).toEqual([]);
  });
});

test('is described in OpenAPI', async () => {
  const { paths } = await (await server.get('/openapi.json')).json();
  const { post } = paths['/corrections'];
  expect(post.requestBody.content['application/json'].schema.required).toEqual(['note_key', 'reasons', 'said_by']);
  expect(Object.keys(post.responses)).toEqual(['201', '4XX']);
  expect(Object.keys(paths['/corrections/{id}'].delete.responses)).toEqual(['200', '4XX']);
});

test('outlives another reading of all texts, another load of the same file with more rows, and a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'returnscope-corrections-'));
  const warehouse = `duckdb:${join(folder, 'shop.duckdb')}`;
  const options = { spool: join(folder, 'spool'), customerSalt: 'test' };
  const returns = join(folder, 'returns.csv');
  const text = 'the sleeves end at my elbows';
  const file = (lines: number) =>
    [
      'order_id,sku,quantity,requested_date,reason_text',
      ...Array.from({ length: lines }, (_, line) => `Z${line},S1,1,2026-01-1${line},"${text}"`),
    ].join('\n');
  const open = () => openWarehouse(warehouse, { readable: [folder] });
  let shop = await open();
  const load = async (lines: number) => {
    writeFileSync(returns, file(lines));
    const report = await runPipeline(shop, [{ path: returns, name: 'returns.csv' }], options);
    expect(report.refused).toEqual([]);
  };
  await load(2);
  let at = await serveEngine(shop);
  const quotes = () => at.rows<{ note_key: string; reason: string }>('/reasons/quotes?search=elbows');
  const [quote] = await quotes();
  const body = JSON.stringify({ note_key: quote!.note_key, reasons: ['missing_part'], said_by: 'Ana' });
  const said = await fetch(`${at.url}/api/corrections`, { method: 'POST', headers: own, body });
  expect((await said.json()).return_lines).toBe(2);
  await load(4);
  at.answers.forget();
  expect((await quotes()).map(({ reason }) => reason)).toEqual(Array(4).fill('missing_part'));

  await shop.write(async (session) => {
    await session.execute(`UPDATE readings SET classifier_version = 'older'`);
    await session.execute(`DELETE FROM stages WHERE stage = 'readings'`);
  });
  expect(await refresh(shop)).toBe(true);
  at.answers.forget();
  expect((await quotes()).map(({ reason }) => reason)).toEqual(Array(4).fill('missing_part'));
  await at.close();
  await shop.close();
  shop = await open();
  at = await serveEngine(shop);
  expect((await quotes()).map(({ reason }) => reason)).toEqual(Array(4).fill('missing_part'));
  await at.close();
  await shop.close();
  rmSync(folder, { recursive: true });
});
