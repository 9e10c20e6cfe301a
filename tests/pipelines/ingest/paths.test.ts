import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, expect, test } from 'vitest';
import { openShop } from './shop.ts';

const folder = join(mkdtempSync(join(tmpdir(), 'returnscope-paths-')), 'a [1]');
mkdirSync(folder);
afterAll(() => rmSync(join(folder, '..'), { recursive: true }));

const order = (id: string) => ({
  order_id: id,
  order_date: '2025-03-05',
  sku: 'S',
  quantity: 1,
  unit_price: 5,
  currency: 'EUR',
});
const writers: Record<string, (path: string, id: string) => Promise<void> | void> = {
  csv: (path, id) => writeFileSync(path, `${Object.keys(order(id)).join()}\n${Object.values(order(id)).join()}\n`),
  json: (path, id) => writeFileSync(path, JSON.stringify([order(id), order(`${id}b`)])),
  jsonl: (path, id) => writeFileSync(path, `${JSON.stringify(order(id))}\n${JSON.stringify(order(`${id}b`))}\n`),
  parquet: async (path, id) => {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const cells = Object.entries(order(id)).map(([name, value]) => `'${value}' AS ${name}`);
    await connection.run(`COPY (SELECT ${cells.join(', ')}) TO '${path}' (FORMAT parquet)`);
    connection.closeSync();
    instance.closeSync();
  },
};

test.each(Object.keys(writers))('a %s file is read by its very name, whatever pattern it looks like', async (kind) => {
  await using shop = await openShop(folder);
  await writers[kind]!(join(folder, `orders1.${kind}`), 'OTHER');
  await writers[kind]!(join(folder, `orders[1].${kind}`), 'A');
  await writers[kind]!(join(folder, `o*s?.${kind}`), 'B');
  const { refused } = await shop.load(join(folder, `orders[1].${kind}`), join(folder, `o*s?.${kind}`));
  expect(refused).toEqual([]);
  const loaded = await shop.rows<{ order_id: string }>(
    'SELECT DISTINCT order_id[1] AS order_id FROM order_lines ORDER BY 1',
  );
  expect(loaded.map(({ order_id }) => order_id)).toEqual(['A', 'B']);
});
