import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { sentences } from '../../sample-data/generator/wording.ts';

/** The files the benchmark loads, in the order they are. */
export const exportFiles = ['orders.csv', 'returns.csv'] as const;

/** What comes a week later: one per cent more. */
export const laterFiles = ['later-orders.csv', 'later-returns.csv'] as const;

/** Where the warehouse lies that is made from a folder's files. */
export function warehouseFile(folder: string): string {
  return join(folder, 'warehouse', 'bench.duckdb');
}

/**
 * Writes `orders.csv` and `returns.csv` of the plain format into a folder, and those of the week after: the same number of
 * lines, the same bytes.
 * @param lines order lines; about a sixth of them come back
 */
export async function makeData(folder: string, lines: number): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const languages = Object.values(sentences).map((list) => list.map(({ text }) => text));
  await connection.run(
    `CREATE TABLE sentences AS SELECT unnest(range(len(l))) AS language_number, unnest(l) AS notes FROM (SELECT from_json($json, '[["VARCHAR"]]') AS l)`,
    { json: JSON.stringify(languages) },
  );
  const script = readFileSync(new URL('./data.sql', import.meta.url), 'utf8');
  await connection.run(
    script.replaceAll('{lines}', String(lines)).replaceAll('{folder}', folder.replaceAll("'", "''")),
  );
  connection.closeSync();
  instance.closeSync();
}
