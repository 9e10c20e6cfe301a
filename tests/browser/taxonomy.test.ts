import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { openDashboard, panel, settled } from './dashboard.ts';

const dashboard = openDashboard('shop');

interface Share {
  reason: string;
  return_lines: number;
}

const shares = async (page: Page) => {
  const answer = (await (await page.request.get('/api/reasons/share')).json()) as { rows: Share[] };
  return new Map(answer.rows.map(({ reason, return_lines }) => [reason, return_lines]));
};

test('a merchant adds a reason by keyboard, sees what it would change, changes it, and puts the shipped ones back', async () => {
  const page = await dashboard.visit({ path: '/reasons?view=own' });
  const before = await shares(page);
  const keys = page.keyboard;
  const own = panel(page, 'Your own reasons');
  const dialog = page.getByRole('dialog');

  const defective = own.locator('details', { hasText: 'Defective' });
  await defective.locator('summary').press('Enter');
  await defective.getByRole('button', { name: 'Add a reason' }).press('Enter');
  await dialog.getByRole('textbox', { name: 'Phrases that tell it' }).fill('the seam\ncusătură');
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).focus();
  await keys.type('Poor quality');
  await keys.press('Enter');
  expect(await dialog.getByText('Another reason has this name.').isVisible()).toBe(true);
  await keys.press('Control+A');
  await keys.type('Seam came apart');
  await keys.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  expect(await defective.innerText()).toMatch(/5 reasons, 1 changed[\s\S]*Seam came apart/);
  expect(await shares(page)).toEqual(before);

  await own.getByRole('button', { name: 'Show what would change' }).press('Enter');
  const row = own.getByRole('row', { name: /^Seam came apart/ });
  await row.waitFor();
  expect(await own.getByText('Nothing is changed yet').isVisible()).toBe(true);
  const [, notes, , units] = (await row.getByRole('cell').allInnerTexts()).map(Number);
  expect([notes, units].every((count) => count! > 0)).toBe(true);
  expect(await shares(page)).toEqual(before);

  await own.getByRole('textbox', { name: 'Your name' }).fill('Ana Pop');
  await keys.press('Enter');
  await own.getByText('Changed: version 1 counts').waitFor();
  await settled(page);
  const code = 'defective.seam_came_apart';
  expect((await shares(page)).get(code)).toBeGreaterThanOrEqual(notes!);
  await page.goto(`/reasons?reason=${code}`);
  await settled(page);
  expect(await page.getByText('Seam came apart').first().isVisible()).toBe(true);

  await page.goto('/reasons?view=own');
  await own.getByText('Earlier versions').press('Enter');
  expect(await own.getByText('Ana Pop').isVisible()).toBe(true);
  await own.getByRole('button', { name: 'Back to the shipped reasons' }).press('Enter');
  await own.getByRole('button', { name: 'Change it so' }).press('Enter');
  await own.getByText('Changed: version 2 counts').waitFor();
  expect(await shares(page)).toEqual(before);
});
