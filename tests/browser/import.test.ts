import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { openDashboard, panel, program, settled } from './dashboard.ts';

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
  expect(await countsOf(page, 'again.csv')).toEqual([4, 0, 4, 0, 0]);
  await panel(page, 'Files loaded').first().getByRole('row').filter({ hasText: 'again.csv' }).waitFor();
  expect(await sold()).toBe(before);
});

test('a file that is no export is refused in words, asked about, and leaves nothing', async () => {
  const page = await dashboard.visit({ path: '/data' });
  await drop(page, 'letter.csv', 'dear,shop\nhello,there\n');
  const report = page.getByRole('region', { name: 'Load exports', exact: true });
  const refused = report.getByRole('listitem').filter({ hasText: 'letter.csv' });
  await refused.waitFor();
  await settled(page);
  const step = page.getByRole('region', { name: 'Which column of letter.csv is which?' });
  await step.getByRole('button', { name: 'Leave this file out' }).click();
  await step.waitFor({ state: 'detached' });
  await refused.getByText('It is no export we know', { exact: false }).waitFor();
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

test('files on their way tell how far they are, how fast, and how long they still take, and can be called back', async () => {
  const page = await dashboard.visit({ path: '/data' });
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 400_000 };
  await network.send('Network.emulateNetworkConditions', slow);
  const lines = Array.from({ length: 100_000 }, (_, at) => `W${at},${at},2026-10-01,MUG-1,1,9.90,EUR,2026-10-04`);
  await drop(page, 'slow.csv', `${orders.split('\n')[0]}\n${lines.join('\n')}\n`);
  const told = page.getByRole('region', { name: 'Under way' }).filter({ hasText: 'slow.csv' });
  await told.getByText(/^\d[\d.]* of 5(\.\d+)? MB · [\d.]+ MB a second · about \d+ s left$/).waitFor();
  await told.getByRole('button', { name: 'Cancel' }).click();
  await told.waitFor({ state: 'detached' });
  await network.send('Network.emulateNetworkConditions', { ...slow, uploadThroughput: -1 });
  const loads = (await (await page.request.get('/api/imports')).json()) as { files: string[] }[];
  expect(loads.filter(({ files }) => files.includes('slow.csv'))).toEqual([]);
  await drop(page, 'after.csv', orders.replaceAll('N', 'W'));
  expect(await countsOf(page, 'after.csv')).toEqual([4, 3, 0, 1, 0]);
});

interface Load {
  file_name: string;
  rows_read: number;
  rows_loaded: number;
  rows_unchanged: number;
  rows_set_aside: number;
  rows_furniture: number;
  furniture: string;
  load_id: number;
}

const countsIn = ({ rows_read, rows_loaded, rows_unchanged, rows_set_aside, rows_furniture }: Load) => [
  rows_read,
  rows_loaded,
  rows_unchanged,
  rows_set_aside,
  rows_furniture,
];

test('every row of every load is accounted for, alike on the page, in the API and on the command line', async () => {
  const page = await dashboard.visit({ path: '/data' });
  const rows = async (path: string) => (await (await page.request.get(`/api${path}`)).json()).rows;
  const loads: Load[] = await rows('/data/loads');
  expect(loads.length).toBeGreaterThan(6);
  for (const load of loads) {
    const [read, ...parts] = countsIn(load);
    expect(
      parts.reduce((sum, part) => sum + part, 0),
      load.file_name,
    ).toBe(read);
    const kinds = Object.values(JSON.parse(load.furniture) as Record<string, number>);
    expect(
      kinds.reduce((sum, kind) => sum + kind, 0),
      load.file_name,
    ).toBe(load.rows_furniture);
    expect((await rows(`/data/set-aside?load=${load.load_id}&limit=1000000`)).length).toBe(load.rows_set_aside);
  }

  const shown = await panel(page, 'Files loaded')
    .first()
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell') });
  const cells = await Promise.all((await shown.all()).map((row) => row.getByRole('gridcell').allInnerTexts()));
  expect(cells.map((row) => row.slice(3, 8).map((text) => Number(text.replaceAll(',', ''))))).toEqual(
    loads.map(countsIn),
  );

  const query = [program, 'query', '/data/loads', '--json', '--warehouse', dashboard.warehouse];
  const told = await promisify(execFile)(process.execPath, query);
  expect((JSON.parse(told.stdout) as { rows: Load[] }).rows.map(countsIn)).toEqual(loads.map(countsIn));
});

test('a load that the server was killed at is told of on the page, and comes in by itself', async () => {
  const page = await dashboard.visit({ path: '/data', mayComplain: true });
  const lines = Array.from({ length: 300_000 }, (_, at) => `K${at},${at},2026-10-01,MUG-1,1,9.90,EUR,2026-10-04`);
  await drop(page, 'big.csv', `${orders.split('\n')[0]}\n${lines.join('\n')}\n`);
  const stage = async () =>
    ((await (await fetch(`${dashboard.url}/api/imports`)).json()) as { stage: string }[])[0]!.stage;
  await expect.poll(stage, { interval: 20, timeout: 20_000 }).toBe('load');
  await dashboard.stop('SIGKILL');
  await dashboard.start();
  await page.goto('/data');
  const told = page.getByRole('region', { name: 'Load exports', exact: true });
  await told.getByText('Returnscope was ended while it loaded big.csv', { exact: false }).waitFor();
  expect(await countsOf(page, 'big.csv')).toEqual([300_000, 300_000, 0, 0, 0]);
});
