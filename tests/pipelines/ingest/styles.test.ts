import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { notice } from '../../../pipelines/domain/notices.ts';
import { openShop } from './shop.ts';

const heading = 'order_id,order_date,sku,quantity,unit_price\n';

test('a date order that only a late row tells holds for the whole column', async () => {
  await using shop = await openShop();
  const rows = Array.from({ length: 25_000 }, (_, index) => `${index},3/4/2025,A,1,5\n`);
  const { files } = await shop.drop('orders.csv', `${heading}${rows.join('')}x,3/25/2025,A,1,5\n`);
  expect(files[0]).toMatchObject({
    rows_loaded: 25_001,
    first_date: '2025-03-04',
    last_date: '2025-03-25',
    warnings: [notice('no_currency')],
  });
});

test('a date order that nothing tells is said', async () => {
  await using shop = await openShop();
  const { files } = await shop.drop('orders.csv', `${heading}1,3/4/2025,A,1,5\n`);
  expect(files[0]!.first_date).toBe('2025-04-03');
  expect(files[0]!.warnings).toContainEqual(notice('ambiguous_days', { heading: 'order_date', order: 'dmy' }));
});

test.each([
  ['03/25/25', '2025-03-25'],
  ['2025/3/5 08:26', '2025-03-05'],
  ['20250305', '2025-03-05'],
  ['45721', '2025-03-05'],
  ['05-oct.-26', '2026-10-05'],
  ['10-Dez-25', '2025-12-10'],
  ['Sep-18-26', '2026-09-18'],
  ['Oct 10, 2025 10:12:13 AM', '2025-10-10'],
  ['Mon, 23 Sep 2024 14:21:24 +0000', '2024-09-23'],
  ['1. März 2025', '2025-03-01'],
  ['15 août 2025', '2025-08-15'],
  ['3 iulie 2025', '2025-07-03'],
])('%s is the day %s', async (written, day) => {
  await using shop = await openShop();
  const { files } = await shop.drop('orders.tsv', `order_id\torder_date\tsku\tquantity\n1\t${written}\tA\t1\n`);
  expect(files[0]).toMatchObject({ rows_loaded: 1, first_date: day });
});

test.each([
  [
    ['1.234,56', '12,5'],
    [123456, 1250],
  ],
  [
    ['1 234,56 €', '-12,50 €'],
    [123456, -1250],
  ],
  [
    ['1\u202f234,50', '7'],
    [123450, 700],
  ],
  [
    ['$1,234.56', '($3.00)'],
    [123456, -300],
  ],
  [
    ['AU $3,000.00', '.5'],
    [300000, 50],
  ],
  [
    ['EUR 90,00', '1.000,00'],
    [9000, 100000],
  ],
  [
    ["1'234.50", '19,99 lei'],
    [123450, null],
  ],
])('amounts %j are %j minor units', async (written, minor) => {
  await using shop = await openShop();
  const rows = written.map((amount, index) => `${index}\t2025-01-01\tA\t1\t${amount}\n`);
  await shop.drop('orders.tsv', heading.replaceAll(',', '\t') + rows.join(''));
  const loaded = await shop.rows<{ order_id: string; price: number }>(
    'SELECT order_id, unit_price_minor AS price FROM order_lines',
  );
  expect(minor.map((_, index) => loaded.find(({ order_id }) => order_id === String(index))?.price ?? null)).toEqual(
    minor,
  );
});

test.each([
  ['win1250', 'Mărimea e prea mică, aş vrea să ştiu când primesc banii înapoi. Ţesătura e aspră.'],
  ['win1250', 'Rozmiar jest za mały, źle uszyte, żółta łódź, proszę o zwrot'],
  ['win1252', 'Trop petit, déçu de la qualité – très abîmé à l’arrivée … 12 €'],
  ['win1252', 'zu groß für mich, schöne Grüße aus Köln'],
])('a note in %s comes back as written', async (encoding, note) => {
  await using shop = await openShop();
  const file = `return_id;order_id;sku;quantity;requested_date;reason_text\nR1;1;A;1;2025-01-01;${note}\n`;
  await shop.drop('returns.csv', iconv.encode(file, encoding));
  expect(await shop.rows('SELECT reason_text FROM return_lines')).toEqual([{ reason_text: note }]);
});

test('what stands beyond the last heading sets its row aside, with the line it stands in', async () => {
  await using shop = await openShop();
  const { files } = await shop.drop(
    'orders.csv',
    `${heading}1,2025-01-01,A,1,5\n\n2,2025-01-01,A,1,5,what\n3,2025-01-01,A,1\n`,
  );
  expect(files[0]).toMatchObject({ rows_read: 3, rows_loaded: 2, rows_set_aside: 1 });
  expect(await shop.rows('SELECT line, problem FROM set_aside')).toEqual([
    { line: 4, problem: 'does not fit the headings' },
  ]);
});

test('an order number that a spreadsheet has rounded is told', async () => {
  await using shop = await openShop();
  const { files } = await shop.drop('orders.csv', `${heading}5.60105E+12,2025-01-01,A,1,5\n`);
  expect(files[0]!.warnings).toContainEqual(notice('rounded_ids', { rows: 1 }));
});

test('a file of headings only loads nothing', async () => {
  await using shop = await openShop();
  expect((await shop.drop('orders.csv', heading)).files[0]).toMatchObject({
    rows_read: 0,
    rows_loaded: 0,
    first_date: null,
  });
});
