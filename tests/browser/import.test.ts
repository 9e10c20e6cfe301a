import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { openDashboard, settled } from './dashboard.ts';

const dashboard = openDashboard('shop');

const orders = `order_id,order_line_id,order_date,sku,quantity,line_total,currency,delivered_date
N1,1,2026-10-01,MUG-1,2,19.80,EUR,2026-10-04
N1,2,2026-10-01,MUG-2,1,12.00,EUR,2026-10-04
N2,3,2026-10-02,MUG-1,two,9.90,EUR,2026-10-05
N3,4,2026-10-03,MUG-3,1,8.50,EUR,2026-10-06
`;

/** Drops a file on the page as a hand would: over it, then let go. */
async function drop(page: Page, name: string, content: string): Promise<void> {
  const files = await page.evaluateHandle(
    ([fileName, text]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text!], fileName!, { type: 'text/csv' }));
      return transfer;
    },
    [name, content],
  );
  const target = page.getByRole('main');
  for (const type of ['dragenter', 'dragover', 'drop']) await target.dispatchEvent(type, { dataTransfer: files });
}

/** The counts that the page tells of the latest load: rows read, loaded, unchanged, set aside, neither. */
async function countsOf(page: Page, name: string): Promise<number[]> {
  const report = page.getByRole('region', { name: 'Load exports' });
  const line = report
    .getByRole('listitem')
    .filter({ hasText: name })
    .getByText(/rows read =/);
  await line.waitFor();
  return (await line.innerText()).match(/\d[\d,]*/g)!.map((text) => Number(text.replaceAll(',', '')));
}

test('an export dropped on the Data page is loaded, and its four counts add up to the rows read', async () => {
  const page = await dashboard.visit({ path: '/data' });
  await drop(page, 'new-orders.csv', orders);
  expect(await countsOf(page, 'new-orders.csv')).toEqual([4, 3, 0, 1, 0]);
  await settled(page);

  const aside = page.getByRole('region', { name: 'Rows set aside' }).first();
  const row = aside.getByRole('row').filter({ hasText: 'new-orders.csv' });
  expect(await row.getByRole('textbox', { name: 'quantity of line 4' }).inputValue()).toBe('two');
  const loads = page.getByRole('region', { name: 'Files loaded' }).first();
  await loads.getByRole('row').filter({ hasText: 'new-orders.csv' }).waitFor();
});

test('loaded again, every row of it is unchanged, and what was sold stays what it was', async () => {
  const page = await dashboard.visit({ path: '/data' });
  const sold = async () =>
    (await (await page.request.get('/api/overview/summary')).json()).rows[0].delivered_units as number;
  const before = await sold();
  await drop(page, 'again.csv', orders);
  expect(await countsOf(page, 'again.csv')).toEqual([4, 0, 3, 1, 0]);
  expect(await sold()).toBe(before);
});

test('a file that is no export is refused in words, asked about, and leaves nothing', async () => {
  const page = await dashboard.visit({ path: '/data' });
  await drop(page, 'letter.csv', 'dear,shop\nhello,there\n');
  const report = page.getByRole('region', { name: 'Load exports', exact: true });
  const refused = report.getByRole('listitem').filter({ hasText: 'letter.csv' });
  await refused.waitFor();
  await settled(page);
  await page.getByRole('region', { name: 'Which column of letter.csv is which?' }).waitFor();
  const loads = page.getByRole('region', { name: 'Files loaded' }).first();
  expect(await loads.getByRole('row').filter({ hasText: 'letter.csv' }).count()).toBe(0);
});

test('files can be picked instead of dropped', async () => {
  const page = await dashboard.visit({ path: '/data' });
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose files' }).click();
  const file = { name: 'picked.csv', mimeType: 'text/csv', buffer: Buffer.from(orders.replaceAll('N', 'P')) };
  await (await choosing).setFiles([file]);
  expect(await countsOf(page, 'picked.csv')).toEqual([4, 3, 0, 1, 0]);
});
