import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { zip } from './make.ts';
import { openShop } from './shop.ts';

const csv = 'order_id,order_date,sku,quantity,unit_price\n1,2025-03-05,00123,2,12.50\n';

test('an export comes as it is, gzipped, or alone in a zip', async () => {
  await using shop = await openShop();
  const loads = [await shop.drop('a.csv', csv), await shop.drop('a.csv.gz', gzipSync(csv))];
  loads.push(await shop.drop('a.zip', zip({ 'a.csv': csv, '__MACOSX/._a.csv': 'x' })));
  expect(loads.map(({ files }) => files.map((file) => [file.rows_loaded, file.rows_unchanged]))).toEqual([
    [[1, 0]],
    [[0, 1]],
    [[0, 1]],
  ]);
});

test('a workbook’s texts, numbers and days are read as they are', async () => {
  await using shop = await openShop();
  const texts = ['order_id', 'order_date', 'sku', 'quantity', 'unit_price', '00123', 'A &amp; &lt;B&gt;'];
  const head = ['A', 'B', 'C', 'D', 'E'].map((column, at) => `<c r="${column}2" t="s"><v>${at}</v></c>`).join('');
  const { files, refused } = await shop.drop(
    'orders.xlsx',
    zip({
      'xl/workbook.xml': '<workbook/>',
      'xl/sharedStrings.xml': `<sst>${texts.map((text) => `<si><r><t xml:space="preserve">${text}</t></r></si>`).join('')}</sst>`,
      'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row r="2">${head}</row>
        <row r="3"><c r="A3"><v>5.60105E+12</v></c><c r="B3" s="1"><v>45721.5</v></c><c r="C3" t="s"><v>5</v></c><c r="D3"><v>2</v></c><c r="E3"><v>12.300000000000001</v></c></row>
        <row r="5"><c r="A5" t="inlineStr"><is><t>x,"1"</t></is></c><c r="B5" s="1"><v>45722</v></c><c r="C5" t="s"><v>6</v></c><c r="D5"><v>many</v></c></row>
        <row r="6"><c r="A6"><v>7</v></c><c r="B6" s="1"><v>45722</v></c><c r="C6" t="s"><v>6</v></c><c r="D6"><v>1</v></c></row></sheetData></worksheet>`,
    }),
  );
  expect(refused).toEqual([]);
  expect(files[0]).toMatchObject({ rows_read: 3, rows_loaded: 2, rows_set_aside: 1 });
  expect(
    await shop.rows(
      'SELECT order_id, CAST(order_date AS VARCHAR) AS day, sku, quantity, unit_price_minor AS price FROM order_lines ORDER BY 1',
    ),
  ).toEqual([
    { order_id: '5601050000000', day: '2025-03-05', sku: '00123', quantity: 2, price: 1230 },
    { order_id: '7', day: '2025-03-06', sku: 'A & <B>', quantity: 1, price: null },
  ]);
  expect(await shop.rows('SELECT line, value FROM set_aside')).toEqual([{ line: 5, value: 'many' }]);
});

test.each([
  ['a zip that is cut off', zip({ 'a.csv': csv }).subarray(0, 60)],
  ['a zip without files', zip({})],
  ['a gzip that is cut off', gzipSync(csv).subarray(0, 30)],
  ['an empty file', ''],
  ['a photo', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0])],
  ['a line of ten million columns', ','.repeat(10_000_000)],
])('%s is refused with a sentence, and leaves no trace', async (_, content) => {
  await using shop = await openShop();
  const { files, refused } = await shop.drop('export', content);
  expect(files).toEqual([]);
  expect(refused).toEqual([
    {
      file: 'export',
      problem: expect.objectContaining({ text: expect.stringMatching(/^It |^The file /) }),
      mapping: null,
    },
  ]);
  expect(await shop.rows('SELECT * FROM loads')).toEqual([]);
});

test('what stands behind the end of a gzip is no part of it', async () => {
  await using shop = await openShop();
  const { files, refused } = await shop.drop('a.csv.gz', Buffer.concat([gzipSync(csv), Buffer.alloc(37)]));
  expect(refused).toEqual([]);
  expect(files[0]).toMatchObject({ rows_read: 1, rows_loaded: 1 });
});
