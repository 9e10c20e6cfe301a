import { expect, test } from 'vitest';
import { openDashboard, pages } from './dashboard.ts';

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
