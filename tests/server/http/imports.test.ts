import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, expect, test } from 'vitest';
import { rowsOf } from '../../../pipelines/warehouse/engine.ts';
import { openWarehouse } from '../../../pipelines/warehouse/open.ts';
import { makeShop } from '../../../sample-data/generator/shop.ts';
import { createImports, type Upload } from '../../../server/http/imports.ts';

const folder = mkdtempSync(join(tmpdir(), 'returnscope-imports-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a stop fails the loads under way and in wait, and leaves whole files only', async () => {
  await makeShop({ orders: 3000, seed: 3, out: join(folder, 'shop'), gzip: false });
  const engine = await openWarehouse('duckdb::memory:', { readable: [folder] });
  let loaded = 0;
  const onLoaded = () => {
    loaded++;
  };
  const imports = createImports(
    engine,
    { spool: folder, customerSalt: 'test' },
    { onLoaded, log: pino({ level: 'silent' }) },
  );
  const uploads = [1, 2].map((number) => uploadOf(`upload-${number}`));
  const [first, second] = uploads.map(imports.add);
  while (first!.stage === 'queued') await setTimeout(1);
  await imports.stop();

  for (const status of [first!, second!]) {
    expect([status.stage, status.report, status.problem]).toEqual([
      'failed',
      null,
      expect.stringContaining('load the files again'),
    ]);
  }
  expect(loaded).toBe(2);
  for (const { files } of uploads) expect(existsSync(files[0]!.path)).toBe(false);
  const [counts] = rowsOf<{ promised: number; found: number }>(
    await engine.query(`
      SELECT
        coalesce((SELECT CAST(sum(rows_loaded) AS BIGINT) FROM loads WHERE kind = 'orders'), 0) AS promised,
        (SELECT count(*) FROM order_lines) AS found`),
  );
  expect(counts!.found).toBe(counts!.promised);
  await engine.close();
});

function uploadOf(name: string): Upload {
  const upload = join(folder, name);
  mkdirSync(upload);
  const path = join(upload, 'a');
  cpSync(join(folder, 'shop', 'shopify_orders.csv'), path);
  return {
    files: [{ path, name: 'shopify_orders.csv' }],
    async settle() {
      rmSync(upload, { recursive: true });
      return [];
    },
  };
}
