import { expect, test } from 'vitest';
import { openDashboard, panel, settled } from './dashboard.ts';

const dashboard = openDashboard('shop');

test('a clerk goes from a figure to its words, narrows the page to them, and says two reasons of one text', async () => {
  const page = await dashboard.visit({ path: '/reasons' });
  const keys = page.keyboard;
  const tree = panel(page, 'Groups and finer reasons');
  await tree.getByText('Any mention').click();
  await settled(page);
  expect(await tree.innerText()).toContain('may exceed 100%');
  await tree.getByRole('button', { name: 'Size and fit', exact: true }).focus();
  await keys.press('ArrowRight');
  await keys.press('ArrowDown');
  const focused = page.locator(':focus');
  expect(await tree.getByRole('row').filter({ has: focused }).getAttribute('data-finer')).toBe('true');

  const codes = panel(page, 'Code against words').getByRole('button', { name: /^Code .+, words .+: \d+ lines$/ });
  const lines = /: (\d+) lines$/.exec((await codes.first().getAttribute('aria-label'))!)![1]!;
  await codes.first().click();
  const beside = page.getByRole('complementary', { name: 'In the customers’ words' });
  await settled(page);
  expect(await beside.innerText()).toMatch(new RegExp(`1–\\d+ of ${lines}\\b`));
  await page.reload();
  await settled(page);
  expect(await beside.innerText(), 'the quotes stand in the address').toMatch(new RegExp(`of ${lines}\\b`));
  await beside.getByRole('button', { name: 'Close' }).click();
  await beside.waitFor({ state: 'detached' });

  await page.getByRole('navigation', { name: 'Parts of this page' }).getByRole('link', { name: 'Review' }).click();
  await settled(page);
  expect(await page.getByRole('link', { name: 'Review' }).getAttribute('aria-current')).toBe('page');
  await panel(page, 'Worth a look').getByRole('button', { name: 'Correct' }).first().focus();
  await keys.press('1');
  const dialog = page.getByRole('dialog', { name: 'What does this text really say?' });
  await dialog.waitFor();
  await keys.type('too small');
  await keys.press('Shift+Enter');
  expect(await dialog.getByRole('listitem').allInnerTexts()).toEqual([expect.stringMatching(/Too small\s+main/)]);
  await keys.press('5');
  await keys.press('Shift+Enter');
  await keys.press('Backspace');
  expect(await dialog.getByRole('listitem').count(), 'the last is given back').toBe(1);
  await keys.type('smell');
  await dialog.getByRole('textbox', { name: 'Your name' }).fill('Ana Pop');
  await keys.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  const said = async () =>
    ((await (await page.request.get('/api/reasons/corrections')).json()) as { rows: { reasons: string }[] }).rows;
  await expect
    .poll(async () => (await said()).map(({ reasons }) => reasons), { timeout: 15_000 })
    .toEqual(['too_small hygiene']);

  await page.getByRole('link', { name: 'Accuracy' }).click();
  await settled(page);
  expect(await panel(page, 'How often readings are right').innerText()).toMatch(
    /corrected or confirmed: 1 · kept their group: [01]/,
  );
});
