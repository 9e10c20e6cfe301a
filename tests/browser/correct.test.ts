import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { openDashboard, panel, settled } from './dashboard.ts';

const dashboard = openDashboard('shop');

const rows = async <Row>(page: Page, path: string) =>
  ((await (await page.request.get(`/api/reasons/${path}`)).json()) as { rows: Row[] }).rows;

interface Queued {
  note_key: string;
  return_lines: number;
}
interface Said {
  note_key: string;
  said_by: string;
  reason: string;
  undone_by: string | null;
  is_in_force: boolean;
}

test('a clerk corrects two texts by keyboard, is seen to have said so, and takes one back', async () => {
  const page = await dashboard.visit({ path: '/reasons?view=review' });
  const keys = page.keyboard;
  const queue = panel(page, 'Worth a look');
  const buttons = queue.getByRole('button', { name: 'Correct' });
  const dialog = page.getByRole('dialog', { name: 'What does this text really say?' });
  const told = page.getByRole('status').filter({ hasText: 'Correct' });
  const [first, second, third] = await rows<Queued>(page, 'queue?limit=3');

  await keys.press('j');
  expect(await buttons.first().evaluate((button) => button === document.activeElement), 'from anywhere').toBe(true);
  await keys.press('j');
  expect(await buttons.nth(1).evaluate((button) => button === document.activeElement)).toBe(true);
  await keys.press('k');
  await keys.press('1');
  await dialog.waitFor();
  await keys.type('LARGE');
  expect(await dialog.getByRole('option', { selected: true }).innerText()).toBe('Too large');
  await keys.press('Enter');
  expect(await dialog.isVisible(), 'without a name nothing is said').toBe(true);
  await keys.type('Ana Pop');
  await keys.press('Enter');
  await told.filter({ hasText: `“Too large”. Returns with this text: ${first!.return_lines}.` }).waitFor();
  await settled(page);

  await queue.locator('[data-correct]:focus').press('Enter');
  await keys.type('decide');
  await keys.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect((await rows<Said>(page, 'corrections')).map(({ note_key }) => note_key)).toEqual([first!.note_key]);
  await queue.locator('[data-correct]:focus').press('5');
  expect(await dialog.getByRole('textbox', { name: 'Your name' }).inputValue()).toBe('Ana Pop');
  await keys.press('ArrowDown');
  await keys.press('Enter');
  await expect
    .poll(async () => (await rows<Said>(page, 'corrections')).map(({ note_key }) => note_key), { timeout: 15_000 })
    .toEqual([second!.note_key, first!.note_key]);
  await settled(page);
  expect((await rows<Queued>(page, 'queue?limit=1'))[0]!.note_key).toBe(third!.note_key);

  await queue.locator('[data-correct]:focus').press('u');
  await told.filter({ hasText: 'Correction undone' }).waitFor();
  await settled(page);
  expect(await rows<Said>(page, 'corrections')).toMatchObject([
    { note_key: second!.note_key, undone_by: 'Ana Pop', is_in_force: false },
    { note_key: first!.note_key, said_by: 'Ana Pop', reason: 'too_large', is_in_force: true },
  ]);
  expect((await rows<Queued>(page, 'queue?limit=1'))[0]!.note_key).toBe(second!.note_key);
  await page.reload();
  await settled(page);
  const history = panel(page, 'Who said what').getByRole('listitem');
  expect(await history.count()).toBe(2);
  expect(await history.last().innerText()).toMatch(/Too large[\s\S]*Corrected by Ana Pop/);
});

test('a right reading is confirmed with one key, and every correction made here is taken back, one after the other', async () => {
  const page = await dashboard.visit({ path: '/reasons?view=review' });
  const keys = page.keyboard;
  page.on('dialog', (asked) => void asked.accept('Ana Pop'));
  const mine = async () => (await rows<Said>(page, 'corrections')).slice(0, 2).map(({ is_in_force }) => is_in_force);
  const told = page.getByRole('status');
  const read = (await rows<Said>(page, 'queue?limit=1'))[0]!;

  await keys.press('j');
  await keys.press('c');
  await told.filter({ hasText: 'Confirmed as' }).waitFor();
  await settled(page);
  expect((await rows<Said>(page, 'corrections'))[0]).toMatchObject({ note_key: read.note_key, reason: read.reason });
  await panel(page, 'Who said what').getByText('Confirmed by Ana Pop').waitFor();
  await page.locator('[data-correct]:focus').press('c');
  await expect.poll(mine, { timeout: 15_000 }).toEqual([true, true]);
  await settled(page);

  await page.locator('[data-correct]:focus').press('u');
  await expect.poll(mine, { timeout: 15_000 }).toEqual([false, true]);
  await settled(page);
  await page.locator('[data-correct]:focus').press('u');
  await expect.poll(mine, { timeout: 15_000 }).toEqual([false, false]);
});
