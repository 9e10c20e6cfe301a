import { expect, test } from 'vitest';
import { readAnswer } from '../../../client/shared/arrow-rows.ts';
import { classifyNotes } from '../../../pipelines/classify/stage.ts';
import { buildMarts } from '../../../pipelines/marts/build.ts';
import { type Engine, rowsOf } from '../../../pipelines/warehouse/engine.ts';
import type { AnswerMeta, Query } from '../../../server/contract/query.ts';
import { ask, finish } from '../../../server/http/answer.ts';
import { readInfo } from '../../../server/http/warehouse-info.ts';
import { queries } from '../../../server/questions/index.ts';
import { openShop, type Shop } from '../../pipelines/ingest/shop.ts';
import { serveEngine } from '../served.ts';

const ordered = (...skus: string[]) =>
  [
    'order_id,order_date,sku,quantity,unit_price,currency,delivered_date',
    ...skus.map((sku) => `#${sku},2026-01-05,${sku},1,10.00,EUR,2026-01-08`),
  ].join('\n');
const returned =
  'return_id,order_id,sku,quantity,requested_date,reason_text\nR1,#MUG,MUG,1,2026-01-21,far too big for me\n';
const productRates = queries.find(({ path }) => path === '/products/rates')!;

async function build({ engine }: Shop): Promise<void> {
  await classifyNotes(engine);
  await buildMarts(engine);
}

/** Builds all marts anew, so that products get other numbers. */
async function buildWhole(shop: Shop): Promise<void> {
  await shop.engine.write((session) => session.execute("DELETE FROM stages WHERE stage = 'marts'"));
  await build(shop);
}

/** The engine, asked one statement after the other, with something that happens before each, told by how many came earlier. */
function interrupted(engine: Engine, before: (earlier: number) => Promise<unknown>): Engine {
  let last: Promise<unknown> = Promise.resolve();
  let earlier = 0;
  const query: Engine['query'] = (...asked) => {
    const answer = last.then(async () => {
      await before(earlier++);
      return engine.query(...asked);
    });
    last = answer;
    return answer;
  };
  return { dialect: engine.dialect, query, write: (...work) => engine.write(...work), close: () => engine.close() };
}

test('a question is of one state of the marts, though they are built anew between its statements', async () => {
  await using shop = await openShop();
  await shop.drop('first.csv', ordered('MUG', 'CUP', 'JUG'));
  await build(shop);
  const engine = interrupted(shop.engine, async (earlier) => {
    if (earlier !== 1) return;
    await shop.drop('second.csv', ordered('AAA', 'MUG'));
    await buildWhole(shop);
  });
  const asked = await ask(engine, productRates, { sku: ['MUG', 'AAA'] }, await readInfo(shop.engine));
  const keys = finish(asked).getChild('level_key')!;
  expect([...keys].sort()).toEqual(['AAA', 'MUG']);
  expect(asked.meta.data_version).toBe((await readInfo(shop.engine))!.data_version);
});

test('a question whose marts change all the time says so', async () => {
  await using shop = await openShop();
  await shop.drop('first.csv', ordered('MUG'));
  await build(shop);
  const engine = interrupted(shop.engine, (earlier) =>
    shop.engine.write((session) =>
      session.execute("UPDATE stages SET version = version || $change WHERE stage = 'marts'", { change: earlier }),
    ),
  );
  await expect(ask(engine, productRates, {}, await readInfo(shop.engine))).rejects.toMatchObject({ status: 503 });
});

/** Each query, by each level and dimension that it can be asked by, with and without a period and a product. */
function searches({ path, params }: Query): string[] {
  const texts = (name: string): string[] =>
    ['sku', 'style', 'category', 'supplier', 'size', 'country', 'reason'].filter(
      (value) => name in params.shape && params.safeParse({ dimension: 'category', [name]: value }).success,
    );
  const own = ['', ...['level', 'dimension'].flatMap((name) => texts(name).map((value) => `${name}=${value}`))];
  const cuts = ['', 'from=2026-01-01&to=2026-01-31', 'sku=MUG&style=MUG'];
  return own
    .filter((search) => search !== '' || params.safeParse({}).success)
    .flatMap((search) => cuts.map((cut) => `${path}?${[search, cut].filter(Boolean).join('&')}`));
}

test.each([
  ['returns', [returned]],
  ['orders', [ordered('MUG', 'CUP')]],
])('every question is answered where only %s are loaded', async (_, files) => {
  await using shop = await openShop();
  for (const file of files) await shop.drop('only.csv', file);
  await build(shop);
  const server = await serveEngine(shop.engine);
  for (const search of queries.flatMap(searches)) {
    const response = await server.get(search);
    expect([search, response.status]).toEqual([search, 200]);
  }
  await server.close();
});

