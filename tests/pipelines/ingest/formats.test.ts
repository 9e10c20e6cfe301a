import { expect, test } from 'vitest';
import { formats } from '../../../pipelines/ingest/formats/index.ts';
import { openShop } from './shop.ts';

/** What the files must give, worked out by hand: read, loaded, unchanged, set aside, furniture; lines and units; money. */
const golden = {
  'plain-orders.csv': {
    format: 'plain-orders',
    rows: [9, 4, 0, 5, 0],
    sold: [3, 4, 7],
    line_totals: { EUR: 6390, JPY: 1200, KWD: 3015 },
  },
  'plain-returns.csv': {
    format: 'plain-returns',
    rows: [6, 5, 0, 1, 0],
    returned: [4, 5, 2],
    refunds: { EUR: 1980, JPY: 500, KWD: 1005 },
  },
  'plain-shipments.csv': { format: 'plain-shipments', rows: [2, 2, 0, 0, 0] },
  'plain-products.csv': { format: 'plain-products', rows: [2, 2, 0, 0, 0] },
  'shopify-orders.csv': {
    format: 'shopify-orders',
    rows: [8, 8, 0, 0, 0],
    sold: [5, 8, 11],
    line_totals: { EUR: 10601, USD: 1500 },
    refunds: { EUR: 2000, USD: 1500 },
  },
  'shopify-orders-resaved.csv': {
    format: 'shopify-orders',
    encoding: 'windows-1252',
    rows: [3, 3, 0, 0, 0],
    sold: [2, 3, 4],
    refunds: { CAD: 104950 },
  },
  'matrixify-orders.csv': {
    format: 'matrixify-orders',
    rows: [13, 7, 0, 0, 6],
    sold: [2, 3, 4],
    line_totals: { EUR: 18100 },
    returned: [3, 4, 1],
    refunds: { EUR: 12590 },
    furniture: { discount: 1, fulfillment: 1, risk: 1, shipping: 1, transaction: 2 },
  },
  'matrixify-orders-without-line-ids.csv': {
    format: 'matrixify-orders',
    rows: [13, 7, 0, 0, 6],
    sold: [2, 3, 4],
    line_totals: { EUR: 18100 },
    returned: [3, 4, 1],
    refunds: { EUR: 12590 },
    furniture: { discount: 1, fulfillment: 1, risk: 1, shipping: 1, transaction: 2 },
  },
  'shopify-products.csv': { format: 'shopify-products', rows: [8, 5, 0, 1, 2], furniture: { picture: 2 } },
  'shopify-products-present.csv': { format: 'shopify-products', rows: [3, 2, 0, 0, 1], furniture: { picture: 1 } },
  'matrixify-products.csv': { format: 'shopify-products', rows: [3, 2, 0, 0, 1], furniture: { picture: 1 } },
  'shopify-returns.json': {
    format: 'shopify-returns',
    rows: [7, 5, 0, 0, 2],
    returned: [5, 5, 4],
    refunds: { EUR: 3000 },
    furniture: { order: 1, order_line: 1 },
  },
  'shopify-returns-edges.json': {
    format: 'shopify-returns',
    rows: [7, 5, 0, 0, 2],
    returned: [5, 5, 4],
    refunds: { EUR: 3000 },
    furniture: { order: 1, order_line: 1 },
  },
  'shopify-returns.jsonl': {
    format: 'shopify-returns',
    rows: [5, 1, 0, 2, 2],
    returned: [1, 1, 2],
    refunds: { EUR: 3000 },
    furniture: { order: 1, return_without_lines: 1 },
  },
  'amazon-all-orders.txt': {
    format: 'amazon-all-orders',
    rows: [8, 6, 0, 0, 2],
    sold: [5, 6, 8],
    line_totals: { EUR: 2350, GBP: 3000, JPY: 1200 },
    furniture: { repeated_heading: 1, sold_elsewhere: 1 },
  },
  'amazon-all-orders-archived.txt': {
    format: 'amazon-all-orders',
    encoding: 'windows-1252',
    rows: [3, 3, 0, 0, 0],
    sold: [2, 3, 2],
    line_totals: { EUR: 9980 },
  },
  'amazon-shipments.txt': {
    format: 'amazon-shipments',
    rows: [2, 1, 0, 0, 1],
    furniture: { sold_elsewhere: 1 },
  },
  'amazon-fba-returns.txt': {
    format: 'amazon-fba-returns',
    encoding: 'windows-1252',
    rows: [8, 6, 1, 0, 1],
    returned: [4, 6, 4],
    furniture: { repeated_heading: 1 },
  },
  'amazon-fba-returns-downloaded.csv': {
    format: 'amazon-fba-returns',
    rows: [2, 2, 0, 0, 0],
    returned: [2, 2, 2],
  },
  'amazon-mfn-returns.txt': {
    format: 'amazon-mfn-returns',
    rows: [5, 5, 0, 0, 0],
    returned: [4, 5, 3],
    refunds: { EUR: 5990, GBP: 700 },
    labels: { EUR: 450 },
  },
  'amazon-mfn-returns-european.txt': {
    format: 'amazon-mfn-returns',
    rows: [2, 2, 0, 0, 0],
    returned: [2, 2, 1],
    refunds: { EUR: 1000 },
  },
  'ebay-orders.csv': {
    format: 'ebay-orders',
    rows: [8, 3, 0, 0, 5],
    sold: [2, 3, 3],
    line_totals: { EUR: 118149 },
    furniture: { empty_row: 2, footer: 2, order_summary: 1 },
  },
  'ebay-orders-us.csv': {
    format: 'ebay-orders',
    rows: [8, 4, 0, 0, 4],
    sold: [3, 4, 5],
    line_totals: { USD: 117450 },
    furniture: { empty_row: 1, footer: 2, order_summary: 1 },
  },
  'ebay-orders-au.csv': {
    format: 'ebay-orders',
    rows: [5, 1, 0, 0, 4],
    sold: [1, 1, 1],
    line_totals: { AUD: 300000 },
    furniture: { empty_row: 2, footer: 2 },
  },
  'ebay-orders-fr.csv': {
    format: 'ebay-orders',
    rows: [5, 1, 0, 0, 4],
    sold: [1, 1, 1],
    line_totals: { EUR: 123450 },
    furniture: { empty_row: 2, footer: 2 },
  },
  'etsy-order-items.csv': {
    format: 'etsy-order-items',
    rows: [3, 3, 0, 0, 0],
    sold: [2, 3, 4],
    line_totals: { EUR: 1000, USD: 5698 },
  },
  'woocommerce-orders.csv': {
    format: 'woocommerce-orders',
    rows: [4, 4, 0, 0, 0],
    sold: [3, 4, 5],
    line_totals: { EUR: 6000, USD: 1000 },
  },
  'woocommerce-order-export-blank.csv': {
    format: 'woocommerce-orders',
    rows: [3, 3, 0, 0, 0],
    sold: [2, 3, 6],
    returned: [1, 1, 2],
    line_totals: { '?': 7000 },
    refunds: { '?': 1000 },
  },
  'woocommerce-order-export.csv': {
    format: 'woocommerce-orders',
    rows: [2, 2, 0, 0, 0],
    sold: [1, 2, 4],
    returned: [1, 1, 2],
    line_totals: { '?': 6000 },
    refunds: { '?': 2000 },
  },
  'woocommerce-order-refunds.csv': {
    format: 'woocommerce-orders',
    rows: [3, 3, 0, 0, 0],
    sold: [2, 3, 5],
    line_totals: { '?': 6500 },
    refunds: { '?': 1250 },
  },
  'magento-orders.csv': {
    format: 'magento-orders',
    rows: [3, 2, 0, 1, 0],
    sold: [2, 2, 2],
    line_totals: { EUR: 126788 },
    refunds: { EUR: 1000 },
  },
  'magento-returns.csv': { format: 'magento-returns', rows: [3, 3, 0, 0, 0], returned: [3, 3, 1] },
  'prestashop-orders.csv': {
    format: 'prestashop-orders',
    rows: [3, 2, 0, 1, 0],
    sold: [2, 2, 2],
    line_totals: { EUR: 125440 },
  },
  'prestashop-returns.csv': {
    format: 'prestashop-returns',
    encoding: 'windows-1252',
    rows: [2, 2, 0, 0, 0],
    returned: [2, 2, 2],
  },
  'emag-orders.csv': {
    format: 'emag-orders',
    rows: [4, 4, 0, 0, 0],
    sold: [3, 4, 5],
    line_totals: { RON: 17996 },
    returned: [1, 1, 1],
  },
  'zalando-returns.csv': {
    format: 'zalando-returns',
    encoding: 'windows-1252',
    rows: [3, 3, 0, 0, 0],
    returned: [3, 3, 4],
    refunds: { EUR: 109990 },
  },
  'etsy-orders.csv': { format: 'etsy-orders', rows: [2, 2, 0, 0, 0], refunds: { USD: 1000 } },
  'bigcommerce-orders.csv': {
    format: 'bigcommerce-orders',
    rows: [4, 3, 0, 1, 0],
    sold: [2, 3, 22],
    line_totals: { AUD: 6480 },
    refunds: { AUD: 1500 },
  },
  'woocommerce-webtoffee.csv': {
    format: 'woocommerce-webtoffee',
    rows: [5, 5, 0, 0, 0],
    sold: [2, 3, 4],
    line_totals: { EUR: 7000 },
    returned: [1, 2, 0],
    refunds: { EUR: 2100 },
  },
  'woocommerce-analytics.csv': {
    format: 'woocommerce-analytics',
    rows: [5, 4, 0, 0, 1],
    sold: [2, 3, 4],
    line_totals: { EUR: 2000 },
    returned: [1, 1, 0],
    refunds: { EUR: 2000 },
    furniture: { more_of_refund: 1 },
  },
  'uci-online-retail.csv': {
    format: 'uci-online-retail',
    rows: [24, 4, 0, 1, 19],
    sold: [1, 3, 13],
    line_totals: { GBP: 3311 },
    returned: [1, 1, 2],
    refunds: { GBP: 510 },
    furniture: {
      ...{ adjustment: 1, amazon_fee: 1, bad_debt: 2, bank_charges: 1, commission: 1, discount: 1, gift_voucher: 1 },
      ...{ manual: 2, missing_price: 1, packing_material: 1, postage: 3, samples: 1, stock_adjustment: 2, test: 1 },
    },
  },
  'uci-online-retail-first.csv': {
    format: 'uci-online-retail',
    encoding: 'windows-1252',
    rows: [2, 2, 0, 0, 0],
    sold: [1, 1, 6],
    line_totals: { GBP: 1530 },
    returned: [1, 1, 1],
    refunds: { GBP: 255 },
  },
  'parcelwill-returns.csv': {
    format: 'parcelwill-returns',
    rows: [8, 7, 0, 1, 0],
    returned: [4, 7, 7],
    refunds: { EUR: 8000 },
    labels: { EUR: 900 },
  },
  'aftership-returns.json': { format: 'aftership-returns', rows: [5, 4, 0, 1, 0], returned: [3, 4, 3] },
  'loop-returns.csv': {
    format: 'loop-returns',
    rows: [6, 4, 1, 1, 0],
    returned: [4, 4, 3],
    refunds: { USD: 6330 },
    labels: { USD: 1350 },
  },
  'returngo-returns.csv': { format: 'returngo-returns', rows: [5, 5, 0, 0, 0], returned: [4, 5, 4] },
  'odoo-orders.csv': {
    format: 'odoo-orders',
    rows: [5, 4, 0, 1, 0],
    sold: [2, 4, 5],
    line_totals: { '?': 7050 },
  },
  'odoo-returns.csv': {
    format: 'odoo-returns',
    rows: [6, 3, 0, 0, 3],
    returned: [2, 3, 3],
    furniture: { empty_row: 1, other_transfer: 2 },
  },
  'erpnext-sales.csv': {
    format: 'erpnext-sales',
    rows: [6, 5, 0, 1, 0],
    sold: [2, 3, 4],
    line_totals: { EUR: 7000 },
    returned: [1, 2, 2],
    refunds: { EUR: 3000 },
  },
  'amazon-all-orders-japan.txt': {
    format: 'amazon-all-orders',
    encoding: 'shift_jis',
    rows: [3, 3, 0, 0, 0],
    sold: [3, 3, 3],
    line_totals: { JPY: 3280 },
  },
  'amazon-fba-returns-japan.txt': {
    format: 'amazon-fba-returns',
    encoding: 'shift_jis',
    rows: [2, 2, 0, 0, 0],
    returned: [2, 2, 2],
  },
  'amazon-mfn-returns.xml': {
    format: 'amazon-mfn-returns',
    rows: [5, 4, 0, 1, 0],
    returned: [3, 4, 3],
    refunds: { EUR: 5990 },
    labels: { EUR: 450 },
  },
  'magento-orders.xml': {
    format: 'magento-orders',
    rows: [3, 2, 0, 1, 0],
    sold: [2, 2, 2],
    line_totals: { EUR: 126788 },
    refunds: { EUR: 1000 },
  },
  'retouren.csv': {
    format: 'generic-returns',
    encoding: 'windows-1252',
    rows: [11, 6, 0, 1, 4],
    returned: [4, 6, 5],
    refunds: { '?': 126740 },
    labels: { '?': 1090 },
    furniture: { empty_row: 1, repeated_heading: 1, title_row: 1, total_row: 1 },
  },
  'orders-with-returns.csv': {
    format: 'generic-orders-returned',
    rows: [3, 3, 0, 0, 0],
    sold: [2, 3, 3],
    returned: [1, 1, 1],
    line_totals: { '?': 8991 },
  },
  'orders-returned-yes.csv': {
    format: 'generic-orders-returned',
    rows: [2, 2, 0, 0, 0],
    sold: [2, 2, 3],
    returned: [1, 1, 1],
    line_totals: { EUR: 1000, GBP: 700 },
  },
  'comenzi.csv': {
    format: 'generic-orders',
    encoding: 'utf-16be',
    rows: [2, 2, 0, 0, 0],
    sold: [2, 2, 3],
    line_totals: { RON: 5998 },
  },
} as const;

