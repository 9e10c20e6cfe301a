import { expect, test } from 'vitest';
import { openDashboard, pages, settled } from './dashboard.ts';

const dashboard = openDashboard('empty');

test.each(pages)('$name says what to do while nothing is loaded', async ({ path, name }) => {
  const page = await dashboard.visit({ path });
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(name);
  if (path === '/data') {
    await page.getByRole('heading', { name: 'Drop your first exports here' }).waitFor();
    return;
  }
  await page.getByRole('heading', { name: 'Nothing loaded yet' }).waitFor();
  await page.getByRole('link', { name: 'Load your exports' }).click();
  await page.waitForURL((url) => url.pathname === '/data');
});

test('orders alone say how complete they are, before any return is loaded', async () => {
  const page = await dashboard.visit({ path: '/data' });
  const orders = 'order_id,order_date,sku,quantity,unit_price,currency\n1,2026-10-01,MUG-1,2,9.90,EUR\n';
  await page
    .getByTestId('files')
    .setInputFiles([{ name: 'orders.csv', mimeType: 'text/csv', buffer: Buffer.from(orders) }]);
  const health = page.getByRole('region', { name: 'How complete the data is' });
  await health.getByText('with price paid').waitFor();
  await settled(page);
  const measure = (name: string) => health.getByRole('listitem').filter({ hasText: name }).locator('b').innerText();
  expect([await measure('with price paid'), await measure('Return lines'), await measure('matched')]).toEqual([
    '100%',
    '0',
    '–',
  ]);
  await page.goto('/');
  await settled(page);
});
