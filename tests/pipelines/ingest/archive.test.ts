import { readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { notice } from '../../../pipelines/domain/notices.ts';
import { workbook, zip } from './make.ts';
import { openShop, type Shop } from './shop.ts';

const orders = (...ids: string[]) =>
  `order_id,order_date,sku,quantity,unit_price,currency\n${ids.map((id) => `${id},2025-03-05,00123,2,12.50,EUR\n`).join('')}`;
const returns = 'return_id,return_date,order_id,sku,quantity,reason\nR1,2025-03-20,1,00123,1,Too small\n';
const strange = 'Our ref;Sold day;Thing\nS-1;05/11/2025;00123\n';

const cells = (csv: string) =>
  csv
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));

const said = ({ files }: Awaited<ReturnType<Shop['drop']>>) =>
  files.map(({ file, rows_loaded, rows_unchanged }) => [file, rows_loaded, rows_unchanged]);

test('every export in a zip is loaded as a file of its own, orders first, and counts once', async () => {
  await using shop = await openShop();
  const content = zip({
    '2025/': '',
    '2025/returns.csv': returns,
    './2025/orders.csv': orders('1', '2'),
    'more.csv.gz': gzipSync(orders('3')),
    'sheet.xlsx': workbook(cells(orders('4'))),
    '__MACOSX/2025/._orders.csv': 'x',
    '.DS_Store': 'x',
    'readme.txt': 'Hello, shop\nThese are, exports\n',
    'notes.txt': 'All well.',
    'photo.jpg': Buffer.from([0xff, 0xd8, 0xff]),
  });
  const first = await shop.drop('year.zip', content);
  expect(said(first)).toEqual([
    ['year.zip/2025/orders.csv', 2, 0],
    ['year.zip/more.csv.gz', 1, 0],
    ['year.zip/sheet.xlsx', 1, 0],
    ['year.zip/2025/returns.csv', 1, 0],
  ]);
  expect(first.refused).toEqual([]);
  expect(first.ignored.toSorted()).toEqual(
    ['.DS_Store', '__MACOSX/2025/._orders.csv', 'notes.txt', 'photo.jpg', 'readme.txt'].map(
      (name) => `year.zip/${name}`,
    ),
  );
  expect(await shop.rows('SELECT file_name FROM loads ORDER BY load_id')).toEqual(
    said(first).map(([file]) => ({ file_name: file })),
  );
  expect(said(await shop.drop('again.zip', content)).map(([, loaded, unchanged]) => [loaded, unchanged])).toEqual([
    [0, 2],
    [0, 1],
    [0, 1],
    [0, 1],
  ]);
  expect(readdirSync(shop.spool)).toEqual([]);
});

test('what cannot be read in a zip is refused or asked about, and the rest is loaded', async () => {
  await using shop = await openShop();
  const damaged = zip({ 'damaged.csv': orders('8'), 'orders.csv': orders('1'), 'strange.csv': strange });
  damaged[damaged.indexOf('PK\x03\x04') + 30 + 'damaged.csv'.length + 20]! ^= 0xff;
  const { files, refused } = await shop.drop('a.zip', damaged);
  expect(files.map(({ file }) => file)).toEqual(['a.zip/orders.csv']);
  expect(refused).toEqual([
    { file: 'a.zip/damaged.csv', problem: notice('damaged_in_zip'), mapping: null },
    {
      file: 'a.zip/strange.csv',
      problem: expect.objectContaining({ code: 'unknown_columns' }),
      mapping: expect.objectContaining({ headings: ['Our ref', 'Sold day', 'Thing'] }),
    },
  ]);
  const nested = await shop.drop(
    'b.zip',
    zip({ 'inner.zip': zip({ 'orders.csv': orders('9') }), 'a.csv': orders('1') }),
  );
  expect(said(nested)).toEqual([['b.zip/a.csv', 0, 1]]);
  expect(nested.refused).toMatchObject([{ file: 'b.zip/inner.zip', problem: notice('zip_in_zip') }]);
  expect(await shop.rows('SELECT order_id FROM order_lines')).toEqual([{ order_id: '1' }]);
});

test('a zip without exports is refused, and says what it holds', async () => {
  await using shop = await openShop();
  const { refused, ignored } = await shop.drop('a.zip', zip({ 'readme.md': '# Shop', 'photo.png': 'x' }));
  expect(refused).toEqual([
    { file: 'a.zip', problem: notice('zip_without_exports', { files: ['readme.md', 'photo.png'] }), mapping: null },
  ]);
  expect(ignored).toEqual([]);
  const text = await shop.drop('b.zip', zip({ 'only.txt': 'Dear shop' }));
  expect(text.refused).toMatchObject([{ file: 'b.zip/only.txt' }]);
});

test('a zip whose directory is damaged is refused whole, for nobody knows what else it held', async () => {
  await using shop = await openShop();
  const damaged = zip({ 'a.csv': orders('1'), 'b.csv': orders('2') });
  damaged[damaged.lastIndexOf('PK\x01\x02') + 1] = 0;
  const { files, refused } = await shop.drop('a.zip', damaged);
  expect(files).toEqual([]);
  expect(refused).toEqual([{ file: 'a.zip', problem: notice('unreadable_zip'), mapping: null }]);
});

test('names of what a zip holds are told apart, and are no commands to a terminal', async () => {
  await using shop = await openShop();
  const names = ['..\\..\\etc\\a.csv', '/b\u001b[31m.csv', `${'c'.repeat(400)}.csv`];
  const content = zip(Object.fromEntries(names.map((name, at) => [name, orders(String(at))])));
  const { files } = await shop.drop('a.zip', content);
  expect(files.map(({ file }) => file)).toEqual([
    'a.zip/../../etc/a.csv',
    'a.zip/b\uFFFD[31m.csv',
    `a.zip/${'c'.repeat(196)}.csv`,
  ]);
  const twins = zip({ 'x.csv': orders('7'), 'y.csv': orders('8') });
  for (let at = twins.indexOf('y.csv'); at >= 0; at = twins.indexOf('y.csv')) twins.write('x.csv', at);
  expect(said(await shop.drop('twins.zip', twins))).toEqual([
    ['twins.zip/x.csv', 1, 0],
    ['twins.zip/x.csv (2)', 1, 0],
  ]);
});

test.each([
  ['a workbook', workbook(cells(orders('1')))],
  ['a zip', zip({ 'a.csv': orders('1') })],
])('%s may lie in a gzip', async (_, content) => {
  await using shop = await openShop();
  const { files, refused } = await shop.drop('a.gz', gzipSync(content));
  expect(refused).toEqual([]);
  expect(files).toMatchObject([{ rows_loaded: 1 }]);
});
