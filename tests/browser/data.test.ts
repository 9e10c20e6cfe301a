import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test, vi } from 'vitest';
import { openDashboard, panel, settled } from './dashboard.ts';

const dashboard = openDashboard('shop');
// Each load builds the figures anew, for as long as a busy machine takes.
vi.setConfig({ testTimeout: 240_000 });

async function upload(page: Page, name: string, content: string): Promise<void> {
  await page.getByTestId('files').setInputFiles([{ name, mimeType: 'text/csv', buffer: Buffer.from(content) }]);
}

/** A text in the part of the page in which files are loaded, once it is there: however long a load takes. */
async function report(page: Page, text: string | RegExp): Promise<Locator> {
  const told = page.getByRole('region', { name: 'Load exports', exact: true }).getByText(text).first();
  await told.waitFor({ timeout: 0 });
  await settled(page);
  return told;
}

async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

type Look = readonly [width: number, colorScheme: 'light' | 'dark'];
const looks: readonly Look[] = [390, 1024, 1440].flatMap((width) => [
  [width, 'light'] as const,
  [width, 'dark'] as const,
]);
/** Where the whole page is looked at elsewhere. */
const twoLooks = [[390, 'dark'] as const, [1440, 'light'] as const];

/** Nothing stands in anybody's way, and nothing sticks out at the side, on a phone and a desk, in light and dark. */
async function isForEverybody(page: Page, at = looks): Promise<void> {
  for (const [width, colorScheme] of at) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    await settled(page);
    expect(await barriers(page), `${width} px, ${colorScheme}`).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, `${width} px`).toBeLessThanOrEqual(0);
  }
}

const strange = 'Our ref;Sold day;Thing;Paid each\nS-1;05/11/2025;00123;19,90\nS-2;26/11/2025;12E5;1.204,50\n';

test('a file with unknown columns is asked about, shows how it would be read, and loads as told, by keyboard alone', async () => {
  const page = await dashboard.visit({ path: '/data' });
  await upload(page, 'strange.csv', strange);
  const step = page.getByRole('region', { name: 'Which column of strange.csv is which?' });
  await step.waitFor();
  const load = step.getByRole('button', { name: 'Load with these columns' });
  expect(await load.isDisabled()).toBe(true);
  await isForEverybody(page);

  await step.getByRole('combobox', { name: 'What a row is' }).selectOption('A line of an order');
  for (const [heading, first] of [
    ['Our ref', 'Order nu'],
    ['Sold day', 'Ordered'],
    ['Thing', 'Article'],
    ['Paid each', 'Price paid'],
  ]) {
    const choice = step.getByRole('combobox', { name: `“${heading}” holds` });
    await choice.focus();
    await page.keyboard.type(first!);
    await expect
      .poll(() => choice.evaluate((select: HTMLSelectElement) => select.selectedOptions[0]!.text))
      .toContain(first);
    await settled(page);
  }
  await step.getByText('→ 2025-11-05').waitFor();
  await step.getByText('→ 1204.50').waitFor();
  await load.focus();
  await page.keyboard.press('Enter');
  await report(page, '2 rows read = 2 loaded + 0 unchanged + 0 set aside + 0 neither sale nor return');
  expect(await step.count()).toBe(0);

  await upload(page, 'again.csv', strange.replaceAll('S-', 'T-'));
  await report(page, 'again.csv');
  expect(await page.getByRole('region', { name: /^Which column/ }).count()).toBe(0);
});

const orders = `order_id,order_line_id,order_date,sku,quantity,line_total,currency,delivered_date
D1,1,2026-10-01,MUG-1,2,19.80,EUR,2026-10-04
D2,2,2026-10-02,MUG-1,two,9.90,EUR,2026-10-05
D3,3,2026-10-03,MUG-3,1,8.50,EUR,2026-10-06
`;

