import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { files, openShop } from './shop.ts';

const all = readdirSync(files).sort();

test('loading every file again changes nothing', async () => {
  await using shop = await openShop();
  const first = await shop.load(...all);
  const tables = ['order_lines', 'return_lines', 'shipments', 'products', 'order_refunds', 'set_aside'];
  const content = () =>
    Promise.all(tables.map((table) => shop.rows(`SELECT CAST(t AS VARCHAR) AS row FROM ${table} t ORDER BY 1`)));
  const before = await content();
  const second = await shop.load(...all);
  expect(await content()).toEqual(before);
  for (const [index, report] of second.files.entries()) {
    expect([report.file, report.rows_loaded]).toEqual([report.file, 0]);
    const { rows_loaded, rows_unchanged, rows_set_aside, ...before } = first.files[index]!;
    expect([report.rows_set_aside, report.rows_unchanged]).toEqual([0, rows_loaded + rows_unchanged + rows_set_aside]);
    const { load_id: _load, rows_loaded: _loaded, rows_unchanged: _unchanged, ...told } = report;
    const { warnings: _warnings, rows_set_aside: _aside, ...same } = told;
    expect(before).toMatchObject(same);
  }
}, 120_000);

const heading = 'order_id,order_line_id,order_date,sku,quantity,unit_price,currency\n';

test('an overlapping period counts once, and a corrected row replaces the earlier one', async () => {
  await using shop = await openShop();
  await shop.drop('january.csv', `${heading}1,1a,2025-01-01,A,1,5,EUR\n2,2a,2025-01-31,A,1,5,EUR\n`);
  const {
    files: [later],
  } = await shop.drop(
    'february.csv',
    `${heading}2,2a,2025-01-31,A,1,5,EUR\n3,3a,2025-02-01,A,2,5,EUR\n1,1a,2025-01-01,A,1,4.50,EUR\n`,
  );
  expect(later).toMatchObject({ rows_read: 3, rows_loaded: 2, rows_unchanged: 1, orders: 3, units_ordered: 4 });
  expect(
    await shop.rows('SELECT order_id, unit_price_minor AS price, load_id FROM order_lines ORDER BY order_id'),
  ).toEqual([
    { order_id: '1', price: 450, load_id: 2 },
    { order_id: '2', price: 500, load_id: 1 },
    { order_id: '3', price: 500, load_id: 2 },
  ]);
});

test('equal rows without an id are separate units, in whatever order they come again', async () => {
  await using shop = await openShop();
  const rows = ['1,2025-01-01,A,1,5', '1,2025-01-01,A,1,5', '1,2025-01-01,A,2,5', '1,2025-01-01,B,1,5'];
  const file = (lines: string[]) => `order_id,order_date,sku,quantity,unit_price\n${lines.join('\n')}\n`;
  await shop.drop('orders.csv', file(rows));
  const { totals } = await shop.drop('shuffled.csv', file(rows.toReversed()));
  expect(totals).toMatchObject({ rows_loaded: 0, rows_unchanged: 4, units_ordered: 5 });
});

test.each(['amazon-all-orders.txt', 'uci-online-retail.csv', 'shopify-orders.csv', 'plain-returns.csv'])(
  'two downloads of %s pasted into one file count once',
  async (name) => {
    await using shop = await openShop();
    const once = (await shop.load(name)).totals;
    await using pasted = await openShop();
    const text = readFileSync(join(files, name));
    const { totals } = await pasted.drop(name, Buffer.concat([text, text]));
    expect(totals).toMatchObject({ rows_loaded: once.rows_loaded, rows_unchanged: once.rows_loaded });
    expect(totals).toMatchObject({ units_ordered: once.units_ordered, refund_minor: once.refund_minor });
    const amount =
      'SELECT CAST(sum(line_total_minor) AS BIGINT) AS total, CAST(sum(shipping_paid_minor) AS BIGINT) AS shipping FROM order_lines';
    expect(await pasted.rows(amount)).toEqual(await shop.rows(amount));
  },
);

test('each load counts as one change of the tables, and none when nothing changed', async () => {
  await using shop = await openShop();
  const version = () => shop.rows(`SELECT version FROM stages WHERE stage = 'tables'`);
  await shop.load('plain-orders.csv');
  const first = await version();
  await shop.load('plain-orders.csv');
  expect(await version()).toEqual(first);
  await shop.load('plain-returns.csv');
  expect(await version()).not.toEqual(first);
});

test('orders are loaded before the returns that belong to them', async () => {
  await using shop = await openShop();
  const { files: reports } = await shop.load('plain-returns.csv', 'plain-orders.csv');
  expect(reports.map(({ kind }) => kind)).toEqual(['orders', 'returns']);
});

test.each([
  ['an empty file', ''],
  ['a photo', Uint8Array.from({ length: 4096 }, (_, index) => (index * 2654435761) >>> 13)],
  ['a letter', 'Dear shop,\nplease take it back.\nYours\n'],
  ['a table of something else', 'name,colour\nrose,red\n'],
  ['a line of columns without end', `${'a,'.repeat(100_000)}\n`],
  ['a line of columns that may each hold many rows', `${'Product info,'.repeat(19_000)}\n`],
])('%s is refused and leaves no trace', async (_what, content) => {
  await using shop = await openShop();
  const report = await shop.drop('file', content);
  expect(report.files).toEqual([]);
  expect(report.refused).toMatchObject([{ file: 'file', problem: { text: expect.stringMatching(/\w/) } }]);
  expect(await shop.rows('SELECT * FROM loads')).toEqual([]);
});
