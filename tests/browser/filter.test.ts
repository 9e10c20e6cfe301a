import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { openDashboard, settled } from './dashboard.ts';

const dashboard = openDashboard('shop');

const filterBar = (page: Page) => page.getByRole('region', { name: 'Filter', exact: true });
const menu = (page: Page, name: string) => page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name });
const params = (page: Page) => new URL(page.url()).searchParams;

/** Chooses Dresses among the categories, as a hand would. */
async function chooseDresses(page: Page): Promise<void> {
  await filterBar(page).getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('button', { name: 'Category' }).click();
  await page.getByRole('checkbox', { name: 'Dresses' }).check();
  await page.keyboard.press('Escape');
  await page.waitForURL(/category=Dresses/);
  await settled(page);
}

test('a filter lives in the URL: it survives a reload and goes along to the next page', async () => {
  const page = await dashboard.visit();
  await chooseDresses(page);
  await page.reload();
  await settled(page);
  await filterBar(page).getByRole('button', { name: 'Category Dresses', exact: true }).waitFor();

  await menu(page, 'Products').click();
  await page.waitForURL((url) => url.pathname === '/products');
  await settled(page);
  expect(params(page).getAll('category')).toEqual(['Dresses']);
  await page.getByRole('button', { name: /^All \d/ }).click();
  await page.waitForURL(/tab=all/);
  await settled(page);
  const categories = await page.getByRole('grid').getByRole('row').count();
  await filterBar(page).getByRole('button', { name: 'Remove the filter Category' }).click();
  await page.waitForURL((url) => !url.searchParams.has('category'));
  await settled(page);
  expect(await page.getByRole('grid').getAttribute('aria-rowcount').then(Number)).toBeGreaterThan(categories);
});

test('the back button takes the last change of the filter back, and forward brings it again', async () => {
  const page = await dashboard.visit();
  const basis = filterBar(page).getByRole('combobox', { name: 'Which day counts' });
  await basis.selectOption('ordered');
  await page.waitForURL(/basis=ordered/);
  await menu(page, 'Products').click();
  await page.waitForURL((url) => url.pathname === '/products');
  await page.goBack();
  await page.waitForURL((url) => url.pathname === '/' && url.searchParams.get('basis') === 'ordered');
  await page.goBack();
  await page.waitForURL((url) => !url.searchParams.has('basis'));
  await settled(page);
  expect(await basis.inputValue()).toBe('delivered');
  await page.goForward();
  await page.waitForURL(/basis=ordered/);
  await settled(page);
  expect(await basis.inputValue()).toBe('ordered');
});

test('a period, a link with several values and one that is mistyped open as they should', async () => {
  const page = await dashboard.visit({ path: '/?category=Dresses&category=Jeans&from=2026-13-77&colour=blue' });
  await filterBar(page).getByRole('button', { name: 'Category Dresses, Jeans', exact: true }).waitFor();
  await filterBar(page).getByRole('button', { name: 'All time' }).click();
  await page.getByRole('button', { name: 'Last 13 weeks' }).click();
  await page.waitForURL(/from=2026-\d\d-\d\d&to=2026-/);
  await filterBar(page).getByRole('button', { name: 'Last 13 weeks' }).click();
  await page.getByRole('button', { name: /^Last month: / }).click();
  await page.waitForURL(/from=2026-(\d\d)-01&to=2026-\1-(28|29|30|31)/);
  await filterBar(page)
    .getByRole('button', { name: /^Last month: / })
    .waitFor();
  await filterBar(page).getByRole('button', { name: 'Clear' }).click();
  await page.waitForURL((url) => !url.searchParams.has('category') && !url.searchParams.has('from'));
});
