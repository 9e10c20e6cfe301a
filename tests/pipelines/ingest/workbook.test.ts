import { expect, test } from 'vitest';
import { notice } from '../../../pipelines/domain/notices.ts';
import { zip } from './make.ts';
import { openShop } from './shop.ts';

/** A workbook of these sheets, each told as the XML of its rows, in the order they are named. */
function workbook(sheets: Readonly<Record<string, { rows: string; state?: string }>>, more = '', styles = ''): Buffer {
  const named = Object.entries(sheets);
  const tags = named.map(
    ([name, { state = 'visible' }], at) =>
      `<sheet name="${name}" sheetId="${at + 1}" state="${state}" r:id="rId${at + 1}"/>`,
  );
  const links = named.map((_, at) => `<Relationship Id="rId${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`);
  return zip({
    'xl/workbook.xml': `<workbook>${more}<sheets>${tags.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${links.join('')}</Relationships>`,
    'xl/styles.xml': `<styleSheet>${styles}</styleSheet>`,
    ...Object.fromEntries(
      named.map(([, { rows }], at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
      ]),
    ),
  });
}

const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
const number = (value: number | string, style = 0) => `<c s="${style}"><v>${value}</v></c>`;
const row = (...cells: string[]) => `<row>${cells.join('')}</row>`;
const heading = row(...['order_id', 'order_date', 'sku', 'quantity', 'unit_price'].map(text));
const order = (id: string, sku: string, day = text('2025-03-05')) => row(id, day, sku, number(1), number(5));
const orders = 'SELECT order_id, CAST(order_date AS VARCHAR) AS day, sku FROM order_lines ORDER BY order_id';

test('the largest sheet that can be seen is read, and the others are named', async () => {
  await using shop = await openShop();
  const { files } = await shop.drop(
    'book.xlsx',
    workbook({
      Notes: { rows: row(text('hello')) },
      'Orders &amp; more': { rows: heading + order(text('1'), text('A')) },
      Old: { rows: heading + order(text('2'), text('B')) + order(text('3'), text('B')), state: 'hidden' },
    }),
  );
  expect(files[0]!.warnings[0]).toMatchObject({
    text: 'Of its 3 sheets “Orders & more”, the largest, is read; not read: “Notes”, “Old” (hidden).',
  });
  expect(await shop.rows(orders)).toEqual([{ order_id: '1', day: '2025-03-05', sku: 'A' }]);
});

test('days count from 1904 where the workbook says so', async () => {
  await using shop = await openShop();
  const day = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>';
  const rows = heading + order(text('1'), text('A'), number(45721 - 1462, 1));
  await shop.drop('book.xlsx', workbook({ Orders: { rows } }, '<workbookPr date1904="1"/>', day));
  expect(await shop.rows(orders)).toEqual([{ order_id: '1', day: '2025-03-05', sku: 'A' }]);
});

test('numbers come as they are shown: with their zeros, in full digits, as a formula gave them', async () => {
  await using shop = await openShop();
  const styles =
    '<numFmts><numFmt numFmtId="164" formatCode="00000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>';
  const rows = [
    order(number('5601051234567'), number(123, 1)),
    order(number('5.60105123456789E+18'), '<c t="str"><f>A1&amp;"x"</f><v>00123x</v></c>'),
    order(number('5601051234567891234'), '<c><f>1+1</f><v>2</v></c>'),
  ];
  const { files } = await shop.drop('book.xlsx', workbook({ Orders: { rows: heading + rows.join('') } }, '', styles));
  expect(files[0]).toMatchObject({ rows_loaded: 3 });
  expect(await shop.rows('SELECT order_id, sku FROM order_lines ORDER BY order_id')).toEqual([
    { order_id: '5601051234567', sku: '00123' },
    { order_id: '5601051234567890000', sku: '00123x' },
    { order_id: '5601051234567891234', sku: '2' },
  ]);
});

test('titles above the headings are furniture, errors are no ids, and codes that became days are told', async () => {
  await using shop = await openShop();
  const title =
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Orders of March</t></is></c><c r="B1"/><c r="C1"/></row><row r="2"/>';
  const rows = [
    heading.replace('<row>', '<row r="3">'),
    order(text('1'), number(45659, 1)),
    order(text('2'), '<c t="e"><v>#REF!</v></c>'),
    order(text('3'), '<c t="b"><v>1</v></c>'),
  ];
  const { files } = await shop.drop(
    'book.xlsx',
    workbook(
      { Orders: { rows: title + rows.join('') } },
      '',
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="16"/></cellXfs>',
    ),
  );
  expect(files[0]).toMatchObject({ rows_loaded: 2, rows_set_aside: 1, furniture: { title_row: 1 } });
  expect(await shop.rows('SELECT line, value FROM set_aside')).toEqual([{ line: 5, value: '#REF!' }]);
  expect(files[0]!.warnings).toContainEqual(notice('days_for_skus', { rows: 1, example: '2025-01-02' }));
  expect(files[0]!.warnings).toContainEqual(notice('truths_for_skus', { rows: 1, example: 'TRUE' }));
});

test('elements may be named by their namespace', async () => {
  await using shop = await openShop();
  const rows = (heading + order(text('1'), text('A'))).replace(/<(\/?)/g, '<$1x:');
  const { refused } = await shop.drop(
    'book.xlsx',
    zip({
      'xl/workbook.xml': '<x:workbook/>',
      'xl/worksheets/sheet1.xml': `<x:worksheet><x:sheetData>${rows}</x:sheetData></x:worksheet>`,
    }),
  );
  expect(refused).toEqual([]);
  expect(await shop.rows(orders)).toEqual([{ order_id: '1', day: '2025-03-05', sku: 'A' }]);
});

test('a row is told by its number, whatever breaks the cells above it have', async () => {
  await using shop = await openShop();
  const rows = [heading, order(text('1\n\n1'), text('A;B;C;D;E;F;G')), order(text('2'), text('B'), text('soon'))];
  const { files } = await shop.drop('book.xlsx', workbook({ Orders: { rows: rows.join('') } }));
  expect(files[0]).toMatchObject({ rows_loaded: 1, rows_set_aside: 1 });
  expect(await shop.rows('SELECT line, value FROM set_aside')).toEqual([{ line: 3, value: 'soon' }]);
});
