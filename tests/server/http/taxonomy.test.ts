import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { refresh } from '../../../pipelines/run.ts';
import type { Engine } from '../../../pipelines/warehouse/engine.ts';
import type { ImportStatus } from '../../../server/contract/imports.ts';
import type { TaxonomyAnswer } from '../../../server/contract/taxonomy.ts';
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
const taxonomy = async () => (await (await server.get('/taxonomy')).json()) as TaxonomyAnswer;
const shares = async () =>
  new Map(
    (await server.rows<{ reason: string; return_lines: number }>('/reasons/share')).map((row) => [
      row.reason,
      row.return_lines,
    ]),
  );

/** Queues and gives the status once it has ended. */
async function done(path: string, body: unknown): Promise<ImportStatus> {
  const response = await post(path, body);
  expect(response.status).toBe(202);
  return server.imports.ended(((await response.json()) as ImportStatus).import_id);
}

const code = 'size_fit.far_too_small';
const changes = {
  [code]: { name: 'Far too small', phrases: { en: ['much too small'] } },
  not_to_taste: { fault: 'listing' },
};
const plan = { based_on: 0, changes };
const wish = { ...plan, said_by: 'Ana' };

const wrong: readonly [body: unknown, status: number, told: string][] = [
  [{}, 400, 'said_by'],
  [{ ...wish, said_by: ' ' }, 400, 'said_by'],
  [{ ...wish, restores: 0 }, 400, 'either'],
  [{ ...wish, colour: 'red' }, 400, 'colour'],
  [{ said_by: 'Ana', based_on: 0, restores: 9 }, 404, 'no version 9'],
  [{ ...wish, based_on: 3 }, 409, 'version 0, not 3'],
  [{ ...wish, changes: { zip: { name: 'Zip' } } }, 400, 'is no reason'],
  [{ ...wish, changes: { 'defective.zip': { name: 'x'.repeat(61) } } }, 400, 'at most 60'],
  [{ ...wish, changes: { 'defective.zip': { name: 'Zip\u0000' } } }, 400, 'control characters'],
  [{ ...wish, changes: { 'defective.zip': { name: 'Zip', into: 5 } } }, 400, 'into'],
  [{ ...wish, changes: { too_small: { fault: 'moon' } } }, 400, 'fault'],
  [{ ...wish, changes: { too_small: { phrases: { xx: ['a'] } } } }, 400, 'xx'],
  [{ ...wish, changes: { too_small: { phrases: { en: ['x'.repeat(101)] } } } }, 400, 'at most 100'],
  [{ ...wish, changes: { too_small: { phrases: { en: ['!'] } } } }, 400, '0 words'],
  [{ ...wish, changes: { too_small: { phrases: { en: Array(101).fill('a') } } } }, 400, 'at most 100'],
  [{ ...wish, changes: { too_small: { into: 'hygiene' } } }, 400, 'another group'],
  [
    JSON.parse(`{"said_by":"Ana","based_on":0,"changes":{"__proto__":{"name":"x"},"constructor":{}}}`),
    400,
    'no reason',
  ],
];

