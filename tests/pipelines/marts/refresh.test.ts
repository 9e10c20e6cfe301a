import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { classifyNotes } from '../../../pipelines/classify/stage.ts';
import { undoLoad } from '../../../pipelines/ingest/undo.ts';
import { buildMarts } from '../../../pipelines/marts/build.ts';
import { correctNote, undoCorrection } from '../../../pipelines/marts/corrections.ts';
import type { Engine } from '../../../pipelines/warehouse/engine.ts';
import { openShop, type Shop } from '../ingest/shop.ts';
import { allMarts, buildWhole, expectSame } from './all-marts.ts';

const maybe = <T>(values: fc.Arbitrary<T>, freq = 3) => fc.option(values, { nil: '', freq });
const day = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((days) => new Date(Date.UTC(2025, 9, 1 + days)).toISOString().slice(0, 10));
const order = fc.integer({ min: 1, max: 9 }).map((number) => `O${number}`);
const spelled = fc.tuple(fc.constantFrom('', '', '#'), order).map((parts) => parts.join(''));
const sku = fc.constantFrom('DRESS-S', 'DRESS-M', 'DRESS-L', 'LAMP', 'SHOE-40', 'SHOE-41');
const carrier = fc.constantFrom('Swift', 'Turtle', '');

type Cells = Readonly<Record<string, fc.Arbitrary<string | number>>>;

const orderLine: Cells = {
  order_id: spelled,
  order_line_id: fc.constantFrom('a', 'b', 'c'),
  order_date: day(0, 90),
  customer_id: fc.constantFrom('ann', 'bob', ''),
  sku,
  style_id: maybe(fc.constantFrom('DRESS', 'SHOE'), 2),
  category: fc.constantFrom('dresses', 'shoes', ''),
  size: fc.constantFrom('S', 'M', 'L', '40', '41', ''),
  supplier: fc.constantFrom('Nord', ''),
  quantity: fc.integer({ min: 1, max: 3 }),
  unit_price: fc.constantFrom('9.90', '40', ''),
  list_price: fc.constantFrom('40', ''),
  currency: fc.constantFrom('EUR', 'EUR', 'GBP'),
  carrier,
  shipped_date: maybe(day(3, 93)),
  delivered_date: maybe(day(5, 130)),
  line_status: fc.constantFrom('delivered', 'delivered', 'cancelled', 'lost', ''),
  country: fc.constantFrom('DE', 'FR'),
};
const returnLine: Cells = {
  return_id: fc.constantFrom('R1', 'R2', 'R3', 'R4', ''),
  order_id: maybe(spelled, 5),
  order_line_id: maybe(fc.constantFrom('a', 'b'), 1),
  sku: maybe(sku, 4),
  quantity: fc.integer({ min: 0, max: 2 }),
  requested_date: maybe(day(10, 150), 5),
  reason_code: fc.constantFrom('SIZE', ''),
  reason_text: fc.constantFrom('too small', 'arrived broken, the box was crushed', 'clearly worn, stains', ''),
  resolution: fc.constantFrom('refund', 'exchange', 'goodwill'),
  exchange_sku: maybe(sku, 1),
  refund_amount: fc.constantFrom('9.90', '25.01', ''),
  currency: fc.constantFrom('EUR', ''),
  label_cost: fc.constantFrom('4.21', ''),
  paid_by: fc.constantFrom('merchant', 'customer', ''),
  condition_grade: fc.constantFrom('A', 'C', ''),
};
const shipment: Cells = {
  order_id: spelled,
  sku: maybe(sku, 1),
  warehouse: fc.constantFrom('North', 'South'),
  carrier,
  packaging: fc.constantFrom('box', 'bag'),
  outbound_shipping_cost: fc.constantFrom('4.90', ''),
  currency: fc.constant('EUR'),
  shipped_date: maybe(day(3, 93)),
  delivered_date: maybe(day(5, 130)),
  line_status: fc.constantFrom('delivered', 'cancelled', ''),
};
const product: Cells = {
  sku,
  product_name: fc.constantFrom('A', 'B'),
  style_id: fc.constantFrom('DRESS', 'SHOE', ''),
  category: fc.constantFrom('dresses', 'shoes', ''),
  size: fc.constantFrom('S', 'M', 'L', '41', ''),
  supplier: fc.constantFrom('Nord', 'Sud'),
  unit_cost: fc.constantFrom('3.50', ''),
  list_price: fc.constantFrom('50', ''),
  currency: fc.constant('EUR'),
  image_url: fc.constantFrom('https://a.example/1.jpg', 'https://a.example/2.jpg', ''),
};

