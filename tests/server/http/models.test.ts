import { afterEach, beforeEach, expect, test } from 'vitest';
import { modelHash, shippedHash, shippedModel } from '../../../pipelines/classify/version.ts';
import { refresh } from '../../../pipelines/run.ts';
import type { Engine } from '../../../pipelines/warehouse/engine.ts';
import { keepTable } from '../../../pipelines/warehouse/models.ts';
import type { ImportStatus } from '../../../server/contract/imports.ts';
import type { ModelsAnswer } from '../../../server/contract/models.ts';
import { serveEngine, type TestServer } from '../served.ts';
import { openShop } from '../shop.ts';

let engine: Engine;
let server: TestServer;

beforeEach(async () => {
  engine = await openShop();
  await refresh(engine);
  server = await serveEngine(engine);
});
afterEach(async () => {
  await server.imports.stop();
  await server.close();
  await engine.close();
});

const own = { 'X-Returnscope': '1', 'Content-Type': 'application/json' };
const post = (path: string, body: unknown, headers: Record<string, string> = own) =>
  fetch(`${server.url}/api${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
const models = async () => (await (await server.get('/models')).json()) as ModelsAnswer;

async function done(path: string, body: unknown): Promise<ImportStatus> {
  const response = await post(path, body);
  expect(response.status).toBe(202);
  return server.imports.ended(((await response.json()) as ImportStatus).import_id);
}

test('training is queued, and tells why it changed nothing', async () => {
  expect(await models()).toEqual({ model_hash: null, resting: null, corrections: 0, versions: [] });
  await post('/corrections', { note_key: 'n1', reasons: ['hygiene'], said_by: 'Ana' });
  const trained = await done('/models', { said_by: 'Ana' });
  expect(trained).toMatchObject({ kind: 'train', stage: 'done', trained: { verdict: 'too_few' } });
  expect(await models()).toMatchObject({
    ...{ model_hash: null, corrections: 1 },
    versions: [{ is_switched: false, said_by: 'Ana', report: { verdict: 'too_few' } }],
  });
});

test('an earlier model is put back, and the shipped one again', async () => {
  const table = Uint8Array.from(shippedModel.table);
  table[100] = 7;
  const hash = modelHash({ table });
  await engine.write((session) => keepTable(session, { hash, ground: shippedHash, table }));
  expect(await done('/models/switch', { model_hash: hash, said_by: 'Ana' })).toMatchObject({
    ...{ kind: 'switch', stage: 'done' },
  });
  expect((await models()).model_hash).toBe(hash);
  expect(await done('/models/switch', { model_hash: null, said_by: 'Ana' })).toMatchObject({ stage: 'done' });
  expect((await models()).model_hash).toBeNull();
});

test('what makes no sense is refused', async () => {
  const wrong: readonly [path: string, body: unknown, status: number, told: string][] = [
    ['/models', {}, 400, 'said_by'],
    ['/models', { said_by: 'Ana', model_hash: null }, 400, 'model_hash'],
    ['/models/switch', { said_by: 'Ana' }, 400, 'model_hash'],
    ['/models/switch', { said_by: 'Ana', model_hash: "'; DROP TABLE models" }, 400, 'as /api/models gives it'],
    ['/models/switch', { said_by: 'Ana', model_hash: 'feedfacefeedface' }, 404, 'no model feedfacefeedface'],
  ];
  for (const [path, body, status, told] of wrong) {
    const response = await post(path, body);
    const { detail } = (await response.json()) as { detail: string };
    expect([response.status, detail]).toEqual([status, expect.stringContaining(told)]);
  }
  expect((await post('/models', { said_by: 'Ana' }, { 'Content-Type': 'application/json' })).status).toBe(403);
  expect((await models()).versions).toEqual([]);
});
