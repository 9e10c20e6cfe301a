import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { openWarehouse } from '../../pipelines/warehouse/open.ts';
import { printAnswer } from '../../server/commands/query.ts';
import { hasEnded, type ImportStatus } from '../../server/contract/imports.ts';
import { serve } from '../../server/main.ts';

vi.setConfig({ testTimeout: 60_000 });
const folder = mkdtempSync(join(tmpdir(), 'returnscope-query-'));
afterAll(() => rmSync(folder, { recursive: true }));
const warehouse = `duckdb:${join(folder, 'shop.duckdb')}`;

/** The jobs of a server, newest first, once all have ended. */
async function endedJobs(url: string): Promise<ImportStatus[]> {
  return vi.waitFor(
    async () => {
      const jobs = (await (await fetch(`${url}/api/imports`)).json()) as ImportStatus[];
      expect(jobs.length > 0 && jobs.every(hasEnded)).toBe(true);
      return jobs;
    },
    { timeout: 50_000, interval: 200 },
  );
}

test('figures that a server could not build are not told as being built', async () => {
  const server = await serve({ warehouse, port: 0, isQuiet: true });
  const body = new FormData();
  body.set(
    'files',
    new Blob(['order_id,order_date,sku,quantity,unit_price,currency\nA,2026-01-05,S,1,10.00,EUR\n']),
    'a.csv',
  );
  await fetch(`${server.url}/api/imports`, { method: 'POST', headers: { 'X-Returnscope': '1' }, body });
  expect((await endedJobs(server.url))[0]!.stage).toBe('done');
  await server.close();

  const engine = await openWarehouse(warehouse);
  await engine.write(async (session) => {
    await session.execute("UPDATE stages SET version = '1:' || version WHERE stage = 'marts'");
    await session.execute('DROP TABLE fct_sold');
    await session.execute('CREATE VIEW fct_sold AS SELECT 1 AS in_the_way');
  });
  await engine.close();

  const again = await serve({ warehouse, port: 0, isQuiet: true });
  expect((await endedJobs(again.url))[0]!.stage).toBe('failed');
  await expect(printAnswer('/products/rates', { warehouse, param: [] })).rejects.toThrow(
    /could not build them.*log tells more\.$/,
  );
  await again.close();
});
