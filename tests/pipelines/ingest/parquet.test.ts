import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mendRows } from '../../../pipelines/ingest/mend.ts';
import { previewMapping } from '../../../pipelines/ingest/propose.ts';
import { seededRandom } from '../../../pipelines/statistics/random.ts';
import { zip } from './make.ts';
import { openShop } from './shop.ts';

const folder = mkdtempSync(join(tmpdir(), 'returnscope-parquet-'));
let writer: DuckDBInstance;
beforeAll(async () => {
  writer = await DuckDBInstance.create(':memory:');
});
afterAll(() => {
  writer.closeSync();
  rmSync(folder, { recursive: true });
});

/** The rows of a SELECT as a Parquet file. */
async function parquet(select: string, options = ''): Promise<Buffer> {
  const path = join(folder, 'written.parquet');
  const connection = await writer.connect();
  await connection.run(`COPY (${select}) TO '${path}' (FORMAT parquet${options})`);
  connection.closeSync();
  return readFileSync(path);
}

const lines = `SELECT * FROM (VALUES
    ('A1', DATE '2025-03-05', '00123', 2, CAST(12.50 AS DECIMAL(10, 2)), 'EUR'),
    ('A2', DATE '2025-03-06', '12E5', 1, CAST(1204.50 AS DECIMAL(10, 2)), 'EUR'))
  t("order_id", "order_date", "sku", "quantity", "unit_price", "currency")`;
const stored = `SELECT order_id, CAST(order_date AS VARCHAR) AS day, sku, quantity, unit_price_minor AS price
  FROM order_lines ORDER BY 1`;
const csv = `order_id,order_date,sku,quantity,unit_price,currency
A1,2025-03-05,00123,2,12.50,EUR
A2,2025-03-06,12E5,1,1204.50,EUR
`;

test('Parquet is told by its bytes, and is the same rows as CSV: as it is, gzipped, in a zip, in both', async () => {
  await using shop = await openShop();
  const bytes = await parquet(lines);
  const loads = [
    await shop.drop('orders.csv', bytes),
    await shop.drop('orders.parquet', csv),
    await shop.drop('orders.parquet.gz', gzipSync(bytes)),
    await shop.drop('a.zip', zip({ 'orders.parquet': bytes, 'again.parquet.gz': gzipSync(bytes) })),
  ];
  expect(loads.map(({ files }) => files.map((file) => [file.rows_loaded, file.rows_unchanged]))).toEqual([
    [[2, 0]],
    [[0, 2]],
    [[0, 2]],
    [
      [0, 2],
      [0, 2],
    ],
  ]);
  expect(await shop.rows(stored)).toEqual([
    { order_id: 'A1', day: '2025-03-05', sku: '00123', quantity: 2, price: 1250 },
    { order_id: 'A2', day: '2025-03-06', sku: '12E5', quantity: 1, price: 120450 },
  ]);
});

test.each(['snappy', 'zstd', 'gzip', 'brotli', 'lz4_raw', 'uncompressed'])('Parquet packed by %s', async (codec) => {
  await using shop = await openShop();
  const { files } = await shop.drop('a', await parquet(lines, `, CODEC '${codec}'`));
  expect(files).toMatchObject([{ rows_loaded: 2 }]);
});

test('cells of every type come as our cells read them', async () => {
  await using shop = await openShop();
  const { files, refused } = await shop.drop(
    'orders.parquet',
    await parquet(`SELECT
      CAST(1001 AS DOUBLE) AS "order_id", TIMESTAMPTZ '2025-03-05 23:30:00+00' AS "order_date",
      CAST('00123' AS BLOB) AS "sku", CAST(2 AS FLOAT) AS "quantity", CAST(1e-2 AS DOUBLE) AS "unit_price",
      CAST('EUR' AS ENUM ('EUR', 'RON')) AS "currency", true AS "Is ""gift""", [1, 2] AS "Tags", {'a': 1} AS "More",
      CAST('nan' AS DOUBLE) AS "discount", 7 AS file_row_number, 'x' AS "c0"`),
  );
  expect(refused).toEqual([]);
  expect(files).toMatchObject([{ rows_loaded: 1 }]);
  expect(await shop.rows(stored)).toEqual([
    { order_id: '1001', day: '2025-03-05', sku: '00123', quantity: 2, price: 1 },
  ]);
});

test('a row that is set aside is told by its number, with its cells, what is nested as JSON', async () => {
  await using shop = await openShop();
  const select = `SELECT *, {'colour': 'red', 'tags': ['a', 'b']} AS "Details" FROM (${lines})
    UNION ALL SELECT 'A3', DATE '1899-12-31', 'S', 1, 5, 'EUR', NULL`;
  const { files } = await shop.drop('orders.parquet', await parquet(select));
  expect(files).toMatchObject([{ rows_read: 3, rows_loaded: 2, rows_set_aside: 1 }]);
  expect(await shop.rows('SELECT line, column_name, value, problem FROM set_aside')).toEqual([
    { line: 3, column_name: 'order_date', value: '1899-12-31', problem: 'not a date' },
  ]);
  const mended = { line: 3, cells: { order_date: '2025-03-07' } };
  await mendRows(shop.engine, files[0]!.load_id, [mended], { spool: shop.spool, customerSalt: 'salt' });
  expect((await shop.rows(stored))[2]).toEqual({
    order_id: 'A3',
    day: '2025-03-07',
    sku: 'S',
    quantity: 1,
    price: 500,
  });
  const bad = `SELECT 'A4' AS order_id, 'soon' AS order_date, 'S' AS sku, 1 AS quantity, 5.0 AS unit_price, 'EUR' AS currency,
    {'colour': 'red'} AS "Details"`;
  await shop.drop('bad.parquet', await parquet(bad));
  const [row] = await shop.rows<{ raw: string }>(`SELECT raw FROM set_aside WHERE value = 'soon'`);
  expect(JSON.parse(row!.raw)).toMatchObject({ Details: '{"colour":"red"}', unit_price: '5.0' });
});

