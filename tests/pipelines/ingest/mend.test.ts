import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type MendedRow, mendRows } from '../../../pipelines/ingest/mend.ts';
import { undoLoad } from '../../../pipelines/ingest/undo.ts';
import { openShop, type Shop } from './shop.ts';

const spool = mkdtempSync(join(tmpdir(), 'returnscope-mend-'));
afterAll(() => rmSync(spool, { recursive: true }));

const mend = (shop: Shop, load: number, ...rows: MendedRow[]) =>
  mendRows(shop.engine, load, rows, { spool, customerSalt: 'salt' });
const lines = (shop: Shop) =>
  shop.rows(`SELECT order_id, line_ref, quantity, CAST(order_date AS VARCHAR) AS day, line_total_minor AS total, load_id
    FROM order_lines ORDER BY order_id, line_ref`);

const plain = `order_id,order_date,sku,quantity,unit_price
1,13/01/2025,A,1,5
1,13/01/2025,A,two,5
2,05/06/2025,B,,5
`;

describe('a mended row', () => {
  test('is loaded beside its file, as its file is written, and its line is no longer to mend', async () => {
    await using shop = await openShop(spool);
    await shop.drop('orders.csv', plain);
    const report = await mend(shop, 1, { line: 4, cells: { quantity: '1' } }, { line: 3, cells: { quantity: '2' } });
    expect(report.files).toMatchObject([
      { file: 'orders.csv (mended)', load_id: 2, rows_read: 2, rows_loaded: 2, rows_set_aside: 0 },
    ]);
    expect(await lines(shop)).toEqual([
      { order_id: '1', line_ref: 'A', quantity: 1, day: '2025-01-13', total: 500, load_id: 1 },
      { order_id: '1', line_ref: 'A#2', quantity: 2, day: '2025-01-13', total: 1000, load_id: 2 },
      { order_id: '2', line_ref: 'B', quantity: 1, day: '2025-06-05', total: 500, load_id: 2 },
    ]);
    expect(await shop.rows('SELECT line, mended_by FROM set_aside ORDER BY line')).toEqual([
      { line: 3, mended_by: 2 },
      { line: 4, mended_by: 2 },
    ]);
    expect(readdirSync(spool)).toEqual([]);
    await expect(mend(shop, 1, { line: 3, cells: { quantity: '2' } })).rejects.toMatchObject({ status: 404 });
  });

  test('counts once when the file comes again, corrected', async () => {
    await using shop = await openShop(spool);
    await shop.drop('orders.csv', plain);
    await mend(shop, 1, { line: 3, cells: { quantity: '2' } }, { line: 4, cells: { quantity: '1' } });
    await shop.drop('corrected.csv', plain.replace('two', '2').replace('B,,5', 'B,1,5'));
    expect(await shop.rows('SELECT CAST(sum(quantity) AS BIGINT) AS units FROM order_lines')).toEqual([{ units: 4 }]);
  });

  test('stays mended when the file comes again as it was, and what the new one adds is mended beside it', async () => {
    await using shop = await openShop(spool);
    await shop.drop('orders.csv', plain);
    await mend(shop, 1, { line: 3, cells: { quantity: '2' } });
    const { files } = await shop.drop('next week.csv', `${plain}1,13/01/2025,A,three,5\n2,05/06/2025,B,,5\n`);
    expect(files).toMatchObject([
      {
        load_id: 3,
        rows_read: 5,
        rows_loaded: 0,
        rows_unchanged: 3,
        rows_set_aside: 2,
        warnings: [{ code: 'no_currency' }, { code: 'aside_already', values: { rows: 2 } }],
      },
    ]);
    expect(await shop.rows('SELECT load_id, line, mended_by FROM set_aside ORDER BY load_id, line')).toEqual([
      { load_id: 1, line: 3, mended_by: 2 },
      { load_id: 1, line: 4, mended_by: null },
      { load_id: 3, line: 5, mended_by: null },
      { load_id: 3, line: 6, mended_by: null },
    ]);
    await mend(shop, 3, { line: 5, cells: { quantity: '3' } }, { line: 6, cells: { quantity: '1' } });
    await mend(shop, 1, { line: 4, cells: { quantity: '1' } });
    expect((await lines(shop)).map(({ line_ref, quantity }) => [line_ref, quantity])).toEqual([
      ['A', 1],
      ['A#2', 2],
      ['A#3', 3],
      ['B', 1],
      ['B#2', 1],
    ]);
    await undoLoad(shop.engine, 1);
    expect(await shop.rows('SELECT load_id, line, mended_by FROM set_aside ORDER BY load_id, line')).toEqual([
      { load_id: 3, line: 3, mended_by: 2 },
      { load_id: 3, line: 4, mended_by: 5 },
      { load_id: 3, line: 5, mended_by: 4 },
      { load_id: 3, line: 6, mended_by: 4 },
    ]);
  });

  test('can be undone, and is to mend again', async () => {
    await using shop = await openShop(spool);
    await shop.drop('orders.csv', plain);
    const before = await lines(shop);
    await mend(shop, 1, { line: 3, cells: { quantity: '2' } });
    await undoLoad(shop.engine, 2);
    expect(await lines(shop)).toEqual(before);
    expect((await mend(shop, 1, { line: 3, cells: { quantity: '2' } })).totals.rows_loaded).toBe(1);
  });

  test('that still cannot be read is set aside again, by its own load', async () => {
    await using shop = await openShop(spool);
    await shop.drop('orders.csv', plain);
    const { totals } = await mend(shop, 1, { line: 3, cells: { quantity: 'some' } });
    expect(totals).toMatchObject({ rows_loaded: 0, rows_set_aside: 1 });
    const aside = await shop.rows('SELECT load_id, value FROM set_aside WHERE mended_by IS NULL ORDER BY load_id');
    expect(aside).toEqual([
      { load_id: 1, value: null },
      { load_id: 2, value: 'some' },
    ]);
  });

  test('keeps its customer, of whom no cell is kept', async () => {
    await using shop = await openShop(spool);
    const whole = `order_id,customer_id,order_date,sku,quantity
1,Ann,2025-01-01,A,1
2,Ann,2025-01-02,B,1
`;
    await shop.drop('orders.csv', whole.replace('B,1', 'B,one'));
    expect(JSON.stringify(await shop.rows('SELECT * FROM set_aside'))).not.toContain('Ann');
    await mend(shop, 1, { line: 3, cells: { quantity: '1', customer_id: '…' } });
    expect(
      await shop.rows(
        'SELECT count(*) AS n, count(DISTINCT customer_key) AS people FROM order_lines WHERE customer_key IS NOT NULL',
      ),
    ).toEqual([{ n: 2, people: 1 }]);
    const again = await shop.drop('corrected.csv', whole);
    expect(again.totals).toMatchObject({ rows_loaded: 0, rows_unchanged: 2 });
  });

  test('of an order that is known takes neither its place nor its postage nor its discount again', async () => {
    await using shop = await openShop(spool);
    const heading =
      'Name,Email,Financial Status,Currency,Subtotal,Shipping,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Lineitem discount,Refunded Amount,Fulfillment Status';
    await shop.drop(
      'shopify.csv',
      `${heading}\n#1,a@b.c,paid,EUR,30,5,0,2025-01-01 10:00:00 +0100,1,Shirt,10,A,0,0,fulfilled\n#1,a@b.c,,,,,,2025-01-01 10:00:00 +0100,one,Hat,20,B,0,,\n`,
    );
    const before = await lines(shop);
    expect(before).toMatchObject([{ order_id: '#1', line_ref: '1' }]);
    const report = await mend(shop, 1, { line: 3, cells: { 'Lineitem quantity': '1' } });
    expect(report.files).toMatchObject([{ format: 'shopify-orders', rows_loaded: 1 }]);
    expect(await lines(shop)).toEqual([
      ...before,
      { order_id: '#1', line_ref: '2', quantity: 1, day: '2025-01-01', total: 2000, load_id: 2 },
    ]);
    expect(await shop.rows('SELECT CAST(sum(shipping_paid_minor) AS BIGINT) AS postage FROM order_lines')).toEqual([
      { postage: 500 },
    ]);
  });
});

