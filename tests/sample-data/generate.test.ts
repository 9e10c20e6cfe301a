import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeShop } from '../../sample-data/generator/shop.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shop-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function contents(out: string): Promise<Record<string, string>> {
  const names = (await readdir(out)).sort();
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(out, name), 'base64')])),
  );
}

test('the same seed makes the same bytes, zipped or not; another seed another shop', async () => {
  const [one, again, other] = ['one', 'again', 'other'].map((name) => join(folder, name)) as [string, string, string];
  await makeShop({ orders: 600, seed: 7, out: one, gzip: true });
  await makeShop({ orders: 600, seed: 7, out: again, gzip: true });
  await makeShop({ orders: 600, seed: 8, out: other, gzip: true });
  const first = await contents(one);
  expect(Object.keys(first)).toHaveLength(8);
  expect(await contents(again)).toEqual(first);
  expect((await contents(other))['shopify_orders.csv.gz']).not.toBe(first['shopify_orders.csv.gz']);
});

test('any size: exactly as many orders as asked, with the headings of the real exports', async () => {
  const out = join(folder, 'sized');
  const truth = await makeShop({ orders: 1_234, seed: 3, out, gzip: false });
  const orders = [truth.files['shopify_orders.csv'], truth.files['amazon_all_orders.txt']] as unknown as {
    orders: number;
  }[];
  expect(orders[0]!.orders + orders[1]!.orders).toBe(1_234);
  const heading = async (name: string, between: string) =>
    (await readFile(join(out, name), 'utf8')).split('\n')[0]!.split(between).length;
  expect(await heading('shopify_orders.csv', ',')).toBe(79);
  expect(await heading('returns.csv', ',')).toBe(27);
  expect(await heading('amazon_all_orders.txt', '\t')).toBe(31);
  expect(await heading('amazon_fba_customer_returns.txt', '\t')).toBe(13);
});

test('times of the shop carry the offset of the season', async () => {
  const rows = (await readFile(join(folder, 'sized', 'shopify_orders.csv'), 'utf8')).match(
    /\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2} \+0[12]00/g,
  )!;
  const wrong = rows.filter((time) => {
    const month = Number(time.slice(5, 7));
    return (
      (month > 4 && month < 10 && !time.endsWith('+0200')) || ((month < 3 || month > 10) && !time.endsWith('+0100'))
    );
  });
  expect(rows.length).toBeGreaterThan(1_000);
  expect(wrong).toEqual([]);
});
