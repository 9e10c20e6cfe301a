import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDashboard, program, settled } from './dashboard.ts';

const dashboard = openDashboard('empty');
/** More names than a page ranks at once, none of them in order. */
const names = Array.from({ length: 4000 }, (_, index) => `${['Éclair', 'echo', 'Ștefan', 'zoe'][index % 4]} ${index}`);

test('thousands of products sort by name as people read them, and are reached from end to end by keys', async () => {
  const page = await dashboard.visit({ path: '/data' });
  loadOrders();
  await page.goto('/products?level=sku&tab=all');
  await settled(page);
  const table = page.getByRole('grid', { name: 'Return rates by product' });
  const first = table.locator('tr[data-index="0"] td').first();
  const sorted = names.toSorted(new Intl.Collator('en-GB', { numeric: true }).compare);

  await table.getByRole('button', { name: 'Name', exact: true }).click();
  await first.filter({ hasText: sorted[0]! }).waitFor();
  await table.getByRole('button', { name: 'Name', exact: true }).click();
  await first.filter({ hasText: sorted.at(-1)! }).waitFor();
  expect(page.url()).toContain('sort=-name');

  await first.focus();
  await table.locator('tr[data-index="0"]').press('End');
  await table
    .locator(`tr[data-index="${names.length - 1}"]:focus`)
    .filter({ hasText: sorted[0]! })
    .waitFor();
});

/** One order of each product, delivered long ago. */
function loadOrders(): void {
  const folder = mkdtempSync(join(tmpdir(), 'returnscope-many-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'orders.csv');
  const head = 'order_id,order_date,sku,product_name,category,quantity,unit_price,currency,delivered_date';
  const rows = names.map((name, i) => `O${i},2026-03-02,SKU-${i},${name},Things,1,19.90,EUR,2026-03-05`);
  writeFileSync(file, [head, ...rows].join('\n'));
  execFileSync(process.execPath, [program, 'ingest', file, '--warehouse', dashboard.warehouse], { stdio: 'ignore' });
}
