import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { zip } from './make.ts';
import { openShop } from './shop.ts';

const cell = (text: string | number) =>
  `<Cell><Data ss:Type="${typeof text === 'number' ? 'Number' : 'String'}">${text}</Data></Cell>`;
const row = (...cells: (string | number)[]) => `<Row>${cells.map(cell).join('')}</Row>`;
const workbook = (...rows: string[]) =>
  `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table>${rows.join('\n')}</Table></Worksheet></Workbook>`;
const heading = row('order_id', 'order_date', 'sku', 'quantity', 'unit_price', 'product_name');
const orders =
  'SELECT order_id, sku, quantity, unit_price_minor AS price, product_name FROM order_lines ORDER BY order_id';

const plain = workbook(heading, row('1', '2025-03-05', '00123', 2, 12.5, 'Größe &amp; &#8222;Maß&#x201c;'));
const prefixed = plain
  .replace(/<(\/?)(?=\w)/g, '<$1ss:')
  .replace('<ss:Workbook', '<ss:Workbook x="urn:schemas-microsoft-com:office:spreadsheet"');
test.each([
  ['as it lies', plain],
  ['with elements named by their namespace', prefixed],
  ['gzipped', gzipSync(plain)],
  ['in a zip', zip({ 'export.xml': plain })],
  ['in UTF-16', iconv.encode(plain, 'utf16le', { addBOM: true })],
  ['in Windows-1252', iconv.encode(plain.replace('?>', ' encoding="windows-1252"?>'), 'win1252')],
  ['with letters that only look different', plain.replace('Größe', '<B>Grö</B><Font ss:Color="#f00">ße</Font>')],
])('a workbook of XML is read %s', async (_, content) => {
  await using shop = await openShop();
  const { refused } = await shop.drop('export.xls', content);
  expect(refused).toEqual([]);
  expect(await shop.rows(orders)).toEqual([
    { order_id: '1', sku: '00123', quantity: 2, price: 1250, product_name: 'Größe & „Maß“' },
  ]);
});

test('rows and cells may say their places; errors are none, and lines are those of the rows', async () => {
  await using shop = await openShop();
  const odd = [
    '<Row ss:Index="4"><Cell><Data ss:Type="String">a</Data></Cell><Cell ss:Index="3"><Data ss:Type="String">S</Data></Cell><Cell ss:Index="5"><Data ss:Type="Number">1.2E1</Data></Cell></Row>',
    '<Row ss:Index="7"><Cell><Data ss:Type="String">b</Data></Cell><Cell><Data ss:Type="DateTime">2025-03-06T00:00:00.000</Data></Cell><Cell><Data ss:Type="Error">#REF!</Data></Cell><Cell><Data ss:Type="Number">1</Data></Cell></Row>',
    '<Row><Cell><Data ss:Type="String">c</Data></Cell><Cell><Data ss:Type="DateTime">2025-03-06T00:00:00.000</Data></Cell><Cell><Data ss:Type="Boolean">1</Data></Cell><Cell><Data ss:Type="Number">1</Data></Cell></Row>',
  ];
  const { files } = await shop.drop('export.xml', workbook(heading, ...odd));
  expect(files[0]).toMatchObject({ rows_read: 3, rows_loaded: 1, rows_set_aside: 2 });
  expect(await shop.rows('SELECT line, column_name, value FROM set_aside ORDER BY line')).toEqual([
    { line: 4, column_name: 'order_date', value: null },
    { line: 7, column_name: 'sku', value: '#REF!' },
  ]);
  expect(await shop.rows(orders)).toMatchObject([{ order_id: 'c', sku: 'TRUE' }]);
});

const item = (sku: string) =>
  `<item_details><merchant_sku>${sku}</merchant_sku><return_quantity>1</return_quantity></item_details>`;
const record = (number: number, items = item('A')) =>
  `<return_details>${items}<order_id>O${number}</order_id><amazon_rma_id>D${number}</amazon_rma_id><return_request_date>2026-03-12T12:44:17Z</return_request_date></return_details>`;
const envelope = (records: string) =>
  `<AmazonEnvelope><MessageType>Returns-Report</MessageType><Message>${records}</Message></AmazonEnvelope>`;

test('records of many megabytes come whole, wherever the pieces of the file are cut', async () => {
  await using shop = await openShop();
  const many = Array.from({ length: 12_000 }, (_, number) => record(number, item('A') + item(`Größe ${number}`)));
  const { files } = await shop.drop('returns.xml', envelope(many.join('\n')));
  expect(files[0]).toMatchObject({ rows_read: 24_000, rows_loaded: 24_000, returns: 12_000, units_returned: 24_000 });
});

test.each([
  ['cut off within a record', envelope(record(1) + record(2)).slice(0, -90), 1],
  [
    'with a record whose elements end in another order',
    envelope(`${record(1)}<return_details><a><b></a></b></return_details>`),
    1,
  ],
  [
    'with elements that never end',
    envelope(`${record(1)}<return_details>${'<a>'.repeat(100_000)}</return_details>`),
    1,
  ],
  ['with a comment that never ends', envelope(`${record(1)}<return_details><!-- </return_details>`), 1],
  [
    'with elements named like what objects have',
    envelope(record(1, `${item('A')}<__proto__>x</__proto__><constructor>y</constructor>`)),
    0,
  ],
  [
    'with entities of its own',
    `<!DOCTYPE a [<!ENTITY b "${'c'.repeat(99)}">]>${envelope(record(1, `${item('A')}<note>&b;&b;</note>`))}`,
    0,
  ],
])('records %s: what is whole is loaded, the rest is set aside', async (_, content, aside) => {
  await using shop = await openShop();
  const { files, refused } = await shop.drop('returns.xml', content);
  expect(refused).toEqual([]);
  expect(files[0]).toMatchObject({ rows_read: 1 + aside, rows_loaded: 1, rows_set_aside: aside });
});

test.each([
  [
    'a row of a workbook',
    workbook(heading, `<Row><Cell><Data ss:Type="String">${'x'.repeat(20_000_000)}</Data></Cell></Row>`),
  ],
  ['a record', envelope(record(1, `<note>${'x'.repeat(20_000_000)}</note>`) + record(2))],
  [
    'a workbook of more columns than any',
    workbook(heading, '<Row><Cell ss:Index="99999999"><Data ss:Type="Number">1</Data></Cell></Row>'),
  ],
])('%s that is larger than any export’s is refused', async (_, content) => {
  await using shop = await openShop();
  const { files, refused } = await shop.drop('export.xml', content);
  expect(files).toEqual([]);
  expect(refused).toHaveLength(1);
});

test.each([
  '<html><body><table><tr><td>a</td></tr></table></body></html>',
  '<?xml version="1.0"?><rss><channel/></rss>',
])('other XML is refused: %s', async (content) => {
  await using shop = await openShop();
  expect((await shop.drop('export.xml', content)).refused).toHaveLength(1);
});
