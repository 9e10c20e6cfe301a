import { expect, test } from 'vitest';
import { classifyNotes } from '../../../pipelines/classify/stage.ts';
import { buildMarts } from '../../../pipelines/marts/build.ts';
import { openShop } from '../ingest/shop.ts';
import { allMarts, buildWhole, expectSame } from './all-marts.ts';

const orders = [
  'order_id,order_date,sku,quantity,unit_price,unit_cost,currency,delivered_date,shipping_cost',
  ...Array.from({ length: 9 }, (_, n) => `E${n},2026-01-05,MUG,1,10,4,EUR,2026-01-08,3`),
  'H1,2026-01-05,MUG,1,700,280,HUF,2026-01-08,210',
  'H2,2026-01-05,MUG,1,700,280,HUF,2026-01-08,210',
  'E99,2026-03-05,MUG,1,10,4,EUR,2026-03-08,3',
].join('\n');
const returns = (...rows: string[]) =>
  [
    'return_id,order_id,sku,quantity,requested_date,reason_text,refund_amount,currency,condition_grade',
    ...rows,
    '',
  ].join('\n');

/** A forint order refunded in euros, and two returns in the currency of their orders. */
test('what a return line brings back is not counted in a currency that the order was not paid in', async () => {
  await using shop = await openShop();
  await shop.drop('orders.csv', `${orders}\n`);
  await shop.drop('first.csv', returns('R0,E1,MUG,1,2026-01-12,too big,10,EUR,C'));
  await classifyNotes(shop.engine);
  await buildMarts(shop.engine);
  const rest = ['R1,H1,MUG,1,2026-01-15,too big,1.80,EUR,C', 'R2,H2,MUG,1,2026-01-15,too big,700,HUF,C'];
  await shop.drop('rest.csv', returns(...rest));
  await classifyNotes(shop.engine);
  await buildMarts(shop.engine);

  const found = await shop.rows(`
    SELECT order_id, currency, returned_value_minor, unit_price_minor, refund_minor, payment_paid_minor, stock_value_minor,
      outbound_minor < 1000 AS is_outbound_in_euros
    FROM fct_returned ORDER BY order_id`);
  const own = { is_outbound_in_euros: true };
  expect(found).toEqual([
    {
      ...{ order_id: 'E1', currency: 'EUR', returned_value_minor: 1000, unit_price_minor: 1000, refund_minor: 1000 },
      ...{ payment_paid_minor: 1000, stock_value_minor: 400, ...own },
    },
    {
      ...{ order_id: 'H1', currency: 'EUR', returned_value_minor: null, unit_price_minor: null, refund_minor: 180 },
      ...{ payment_paid_minor: 0, stock_value_minor: 0, ...own },
    },
    {
      ...{
        order_id: 'H2',
        currency: 'HUF',
        returned_value_minor: 70_000,
        unit_price_minor: 70_000,
        refund_minor: 70_000,
      },
      ...{ payment_paid_minor: 70_000, stock_value_minor: 28_000, is_outbound_in_euros: false },
    },
  ]);
  const [curve] = await shop.rows(
    `SELECT max(returned) AS returned FROM lag_curves WHERE category IS NULL AND weighed_by = 'value' AND lag_days = 4`,
  );
  expect(curve).toEqual({ returned: expect.closeTo(1, 6) });

  const refreshed = await allMarts(shop.engine);
  await buildWhole(shop.engine);
  expectSame(refreshed, await allMarts(shop.engine));
});
