import { expect, test } from 'vitest';
import { compareSizes } from '../../pipelines/domain/sizes.ts';
import { openDashboard, settled } from './dashboard.ts';

const dashboard = openDashboard('shop');

test('the dearest misfit opens with what to tell customers, its sizes in order', async () => {
  const page = await dashboard.visit({ path: '/fit' });
  const row = page.getByRole('grid').getByRole('row').nth(1);
  expect(await row.innerText()).toMatch(/Runs (small|large)/);
  await row.click();
  const style = page.getByRole('complementary');
  await style.waitFor();
  await settled(page);
  expect(new URL(page.url()).searchParams.get('model')).toBeTruthy();

  const sentences = style.locator('q');
  expect(await sentences.evaluateAll((all) => all.map((one) => one.getAttribute('lang')))).toEqual(['en', 'fr', 'ro']);
  const sizes = style.getByRole('table', { name: 'Size by size' });
  const labels = await sizes.getByRole('rowheader').allInnerTexts();
  expect(labels.length).toBeGreaterThan(1);
  expect(labels).toEqual([...labels].sort(compareSizes));
  await page.keyboard.press('Escape');
  await style.waitFor({ state: 'detached' });
});