test('marts that another version of the program built are not asked until they are built anew', async () => {
  await using shop = await openShop();
  await shop.drop('orders.csv', ordered('MUG', 'CUP'));
  await build(shop);
  await shop.engine.write(async (session) => {
    await session.execute("UPDATE stages SET version = '1:' || version WHERE stage = 'marts'");
    await session.execute('ALTER TABLE sold_by_product RENAME TO sold_then');
    await session.execute('ALTER TABLE mart_info RENAME COLUMN main_currency TO currency_then');
  });
  const server = await serveEngine(shop.engine);
  for (const search of queries.flatMap(searches))
    expect([search, (await server.get(search)).status]).toEqual([search, 200]);
  const awaits = async (path: string, accept = 'application/json') => {
    const response = await server.get(path, { Accept: accept });
    if (accept === 'application/json') return ((await response.json()) as AnswerMeta).awaits;
    return (await readAnswer(new Uint8Array(await response.arrayBuffer()))).awaits;
  };
  const arrow = 'application/vnd.apache.arrow.stream';
  expect(await server.rows('/products/rates')).toEqual([]);
  expect([await awaits('/products/rates'), await awaits('/data/health', arrow)]).toEqual(['build', 'build']);
  expect(await server.rows('/data/loads')).toHaveLength(1);
  expect(await awaits('/data/loads'), 'told without figures').toBeUndefined();
  const told = async (path: string, accept: string) => {
    const { status, headers } = await server.get(path, { Accept: accept });
    return [status, headers.get('X-Returnscope-Awaits'), headers.get('Retry-After')];
  };
  expect(await told('/products/rates', 'application/json')).toEqual([200, 'build', null]);
  expect(await told('/products/rates', arrow)).toEqual([200, 'build', null]);
  expect(await told('/products/rates', 'text/csv'), 'an empty file would tell of no products').toEqual([
    ...[503, 'build', '30'],
  ]);
  expect(await told('/data/loads', 'text/csv')).toEqual([200, null, null]);
  await buildMarts(shop.engine);
  expect(await server.rows('/products/rates')).toHaveLength(2);
  expect([await awaits('/products/rates'), await awaits('/data/health', arrow)]).toEqual([undefined, undefined]);
  expect(await told('/products/rates', 'text/csv')).toEqual([200, null, null]);
  await server.close();
});

test('what is alike stands in the same order, whether figures were refreshed or built whole', async () => {
  await using shop = await openShop();
  const skus = Array.from({ length: 60 }, (_, at) => `S${at}`);
  const words = ['blue', 'ring', 'lamp', 'moss', 'kite', 'fern', 'opal', 'dusk'];
  const returnsOf = (of: readonly string[]) =>
    [
      'return_id,order_id,sku,quantity,requested_date,reason_text',
      ...of.map((sku, at) => `R${sku},#${sku},${sku},1,2026-01-21,hmm ${words[at % 8]} ${words[(at >> 3) % 8]} ${sku}`),
    ].join('\n');
  const buildInDoubt = async () => {
    await classifyNotes(shop.engine);
    await shop.engine.write((session) => session.execute('UPDATE readings SET confidence = 5e-1'));
    await buildMarts(shop.engine);
  };
  await shop.drop('orders.csv', ordered(...skus));
  await shop.drop('returns.csv', returnsOf(skus.filter((_, at) => at % 15 !== 0)));
  await buildInDoubt();
  await shop.drop('later.csv', returnsOf(skus.filter((_, at) => at % 15 === 0)));
  await buildInDoubt();
  const [stage] = rowsOf<{ version: string }>(
    await shop.engine.query("SELECT version FROM stages WHERE stage = 'refreshed_orders'"),
  );
  expect(Number(stage!.version), 'refreshed, not built whole').toBeGreaterThan(0);
  const server = await serveEngine(shop.engine);
  const questions = ['/reasons/queue?limit=50', '/reasons/quotes?limit=25&offset=10', '/reasons/unexplained'];
  const answers = async () => Promise.all(questions.map((path) => server.rows<Record<string, unknown>>(path)));
  const refreshed = await answers();
  for (const [at, key] of (['at_stake_minor', 'requested_date'] as const).entries())
    expect(new Set(refreshed[at]!.map((row) => row[key])).size, `${key} tells few apart`).toBeLessThan(5);
  await buildWhole(shop);
  server.answers.forget();
  expect(await answers()).toEqual(refreshed);
  const all = await server.rows('/reasons/quotes?limit=60');
  expect(all).toHaveLength(60);
  expect(all.slice(10, 35), 'a page is a part of the whole').toEqual(refreshed[1]);
  await server.close();
});
