import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { undoLoad } from '../../../pipelines/ingest/undo.ts';
import { files, openShop, type Shop } from './shop.ts';

const tables = ['order_lines', 'return_lines', 'shipments', 'products', 'order_refunds'];
const logs = ['loads', 'load_furniture', 'set_aside', 'seen_rows', 'seen_aside'];

/** What a load has told of itself stays as it was, whatever is undone. */
const toldAtLoading = ['report', 'loaded_at', 'rows_loaded', 'rows_unchanged', 'rows_set_aside'];

/** Every table's rows, loads told by the file they were of. */
async function content(shop: Shop): Promise<Record<string, string[]>> {
  const names = new Map(
    (await shop.rows<{ load_id: number; file_name: string }>('SELECT load_id, file_name FROM loads')).map((row) => [
      row.load_id,
      row.file_name,
    ]),
  );
  const told: Record<string, string[]> = {};
  for (const table of [...tables, ...tables.map((name) => `${name}_history`), ...logs]) {
    const rows = await shop.rows<Record<string, unknown>>(`SELECT * FROM ${table}`);
    told[table] = rows
      .map((row) =>
        JSON.stringify(
          Object.fromEntries(
            Object.entries(row)
              .filter(([name]) => !toldAtLoading.includes(name))
              .map(([name, value]) => [
                name,
                name === 'load_id' || name === 'replaced_by' || name === 'mended_by'
                  ? names.get(value as number)
                  : value,
              ]),
          ),
        ),
      )
      .sort();
  }
  return told;
}

interface File {
  name: string;
  text: string;
}

const line = fc.record({ order: fc.nat(2), line: fc.nat(3), price: fc.integer({ min: 1, max: 3 }) });
const ordersFile = (withIds: boolean) =>
  fc.array(line, { minLength: 1, maxLength: 6 }).map((lines) => {
    const rows = lines.map(({ order, line, price }) =>
      withIds
        ? `${order},${order}-${line},2025-01-01,S${line},1,${price}`
        : `${order},,2025-01-01,S${line % 2},1,${price}`,
    );
    return ['order_id,order_line_id,order_date,sku,quantity,unit_price', ...rows].join('\n');
  });
const returnsFile = fc.array(line, { minLength: 1, maxLength: 6 }).map((lines) => {
  const rows = lines.map(({ order, line, price }) => `${order},S${line},${line},2025-02-0${price},bad`);
  const unread = lines.map(({ line }) => `x,S${line % 2},many,2025-02-01,bad`);
  return ['order_id,sku,quantity,requested_date,reason_text', ...rows, ...unread].join('\n');
});
const productsFile = fc
  .array(line, { minLength: 1, maxLength: 4 })
  .map((lines) =>
    ['sku,product_name,unit_cost', ...lines.map(({ line, price }) => `S${line},Dress,${price}`)].join('\n'),
  );
const sequence = fc
  .array(fc.oneof(ordersFile(true), ordersFile(false), returnsFile, productsFile), { minLength: 1, maxLength: 5 })
  .map((texts) => texts.map((text, index): File => ({ name: `file ${index}`, text: `${text}\n` })));

async function loaded(dropped: readonly File[]): Promise<Shop> {
  const shop = await openShop();
  for (const { name, text } of dropped) await shop.drop(name, text);
  return shop;
}

describe('a load undone', () => {
  test('is as if it had never been, whatever came before and after', async () => {
    await fc.assert(
      fc.asyncProperty(sequence, fc.nat(), async (dropped, number) => {
        const at = number % dropped.length;
        await using shop = await loaded(dropped);
        await undoLoad(shop.engine, at + 1);
        await using without = await loaded(dropped.toSpliced(at, 1));
        expect(await content(shop)).toEqual(await content(without));
      }),
      { numRuns: 20 },
    );
  }, 300_000);

  test('leaves nothing, for every export of every format, and the exports come in again', async () => {
    await using shop = await openShop();
    const all = readdirSync(files).sort();
    const empty = await content(shop);
    const first = await shop.load(...all);
    const full = await content(shop);
    for (const { load_id } of first.files) await undoLoad(shop.engine, load_id);
    expect(await content(shop)).toEqual(empty);
    const second = await shop.load(...all);
    expect(await content(shop)).toEqual(full);
    expect(Math.min(...second.files.map(({ load_id }) => load_id))).toBeGreaterThan(all.length);
  }, 300_000);
});

test('a correction undone brings the earlier value back, and says so', async () => {
  await using shop = await openShop();
  const file = (price: string) =>
    `order_id,order_line_id,order_date,sku,quantity,unit_price\n1,1a,2025-01-01,A,1,${price}\n`;
  await shop.drop('first.csv', file('5'));
  await shop.drop('corrected.csv', file('4.50'));
  expect(await shop.rows('SELECT unit_price_minor AS price, load_id, replaced_by FROM order_lines_history')).toEqual([
    { price: 500, load_id: 1, replaced_by: 2 },
  ]);
  expect(await undoLoad(shop.engine, 2)).toEqual({
    load_id: 2,
    file: 'corrected.csv',
    rows_removed: 1,
    rows_restored: 1,
    rows_kept: 0,
  });
  expect(await shop.rows('SELECT unit_price_minor AS price, load_id FROM order_lines')).toEqual([
    { price: 500, load_id: 1 },
  ]);
});

test('a load whose rows another holds too takes nothing with it, and says so', async () => {
  await using shop = await openShop();
  const file = `order_id,order_date,sku,quantity,unit_price
1,2025-01-01,A,1,5
2,2025-01-01,A,two,5
`;
  await shop.drop('first.csv', file);
  await shop.drop('again.csv', file);
  expect(await undoLoad(shop.engine, 1)).toMatchObject({ rows_removed: 0, rows_restored: 0, rows_kept: 1 });
  expect(await shop.rows('SELECT load_id, line FROM set_aside')).toEqual([{ load_id: 2, line: 3 }]);
  expect(await undoLoad(shop.engine, 2)).toMatchObject({ rows_removed: 1, rows_restored: 0, rows_kept: 0 });
  expect(await shop.rows('SELECT load_id FROM set_aside UNION ALL SELECT load_id FROM seen_aside')).toEqual([]);
});

test('a load that is not there cannot be undone, nor one twice; its number is not given again', async () => {
  await using shop = await openShop();
  await expect(undoLoad(shop.engine, 1)).rejects.toMatchObject({ status: 404 });
  const {
    files: [first],
  } = await shop.load('plain-orders.csv');
  await undoLoad(shop.engine, first!.load_id);
  await expect(undoLoad(shop.engine, first!.load_id)).rejects.toMatchObject({ status: 404 });
  const {
    files: [second],
  } = await shop.load('plain-orders.csv');
  expect(second!.load_id).toBe(first!.load_id + 1);
});

test('what was undone is not in the numbers: the tables count as changed', async () => {
  await using shop = await openShop();
  const version = () => shop.rows(`SELECT version FROM stages WHERE stage = 'tables'`);
  await shop.load('plain-orders.csv');
  const before = await version();
  await undoLoad(shop.engine, 1);
  expect(await version()).not.toEqual(before);
});
