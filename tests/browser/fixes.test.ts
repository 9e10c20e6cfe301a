import type { Locator, Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { openDashboard, panel, settled } from './dashboard.ts';

const dashboard = openDashboard('shop');

interface Effect {
  readonly fix_id: number;
  readonly products: string;
  readonly said_by: string;
}

const rows = async <Row>(page: Page, path: string) =>
  ((await (await page.request.get(`/api${path}`)).json()) as { rows: Row[] }).rows;

/** How many lines of a fix stand in the charts: of its product alone, or of all where it is one product of many. */
const inCharts = (within: Page | Locator, line: string) => within.getByRole('img').getByText(line).count();

test('a merchandiser records a fix by keyboard, sees it judged and marked on the charts, and takes it back', async () => {
  const page = await dashboard.visit({ path: '/fixes' });
  const keys = page.keyboard;
  const [style] = await rows<{ dimension_value: string; name: string }>(page, '/dimensions/values?dimension=style');
  const { dimension_value: key, name } = style!;
  const list = panel(page, 'Fixes and what they did');
  const dialog = page.getByRole('dialog', { name: 'What was fixed?' });
  expect(await list.innerText()).toContain('No fix recorded yet.');

  await page.getByRole('button', { name: 'Record a fix' }).press('Enter');
  await keys.type(key.toLowerCase());
  await dialog.getByRole('option', { selected: true }).filter({ hasText: name }).waitFor();
  await keys.press('Enter');
  await dialog.getByRole('listitem').filter({ hasText: name }).waitFor();
  await dialog.getByRole('combobox', { name: 'What was changed' }).selectOption({ label: 'Size guide' });
  await dialog.getByLabel('For orders since').fill('2026-03-10');
  await dialog.getByRole('combobox', { name: 'To move' }).selectOption('size_fit');
  await dialog.getByLabel('Note (optional)').fill('measured <b>again</b>');
  await keys.press('Enter');
  expect(await dialog.isVisible(), 'without a name nothing is said').toBe(true);
  await dialog.getByLabel('Your name').fill('Ana Pop');
  await keys.press('Enter');
  await page.getByRole('status').filter({ hasText: 'Recorded. Its effect shows once enough' }).waitFor();
  await settled(page);

  const [fix] = await rows<Effect>(page, '/fixes/effects');
  expect(fix).toMatchObject({ products: name, said_by: 'Ana Pop' });
  const text = await list.getByRole('listitem').innerText();
  expect(text).toMatch(/Size guide · 10 Mar 2026 ·\s+Size and fit/);
  expect(text).toContain('measured <b>again</b>');
  expect(text).toMatch(/Too early|Too little|No similar|No sure effect|against similar products/);

  await list.getByRole('link', { name }).click();
  await settled(page);
  const dossier = page.getByRole('complementary', { name });
  const mark = page.getByRole('link', { name: `10 Mar 2026 · Size guide · ${name}` });
  await mark.first().waitFor();
  await expect.poll(() => inCharts(dossier, '◆ Size guide'), { message: 'by ship week, by price and by rate' }).toBe(3);
  await dossier.getByRole('button', { name: 'Record a fix' }).click();
  expect(await dialog.getByRole('listitem').innerText()).toContain(key);
  await keys.press('Escape');

  for (const path of ['/', '/reasons', '/damage', '/costs', '/maturity?age=7']) {
    await page.goto(path);
    await settled(page);
    await mark.waitFor();
    expect(await inCharts(page, '◇ Size guide (1 product)'), path).toBe(1);
    expect(await mark.innerText()).toMatch(/1 product, \d\.\d% of the units counted here/);
  }
  await page.goto(`/?from=2026-01-01&to=2026-06-30&style=${key}`);
  await settled(page);
  await mark.press('Enter');
  await settled(page);
  expect(page.url()).toContain(`style=${key}`);
  expect(await list.getByRole('listitem').evaluate((row) => row === document.activeElement)).toBe(true);

  await page.goto('/fixes');
  await list.getByRole('button', { name: 'Undo' }).press('Enter');
  const asked = page.getByRole('dialog', { name: 'Take this fix back?' });
  await asked.getByRole('button', { name: 'Keep it' }).click();
  expect(await rows(page, '/fixes/effects')).toHaveLength(1);
  await list.getByRole('button', { name: 'Undo' }).press('Enter');
  expect(await asked.getByLabel('Your name').inputValue()).toBe('Ana Pop');
  await asked.getByLabel('Your name').press('Enter');
  await page.getByRole('status').filter({ hasText: 'Taken back.' }).waitFor();
  await settled(page);
  expect(await rows(page, '/fixes/effects')).toEqual([]);
  await page.goto(`/?from=2026-01-01&to=2026-06-30&style=${key}`);
  await settled(page);
  expect(await page.getByText(/[◆◇]/).count()).toBe(0);
});
