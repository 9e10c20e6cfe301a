import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

/** Answers SQL over a sample shop's files, every cell as text: `orders`, `returns`, `shipments`, `products`, `amazon`, `fba`, `truth`. */
export async function openShop(folder: string, suffix: '' | '.gz'): Promise<(sql: string) => Promise<Row[]>> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const tabbed = `delim = '\t', quote = '', escape = ''`;
  const tables: [name: string, file: string, options: string][] = [
    ['orders', 'shopify_orders.csv', `delim = ',', quote = '"'`],
    ['returns', 'returns.csv', `delim = ',', quote = '"'`],
    ['shipments', 'shipments.csv', `delim = ','`],
    ['products', 'products.csv', `delim = ','`],
    ['amazon', 'amazon_all_orders.txt', tabbed],
    ['fba', 'amazon_fba_customer_returns.txt', tabbed],
    ['truth', 'truth_reasons.csv', `delim = ','`],
  ];
  for (const [name, file, options] of tables) {
    const path = join(folder, `${file}${suffix}`);
    await connection.run(
      `CREATE TABLE ${name} AS FROM read_csv('${path}', header = true, all_varchar = true, ${options})`,
    );
  }
  return async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson() as Row[];
}

export type Row = Record<string, string | number | null>;
