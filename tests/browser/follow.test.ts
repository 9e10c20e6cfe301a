import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { openDashboard, panel, settled } from './dashboard.ts';

const dashboard = openDashboard('shop');

/** Loads a dress of which three of four come back, too small: sure even in a small shop. */
async function loadBadDress(page: Page): Promise<void> {
  const dayOf = (at: number, later = 0) =>
    new Date(Date.UTC(2026, 0, 1 + (at % 120) + later)).toISOString().slice(0, 10);
  const all = Array.from({ length: 200 }, (_, at) => at);
  const orders = all.map((at) => `B${at},${at},${dayOf(at)},BAD-1,Bad Dress,BAD,Dresses,1,80,EUR,${dayOf(at, 3)}`);
  const returns = all
    .filter((at) => at % 4 > 0)
    .map((at) => `RB${at},B${at},BAD-1,1,${dayOf(at, 9)},Far too small around the chest,80,EUR`);
  const files = {
    'bad-orders.csv': `order_id,order_line_id,order_date,sku,product_name,style_id,category,quantity,line_total,currency,delivered_date\n${orders.join('\n')}`,
    'bad-returns.csv': `return_id,order_id,sku,quantity,requested_date,reason_text,refund_amount,currency\n${returns.join('\n')}`,
  };
  await page.goto('/data');
  await page
    .getByTestId('files')
    .setInputFiles(
      Object.entries(files).map(([name, text]) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })),
    );
  const loaded = panel(page, 'Load exports').getByRole('listitem');
  for (const name of Object.keys(files))
    await loaded
      .filter({ hasText: name })
      .getByText(/rows read =/)
      .waitFor({ timeout: 60_000 });
}

test('from the Overview the worst product leads to its customers’ words, with those that prove the reason marked', async () => {
  const page = await dashboard.visit();
  await loadBadDress(page);
  await page.goto('/');
  await settled(page);
  const worst = panel(page, 'Where to look first').getByRole('listitem').getByRole('link').first();
  const name = await worst.innerText();
  await worst.click();
  await page.waitForURL((url) => url.pathname === '/products');
  await settled(page);

  const product = page.getByRole('complementary', { name });
  const words = product.getByRole('region', { name: 'What customers wrote, by cause' }).getByRole('listitem');
  await words.first().waitFor();
  expect(await words.count()).toBeGreaterThan(0);
  expect(await product.locator('blockquote mark').count()).toBeGreaterThan(0);
  await product.getByRole('table', { name: 'Who answers for it' }).waitFor();
});

test('the open product is in the URL, Escape closes it, and the figures of table and panel agree', async () => {
  const page = await dashboard.visit({ path: '/products?level=style&tab=all' });
  const row = page.getByRole('grid').getByRole('row').nth(1);
  const cells = await row.getByRole('gridcell').allInnerTexts();
  await row.click();
  const product = page.getByRole('complementary');
  await product.waitFor();
  expect(new URL(page.url()).searchParams.get('product')).toBeTruthy();
  await page.reload();
  await settled(page);
  await product.waitFor();
  expect(await product.getByText('Delivered units', { exact: true }).locator('..').innerText()).toContain(cells[1]);
  await page.keyboard.press('Escape');
  await product.waitFor({ state: 'detached' });
  expect(new URL(page.url()).searchParams.get('product')).toBeNull();
});
