import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildMarts } from '../../pipelines/marts/build.ts';
import type { RowOf } from '../../server/contract/query.ts';
import type { dataReconciliation } from '../../server/questions/data/contract.ts';
import { openShop } from '../pipelines/ingest/shop.ts';
import { serveEngine } from './served.ts';

type Entry = RowOf<typeof dataReconciliation>;

/** Cents for one: a voucher is a line of less than nothing. */
const prices = { shirt: 1000, coat: 8000, voucher: -2000 };
const currency = fc.constantFrom('EUR', 'EUR', 'RON');
const units = fc.integer({ min: 1, max: 2 });
const line = fc.record({
  ...{ units, currency },
  sku: fc.constantFrom('shirt', 'coat', 'voucher'),
  status: fc.constantFrom('delivered', 'delivered', 'shipped', 'cancelled'),
});
const comeBack = fc.record({
  ...{ units, currency },
  sku: fc.constantFrom('shirt', 'coat'),
  part: fc.constantFrom(0, 0.5, 1, 1, 1, 1.1),
  postage: fc.constantFrom(0, 0, 490),
});
const order = fc.record({
  lines: fc.array(line, { minLength: 1, maxLength: 4 }),
  returns: fc.array(comeBack, { maxLength: 3 }),
  postage: fc.constantFrom(-500, 0, 490),
});

const money = (cents: number) => (cents / 100).toFixed(2);

/** Every order with all its lines, whatever was given back on it. */
const above = `
WITH came AS (
  SELECT min(line_id) AS line_id, sum(refund_minor) + sum(shipping_refund_minor) AS given_minor, min(currency) AS currency
  FROM fct_returned GROUP BY source, return_ref
),
given AS (
  SELECT s.order_id, c.currency, sum(c.given_minor) AS given_minor
  FROM came c JOIN fct_sold s ON s.line_id = c.line_id GROUP BY ALL
),
paid AS (SELECT order_id, currency, sum(delivered_value_minor) AS paid_minor FROM fct_sold GROUP BY ALL),
postage AS (SELECT order_id, max(shipping_paid_minor) AS postage_minor FROM order_lines GROUP BY ALL)
SELECT order_id, currency, CAST(given_minor AS BIGINT) AS refund_minor, CAST(paid_minor + postage_minor AS BIGINT) AS paid_minor
FROM given JOIN paid USING (order_id, currency) JOIN postage USING (order_id)
WHERE given_minor > paid_minor + postage_minor`;

test('more was given back on an order than was paid for all its lines and its postage: each such order is told, no other', async () => {
  await using shop = await openShop();
  const orders = fc.sample(order, 1500);
  const lines = orders.flatMap(({ lines, postage }, number) =>
    lines.map(({ sku, units, currency, status }, at) => {
      const paid = [money(units * prices[sku]), currency, money(postage)];
      return [`O${number}`, `L${at}`, '2026-01-05', sku, units, ...paid, status, '2026-01-08'].join(',');
    }),
  );
  const returns = orders.flatMap(({ returns }, number) =>
    returns.map(({ sku, units, part, postage, currency }, at) => {
      const given = [money(part * units * prices[sku]), money(postage), currency];
      return [`R${number}-${at}`, `O${number}`, sku, units, '2026-01-15', ...given].join(',');
    }),
  );
  const files = {
    'orders.csv': [
      'order_id,order_line_id,order_date,sku,quantity,line_total,currency,shipping_paid,line_status,delivered_date',
      ...lines,
    ],
    'returns.csv': [
      'return_id,order_id,sku,quantity,requested_date,refund_amount,refund_shipping_amount,currency',
      ...returns,
    ],
  };
  for (const [name, rows] of Object.entries(files)) {
    const { refused, totals } = await shop.drop(name, `${rows.join('\n')}\n`);
    expect([refused, totals.rows_set_aside]).toEqual([[], 0]);
  }
  await buildMarts(shop.engine);
  const server = await serveEngine(shop.engine);
  try {
    const entries = await server.rows<Entry>('/data/reconciliation?list=refund_above_paid');
    const told = entries.map(({ order_id, currency, refund_minor, paid_minor }) => ({
      ...{ order_id, currency, refund_minor, paid_minor },
    }));
    const expected = await shop.rows<(typeof told)[number]>(above);
    expect(told.length).toBeGreaterThan(0);
    expect(told.sort(byOrder)).toEqual(expected.sort(byOrder));
  } finally {
    await server.close();
  }
});

function byOrder(one: Pick<Entry, 'order_id' | 'currency'>, other: Pick<Entry, 'order_id' | 'currency'>): number {
  return `${one.order_id} ${one.currency}` < `${other.order_id} ${other.currency}` ? -1 : 1;
}
