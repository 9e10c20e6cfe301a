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
      ['MUG · L1', 3, 0],
      ['MUG · L2', 2, 2],
    ]);
    expect(byLot.map(({ name }) => name).sort()).toEqual(['L1', 'L2', null]);
    const [onlyOne] = await server.rows<RowOf<typeof productRates>>('/products/rates?level=lot&sku=MUG&lot=L2');
    expect(onlyOne).toMatchObject({
      level_key: 'MUG · L2',
      category_rate: byLot.find((row) => row.name === 'L2')!.category_rate,
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

test('lots of equal numbers are kept apart by the style that they are of, and held against its category', async () => {
  await using shop = await openShop();
  const lines = [
    ['A1', 'MUG-S', 'MUG', 'mugs', 'L1'],
    ['A2', 'MUG-L', 'MUG', 'mugs', 'L1'],
    ['A3', 'MUG-L', 'MUG', 'mugs', ''],
    ['A4', 'COAT', '', 'coats', 'L1'],
    ['A5', 'COAT', '', 'coats', 'L1'],
    ['A6', 'HAT', '', '', "L1 · ␟'x"],
  ].map(
    ([order, sku, style, category, lot]) =>
      `${order},2026-01-05,${sku},${style},${category},1,10.00,EUR,2026-01-08,${lot}\n`,
  );
  await shop.drop(
    'orders.csv',
    `order_id,order_date,sku,style_id,category,quantity,unit_price,currency,delivered_date,lot\n${lines.join('')}`,
  );
  await shop.drop(
    'returns.csv',
    'return_id,order_id,sku,quantity,requested_date\nR1,A4,COAT,1,2026-01-15\nR2,A9,GONE,1,2026-01-15\n',
  );
  await buildMarts(shop.engine);
  const server = await serveEngine(shop.engine);
  const ratesOf = async (filter: string) =>
    (await server.rows<RowOf<typeof productRates>>(`/products/rates?level=lot&${filter}`))
      .map((row) => [row.level_key, row.name, row.category, row.sold_units, row.returned_units])
      .sort((one, other) => String(one[0]).localeCompare(String(other[0])));
  try {
    const lots = [
      ['COAT · L1', 'L1', 'coats', 2, 1],
      ["HAT · L1 ·  · 'x", "L1 · ␟'x", null, 1, 0],
      ['MUG · L1', 'L1', 'mugs', 2, 0],
    ];
    expect(await ratesOf('')).toEqual([...lots, [null, null, null, 1, 0]]);
    expect(await ratesOf('lot=L1')).toEqual([lots[0], lots[2]]);
    expect(await ratesOf('style=MUG')).toEqual([lots[2], [null, null, 'mugs', 1, 0]]);
    expect(await ratesOf('sku=MUG-L&lot=L1')).toEqual([['MUG · L1', 'L1', 'mugs', 1, 0]]);
    expect(await ratesOf('lot=L9')).toEqual([]);
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
