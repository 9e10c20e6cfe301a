import { expect, test } from 'vitest';
import { notice } from '../../../pipelines/domain/notices.ts';
import { openShop } from './shop.ts';

const heading = 'order_id,order_date,sku,quantity,unit_price,product_name\n';
const order = (sku: string, index: number, name = 'Mug') => `${index + 1},2025-01-01,${sku},1,5,${name}\n`;
const orders = (...skus: string[]) => heading + skus.map((sku, index) => order(sku, index)).join('');

test.each([
  ['days', orders('02-Jan', 'févr.-24', 'MAR-24', '2025-01-02 00:00:00', 'A-1'), 'SKU is a day', 4],
  ['truth values', orders('VRAI', 'falsch', 'ADEVĂRAT', 'TRUE-1'), 'SKU is true or false', 3],
  [
    'article numbers without their zeros',
    orders(
      ...['4006381333931', '5901234123457', '9780201379624', '4012345678901', '5449000000996', '3017620422003'],
      ...['8076809513753', '4000417025005', '7622210449283', '5000112637922', '12345678905', '36000291452'],
    ),
    'GTIN',
    2,
  ],
  ['numbers of more than 15 digits', orders('5601051234567890000', '5601051234567910000'), 'behind 15 digits', 2],
  ['rounded numbers', orders('5.60105E+12', '5,6E+12'.replace(',', '.'), 'E12'), 'rounded', 2],
])('%s are told with the number of their rows', async (_, content, what, rows) => {
  await using shop = await openShop();
  const { files } = await shop.drop('orders.csv', content);
  const told = files[0]!.warnings.map(({ text }) => text).find((text) => text.includes(what));
  expect(told).toMatch(new RegExp(`: ${rows}\\.$`));
});

test('codes that nothing has happened to are told of in no way', async () => {
  await using shop = await openShop();
  const codes = [
    '00123',
    '12E5',
    '1-2',
    'MAY',
    'A-2024',
    'SKU-10',
    '10-XXL',
    'MARS-1',
    '036000291452',
    '5601051234567891234',
    '1001',
    '999',
    '#A1',
    'KTL-17',
    '12-MUG',
    '#',
  ];
  const { files } = await shop.drop('orders.csv', orders(...codes));
  expect(files[0]).toMatchObject({ rows_loaded: codes.length, rows_set_aside: 0 });
  expect(files[0]!.warnings).toEqual([notice('no_currency')]);
});

test('a number that another load knows with zeros in front is told', async () => {
  await using shop = await openShop();
  await shop.drop('orders.csv', orders('00123', '00777', '123456'));
  const { files } = await shop.drop(
    'returns.csv',
    'return_id,order_id,sku,quantity,requested_date\nR1,1,123,1,2025-02-01\nR2,2,777,1,2025-02-01\nR3,3,123456,1,2025-02-01\n',
  );
  expect(files[0]!.warnings).toContainEqual(
    notice('lost_zeros', { id: 'sku', rows: 2, example: '123', padded: '00123' }),
  );
});

test.each([
  '#REF!',
  '#N/A',
  '#NAME?',
  '#DIV/0!',
  '#VALUE!',
  '#NUM!',
  '#NULL!',
  '#####',
  '#NV',
  '#BEZUG!',
  '#WERT!',
  '#NOM?',
  '#¡REF!',
  '#NÚM!',
  '#ADR!',
])('%s is no SKU, no amount and no silent text', async (error) => {
  await using shop = await openShop();
  const { files } = await shop.drop(
    'orders.csv',
    `${heading}${order(error, 0)}2,2025-01-01,A,1,${error},Mug\n${order('A', 2, error)}${order('#1001', 3)}`,
  );
  expect(files[0]).toMatchObject({ rows_loaded: 2, rows_set_aside: 2 });
  expect(await shop.rows('SELECT column_name, value, problem FROM set_aside ORDER BY line')).toEqual([
    { column_name: 'sku', value: error, problem: 'a spreadsheet’s error' },
    { column_name: 'unit_price', value: error, problem: 'not an amount' },
  ]);
  expect(files[0]!.warnings).toContainEqual(notice('sheet_errors', { column: 'product_name', rows: 1 }));
});

test.each(['VRAI', 'wahr', 'ADEVĂRAT', 'verdadero', 'VERO', 'waar', 'PRAWDA', 'verdadeiro'])(
  '%s is yes where a yes or no is expected',
  async (yes) => {
    await using shop = await openShop();
    const file = `Order ID;Date;SKU;Quantity;Price;Returned\n1;2025-01-01;A;1;5.00;${yes}\n2;2025-01-01;A;1;5.00;FAUX\n`;
    const { files, refused } = await shop.drop('orders.csv', file);
    expect(refused).toEqual([]);
    expect(files[0]).toMatchObject({ units_returned: 1 });
  },
);