test('columns of Parquet that no format knows are asked about, with the first rows', async () => {
  await using shop = await openShop(folder);
  const strange = await parquet(
    `SELECT 'S' || i AS "Our ref", DATE '2025-03-05' AS "Sold day", '00' || i AS "Thing" FROM range(30) r(i)`,
  );
  const { refused } = await shop.drop('a.zip', zip({ 'strange.parquet': strange, 'orders.csv': csv }));
  expect(refused).toMatchObject([{ file: 'a.zip/strange.parquet' }]);
  expect(refused[0]!.mapping!.preview.raw[1]).toEqual(['S1', '2025-03-05', '001']);
  const columns = { order_id: 'Our ref', order_date: 'Sold day', sku: 'Thing' };
  const file = { path: join(folder, 'written.parquet'), name: 'strange.parquet' };
  const { preview } = await previewMapping(shop.engine, file, 'orders', columns);
  expect(preview.read[1]).toEqual({ order_id: 'S1', order_date: '2025-03-05', sku: '001' });
  expect(await shop.rows('SELECT count(*) AS n FROM order_lines')).toEqual([{ n: 2 }]);
});

test('a Parquet file without rows is one without rows', async () => {
  await using shop = await openShop();
  const { files, refused } = await shop.drop('a.parquet', await parquet(`${lines} WHERE false`));
  expect(refused).toEqual([]);
  expect(files).toMatchObject([{ rows_read: 0, rows_loaded: 0 }]);
});

const one = `SELECT 'A1' AS order_id, DATE '2025-03-05' AS order_date, 'S' AS sku`;
test.each([
  [
    'of 5 million equal rows',
    `${one}, ${Array.from({ length: 57 }, (_, at) => `true AS x${at}`).join(', ')} FROM range(5_000_000)`,
    'far more',
  ],
  ['of 2000 long cells', `${one}, repeat('a', 1_000_000) AS x FROM range(2000)`, 'far more'],
  ['of one cell of 5 MB', `${one}, repeat('a', 5_000_000) AS x`, 'longer than'],
])('a small Parquet file %s is refused, and leaves no trace', async (_, select, problem) => {
  await using shop = await openShop();
  const bytes = await parquet(select, `, CODEC 'zstd', ROW_GROUP_SIZE 5_000_000`);
  expect(bytes.length).toBeLessThan(1e5);
  const { files, refused } = await shop.drop('a.parquet', bytes);
  expect(files).toEqual([]);
  expect(refused).toEqual([
    { file: 'a.parquet', problem: expect.objectContaining({ text: expect.stringContaining(problem) }), mapping: null },
  ]);
  expect(await shop.rows('SELECT * FROM loads')).toEqual([]);
});

test('a damaged Parquet file is refused in one sentence or read, leaves no trace, and harms nothing', async () => {
  await using shop = await openShop();
  const many = `SELECT 'A' || i AS order_id, DATE '2025-03-05' AS order_date, 'S' || i % 7 AS sku, 1 + i % 3 AS quantity,
    CAST(12.50 + i AS DECIMAL(10, 2)) AS unit_price, 'EUR' AS currency FROM range(2000) r(i)`;
  const random = seededRandom(11);
  const whole = [await parquet(many, `, CODEC 'snappy'`), await parquet(many, `, CODEC 'zstd'`)];
  let [loaded, damaged] = [0, 0];
  for (let turn = 0; turn < 150; turn++) {
    const bytes = Buffer.from(whole[turn % 2]!);
    const at = () => Math.floor(random() * bytes.length);
    if (turn % 3 === 0) bytes.fill(0, at(), bytes.length - 4);
    else
      for (let flips = 0; flips < 3; flips++)
        bytes[turn % 3 === 1 ? at() : bytes.length - 9 - (at() % 800)]! ^= 1 + Math.floor(random() * 255);
    const { files, refused } = await shop.drop('a.parquet', turn % 5 === 0 ? bytes.subarray(0, at()) : bytes);
    if (files.length > 0) {
      loaded++;
      const { rows_read, rows_loaded, rows_unchanged, rows_set_aside, rows_furniture } = files[0]!;
      expect(rows_loaded + rows_unchanged + rows_set_aside + rows_furniture).toBe(rows_read);
      continue;
    }
    damaged++;
    expect(refused).toEqual([
      {
        file: 'a.parquet',
        problem: expect.objectContaining({ text: expect.stringMatching(/^(It|The file) [^\n]*\.$/) }),
        mapping: expect.toSatisfy(() => true),
      },
    ]);
  }
  expect(damaged).toBeGreaterThan(75);
  expect(await shop.rows('SELECT count(*) AS n FROM loads')).toEqual([{ n: loaded }]);
  const { files } = await shop.drop('good.parquet', whole[0]!);
  expect(files).toMatchObject([{ rows_read: 2000, rows_set_aside: 0 }]);
});
