import { expect, test } from 'vitest';
import { messages } from '../../client/messages/index.ts';
import { openDashboard, settled } from './dashboard.ts';

const dashboard = openDashboard('shop');

test('English, French and Romanian: texts, numbers and the language of the document change, and the choice is kept', async () => {
  const page = await dashboard.visit();
  const title = page.getByRole('heading', { level: 1 });
  const language = page.getByRole('combobox').filter({ has: page.getByRole('option', { name: 'Română' }) });
  for (const { code, name } of [
    { code: 'fr', name: 'Français' },
    { code: 'ro', name: 'Română' },
    { code: 'en', name: 'English' },
    { code: 'fr', name: 'Français' },
  ] as const) {
    await language.first().selectOption(name);
    await title.filter({ hasText: messages[code]['nav.overview'] }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe(code);
    expect(await page.title()).toContain(messages[code]['nav.overview']);
  }
  const percents = await page
    .getByRole('main')
    .getByText(/\d,\d+\s?%/)
    .count();
  expect(percents, 'French writes 12,3 %').toBeGreaterThan(0);
  await page.reload();
  await settled(page);
  expect(await title.innerText()).toBe(messages.fr['nav.overview']);
});

test('a browser that speaks Romanian is met in Romanian', async () => {
  const page = await dashboard.visit({ locale: 'ro-RO' });
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(messages.ro['nav.overview']);
});

test('the theme follows the system until one is chosen, and the choice is kept', async () => {
  const page = await dashboard.visit({ colorScheme: 'dark' });
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await background();
  await page.getByRole('button', { name: 'Light theme' }).click();
  await page.getByRole('button', { name: 'Dark theme' }).waitFor();
  const light = await background();
  expect(light).not.toBe(dark);
  await page.reload();
  await settled(page);
  expect(await background()).toBe(light);
});