describe('the taxonomy', () => {
  test('is told as shipped until a shop changes it', async () => {
    const { version, reasons, ...others } = await taxonomy();
    expect({ version, ...others }).toEqual({ version: 0, changes: {}, versions: [] });
    expect(reasons).toHaveLength(36);
    expect(reasons[0]).toEqual({
      ...{ code: 'too_small', group: 'size_fit', fault: 'product', postage: 'choice', counts_as: 'too_small' },
      label: { en: 'Too small', fr: 'Trop petit', ro: 'Prea mic' },
    });
  });

  test('is previewed, changed and put back, each in its turn', async () => {
    const before = await shares();
    const previewed = await done('/taxonomy/preview', plan);
    expect(previewed).toMatchObject({ kind: 'preview', stage: 'done', problem: null });
    const moved = before.get('too_small')!;
    expect(previewed.effect?.moves).toMatchObject([{ from: 'too_small', to: code, return_lines: moved }]);
    expect(previewed.effect?.faults.map((fault) => fault.code).sort()).toEqual(['customer', 'listing']);
    expect([await shares(), (await taxonomy()).version]).toEqual([before, 0]);

    expect(await done('/taxonomy', wish)).toMatchObject({ kind: 'relabel', stage: 'done' });
    expect((await shares()).get(code)).toBe(moved);
    const changed = await taxonomy();
    expect(changed).toMatchObject({ version: 1, changes, versions: [{ version: 1, restores: null, said_by: 'Ana' }] });
    expect(changed.reasons.find((reason) => reason.code === code)?.label).toEqual({
      ...{ en: 'Far too small', fr: 'Far too small', ro: 'Far too small' },
    });

    expect(changed.versions[0]?.differences).toEqual([
      expect.objectContaining({ code, is_added: true, phrases_added: [{ language: 'en', words: 'much too small' }] }),
      expect.objectContaining({ code: 'not_to_taste', fault: { from: 'customer', to: 'listing' } }),
    ]);

    expect(await done('/taxonomy', { said_by: 'Ana', based_on: 1, restores: 0 })).toMatchObject({ stage: 'done' });
    expect([await shares(), (await taxonomy()).version]).toEqual([before, 2]);
    expect((await taxonomy()).versions[0]?.differences.map(({ code: other }) => other)).toEqual([code, 'not_to_taste']);
  });

  test('tells how much is read as a reason, hidden in another or not', async () => {
    const volumes = async () =>
      new Map(
        (await server.rows<{ reason: string; return_lines: number }>('/reasons/volumes')).map(
          ({ reason, return_lines }) => [reason, return_lines],
        ),
      );
    const before = await volumes();
    expect(before).toEqual(await shares());
    const hidden = { based_on: 0, said_by: 'Ana', changes: { too_small: { into: 'too_large' } } };
    expect(await done('/taxonomy', hidden)).toMatchObject({ stage: 'done' });
    expect(before.get('too_small')).toBeGreaterThan(0);
    expect((await shares()).get('too_small')).toBeUndefined();
    expect(await volumes()).toEqual(before);
  });

  test('has reasons that people can say, and no others', async () => {
    const said = { note_key: 'n3', reasons: [code], said_by: 'Ana' };
    expect((await post('/corrections', said)).status).toBe(400);
    await done('/taxonomy', wish);
    expect((await post('/corrections', said)).status).toBe(201);
    const [quote] = await server.rows('/reasons/quotes?search=placut&limit=1');
    expect(quote).toMatchObject({ reason: code, reason_group: 'size_fit' });
    const filtered = await server.rows<{ reason: string }>(`/reasons/share?reason=${code}`);
    expect(filtered.map(({ reason }) => reason)).toEqual([code]);
  });

  test('is changed once where two change it at the same time', async () => {
    const answers = await Promise.all([post('/taxonomy', wish), post('/taxonomy', { ...wish, changes: {} })]);
    const ended = [];
    for (const answer of answers)
      ended.push(await server.imports.ended(((await answer.json()) as ImportStatus).import_id));
    expect(ended.map(({ stage, problem_status }) => [stage, problem_status]).sort()).toEqual([
      ['done', null],
      ['failed', 409],
    ]);
    expect((await post('/taxonomy/preview', plan)).status).toBe(409);
  });

  test('is refused where it is none, and nothing is kept of it', async () => {
    for (const [body, status, told] of wrong) {
      const { said_by: _, ...planned } = body as { said_by?: string };
      const asked = [post('/taxonomy', body), ...(told === 'said_by' ? [] : [post('/taxonomy/preview', planned)])];
      for (const response of await Promise.all(asked)) {
        const { detail } = (await response.json()) as { detail: string };
        expect([response.status, detail]).toEqual([status, expect.stringContaining(told)]);
      }
    }
    expect((await taxonomy()).version).toBe(0);
  });

  test('is changed by our own pages only', async () => {
    expect((await post('/taxonomy', wish, { 'Content-Type': 'application/json' })).status).toBe(403);
    expect((await post('/taxonomy', wish, { ...own, 'Content-Type': 'text/plain' })).status).toBe(415);
    expect((await post('/taxonomy', { ...wish, changes: { too_small: { name: 'x'.repeat(600_000) } } })).status).toBe(
      413,
    );
  });
});