/** A file of some rows. */
const file = (cells: Cells, most: number) =>
  fc
    .array(fc.record(cells), { minLength: 1, maxLength: most })
    .map((rows) =>
      [Object.keys(cells), ...rows.map((row) => Object.values(row))].map((row) => `${row.join(',')}\n`).join(''),
    );

type Change = (shop: Shop) => Promise<unknown>;

async function anyOf(shop: Shop, sql: string, number: number): Promise<Record<string, unknown> | undefined> {
  const rows = await shop.rows(sql);
  return rows[number % rows.length];
}

const change = fc.oneof(
  ...[
    { cells: orderLine, most: 12, weight: 4 },
    { cells: returnLine, most: 8, weight: 4 },
    { cells: shipment, most: 4, weight: 1 },
    { cells: product, most: 3, weight: 1 },
  ].map(({ cells, most, weight }) => ({
    weight,
    arbitrary: file(cells, most).map((text) => ({
      told: text,
      run: (async (shop) => shop.drop('file.csv', text)) as Change,
    })),
  })),
  {
    weight: 2,
    arbitrary: fc.nat().map((number) => ({
      told: `undo ${number}`,
      run: (async (shop) => {
        const load = await anyOf(shop, 'SELECT load_id FROM loads ORDER BY load_id', number);
        if (load) await undoLoad(shop.engine, Number(load.load_id));
      }) as Change,
    })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.nat(), fc.constantFrom('hygiene', 'box_and_item', 'not_to_taste'))
      .map(([number, reason]) => ({
        told: `correct ${number} ${reason}`,
        run: (async (shop) => {
          const note = await anyOf(
            shop,
            `SELECT DISTINCT note_key FROM return_lines JOIN readings USING (note_key) WHERE trim(reason_text) <> '' ORDER BY 1`,
            number,
          );
          if (note) await correctNote(shop.engine, { noteKey: String(note.note_key), reasons: [reason], by: 'Ana' });
        }) as Change,
      })),
  },
  {
    weight: 1,
    arbitrary: fc.nat().map((number) => ({
      told: `take back ${number}`,
      run: (async (shop) => {
        const said = await anyOf(shop, 'SELECT correction_id FROM corrections_in_force ORDER BY 1', number);
        if (said) await undoCorrection(shop.engine, Number(said.correction_id), 'Ana');
      }) as Change,
    })),
  },
);

/** Brings the marts up to the tables; gives whether a refresh was enough. */
async function refresh({ engine }: Shop): Promise<boolean> {
  let begun = 0;
  await classifyNotes(engine);
  await buildMarts(engine, ({ done }) => {
    if (done === 0) begun++;
  });
  return begun === 1;
}

