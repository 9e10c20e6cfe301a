import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeShop, type Truth } from '../../sample-data/generator/shop.ts';
import { openShop, type Row } from './shop-tables.ts';

const folder = 'sample-data/shop';
let query: (sql: string) => Promise<Row[]>;
let truth: Truth;

beforeAll(async () => {
  query = await openShop(folder, '.gz');
  truth = JSON.parse(await readFile(join(folder, 'truth.json'), 'utf8')) as Truth;
});

const one = async (sql: string): Promise<Row> => (await query(sql))[0]!;
const number = async (sql: string): Promise<number> => Number(Object.values(await one(sql))[0]);
const cents = (column: string) => `CAST(sum(CAST(coalesce(${column}, '0') AS DECIMAL(18, 2)) * 100) AS INTEGER)`;

describe('the committed sample shop', () => {
  test('is what the generator makes today', async () => {
    const made = await mkdtemp(join(tmpdir(), 'shop-'));
    await makeShop({ orders: 40_000, seed: truth.seed, out: made, gzip: false });
    for (const name of await readdir(made)) {
      const fresh = await readFile(join(made, name));
      const kept =
        name === 'truth.json'
          ? await readFile(join(folder, name))
          : gunzipSync(await readFile(join(folder, `${name}.gz`)));
      expect(digest(kept), name).toBe(digest(fresh));
    }
    await rm(made, { recursive: true });
  }, 60_000);

  test('has the size it promises', () => {
    const { files } = truth;
    const returnLines =
      count(files['returns.csv'], 'lines_returned') + count(files['amazon_fba_customer_returns.txt'], 'rows');
    expect(count(files['shopify_orders.csv'], 'orders') + count(files['amazon_all_orders.txt'], 'orders')).toBe(40_000);
    expect(returnLines).toBeGreaterThan(10_500);
    expect(returnLines).toBeLessThan(11_800);
    expect(count(files['products.csv'], 'rows')).toBeGreaterThan(800);
  });
});

describe('truth.json counts what the files hold', () => {
  test('the Shopify orders', async () => {
    const row = await one(`
      SELECT count("Total") AS orders, count(*) AS order_lines, sum(CAST("Lineitem quantity" AS INTEGER)) AS units_ordered,
        count("Cancelled at") AS cancelled_orders, ${cents('"Total"')} AS total_minor,
        ${cents('"Discount Amount"')} AS discount_minor, ${cents('"Refunded Amount"')} AS refund_minor FROM orders`);
    expectCounts(row, truth.files['shopify_orders.csv']);
  });

  test('the returns', async () => {
    const row = await one(`
      SELECT count(*) AS rows,
        count(*) FILTER (WHERE ${isReturn}) AS lines_returned,
        sum(CAST(quantity AS INTEGER)) FILTER (WHERE ${isReturn}) AS units_returned,
        count(*) FILTER (WHERE quantity = '0' OR resolution = 'goodwill') AS money_only_rows,
        count(*) FILTER (WHERE return_status = 'rejected') AS rejected_rows,
        count(*) FILTER (WHERE return_status = 'cancelled') AS cancelled_rows,
        count(exchange_sku) AS exchange_rows, ${cents('refund_amount')} AS refund_minor,
        ${cents('refund_shipping_amount')} AS refund_shipping_minor, ${cents('fee_charged')} AS fee_minor,
        ${cents('label_cost')} AS label_minor FROM returns`);
    expectCounts(row, truth.files['returns.csv']);
  });

  test('the Amazon pair, shipments and products', async () => {
    const amazon = await one(`
      SELECT count(DISTINCT "amazon-order-id") AS orders, count(*) AS order_lines, sum(CAST(quantity AS INTEGER)) AS units_ordered,
        count(DISTINCT "amazon-order-id") FILTER (WHERE "order-status" = 'Cancelled') AS cancelled_orders FROM amazon`);
    expectCounts(amazon, truth.files['amazon_all_orders.txt']);
    const byCurrency = await query(
      `SELECT currency, ${cents('"item-price"')} AS minor FROM amazon WHERE currency IS NOT NULL GROUP BY 1`,
    );
    expect(Object.fromEntries(byCurrency.map((row) => [row.currency, row.minor]))).toEqual(
      truth.files['amazon_all_orders.txt'].item_price_minor,
    );
    const fba = await one(
      `SELECT count(*) AS rows, sum(CAST(quantity AS INTEGER)) FILTER (WHERE reason NOT LIKE 'UNDELIVERABLE%') AS units_returned FROM fba`,
    );
    expectCounts(fba, truth.files['amazon_fba_customer_returns.txt']);
    const sent = await one(
      `SELECT count(*) AS rows, count(*) - count(delivered_date) AS without_delivered_date FROM shipments`,
    );
    expectCounts(sent, truth.files['shipments.csv']);
    expectCounts(
      await one('SELECT count(*) AS rows, count(DISTINCT style_id) AS styles FROM products'),
      truth.files['products.csv'],
    );
  });

  test('the reasons: one true one for every return row', async () => {
    const rows = await number('SELECT count(*) FROM truth');
    expect(rows).toBe(
      count(truth.files['returns.csv'], 'rows') + count(truth.files['amazon_fba_customer_returns.txt'], 'rows'),
    );
    expect(
      await number(
        `SELECT count(*) FROM returns r JOIN truth t ON t.row_id = r.return_id WHERE (r.reason_text IS NULL) <> (t.spoken_language IS NULL)`,
      ),
    ).toBe(0);
  });
});

