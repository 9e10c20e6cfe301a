import { expect, test } from 'vitest';
import { plainOrders } from '../../pipelines/ingest/formats/plain-orders.ts';
import { buildMarts } from '../../pipelines/marts/build.ts';
import type { RowOf } from '../../server/contract/query.ts';
import type { dossierHead } from '../../server/questions/dossier/contract.ts';
import type { productRates } from '../../server/questions/products/contract.ts';
import { openShop } from '../pipelines/ingest/shop.ts';
import { serveEngine } from './served.ts';

const orders = `order_id,order_date,sku,quantity,unit_price,currency,delivered_date,lot
A1,2026-01-05,MUG,2,10.00,EUR,2026-01-08,L1
A2,2026-01-05,MUG,1,10.00,EUR,2026-01-08,L1
A3,2026-01-06,MUG,1,10.00,EUR,2026-01-09,
A4,2026-01-06,MUG,1,10.00,EUR,2026-01-09,
A5,2026-01-06,CUP,1,12.00,EUR,2026-01-09,
A6,2026-01-07,MUG,1,10.00,EUR,2026-01-10,
`;
/** A lot stands beside an article of an order, or beside a whole order. */
const shipments = `order_id,sku,lot,carrier,shipped_date
A3,MUG,L2,DPD,2026-01-07
A4,,L2,DPD,2026-01-07
A5,CUP,C9,DPD,2026-01-07
`;
const returns = `return_id,order_id,sku,quantity,requested_date,reason_text
R1,A3,MUG,1,2026-01-15,handle broke off
R2,A4,MUG,1,2026-01-16,the handle came off
`;

test('a lot is told with the order line or with what was shipped, and rates are broken down and filtered by it', async () => {
  await using shop = await openShop();
  for (const [name, text] of Object.entries({ orders, shipments, returns })) {
    const { refused, files } = await shop.drop(`${name}.csv`, text);
    expect(refused).toEqual([]);
    expect(files).toMatchObject([{ format: `plain-${name}`, rows_set_aside: 0 }]);
  }
  await buildMarts(shop.engine);
  const server = await serveEngine(shop.engine);
  try {
    const byLot = await server.rows<RowOf<typeof productRates>>('/products/rates?level=lot&sku=MUG');
    const counts = byLot.map((row) => [row.level_key, row.sold_units, row.returned_units]);
    expect(counts.sort()).toEqual([
      [null, 1, 0],
      ['L1', 3, 0],
      ['L2', 2, 2],
    ]);
    const [onlyOne] = await server.rows<RowOf<typeof productRates>>('/products/rates?level=lot&sku=MUG&lot=L2');
    expect(onlyOne).toMatchObject({
      level_key: 'L2',
      category_rate: byLot.find((row) => row.level_key === 'L2')!.category_rate,
    });
    const [head] = await server.rows<RowOf<typeof dossierHead>>('/dossier/head?sku=MUG');
    expect(head).toMatchObject({ lots: 2, delivered_units: 6, returned_units: 2 });
    const [ofLot] = await server.rows<RowOf<typeof dossierHead>>('/dossier/head?lot=L2');
    expect(ofLot).toMatchObject({ lots: 1, delivered_units: 2, returned_units: 2 });
    expect(await server.rows('/dimensions/values?dimension=lot&search=c9')).toEqual([
      { dimension_value: 'C9', name: null, delivered_units: 1 },
    ]);
  } finally {
    await server.close();
  }
});

test('a file from before there were lots is the same file when a column for them stands in it, empty', async () => {
  await using shop = await openShop();
  const [head, ...rows] = orders.trim().split('\n');
  const without = [head!.replace(',lot', ''), ...rows.map((row) => row.slice(0, row.lastIndexOf(',')))].join('\n');
  const empty = [head, ...rows.map((row) => `${row.slice(0, row.lastIndexOf(','))},`)].join('\n');
  await shop.drop('before.csv', without);
  const { totals } = await shop.drop('after.csv', empty);
  expect(totals).toMatchObject({ rows_loaded: 0, rows_unchanged: 6 });
  const earlier = Object.keys(plainOrders.parts[0]!.columns).filter((name) => name !== 'lot');
  const alike = `row_hash = CAST(hash(${earlier.sort().join(', ')}) >> 11 AS BIGINT)`;
  expect(await shop.rows(`SELECT count(*) AS lines FROM order_lines WHERE ${alike}`)).toEqual([{ lines: 6 }]);
});
