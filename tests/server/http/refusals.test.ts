import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { request } from '../../../client/shared/answer.ts';
import type { Engine } from '../../../pipelines/warehouse/engine.ts';
import { openWarehouse } from '../../../pipelines/warehouse/open.ts';
import { serveEngine, type TestServer } from '../served.ts';

/** What a page says of its language. */
const page = { lang: 'en' };
let engine: Engine;
let server: TestServer;
beforeAll(async () => {
  vi.stubGlobal('document', { documentElement: page });
  engine = await openWarehouse('duckdb::memory:');
  server = await serveEngine(engine);
});
afterAll(async () => {
  await server.close();
  await engine.close();
  vi.unstubAllGlobals();
});

const own = { 'X-Returnscope': '1', 'Content-Type': 'application/json' };
const ask = (method: string, path: string, body?: object) =>
  request(`${server.url}/api${path}`, { method, headers: own, ...(body ? { body: JSON.stringify(body) } : {}) });
const change = (phrases: object, into?: string) => ({ based_on: 0, changes: { too_small: { phrases, into } } });

test.each([
  ['GET', '/reasons/share?from=2026-02-01&to=2026-01-01', undefined, 'Perioada se termină'],
  ['GET', '/overview/summary?from=0202-01-01', undefined, 'neașteptate: from.'],
  ['GET', '/reasons/share?count=all', undefined, 'neașteptate: count.'],
  ['POST', '/corrections', { note_key: 'x', reasons: ['hygiene'], said_by: 'Ana' }, 'reîncărcați pagina'],
  ['DELETE', '/corrections/7', { said_by: 'Ana' }, 'Nu există corectura 7.'],
  ['POST', '/taxonomy/preview', { ...change({}), based_on: 3 }, 'Motivele s-au schimbat între timp'],
  ['POST', '/taxonomy/preview', change({}, 'hygiene'), 'din alt grup'],
  ['POST', '/taxonomy/preview', change({ en: ['…'] }), 'are 0 cuvinte'],
  ['POST', '/models/switch', { model_hash: 'f'.repeat(16), said_by: 'Ana' }, 'Nu există modelul'],
  ['DELETE', '/fixes/7', { said_by: 'Ana' }, 'Nu există măsura 7.'],
  ['DELETE', '/product-notes/7', { said_by: 'Ana' }, 'Nu există nota 7.'],
] as const)('%s %s is refused in the language of the page', async (method, path, body, hint) => {
  page.lang = 'ro';
  await expect(ask(method, path, body)).rejects.toThrow(hint);
  page.lang = 'fr';
  await expect(ask(method, path, body)).rejects.not.toThrow(hint);
});

test('what has no other language is told as the API tells it', async () => {
  page.lang = 'ro';
  await expect(ask('GET', '/nowhere')).rejects.toThrow('There is no /api/nowhere');
});