test('a row that was set aside is mended in place and loaded again', async () => {
  const page = await dashboard.visit({ path: '/data' });
  await upload(page, 'damaged.csv', orders);
  await report(page, '3 rows read = 2 loaded + 0 unchanged + 1 set aside + 0 neither sale nor return');
  const aside = panel(page, 'Rows set aside').first();
  const choice = aside.getByRole('combobox', { name: 'Of which load' });
  await choice.selectOption({ label: (await choice.getByText(/damaged\.csv/).textContent())! });
  await settled(page);
  const csv = aside.getByRole('link', { name: /^Download “/ });
  const downloaded = await page.request.get((await csv.getAttribute('href'))!);
  expect((await downloaded.text()).split('\n').filter((line) => line.includes('damaged.csv')).length).toBe(1);

  const cell = aside.getByRole('textbox', { name: 'quantity of line 3' });
  expect(await cell.inputValue()).toBe('two');
  await cell.fill('2');
  await aside.getByRole('button', { name: 'All cells of line 3' }).click();
  const row = page.getByRole('complementary');
  expect(await row.getByRole('textbox', { name: 'quantity' }).inputValue()).toBe('2');
  await row.getByRole('textbox', { name: 'sku' }).fill('MUG-2');
  await isForEverybody(page, twoLooks);
  await row.getByRole('button', { name: 'Load 1 corrected row' }).click();
  await report(page, '1 rows read = 1 loaded + 0 unchanged + 0 set aside + 0 neither sale nor return');
  await aside.getByText(/mended by load/).waitFor();
  const loads = panel(page, 'Files loaded').first();
  await loads.getByRole('row').filter({ hasText: 'damaged.csv (mended)' }).waitFor();
});

test('rows that were set aside are corrected in a spreadsheet and loaded again, and what is still wrong is told', async () => {
  const page = await dashboard.visit({ path: '/data', mayComplain: true });
  const lines = [
    'F1,1,2026-10-01,=MUG,two,9.90,EUR,',
    'F2,2,2026-10-01,MUG-2,three,9.90,EUR,',
    'F3,3,soon,MUG-3,1,9,EUR,',
  ];
  await upload(page, 'by-file.csv', `${orders.split('\n')[0]}\n${lines.join('\n')}\n`);
  await report(page, '3 rows read = 0 loaded + 0 unchanged + 3 set aside + 0 neither sale nor return');
  const aside = panel(page, 'Rows set aside').first();
  await aside.getByRole('searchbox', { name: 'Search the rows' }).fill('by-file.csv');
  const link = aside.getByRole('link', { name: 'Download to correct' });
  await link.waitFor();
  await isForEverybody(page, twoLooks);
  const downloading = page.waitForEvent('download');
  await link.click();
  const file = await downloading;
  expect(file.suggestedFilename()).toMatch(/^to-correct-\d+\.csv$/);
  const csv = await readFile(await file.path(), 'utf8');
  expect(csv.split('\r\n').length).toBe(5);

  const corrected = csv
    .replace(',two,', ',2,')
    .replace(',soon,', ',later,')
    .replaceAll(/,(?=[^ ])/g, ';');
  const send = (name: string, text: string) =>
    page.getByTestId('corrected').setInputFiles([{ name, mimeType: 'text/csv', buffer: Buffer.from(text) }]);
  await send('corrected.csv', corrected);
  await report(page, 'Rows mended: 1; of that load still set aside: 2.');
  await report(page, '1 × order_date: not a date');
  await report(page, /^1 × quantity: /);
  const { rows } = await (await page.request.get('/api/data/set-aside?search=by-file.csv')).json();
  expect((rows as { mended_by: number | null }[]).filter(({ mended_by }) => mended_by !== null).length).toBe(2);

  await send('orders.csv', orders);
  await report(page, /orders\.csv has no columns returnscope load/);

  const french = await dashboard.visit({ path: '/data', locale: 'fr-FR' });
  await french.getByText('Lignes corrigées : 1 ; encore mises de côté dans ce chargement : 2.').waitFor();
  await french.getByText('1 × order_date: pas une date').waitFor();
  const cell = french.getByRole('cell', { name: 'pas une date', exact: true });
  await cell.first().waitFor();
});

