import { expect, test } from 'vitest';
import { buildMarts } from '../../pipelines/marts/build.ts';
import type { RowOf } from '../../server/contract/query.ts';
import type { costDuty } from '../../server/questions/costs/contract.ts';
import { openShop } from '../pipelines/ingest/shop.ts';
import { serveEngine } from './served.ts';

const orders = `order_id,order_date,sku,quantity,unit_price,currency,delivered_date
A1,2026-01-05,MUG,1,10.00,EUR,2026-01-08
A2,2026-01-05,MUG,2,10.00,EUR,2026-01-08
A3,2026-01-06,MUG,1,10.00,EUR,2026-01-09
A4,2026-01-06,MUG,1,10.00,EUR,2026-01-09
A5,2026-01-06,MUG,1,10.00,USD,2026-01-09
`;
const returns = `return_id,order_id,sku,quantity,requested_date,resolution,refund_amount,label_cost,paid_by,currency
R1,A1,MUG,1,2026-01-15,refund,10.00,4.00,merchant,EUR
R2,A2,MUG,2,2026-01-15,,,,,EUR
R3,A3,MUG,1,2026-01-16,exchange,,,,EUR
R4,A4,MUG,1,2026-01-16,refund,10.00,,customer,EUR
R5,A5,MUG,1,2026-01-16,refund,10.00,4.00,merchant,USD
`;

test('of how many returned units refund and label are told is counted, in one currency, exchanges apart', async () => {
  await using shop = await openShop();
  for (const [name, text] of Object.entries({ orders, returns })) {
    const { files } = await shop.drop(`${name}.csv`, text);
    expect(files).toMatchObject([{ format: `plain-${name}`, rows_set_aside: 0 }]);
  }
  await buildMarts(shop.engine);
  const server = await serveEngine(shop.engine);
  try {
    const rows = await server.rows<RowOf<typeof costDuty>>('/costs/duty?currency=EUR');
    const sum = (name: 'returned_units' | 'exchanged_units' | 'refund_told_units' | 'label_told_units') =>
      rows.reduce((all, row) => all + row[name], 0);
    expect(sum('returned_units')).toBe(5);
    expect(sum('exchanged_units')).toBe(1);
    expect(sum('refund_told_units'), 'of R1 and R4').toBe(2);
    expect(sum('label_told_units'), 'what the customer paid is known to cost nothing').toBe(2);
  } finally {
    await server.close();
  }
});

const shopify =
  'Name,Email,Financial Status,Currency,Subtotal,Shipping,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Lineitem discount,Refunded Amount,Fulfillment Status';

test('a refund that stands at the order is told for what came back of it', async () => {
  await using shop = await openShop();
  const order = (name: string, refunded: string) =>
    `${name},a@b.example,partially_refunded,EUR,20.00,0.00,0.00,2026-01-05 10:00:00 +0000,1,Mug,20.00,MUG,0.00,${refunded},fulfilled`;
  await shop.drop('orders.csv', [shopify, order('#1001', '20.00'), order('#1002', '0.00')].join('\n'));
  await shop.drop(
    'returns.csv',
    'return_id,order_id,sku,quantity,requested_date\nR1,1001,MUG,1,2026-01-15\nR2,1002,MUG,1,2026-01-15\n',
  );
  await buildMarts(shop.engine);
  const server = await serveEngine(shop.engine);
  try {
    const rows = await server.rows<RowOf<typeof costDuty>>('/costs/duty?currency=EUR');
    const [summary] = await server.rows<{ refund_minor: number }>('/overview/summary?currency=EUR');
    expect(summary!.refund_minor).toBe(2000);
    expect(rows.reduce((all, row) => all + row.returned_units, 0)).toBe(2);
    expect(rows.reduce((all, row) => all + row.refund_told_units, 0)).toBe(1);
  } finally {
    await server.close();
  }
});
