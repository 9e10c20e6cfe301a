import type { Page } from '@playwright/test';
import { expect, test, vi } from 'vitest';
import { openDashboard, panel, settled } from './dashboard.ts';

vi.setConfig({ testTimeout: 120_000 });

const dashboard = openDashboard('shop');

interface Share {
  reason: string;
  return_lines: number;
}

const shares = async (page: Page) => {
  const answer = (await (await page.request.get('/api/reasons/share')).json()) as { rows: Share[] };
  return new Map(answer.rows.map(({ reason, return_lines }) => [reason, return_lines]));
};

/** The words that prove a defect in one of the customers' texts. */
async function provingWords(page: Page): Promise<string> {
  const answer = await page.request.get('/api/reasons/quotes?reason=defective&limit=100');
  const { rows } = (await answer.json()) as { rows: { reason_text: string; found: string }[] };
  for (const { reason_text, found } of rows) {
    const [first] = JSON.parse(found) as { reason_group: string; spans: [number, number][] }[];
    const [from, to] = first?.reason_group === 'defective' ? (first.spans[0] ?? [0, 0]) : [0, 0];
    if (to > from) return reason_text.slice(from, to);
  }
  throw new Error('no text of the shop tells of a defect');
}

test('a merchant adds a reason by keyboard, sees what it would change, changes it, and puts the shipped ones back', async () => {
  const page = await dashboard.visit({ path: '/reasons?view=own' });
  const before = await shares(page);
  const phrase = await provingWords(page);
  const keys = page.keyboard;
  const own = panel(page, 'Your own reasons');
  const dialog = page.getByRole('dialog');

  const defective = own.locator('details', { hasText: 'Defective' });
  await defective.locator('summary').press('Enter');
  await defective.getByRole('button', { name: 'Add a reason' }).press('Enter');
  await dialog.getByRole('textbox', { name: 'Phrases that tell it' }).fill(`${phrase}\nwords that nobody wrote`);
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).focus();
  await keys.type('Poor quality');
  await keys.press('Enter');
  expect(await dialog.getByText('Another reason has this name.').isVisible()).toBe(true);
  await keys.press('Control+A');
  await keys.type('Seam came apart');
  await keys.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  expect(await defective.innerText()).toMatch(/5 reasons, 1 changed[\s\S]*Seam came apart/);
  await page.getByRole('link', { name: 'Review' }).click();
  await settled(page);
  await page.goBack();
  await settled(page);
  expect(await defective.innerText(), 'what was noted is kept').toMatch(/5 reasons, 1 changed/);
  expect(await shares(page)).toEqual(before);

  await own.getByRole('button', { name: 'Show what would change' }).press('Enter');
  const row = own.getByRole('row', { name: /^Seam came apart/ });
  await row.waitFor({ timeout: 60_000 });
  expect(await own.getByText('Nothing is changed yet').isVisible()).toBe(true);
  const queued = (await (await page.request.get('/api/imports')).json()) as { kind: string }[];
  expect(queued.map(({ kind }) => kind).filter((kind) => kind === 'preview')).toHaveLength(1);
  const [, notes, , units] = (await row.getByRole('cell').allInnerTexts()).map(Number);
  expect([notes, units].every((count) => count! > 0)).toBe(true);
  expect(await shares(page)).toEqual(before);

  await own.getByRole('textbox', { name: 'Your name' }).fill('Ana Pop');
  await keys.press('Enter');
  await own.getByText('Changed: version 1 counts').waitFor({ timeout: 60_000 });
  await settled(page);
  const code = 'defective.seam_came_apart';
  expect((await shares(page)).get(code)).toBeGreaterThanOrEqual(notes!);
  await page.goto(`/reasons?reason=${code}`);
  await settled(page);
  expect(await page.getByText('Seam came apart').first().isVisible()).toBe(true);

  await page.goto('/reasons?view=own');
  await own.getByText('Earlier versions').press('Enter');
  expect(await own.getByText('Ana Pop').isVisible()).toBe(true);
  await own.getByRole('button', { name: 'Put back: As shipped' }).press('Enter');
  await own.getByRole('button', { name: 'Change it so' }).press('Enter');
  await own.getByText('Changed: version 2 counts').waitFor({ timeout: 60_000 });
  expect(await shares(page)).toEqual(before);
});
