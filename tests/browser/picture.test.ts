import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDashboard, program, settled } from './dashboard.ts';

const dashboard = openDashboard('empty');
const lamp = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 90">
  <rect width="60" height="90" fill="#fff"/><path d="M18 12h24l12 34H6z" fill="#c47a12"/><path d="M28 46h4v32h10v5H18v-5h10z"/></svg>`;
/** Where the shop keeps its pictures, and what it was asked for. */
const asked: { path: string | undefined; headers: IncomingHttpHeaders }[] = [];
let pictures: Server;
const folder = mkdtempSync(join(tmpdir(), 'returnscope-picture-'));

beforeAll(async () => {
  pictures = createServer(({ url, headers }, response) => {
    asked.push({ path: url, headers });
    if (url === '/lamp.svg') response.setHeader('Content-Type', 'image/svg+xml').end(lamp);
    else response.writeHead(404).end();
  });
  await once(pictures.listen(0, '127.0.0.1'), 'listening');
  const host = `http://127.0.0.1:${(pictures.address() as AddressInfo).port}`;
  load(
    'products.csv',
    `sku,product_name,style_id,image_url\nLAMP-S,Lamp Orb,LAMP,${host}/lamp.svg\nGONE,Gone,GONE,${host}/gone.png\nPLAIN,Plain,PLAIN,\n`,
  );
  const skus = ['LAMP-S', 'LAMP-M', 'GONE', 'PLAIN'];
  const rows = skus.map(
    (sku, at) => `O${at},2026-03-02,${sku},${sku === 'LAMP-M' ? 'LAMP' : ''},9,19.90,EUR,2026-03-05`,
  );
  load(
    'orders.csv',
    ['order_id,order_date,sku,style_id,quantity,unit_price,currency,delivered_date', ...rows].join('\n'),
  );
});
afterAll(() => {
  pictures.close();
  rmSync(folder, { recursive: true });
});

function load(name: string, content: string): void {
  const file = join(folder, name);
  writeFileSync(file, content);
  execFileSync(process.execPath, [program, 'ingest', file, '--warehouse', dashboard.warehouse], { stdio: 'ignore' });
}

const pictureIn = (page: Page, place: 'complementary' | 'dialog') => page.getByRole(place).locator('img');

test('a dossier and its pack show the product’s picture in a box of its own, and its host is not told who asks', async () => {
  const page = await dashboard.visit({ path: '/products?level=style&tab=all&product=LAMP' });
  const picture = pictureIn(page, 'complementary');
  expect(await picture.getAttribute('alt')).toBe('Picture of Lamp Orb');
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalHeight)).toBeGreaterThan(0);
  expect(await picture.boundingBox()).toMatchObject({ width: 112, height: 112 });
  await page.setViewportSize({ width: 390, height: 800 });
  expect(await picture.boundingBox()).toMatchObject({ width: 80, height: 80 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);

  await page.getByRole('button', { name: 'Hand on' }).click();
  await pictureIn(page, 'dialog').waitFor();
  await page.emulateMedia({ media: 'print' });
  expect(await pictureIn(page, 'dialog').isVisible()).toBe(true);
  expect(asked.map(({ path }) => path)).toContain('/lamp.svg');
  for (const { headers } of asked) expect(headers).not.toHaveProperty('referer');
});

test('a product without a picture, or whose picture is gone, has none', async () => {
  const page = await dashboard.visit({ path: '/products?level=style&tab=all&product=GONE', mayComplain: true });
  await expect.poll(() => asked.map(({ path }) => path)).toContain('/gone.png');
  await pictureIn(page, 'complementary').waitFor({ state: 'detached' });
  await page.goto('/products?level=style&tab=all&product=PLAIN');
  await settled(page);
  await page.getByRole('complementary').getByText('Delivered units').waitFor();
  expect(await pictureIn(page, 'complementary').count()).toBe(0);
});