test.each(Object.entries(golden))('%s loads as worked out by hand', async (name, expected) => {
  await using shop = await openShop();
  const { files, refused } = await shop.load(name);
  expect(refused).toEqual([]);
  const report = files[0]!;
  const lineTotals = await shop.rows<{ currency: string; minor: number }>(
    `SELECT coalesce(currency, '?') AS currency, CAST(sum(line_total_minor) AS BIGINT) AS minor FROM order_lines
      WHERE line_total_minor IS NOT NULL GROUP BY 1`,
  );
  expect({
    format: report.format,
    encoding: report.encoding,
    rows: [report.rows_read, report.rows_loaded, report.rows_unchanged, report.rows_set_aside, report.rows_furniture],
    sold: [report.orders, report.order_lines, report.units_ordered],
    returned: [report.returns, report.return_lines, report.units_returned],
    line_totals: Object.fromEntries(lineTotals.map(({ currency, minor }) => [currency, minor])),
    refunds: report.refund_minor,
    furniture: report.furniture,
  }).toEqual({
    encoding: 'utf-8',
    sold: [0, 0, 0],
    returned: [0, 0, 0],
    line_totals: {},
    refunds: {},
    furniture: {},
    ...Object.fromEntries(Object.entries(expected).filter(([key]) => key !== 'labels')),
  });
  if ('labels' in expected) expect(report.label_minor).toEqual(expected.labels);
});

