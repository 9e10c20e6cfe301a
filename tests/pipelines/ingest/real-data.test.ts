import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { openShop } from './shop.ts';

const shared = join(import.meta.dirname, '../../../../shared');
const onlineRetail = join(shared, 'data/orders/online_retail/online_retail.csv.gz');
const shopify = join(shared, 'exports/shopify_orders_usd_refunds.csv');
const olist = ['orders', 'order_items', 'products'].map((table) =>
  join(shared, `data/orders/olist_sample/olist_${table}_dataset.csv.gz`),
);
const generic = ['orders', 'returns', 'shipping'].map((table) => join(shared, `exports/generic_${table}.csv`));

test.skipIf(!existsSync(onlineRetail))(
  'every row of Online Retail is an order line, a return line or named furniture',
  async () => {
    await using shop = await openShop(dirname(onlineRetail));
    const { files } = await shop.load(onlineRetail);
    expect(files[0]).toMatchObject({
      rows_read: 541_909,
      order_lines: 527_758,
      return_lines: 8_704,
      rows_furniture: 5_447,
      rows_set_aside: 0,
      units_ordered: 5_577_100,
      units_returned: 272_030,
      refund_minor: { GBP: 47_872_418 },
    });
  },
  120_000,
);

test.skipIf(!existsSync(shopify))(
  'a real Shopify export’s lines sum to its subtotals and its refunds to theirs',
  async () => {
    await using shop = await openShop(dirname(shopify));
    const { files } = await shop.load(shopify);
    expect(files[0]).toMatchObject({ rows_read: 255, rows_loaded: 255, orders: 155, refund_minor: { USD: 412_091 } });
    expect(await shop.rows('SELECT CAST(sum(line_total_minor) AS BIGINT) AS total FROM order_lines')).toEqual([
      { total: 1_568_872 },
    ]);
  },
);

test.skipIf(!generic.every((path) => existsSync(path)))(
  'tables of a shop we do not know load by their headings',
  async () => {
    await using shop = await openShop(dirname(generic[0]!));
    const { files, refused } = await shop.load(...generic);
    expect(refused).toEqual([]);
    expect(files.map(({ kind, rows_loaded }) => [kind, rows_loaded])).toEqual([
      ['orders', 1500],
      ['shipments', 1433],
      ['returns', 73],
    ]);
  },
);

test.skipIf(!olist.every((path) => existsSync(path)))(
  'orders, items and products of Olist join, and sum to what the items say',
  async () => {
    await using shop = await openShop(dirname(olist[0]!));
    const { files, refused } = await shop.load(...olist);
    expect(refused).toEqual([]);
    expect(files.map(({ kind, rows_loaded }) => [kind, rows_loaded])).toEqual([
      ['orders', 8365],
      ['products', 5460],
      ['shipments', 8135],
    ]);
    expect(
      await shop.rows(`SELECT count(DISTINCT order_id) AS orders, CAST(sum(line_total_minor) AS BIGINT) AS total,
        CAST(sum(shipping_paid_minor) AS BIGINT) AS freight FROM order_lines`),
    ).toEqual([{ orders: 7360, total: 109_326_435, freight: 17_228_839 }]);
  },
);
