import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Engine, rowsOf } from '../../../pipelines/warehouse/engine.ts';
import { rounded, serveEngine, type TestServer } from '../served.ts';
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
const say = (body: unknown) => send('POST', '/product-notes', body);
const notes = (product = 'shoes-1') => server.rows(`/products/notes?product=${encodeURIComponent(product)}`);
const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
const snooze = {
  ...{ level: 'style', level_key: 'shoes-1', kind: 'snooze', says: 'new last ordered', until: tomorrow },
  said_by: ' Ana Pop ',
};
const owner = { level: 'style', level_key: 'shoes-1', kind: 'owner', says: 'Bogdan', said_by: 'Ana' };

describe('what is said of a product', () => {
  test('is kept with who said it and until when, and counts at once', async () => {
    const before = (await (await server.get('/health')).json()).data_version;
    const answer = await say(snooze);
    expect([answer.status, await answer.json()]).toEqual([201, { entry_id: 4 }]);
    const [entry] = await notes();
    expect(entry).toMatchObject({
      ...{ kind: 'snooze', says: 'new last ordered', until_date: tomorrow, said_by: 'Ana Pop' },
      ...{ is_in_force: true, undone_by: null },
    });
    expect((await (await server.get('/health')).json()).data_version).not.toBe(before);
  });

  test('the last owner counts, none is one too, and every note stands', async () => {
    for (const says of ['Bogdan', 'Carla']) await say({ ...owner, says });
    for (const says of ['called the supplier', 'photo taken']) await say({ ...owner, kind: 'note', says });
    const inForce = async () => (await notes()).filter((row) => row.is_in_force).map((row) => row.says);
    expect(await inForce()).toEqual(['photo taken', 'called the supplier', 'Carla']);
    await say({ ...owner, says: '' });
    expect(await inForce()).toEqual(['', 'photo taken', 'called the supplier']);
  });

  test('taken back, the one before it counts again, and nothing of it is lost', async () => {
    await say(owner);
    await say({ ...owner, says: 'Carla' });
    expect((await send('DELETE', '/product-notes/5', { said_by: 'Dan' })).status).toBe(200);
    expect(await notes()).toMatchObject([
      { entry_id: 5, says: 'Carla', is_in_force: false, undone_by: 'Dan' },
      { entry_id: 4, says: 'Bogdan', is_in_force: true, undone_by: null },
    ]);
    const again = await send('DELETE', '/product-notes/5', { said_by: 'Dan' });
    expect([again.status, (await again.json()).detail]).toEqual([409, 'Entry 5 is undone already.']);
    expect(rowsOf(await engine.query('SELECT count(*) AS n FROM product_notes'))).toEqual([{ n: 6 }]);
  });

  test('changes no figure', async () => {
    const before = await server.rows('/products/rates?level=style');
    await say(snooze);
    expect(rounded(await server.rows('/products/rates?level=style'))).toEqual(rounded(before));
  });
});

describe('what is wrong is refused, says what would be right, and changes nothing', () => {
  test.each([
    [{ ...snooze, level_key: 'nowhere' }, 404, '/api/products/rates'],
    [{ ...snooze, level_key: "shoes-1' OR 1=1" }, 404, '/api/products/rates'],
    [{ ...snooze, until: '2020-01-01' }, 400, 'choose a day after today'],
    [{ ...snooze, until: '2099-02-30' }, 400, 'no such day'],
    [{ ...snooze, until: undefined }, 400, 'until'],
    [{ ...snooze, says: ' ' }, 400, 'write something'],
    [{ ...owner, until: tomorrow }, 400, 'until'],
    [{ ...owner, says: 'a'.repeat(501) }, 400, 'at most 500'],
    [{ ...owner, says: 'A\u0000' }, 400, 'control characters'],
    [{ ...owner, said_by: '' }, 400, 'write the name of who says it'],
    [{ ...owner, level: 'category' }, 400, 'level'],
    [{ ...owner, kind: 'praise' }, 400, 'kind'],
    [[], 400, 'body'],
  ])('%j', async (body, status, hint) => {
    const response = await say(body);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect([response.status, (await response.json()).detail]).toEqual([status, expect.stringContaining(hint)]);
    expect(await server.rows('/products/notes')).toHaveLength(2);
  });

  test('an undo of what is not there, and requests of other sites', async () => {
    for (const [id, status] of [
      ['99', 404],
      ['2', 404],
      ['1', 409],
      ['0', 400],
      ['x', 400],
    ] as const)
      expect([id, (await send('DELETE', `/product-notes/${id}`, { said_by: 'Ana' })).status]).toEqual([id, status]);
    expect((await send('POST', '/product-notes', snooze, { 'Content-Type': 'application/json' })).status).toBe(403);
    expect((await send('POST', '/product-notes', snooze, { ...own, 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    expect(await server.rows('/products/notes')).toHaveLength(2);
  });
});

test('texts that mean something in SQL or CSV stay texts', async () => {
  const says = `=HYPERLINK("x"); '); DROP TABLE product_notes; --`;
  expect((await say({ ...owner, kind: 'note', says })).status).toBe(201);
  expect((await notes())[0]).toMatchObject({ says });
  expect(await (await server.get('/products/notes?product=shoes-1&format=csv')).text()).toContain(
    `"'=HYPERLINK(""x"")`,
  );
});
