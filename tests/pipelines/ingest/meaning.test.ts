import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ingest } from '../../../pipelines/ingest/ingest.ts';
import { files, openShop, type Shop } from './shop.ts';

async function sums(shop: Shop, table: string, column: string, by: string): Promise<Record<string, number>> {
  const rows = await shop.rows<{ by: string; sum: number }>(
    `SELECT ${by} AS "by", CAST(sum(${column}) AS BIGINT) AS sum FROM ${table} WHERE ${column} IS NOT NULL GROUP BY 1 ORDER BY 1`,
  );
  return Object.fromEntries(rows.map((row) => [row.by, row.sum]));
}

test('a line’s total is its total, and a unit’s price counts for each unit', async () => {
  await using shop = await openShop();
  const heading = 'Order Number,Order Date,SKU,Quantity';
  await shop.drop('totals', `${heading},Line Total\nT,2025-01-01,A,3,10.00\n`);
  await shop.drop('prices', `${heading},Unit Price\nP,2025-01-01,A,3,10.00\n`);
  await shop.drop('both', `${heading},Unit Price,Line Total\nB,2025-01-01,A,3,10.00,27.00\n`);
  expect(await sums(shop, 'order_lines', 'line_total_minor', 'order_id')).toEqual({ B: 2700, P: 3000, T: 1000 });
});

test('a discount comes off once, whether lines, the order or both tell it', async () => {
  await using shop = await openShop();
  await shop.load('shopify-orders.csv', 'matrixify-orders.csv', 'amazon-all-orders.txt', 'etsy-order-items.csv');
  // 90.01 − 10.00, of which 1.00 is a line's own; 190.00 − 19.00; 20.00 − 1.50 + 5.00; 2 × 14.99 − 3.00 + 30.00.
  expect(await sums(shop, 'order_lines', 'line_total_minor', 'order_id')).toMatchObject({
    ...{ '#1001': 8001, '#2001': 17100, '111-1': 2350, '3100': 5698 },
  });
});

test.each([
  ['shopify-orders.csv', '#1001', 490],
  ['matrixify-orders.csv', '#2001', 490],
  ['woocommerce-orders.csv', '10001', 490],
  ['woocommerce-order-export.csv', '7001', 490],
  ['woocommerce-order-export-blank.csv', '7101', 490],
  ['woocommerce-webtoffee.csv', '501', 490],
  ['bigcommerce-orders.csv', '100', 1000],
  ['etsy-order-items.csv', '3100', 450],
  ['ebay-orders-us.csv', '02-3', 800],
])('what an order of several lines in %s paid for postage counts once', async (name, order, minor) => {
  await using shop = await openShop();
  await shop.load(name);
  expect((await sums(shop, 'order_lines', 'shipping_paid_minor', 'order_id'))[order]).toBe(minor);
  expect(await shop.rows(`SELECT 1 FROM order_lines WHERE order_id = '${order}'`)).not.toHaveLength(1);
});

test('a label that is repeated on each line of a return costs once; labels that differ are the lines’ own', async () => {
  await using shop = await openShop();
  const heading = 'RMA Number,Order Number,SKU,Return Quantity,Return Label Cost\n';
  const rows = 'R1,1,A,1,4.90\nR1,1,B,1,4.90\nR1,1,B,1,4.90\nR2,2,A,1,2.50\nR2,2,B,1,3.50\n,3,A,1,1.00\n,3,B,1,1.00\n';
  const { files: first } = await shop.drop('returns', heading + rows);
  expect(first[0]!.label_minor).toEqual({ '?': 490 + 600 + 200 });
  const again = rows.trim().split('\n').toReversed().join('\n');
  expect((await shop.drop('again', `${heading}${again}\n`)).totals).toMatchObject({
    rows_loaded: 0,
    rows_unchanged: 7,
  });
});

test('cancelled before shipping, refused and undeliverable are no returns', async () => {
  await using shop = await openShop();
  await shop.load('shopify-orders.csv', 'matrixify-orders.csv', 'shopify-returns.json', 'plain-returns.csv');
  await shop.load('amazon-fba-returns.txt', 'amazon-mfn-returns.txt', 'magento-returns.csv', 'retouren.csv');
  const rows = await shop.rows<{ what: string }>(
    `SELECT DISTINCT concat_ws(' ', source, return_status) AS what FROM return_lines WHERE movement = 'not_returned' ORDER BY 1`,
  );
  expect(rows.map(({ what }) => what)).toEqual([
    ...['amazon rejected', 'amazon undeliverable', 'magento cancelled', 'magento rejected', 'shop cancelled'],
    ...['shop rejected', 'shopify cancelled', 'shopify rejected'],
  ]);
  expect(await shop.rows(`SELECT order_id FROM order_refunds WHERE is_before_shipping`)).toEqual([
    { order_id: '#1002' },
  ]);
});

