import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ingest } from '../../../pipelines/ingest/ingest.ts';
import { rowsOf } from '../../../pipelines/warehouse/engine.ts';
import { openWarehouse } from '../../../pipelines/warehouse/open.ts';
import { openShop } from './shop.ts';

test('a day far ahead and a currency that is none set their rows aside, named', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'plausible-'));
  const path = join(folder, 'orders.csv');
  writeFileSync(
    path,
    'order_id,order_date,sku,quantity,unit_price,currency\nA,2026-01-05,S,1,10.00,EUR\nB,2099-01-01,S,1,10.00,EUR\nC,2026-01-06,S,1,10.00,XXXX\n',
  );
  const engine = await openWarehouse('duckdb::memory:', { readable: [folder] });
  const report = await ingest(engine, [{ path, name: 'orders.csv' }], { spool: folder, customerSalt: 'salt' });
  expect(report.totals).toMatchObject({ rows_read: 3, rows_loaded: 1, rows_set_aside: 2 });
  expect(rowsOf(await engine.query('SELECT line, column_name, value FROM set_aside ORDER BY line'))).toEqual([
    { line: 3, column_name: 'order_date', value: '2099-01-01' },
    { line: 4, column_name: 'currency', value: 'XXXX' },
  ]);
  await engine.close();
});

const orders = (...rows: string[]) => `order_id,order_date,sku,quantity,unit_price\n${rows.join('\n')}\n`;
const good = 'A,2026-01-05,S,1,10.00';

test.each([
  ['an amount', [good, 'B,2026-01-05,S,1,9999999999999.99'], 'unit_price'],
  ['a number of units', [good, 'B,2026-01-05,S,2147483647,1.00'], 'quantity'],
  ['an amount times its units', [good, 'B,2026-01-05,S,999999,9999999999.99'], 'unit_price'],
  ['a day counted from 1900', ['A,45000,S,1,10.00', 'B,1E30,S,1,10.00'], 'order_date'],
  ['a day counted beyond all calendars', ['A,45000,S,1,10.00', 'B,2147483647,S,1,10.00'], 'order_date'],
  ['a year of six digits', [good, 'B,300000-01-01,S,1,10.00'], 'order_date'],
])('%s that no shop has sets its row aside', async (_, rows, column) => {
  await using shop = await openShop();
  const { files } = await shop.drop('orders.csv', orders(...rows));
  expect(files).toMatchObject([{ rows_read: 2, rows_loaded: 1, rows_set_aside: 1 }]);
  expect(await shop.rows('SELECT line, column_name FROM set_aside')).toEqual([{ line: 3, column_name: column }]);
});