test('all that is wrong with a row is told at once', async () => {
  await using shop = await openShop(spool);
  await shop.drop('orders.csv', `${plain}3,soon,C,many,x\n`);
  expect(await shop.rows('SELECT line, column_name, problem, also_wrong FROM set_aside ORDER BY line')).toEqual([
    { line: 3, column_name: 'quantity', problem: 'not a whole number', also_wrong: null },
    { line: 4, column_name: 'quantity', problem: 'missing', also_wrong: null },
    {
      line: 5,
      column_name: 'order_date',
      problem: 'not a date',
      also_wrong: '{"quantity":"not a whole number","unit_price":"not an amount"}',
    },
  ]);
  const cells = { order_date: '07/06/2025', quantity: '1', unit_price: '5' };
  expect((await mend(shop, 1, { line: 5, cells })).totals).toMatchObject({ rows_loaded: 1, rows_set_aside: 0 });
});

test('rows that are not there, and cells the file does not have, are told', async () => {
  await using shop = await openShop(spool);
  await shop.drop('orders.csv', plain);
  await expect(mend(shop, 7, { line: 3, cells: {} })).rejects.toMatchObject({ status: 404 });
  await expect(mend(shop, 1, { line: 2, cells: {} })).rejects.toMatchObject({ status: 404 });
  await expect(mend(shop, 1, { line: 3, cells: { units: '2' } })).rejects.toMatchObject({ status: 400 });
});
