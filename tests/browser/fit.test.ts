import { expect, test } from 'vitest';
import { compareSizes } from '../../pipelines/domain/sizes.ts';
import { openDashboard, settled } from './dashboard.ts';

const dashboard = openDashboard('shop');

test('says where nothing is sure, and opens a style with its sizes in order', async () => {
  const page = await dashboard.visit({ path: '/fit' });
  const row = page.getByRole('grid').getByRole('row').nth(1);
  await page.getByText('No style runs small or large for certain').waitFor();
  await row.click();
  const style = page.getByRole('complementary');
  await style.waitFor();
  await settled(page);
  expect(new URL(page.url()).searchParams.get('model')).toBeTruthy();

  await style.getByText('Too little is known for advice').waitFor();
  const sizes = style.getByRole('table', { name: 'Size by size' });
  const labels = await sizes.getByRole('rowheader').allInnerTexts();
  expect(labels.length).toBeGreaterThan(1);
  expect(labels).toEqual([...labels].sort(compareSizes));
  await page.keyboard.press('Escape');
  await style.waitFor({ state: 'detached' });
});
