import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ingest } from '../../../pipelines/ingest/ingest.ts';
import { rowsOf } from '../../../pipelines/warehouse/engine.ts';
import { openWarehouse } from '../../../pipelines/warehouse/open.ts';

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