test('a refund, its reversal and a physical return are three things', async () => {
  await using shop = await openShop();
  const heading =
    'return_id,order_id,sku,quantity,requested_date,received_date,refunded_date,return_status,resolution,refund_amount,currency\n';
  const { files: reports } = await shop.drop(
    'returns',
    `${heading}back,1,A,1,2025-01-01,2025-01-05,,received,,,EUR
money,2,A,0,2025-01-01,,2025-01-02,refunded,refund,10.00,EUR
reversed,2,A,0,2025-01-01,,2025-01-03,refunded,refund,-10.00,EUR
both,3,A,2,2025-01-01,2025-01-05,2025-01-06,refunded,refund,20.00,EUR\n`,
  );
  expect(reports[0]).toMatchObject({ units_returned: 3, refund_minor: { EUR: 2000 } });
  expect(
    await shop.rows('SELECT return_id, movement, refund_amount_minor AS refund FROM return_lines ORDER BY return_ref'),
  ).toEqual([
    { return_id: 'back', movement: 'return', refund: null },
    { return_id: 'both', movement: 'return', refund: 2000 },
    { return_id: 'money', movement: 'money_only', refund: 1000 },
    { return_id: 'reversed', movement: 'money_only', refund: -1000 },
  ]);
});

test('an exchange keeps what was sent instead', async () => {
  await using shop = await openShop();
  await shop.drop(
    'returns',
    'Return ID,Order ID,SKU,Quantity,Return Date,Outcome,Replacement SKU\nR1,1,DRESS-S,1,2025-01-01,Exchange,DRESS-M\n',
  );
  expect(await shop.rows('SELECT sku, movement, resolution, exchange_sku FROM return_lines')).toEqual([
    { sku: 'DRESS-S', movement: 'return', resolution: 'exchange', exchange_sku: 'DRESS-M' },
  ]);
});

test('amounts of several currencies are told each by itself', async () => {
  await using shop = await openShop();
  const { totals } = await shop.load('shopify-orders.csv', 'amazon-mfn-returns.txt', 'plain-returns.csv');
  expect(totals.refund_minor).toEqual({ EUR: 2000 + 5990 + 1980, GBP: 700, JPY: 500, KWD: 1005, USD: 1500 });
});

test('times in UTC count by the shop’s days where its zone is known, and it is said where not', async () => {
  const days = `SELECT DISTINCT CAST(requested_date AS VARCHAR) AS day FROM return_lines WHERE source = 'shopify' ORDER BY 1`;
  const path = join(files, 'shopify-returns.json');
  await using unsaid = await openShop();
  expect((await unsaid.load(path)).files[0]!.warnings).toContainEqual(
    expect.objectContaining({ text: expect.stringContaining('RETURNSCOPE_TIME_ZONE') }),
  );
  expect(await unsaid.rows(days)).toEqual([{ day: '2025-03-07' }, { day: '2025-03-09' }, { day: '2025-03-10' }]);
  await using said = await openShop();
  const options = { spool: said.spool, customerSalt: 'salt', timeZone: 'Europe/Bucharest' };
  const { files: reports } = await ingest(said.engine, [{ path, name: 'returns' }], options);
  expect(reports[0]!.warnings.map(({ code }) => code)).not.toContain('foreign_days');
  // Three of them were asked for at 23:30 UTC.
  expect(await said.rows(days)).toEqual([{ day: '2025-03-07' }, { day: '2025-03-09' }, { day: '2025-03-11' }]);
});

test.each([
  ['2025-03-19T23:41:01+00:00', '2025-03-20'],
  ['2025-03-19T23:41:01Z', '2025-03-20'],
  ['2025-03-19 23:41:01 -0700', '2025-03-20'],
  ['2025-03-19 22:30:00 UTC', '2025-03-20'],
  ['2025-03-30 00:30:00 +0200', '2025-03-30'],
  ['2025-03-19 23:41:01', '2025-03-19'],
  ['2025-03-19', '2025-03-19'],
])('%s is %s in Bucharest', async (written, day) => {
  await using shop = await openShop();
  const options = { spool: shop.spool, customerSalt: 'salt', timeZone: 'Europe/Bucharest' };
  await shop.drop('once', `order_id,order_date,sku,quantity\n0,${written},A,1\n`);
  await ingest(shop.engine, [{ path: join(shop.spool, '..', '0'), name: 'again' }], options);
  expect(await shop.rows(`SELECT CAST(order_date AS VARCHAR) AS day FROM order_lines WHERE order_id = '0'`)).toEqual([
    { day },
  ]);
});