test('marts refreshed after any changes are those that are built whole', async () => {
  let refreshed = 0;
  await fc.assert(
    fc.asyncProperty(
      file(orderLine, 30),
      file(returnLine, 15),
      fc.array(fc.record({ change, isBuilt: fc.boolean() }), { minLength: 1, maxLength: 7 }),
      async (orders, returns, changes) => {
        await using shop = await openShop();
        await using twin = await openShop();
        for (const one of [shop, twin]) {
          await one.drop('orders.csv', orders);
          await one.drop('returns.csv', returns);
          await refresh(one);
        }
        for (const [index, { change, isBuilt }] of changes.entries()) {
          for (const one of [shop, twin]) await change.run(one);
          if (!isBuilt && index < changes.length - 1) continue;
          if (await refresh(shop)) refreshed++;
          await classifyNotes(twin.engine);
          await buildWhole(twin.engine);
          expectSame(await allMarts(shop.engine), await allMarts(twin.engine));
        }
      },
    ),
    { numRuns: 6 },
  );
  expect(refreshed).toBeGreaterThan(0);
}, 600_000);

/** Holds that a refresh is enough, and gives what a whole build gives. */
async function expectRefreshed(shop: Shop): Promise<void> {
  expect(await refresh(shop)).toBe(true);
  const found = await allMarts(shop.engine);
  await buildWhole(shop.engine);
  expectSame(found, await allMarts(shop.engine));
}

const linesHead = 'order_id,order_date,sku,quantity,unit_price,currency,delivered_date\n';
const returnsHead = 'return_id,order_id,sku,quantity,requested_date,reason_text\n';

test('where a line leaves a return of two orders, the label of what stays is counted anew', async () => {
  await using shop = await openShop();
  await shop.drop(
    'orders.csv',
    `${linesHead}A,2026-01-05,MUG,1,10,EUR,2026-01-08\nB,2026-01-05,CUP,1,10,EUR,2026-01-08\n`,
  );
  await shop.drop('returns.csv', `${returnsHead}R1,B,CUP,1,2026-01-15,too big\n`);
  await refresh(shop);
  const labels = () => shop.rows('SELECT order_id, label_missing FROM fct_returned ORDER BY order_id');
  const alone = await labels();
  await shop.drop('returns.csv', `${returnsHead}R1,A,MUG,1,2026-01-15,too small\n`);
  await expectRefreshed(shop);
  const together = await labels();
  expect(together).not.toContainEqual(alone[0]);
  const [load] = await shop.rows<{ load_id: number }>('SELECT max(load_id) AS load_id FROM loads');
  await undoLoad(shop.engine, load!.load_id);
  await expectRefreshed(shop);
  expect(await labels()).toEqual(alone);
});

test('orders whose names differ by a leading # are one, and are refreshed as one', async () => {
  await using shop = await openShop();
  const lines = ['77', '#77', '##77'].map((name, index) => `${name},2026-01-0${index + 5},MUG,1,10,EUR,2026-01-09\n`);
  await shop.drop('orders.csv', `${linesHead}${lines.join('')}`);
  await shop.drop('returns.csv', `${returnsHead}R8,#77,MUG,1,2026-01-21,too big\n`);
  await refresh(shop);
  await shop.drop('returns.csv', `${returnsHead}R7,##77,MUG,1,2026-01-22,too small\n`);
  await expectRefreshed(shop);
});

test('a whole build is due where a quarter of all orders was refreshed since the last', async () => {
  await using shop = await openShop();
  const { engine } = shop;
  const lines = Array.from({ length: 41_000 }, (_, id) => `${id},2026-01-05,MUG,1,10,EUR,2026-01-08\n`);
  await shop.drop('orders.csv', linesHead + lines.join(''));
  await refresh(shop);
  const refreshed = async () => (await shop.rows("SELECT version FROM stages WHERE stage = 'refreshed_orders'"))[0];
  const addOrder = (name: string) =>
    shop.drop('orders.csv', `${linesHead}${name},2026-01-06,MUG,1,10,EUR,2026-01-09\n`);
  const known = (orders: number) =>
    engine.write((session) =>
      session.execute(`UPDATE stages SET version = '${orders}' WHERE stage = 'refreshed_orders'`),
    );
  expect(await refreshed()).toEqual({ version: '0' });
  await addOrder('A');
  expect(await refresh(shop)).toBe(true);
  expect(await refreshed()).toEqual({ version: '1' });
  await known(10_240);
  await addOrder('B');
  expect(await refresh(shop)).toBe(true);
  expect(await refreshed()).toEqual({ version: '10241' });
  await known(10_250);
  await addOrder('C');
  expect(await refresh(shop)).toBe(false);
  expect(await refreshed()).toEqual({ version: '0' });
});