test('every listed format has a file among these', () => {
  const covered = new Set<string>(Object.values(golden).map(({ format }) => format));
  expect(formats.map(({ id }) => id).filter((id) => !covered.has(id))).toEqual([]);
});

test('ids and SKUs stay as they are written', async () => {
  await using shop = await openShop();
  await shop.load('plain-orders.csv', 'amazon-all-orders.txt');
  const skus = await shop.rows<{ sku: string }>('SELECT DISTINCT sku FROM order_lines ORDER BY sku');
  expect(skus.map(({ sku }) => sku)).toEqual(['00123', '1-2', '12E5', 'A', 'SKU-2', 'SKU-3', 'SKU-4']);
});

test('a Shopify order’s lines sum to its subtotal, each after its own discount, and its shipping counts once', async () => {
  await using shop = await openShop();
  await shop.load('shopify-orders.csv');
  expect(
    await shop.rows(`SELECT line_total_minor AS total, shipping_paid_minor AS shipping, line_status, CAST(order_date AS VARCHAR) AS ordered
      FROM order_lines WHERE order_id = '#1001' ORDER BY line_ref`),
  ).toEqual([
    { total: 2600, shipping: 490, line_status: 'shipped', ordered: '2025-03-01' },
    { total: 2700, shipping: null, line_status: 'shipped', ordered: '2025-03-01' },
    { total: 2701, shipping: null, line_status: 'shipped', ordered: '2025-03-01' },
  ]);
  expect(
    await shop.rows('SELECT order_id, refund_minor, is_before_shipping FROM order_refunds ORDER BY order_id'),
  ).toEqual([
    { order_id: '#1001', refund_minor: 2000, is_before_shipping: false },
    { order_id: '#1002', refund_minor: 1500, is_before_shipping: true },
  ]);
});