describe('the money of an order adds up', () => {
  test('Subtotal is the lines less every discount, Total adds the shipping, taxes lie inside', async () => {
    expect(
      await number(`
        WITH o AS (
          SELECT "Name", max(CAST("Subtotal" AS DECIMAL(18,2))) AS subtotal, max(CAST("Discount Amount" AS DECIMAL(18,2))) AS discount,
            max(CAST("Shipping" AS DECIMAL(18,2))) AS shipping, max(CAST("Total" AS DECIMAL(18,2))) AS total,
            max(CAST("Taxes" AS DECIMAL(18,2))) AS taxes, sum(CAST("Lineitem discount" AS DECIMAL(18,2))) AS line_discount,
            sum(CAST("Lineitem price" AS DECIMAL(18,2)) * CAST("Lineitem quantity" AS INTEGER)) AS asked
          FROM orders GROUP BY 1)
        SELECT count(*) FROM o
        WHERE subtotal <> asked - discount OR total <> subtotal + shipping OR line_discount > discount OR taxes >= total`),
    ).toBe(0);
  });

  test('Refunded Amount is what the returns file refunded, less the fees, or all of a cancelled order', async () => {
    expect(
      await number(`
        WITH given AS (
          SELECT order_id, sum(CAST(refund_amount AS DECIMAL(18,2)) + CAST(refund_shipping_amount AS DECIMAL(18,2)) - CAST(fee_charged AS DECIMAL(18,2))) AS money
          FROM returns GROUP BY 1)
        SELECT count(*) FROM orders LEFT JOIN given ON order_id = "Name"
        WHERE "Total" IS NOT NULL AND CAST("Refunded Amount" AS DECIMAL(18,2)) <> CASE
          WHEN "Financial Status" = 'voided' THEN 0
          WHEN "Cancelled at" IS NOT NULL THEN CAST("Total" AS DECIMAL(18,2))
          ELSE coalesce(money, 0) END`),
    ).toBe(0);
  });

  test('every return belongs to a line of an order that was sent, and returns no more than was bought', async () => {
    expect(
      await number(`
        SELECT count(*) FROM returns r LEFT JOIN orders o ON o."Name" = r.order_id AND o."Lineitem sku" = r.sku
        WHERE o."Name" IS NULL OR CAST(r.quantity AS INTEGER) > CAST(o."Lineitem quantity" AS INTEGER)`),
    ).toBe(0);
    expect(
      await number(`SELECT count(*) FROM returns JOIN orders ON "Name" = order_id WHERE "Cancelled at" IS NOT NULL`),
    ).toBe(0);
    expect(
      await number(
        `SELECT count(*) FROM fba f LEFT JOIN amazon a ON a."amazon-order-id" = f."order-id" AND a.sku = f.sku WHERE a.sku IS NULL`,
      ),
    ).toBe(0);
    expect(await number(`SELECT count(*) FROM amazon LEFT JOIN products USING (sku) WHERE products.sku IS NULL`)).toBe(
      0,
    );
  });

  test('nothing happens after the last day, and days follow one another', async () => {
    expect(
      await number(`
        SELECT count(*) FROM returns
        WHERE greatest(requested_date, received_date, inspected_date, refunded_date, restocked_date) > '${truth.last_date}'
          OR received_date < requested_date OR inspected_date < received_date OR restocked_date < inspected_date`),
    ).toBe(0);
    expect(
      await number(
        `SELECT count(*) FROM shipments WHERE delivered_date <= shipped_date OR delivered_date > '${truth.last_date}'`,
      ),
    ).toBe(0);
  });
});

const isReturn = `quantity <> '0' AND resolution <> 'goodwill' AND return_status NOT IN ('rejected', 'cancelled')`;

function count(counts: object, name: string): number {
  return Number((counts as Record<string, unknown>)[name]);
}

function expectCounts(row: Row, counts: object): void {
  for (const [name, value] of Object.entries(row)) expect(Number(value), name).toBe(count(counts, name));
}

function digest(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
