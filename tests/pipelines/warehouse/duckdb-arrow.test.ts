import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Engine, rowsOf } from '../../../pipelines/warehouse/engine.ts';
import { openWarehouse } from '../../../pipelines/warehouse/open.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openWarehouse('duckdb::memory:');
});
afterAll(() => engine.close());

const rows = async (sql: string) => rowsOf<Record<string, unknown>>(await engine.query(sql));

/** More rows than two chunks of the engine have, the third not full. */
const many = 5000;

test.each([
  ['TINYINT', (i: number) => (i % 200) - 100, 'CAST(i % 200 - 100 AS TINYINT)'],
  ['SMALLINT', (i: number) => i - 2000, 'CAST(i - 2000 AS SMALLINT)'],
  ['INTEGER', (i: number) => i * 1000 - 7, 'CAST(i * 1000 - 7 AS INTEGER)'],
  ['UTINYINT', (i: number) => i % 256, 'CAST(i % 256 AS UTINYINT)'],
  ['USMALLINT', (i: number) => i + 60_000, 'CAST(i + 60000 AS USMALLINT)'],
  ['UINTEGER', (i: number) => i + 4_000_000_000, 'CAST(i + 4000000000 AS UINTEGER)'],
  ['BIGINT', (i: number) => (i - 2500) * 3_000_000_000, 'CAST((i - 2500) * 3000000000 AS BIGINT)'],
  ['UBIGINT', (i: number) => i * 1_000_000_000_000, 'CAST(i * 1000000000000 AS UBIGINT)'],
  ['FLOAT', (i: number) => i / 8, 'CAST(i / 8 AS FLOAT)'],
  ['DOUBLE', (i: number) => i / 7, 'CAST(i AS DOUBLE) / 7'],
  ['DATE', (i: number) => Date.UTC(1969, 11, 1 + i), "DATE '1969-12-01' + CAST(i AS INTEGER)"],
  [
    'TIMESTAMP',
    (i: number) => 1_767_225_600_123 + i * 60_000,
    "TIMESTAMP '2026-01-01 00:00:00.123456' + INTERVAL (i) MINUTE",
  ],
  ['BOOLEAN', (i: number) => i % 3 === 0, 'i % 3 = 0'],
  ['text', (i: number) => `№ ${i}`, "'№ ' || i"],
  ['long text', (i: number) => `Rochie de vară, mărimea ${i}`, "'Rochie de vară, mărimea ' || i"],
  ['list', (i: number) => [i, null, i + 0.5], '[i, NULL, i + 0.5]::DOUBLE[]'],
])('%s comes as it is, unknown as null', async (_type, value, sql) => {
  const read = await rows(
    `SELECT i, CASE WHEN i % 7 <> 5 THEN ${sql} END AS value, ${sql} AS known FROM range(${many}) r(i)`,
  );
  expect(read).toEqual(
    Array.from({ length: many }, (_, i) => ({ i, value: i % 7 === 5 ? null : value(i), known: value(i) })),
  );
});

test('texts around the length that lies inside a value', async () => {
  const texts = Array.from({ length: 30 }, (_, length) => 'x'.repeat(length));
  expect(await rows("SELECT repeat('x', CAST(i AS INTEGER)) AS text FROM range(30) r(i)")).toEqual(
    texts.map((text) => ({ text })),
  );
});

test('nothing, and no row', async () => {
  expect(await rows('SELECT NULL AS nothing FROM range(3)')).toEqual(
    Array.from({ length: 3 }, () => ({ nothing: null })),
  );
  const none = await engine.query("SELECT 1 AS one, 'a' AS text, [1.5] AS list WHERE false");
  expect([none.numRows, none.schema.fields.map(({ name }) => name)]).toEqual([0, ['one', 'text', 'list']]);
});

test.each(['9007199254740993', '-9007199254740993', '18446744073709551615'])(
  'the whole number %s, which no double holds, is refused, and not one that is unknown',
  async (number) => {
    const type = number.length > 18 ? 'UBIGINT' : 'BIGINT';
    await expect(rows(`SELECT CAST(${number} AS ${type}) AS units`)).rejects.toThrow(`column units holds ${number}`);
    expect(await rows(`SELECT CAST(NULL AS ${type}) AS units`)).toEqual([{ units: null }]);
  },
);

test.each(['CAST(1 AS HUGEINT)', 'CAST(1.5 AS DECIMAL(5, 2))'])('%s has to be cast', async (sql) => {
  await expect(rows(`SELECT ${sql} AS units`)).rejects.toThrow('cast it');
});