test('money back is no return, and a refused return is none either', async () => {
  await using shop = await openShop();
  await shop.load('plain-returns.csv', 'amazon-mfn-returns.txt', 'amazon-fba-returns.txt');
  expect(await shop.rows('SELECT movement, count(*) AS lines FROM return_lines GROUP BY 1 ORDER BY 1')).toEqual([
    { movement: 'money_only', lines: 2 },
    { movement: 'not_returned', lines: 5 },
    { movement: 'return', lines: 9 },
  ]);
});

test('what cannot be read is set aside with its line, column, value and problem', async () => {
  await using shop = await openShop();
  await shop.load('plain-orders.csv');
  expect(await shop.rows('SELECT line, column_name, value, problem FROM set_aside ORDER BY line')).toEqual([
    { line: 7, column_name: 'quantity', value: '0.5', problem: 'not a whole number' },
    { line: 8, column_name: 'order_date', value: '2025-02-30', problem: 'not a date' },
    { line: 9, column_name: 'sku', value: null, problem: 'missing' },
    { line: 10, column_name: 'quantity', value: '-1', problem: 'negative quantity' },
    { line: 11, column_name: 'unit_price', value: 'one', problem: 'not an amount' },
  ]);
});

test('no name, e-mail or address enters the warehouse', async () => {
  await using shop = await openShop();
  await shop.load('plain-orders.csv', 'shopify-orders.csv', 'matrixify-orders.csv');
  await shop.drop('orders.csv', 'order_id,order_date,customer_id,sku,quantity\n1,2025-01-01,eve@example.com,A,many\n');
  const cells = await shop.rows(`SELECT 1 AS found FROM order_lines WHERE CAST(order_lines AS VARCHAR) LIKE '%@%'
    UNION ALL SELECT 1 FROM set_aside WHERE CAST(set_aside AS VARCHAR) LIKE '%@%'`);
  expect(cells).toEqual([]);
  const customers = await shop.rows<{ customer_key: string }>(
    `SELECT DISTINCT customer_key FROM order_lines WHERE order_id IN ('1001', '#1001')`,
  );
  expect(customers).toEqual([{ customer_key: expect.stringMatching(/^[0-9a-f]{16}$/) }]);
});
