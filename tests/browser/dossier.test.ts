import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { openDashboard, panel, settled } from './dashboard.ts';

const dashboard = openDashboard('shop');
const rowOf = (page: Page, index: number) => page.locator(`tr[data-index="${index}"]`);
const keyOf = async (page: Page, index: number) =>
  (await rowOf(page, index).locator('small').first().innerText()).trim();

test('a merchandiser opens a product by keyboard, sees why it comes back, and hands that on in French', async () => {
  const page = await dashboard.visit({ path: '/products?tab=all&from=2025-01-01' });
  await page.keyboard.press('j');
  expect(await rowOf(page, 0).evaluate((row) => row === document.activeElement), 'from anywhere').toBe(true);
  await page.keyboard.press('j');
  const key = await keyOf(page, 1);
  await page.keyboard.press('Enter');
  const dossier = page.getByRole('complementary');
  await dossier.getByText(key).first().waitFor();
  await settled(page);
  expect(new URL(page.url()).searchParams.get('product')).toBe(key);
  expect(new URL(page.url()).searchParams.get('from'), 'the view is kept').toBe('2025-01-01');
  expect(await rowOf(page, 1).getAttribute('aria-selected'), 'the table stays').toBe('true');

  const [head] = (
    (await (await page.request.get(`/api/dossier/head?from=2025-01-01&style=${key}`)).json()) as {
      rows: { delivered_units: number; returned_units: number }[];
    }
  ).rows;
  const figures = await dossier.getByRole('definition').allInnerTexts();
  expect(figures.slice(0, 2)).toEqual([String(head!.delivered_units), String(head!.returned_units)]);
  const causes = panel(page, 'Who answers for it');
  const before = await causes.getByRole('row').count();
  await causes.getByRole('rowheader').getByRole('button').first().click();
  expect(await causes.getByRole('row').count()).toBeGreaterThan(before);
  expect(await dossier.locator('mark').count(), 'the words that prove a reason are marked').toBeGreaterThan(0);

  await dossier.getByRole('button', { name: 'Hand on' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('For whom').selectOption('size_guide');
  await dialog.getByLabel('Language').selectOption('fr');
  await dialog.getByRole('heading', { name: /^Retours pour le guide des tailles/ }).waitFor();
  const [file] = await Promise.all([page.waitForEvent('download'), dialog.getByText('Download as Markdown').click()]);
  expect(file.suggestedFilename()).toBe(`${key}-size_guide-fr.md`);
  const text = readFileSync(await file.path(), 'utf8');
  expect(text).toMatch(/^# Retours pour le guide des tailles\s: /);
  expect(text).toContain(`| Unités livrées | ${head!.delivered_units} |`);

  await page.emulateMedia({ media: 'print' });
  expect(await dialog.locator('article').isVisible()).toBe(true);
  for (const other of [page.getByRole('main'), dialog.getByText('Download as Markdown')])
    expect(await other.isVisible(), 'paper holds the pack and nothing else').toBe(false);
  await page.emulateMedia({ media: 'screen' });
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(await dossier.isVisible(), 'Escape closes the pack alone').toBe(true);
  await page.keyboard.press('Escape');
  await dossier.waitFor({ state: 'detached' });
});

test('a product that can wait is snoozed with reason and day, is found again, and is woken; its owner is told', async () => {
  const page = await dashboard.visit({ path: '/products?tab=all' });
  const key = await keyOf(page, 2);
  const tab = (name: string) => page.getByRole('group', { name: 'Which products' }).getByRole('button', { name });
  const entries = async () =>
    ((await (await page.request.get(`/api/products/notes?product=${key}`)).json()) as { rows: object[] }).rows;

  await rowOf(page, 2).focus();
  await page.keyboard.press('s');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await page.keyboard.press('Enter');
  expect(await dialog.isVisible(), 'without a reason nothing is snoozed').toBe(true);
  await page.keyboard.type('new photo on Monday');
  await dialog.getByLabel('Your name').fill('Ana Pop');
  await page.keyboard.press('Enter');
  await page.getByRole('status').filter({ hasText: 'is snoozed until' }).waitFor();
  await settled(page);
  await page.reload();
  await settled(page);
  await tab('Snoozed').click();
  expect(await tab('Snoozed').innerText()).toMatch(/1$/);
  expect(await rowOf(page, 0).innerText()).toMatch(new RegExp(`${key}[\\s\\S]*new photo on Monday`));
  expect(await entries()).toMatchObject([{ kind: 'snooze', said_by: 'Ana Pop', is_in_force: true }]);

  await rowOf(page, 0).focus();
  await page.keyboard.press('s');
  await page.getByRole('status').filter({ hasText: 'Taken back' }).waitFor();
  await page.getByText('Nothing is snoozed.').waitFor();
  expect(await entries()).toMatchObject([{ is_in_force: false, undone_by: 'Ana Pop' }]);

  await page.getByRole('button', { name: /^Show all/ }).click();
  await rowOf(page, 2).click();
  const dossier = page.getByRole('complementary');
  await dossier.getByRole('textbox', { name: 'Owner' }).fill('Bogdan');
  await dossier.getByRole('button', { name: 'Set' }).click();
  await dossier.getByText('Bogdan · made owner').waitFor();
  await page.keyboard.press('Escape');
  await dossier.waitFor({ state: 'detached' });
  expect(await rowOf(page, 2).innerText()).toContain('Bogdan');
  expect(await rowOf(page, 2).evaluate((row) => row === document.activeElement), 'the focus comes back').toBe(true);
});
