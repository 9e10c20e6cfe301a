import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { notice } from '../../../pipelines/domain/notices.ts';
import { ingest } from '../../../pipelines/ingest/ingest.ts';
import { openShop, type Shop } from './shop.ts';

/** Loads files of these contents together. */
function dropTogether(shop: Shop, texts: Readonly<Record<string, string>>) {
  const sources = Object.entries(texts).map(([name, text]) => {
    const path = join(shop.spool, name);
    writeFileSync(path, text);
    return { path, name };
  });
  return ingest(shop.engine, sources, { spool: shop.spool, customerSalt: 'salt' });
}

const orders = `Order Number;Order Date;Customer Email;Currency
1001;31.03.2025;ana@example.org;EUR
1002;01.04.2025;bob@example.org;RON
1003;02.04.2025;eve@example.org;EUR
`;
const items = `Order Number,SKU,Quantity,Unit Price
1001,00123,2,10.00
1001,12E5,1,5.50
1002,00123,1,49.90
1009,00123,1,10.00
1001,X,1,5.00,and more
`;

test('orders and their items are read as one table, and neither loses a row', async () => {
  await using shop = await openShop();
  const { files, refused } = await dropTogether(shop, { 'orders.csv': orders, 'items.csv': items });
  expect(refused).toEqual([]);
  expect(files).toMatchObject([
    { file: 'items.csv + orders.csv', format: 'generic-orders', rows_read: 6, rows_loaded: 3, rows_set_aside: 3 },
  ]);
  expect(files[0]!.warnings).toContainEqual(notice('joined_tables', { heading: 'Order Number' }));
  expect(
    await shop.rows(`SELECT order_id, CAST(order_date AS VARCHAR) AS day, sku, line_total_minor AS total, currency,
      customer_key IS NOT NULL AS known FROM order_lines ORDER BY order_id, sku`),
  ).toEqual([
    { order_id: '1001', day: '2025-03-31', sku: '00123', total: 2000, currency: 'EUR', known: true },
    { order_id: '1001', day: '2025-03-31', sku: '12E5', total: 550, currency: 'EUR', known: true },
    { order_id: '1002', day: '2025-04-01', sku: '00123', total: 4990, currency: 'RON', known: true },
  ]);
  // An order without items, an item without its order, and a row that does not fit its headings.
  expect(await shop.rows('SELECT column_name, problem FROM set_aside ORDER BY 1, 2')).toEqual([
    { column_name: 'Order Date', problem: 'missing' },
    { column_name: 'Order Number', problem: 'missing' },
    { column_name: 'SKU', problem: 'missing' },
  ]);
  expect(readdirSync(shop.spool).sort()).toEqual(['items.csv', 'orders.csv']);
  const again = await dropTogether(shop, { 'items.csv': items, 'orders.csv': orders });
  expect(again.totals).toMatchObject({ rows_loaded: 0, rows_unchanged: 6, rows_set_aside: 0 });
});

test('orders that tell when they were shipped count as shipments too, and products join by their number', async () => {
  await using shop = await openShop();
  const { files, refused } = await dropTogether(shop, {
    'o.csv':
      'order_id,customer_id,order_purchase_timestamp,order_delivered_carrier_date,order_delivered_customer_date\nA,c,2025-03-01 10:00:00,2025-03-02 09:00:00,2025-03-05 12:00:00\n',
    'i.csv': 'order_id,order_item_id,product_id,price,freight_value\nA,1,P,19.90,4.00\nA,2,P,19.90,4.00\n',
    'p.csv': 'product_id,product_category_name\nP,cups\n',
  });
  expect(refused).toEqual([]);
  expect(files.map(({ file, kind, rows_loaded }) => [file, kind, rows_loaded])).toEqual([
    ['i.csv + o.csv', 'orders', 2],
    ['p.csv', 'products', 1],
    ['o.csv', 'shipments', 1],
  ]);
  expect(
    await shop.rows(`SELECT line_ref, CAST(delivered_date AS VARCHAR) AS delivered FROM order_lines ORDER BY 1`),
  ).toEqual([
    { line_ref: '1', delivered: '2025-03-05' },
    { line_ref: '2', delivered: '2025-03-05' },
  ]);
});

test('PrestaShop’s returns and what they hold are read as one table', async () => {
  await using shop = await openShop();
  const { files, refused } = await dropTogether(shop, {
    'order_return.csv':
      'id_order_return;id_customer;id_order;state;question;date_add\n7;1;12;3;Trop petit;2025-04-02 10:00:00\n',
    'order_return_detail.csv':
      'id_order_return;id_order_detail;id_customization;product_quantity\n7;31;0;2\n7;32;0;1\n',
  });
  expect(refused).toEqual([]);
  expect(files).toMatchObject([{ format: 'prestashop-returns', rows_loaded: 2, returns: 1, units_returned: 3 }]);
  expect(await shop.rows('SELECT order_id, order_line_id, quantity FROM return_lines ORDER BY 2')).toEqual([
    { order_id: '12', order_line_id: '31', quantity: 2 },
    { order_id: '12', order_line_id: '32', quantity: 1 },
  ]);
});

test('what is no part of a table is not joined: orders count once, and the rest is asked about', async () => {
  await using shop = await openShop();
  const { files, refused } = await dropTogether(shop, {
    'orders.csv': 'Order Number,Order Date,SKU,Quantity\n1,2025-01-01,A,1\n',
    'payments.csv': 'Order Number,Instalment,Worth\n1,1,10.00\n1,2,10.00\n',
    'stock.csv': 'SKU,Shelf\nA,7\n',
  });
  expect(files).toMatchObject([{ file: 'orders.csv', rows_loaded: 1 }]);
  expect(refused.map(({ file, mapping }) => [file, mapping !== null])).toEqual([
    ['payments.csv', true],
    ['stock.csv', true],
  ]);
});

test('a table of items alone is asked about', async () => {
  await using shop = await openShop();
  const { files, refused } = await dropTogether(shop, { 'items.csv': items });
  expect(files).toEqual([]);
  expect(refused[0]?.mapping?.missing).toEqual(['order_date']);
});

test('items are not joined to a table that has an order twice', async () => {
  await using shop = await openShop();
  const twice = `${orders}1001;05.04.2025;ana@example.org;EUR\n`;
  const { files, refused } = await dropTogether(shop, { 'orders.csv': twice, 'items.csv': items });
  expect(files).toEqual([]);
  expect(refused).toHaveLength(2);
});

test('lines that a list of returned orders does not name, or says nothing of, are no returns', async () => {
  await using shop = await openShop();
  const lines = 'Order Number,SKU,Quantity\n1001,A,2\n1002,A,1\n1003,B,1\n';
  const { files, refused } = await dropTogether(shop, {
    'lines.csv': lines,
    'returned.csv': 'Order Number,Returned,Return date\n1001,Yes,2025-04-01\n1002,,2025-04-02\n',
  });
  expect(refused).toEqual([]);
  expect(files).toMatchObject([{ rows_read: 3, rows_loaded: 1, furniture: { not_returned: 2 }, units_returned: 2 }]);
});