test('rows set aside are searched, turned over and downloaded whole and defused; a correction goes to all alike', async () => {
  const page = await dashboard.visit({ path: '/data' });
  const lines = Array.from(
    { length: 620 },
    (_, at) => `M${at},${at},2026-10-01,MUG-9,${at === 7 ? '=1+1' : 'two'},9.90,EUR,`,
  );
  await upload(page, 'many.csv', `${orders.split('\n')[0]}\n${lines.join('\n')}\n`);
  await report(page, '620 rows read = 0 loaded + 0 unchanged + 620 set aside + 0 neither sale nor return');
  const aside = panel(page, 'Rows set aside').first();
  await aside.getByRole('searchbox', { name: 'Search the rows' }).fill('MANY.csv quantity');
  await aside.getByText('Rows 1 to 500').waitFor();
  const csv = await page.request.get((await aside.getByRole('link', { name: /^Download “/ }).getAttribute('href'))!);
  const downloaded = (await csv.text()).split('\n').filter((line) => line.includes('many.csv'));
  expect(downloaded.length).toBe(620);
  expect(downloaded.filter((line) => line.includes(",'=1+1,")).length).toBe(1);

  await aside.getByRole('button', { name: 'More' }).click();
  await aside.getByText('Rows 501 to 620').waitFor();
  await settled(page);
  await aside.getByRole('textbox', { name: 'quantity of line 502' }).fill('2');
  await aside.getByRole('button', { name: '“2” for “two” in 119 more' }).click();
  await aside.getByRole('button', { name: 'Load 120 corrected rows' }).click();
  await report(page, '120 rows read = 120 loaded + 0 unchanged + 0 set aside + 0 neither sale nor return');
  await aside.getByRole('combobox', { name: 'Mended or not' }).selectOption('Mended');
  await aside
    .getByText(/mended by load/)
    .first()
    .waitFor();
});

test('a load shows what it changed, and is undone once one has read what will go', async () => {
  const page = await dashboard.visit({ path: '/data' });
  const first = orders.replaceAll('D', 'U').replace('two', '1');
  await upload(page, 'first.csv', first);
  await report(page, '3 rows read = 3 loaded + 0 unchanged + 0 set aside + 0 neither sale nor return');
  await upload(page, 'corrected.csv', first.replace('MUG-1,2,', 'MUG-1,5,'));
  await report(page, '3 rows read = 1 loaded + 2 unchanged + 0 set aside + 0 neither sale nor return');
  const loads = panel(page, 'Files loaded').first();
  await loads.getByRole('row').filter({ hasText: 'corrected.csv' }).click();
  const details = page.getByRole('complementary');
  await details.getByText('U1 · MUG-1 · Units').waitFor();
  expect(await details.getByText('2 → 5').count()).toBe(1);
  await details.getByRole('button', { name: 'Undo this load' }).click();
  await details.getByText('Values that it changed are again as they were before.', { exact: false }).waitFor();
  await isForEverybody(page, twoLooks);
  await details.getByRole('button', { name: 'Yes, undo it' }).click();
  await report(page, 'corrected.csv is undone: 1 rows went, 1 are again as they were before it.');
  await loads.getByRole('row').filter({ hasText: 'corrected.csv' }).waitFor({ state: 'detached' });
});

test('what does not add up is counted, and listed when asked', async () => {
  const page = await dashboard.visit({ path: '/data' });
  const lists = panel(page, 'What does not add up').first();
  const filled = lists
    .getByRole('button', { expanded: false })
    .filter({ hasText: /[1-9][\d,]* entries/ })
    .first();
  const name = (await filled.locator('b').first().innerText()).trim();
  await filled.click();
  await settled(page);
  const entries = page.getByRole('region', { name, exact: true }).first();
  expect(await entries.getByRole('row').count()).toBeGreaterThan(1);
  await isForEverybody(page, twoLooks);
});