test('an engine that is not DuckDB builds whole', async () => {
  await using shop = await openShop();
  await shop.drop('orders.csv', `${linesHead}A,2026-01-05,MUG,1,10,EUR,2026-01-08\n`);
  await refresh(shop);
  await shop.drop('orders.csv', `${linesHead}B,2026-01-05,MUG,1,10,EUR,2026-01-08\n`);
  await classifyNotes(shop.engine);
  const other: Engine = {
    dialect: 'trino',
    query: (...args) => shop.engine.query(...args),
    write: (...args) => shop.engine.write(...args),
    close: () => shop.engine.close(),
  };
  await buildMarts(other);
  expect(await shop.rows("SELECT version FROM stages WHERE stage = 'refreshed_orders'")).toEqual([{ version: '0' }]);
});

const sample = join(import.meta.dirname, '../../../sample-data/shop');
const comma = `delim = ',', quote = '"'`;
const tab = `delim = '\t', quote = ''`;
/** The exports of the sample shop that grow, and the day of a row. */
const growing = [
  { name: 'shopify_orders.csv', style: comma, day: 'max("Created at") OVER (PARTITION BY "Name")' },
  { name: 'shipments.csv', style: comma, day: 'shipped_date' },
  { name: 'amazon_all_orders.txt', style: tab, day: '"purchase-date"' },
  { name: 'returns.csv', style: comma, day: 'requested_date' },
  { name: 'amazon_fba_customer_returns.txt', style: tab, day: '"return-date"' },
] as const;
/** Each export has the rows of the sample shop from one of these months up to the next, the last all that are left. */
const months = ['2026-02', '2026-08', '2026-09', '2026-10'];

/** Writes the sample shop's exports as they came; gives the files of each of the months. */
async function writeMonths(folder: string): Promise<string[][]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const files: string[][] = [];
  for (const [index, from] of months.entries()) {
    const to = months[index + 1] ?? '9999';
    files.push(index === 0 ? [join(sample, 'products.csv.gz')] : []);
    for (const { name, style, day } of growing) {
      const path = join(folder, `${index} ${name}`);
      const rows = `SELECT * EXCLUDE (_day) FROM (
          SELECT *, coalesce(${day}, '') AS _day FROM read_csv('${join(sample, name)}.gz', all_varchar = true, ${style}))
        WHERE _day >= '${from}' AND _day < '${to}'`;
      const { rowsChanged } = await connection.run(
        `COPY (${rows}) TO '${path}' (HEADER, ${style.replaceAll(' =', '')})`,
      );
      if (rowsChanged > 0) files.at(-1)!.push(path);
    }
  }
  connection.closeSync();
  instance.closeSync();
  return files;
}

test('the sample shop, loaded month by month and undone, is the one built at once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'returnscope-months-'));
  try {
    const loads = await writeMonths(folder);
    await using shop = await openShop(folder, sample);
    const areRefreshed: boolean[] = [];
    for (const files of loads) {
      await shop.load(...files);
      areRefreshed.push(await refresh(shop));
    }
    const found = await allMarts(shop.engine);
    await buildWhole(shop.engine);
    expectSame(found, await allMarts(shop.engine));
    expect(areRefreshed).toEqual(loads.map(() => true));
    const latest = await shop.rows<{ load_id: number }>('SELECT load_id FROM loads ORDER BY 1 DESC');
    for (const { load_id } of latest.slice(0, loads.slice(-2).flat().length)) await undoLoad(shop.engine, load_id);
    await expectRefreshed(shop);
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 600_000);
