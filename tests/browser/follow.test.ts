import { expect, test } from 'vitest';
import { openDashboard, panel, settled } from './dashboard.ts';

const dashboard = openDashboard('shop');

test('from the Overview the worst product leads to its customers’ words, with those that prove the reason marked', async () => {
  const page = await dashboard.visit();
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
