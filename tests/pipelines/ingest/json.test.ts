import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { openShop } from './shop.ts';

/** The same three orders; a number of 19 digits is more than a number of JavaScript's holds. */
const orders = [
  '{"order_id": 5601051234567890123, "order_date": "2025-03-05", "sku": "00123", "quantity": 1, "unit_price": 12.50}',
  '{"order_id": 12, "order_date": "2025-03-06", "sku": "A [b] {c}", "quantity": 2, "unit_price": null}',
  '{"sku": "C", "order_id": "x\\"y\\n1", "order_date": "2025-03-07", "quantity": 3}',
];
const loaded = [
  { order_id: '12', sku: 'A [b] {c}', quantity: 2, price: null },
  { order_id: '5601051234567890123', sku: '00123', quantity: 1, price: 1250 },
  { order_id: 'x"y\n1', sku: 'C', quantity: 3, price: null },
];

const array = `[${orders.join(',\n ')}]\n`;
test.each([
  ['an array', array],
  ['an array in UTF-16', iconv.encode(array, 'utf16le', { addBOM: true })],
  ['an array in an object', `{"shop": {"name": "s"}, "orders": ${array}}`],
  ['JSON Lines', orders.join('\n')],
  ['JSON Lines in UTF-16', iconv.encode(orders.join('\n'), 'utf16be', { addBOM: true })],
  ['JSON Lines with blank lines', `\n${orders.join('\n\n')}\n`],
])('%s of plain objects gives their rows, ids to the last digit', async (_, content) => {
  await using shop = await openShop();
  const { files, refused } = await shop.drop('orders.json', content);
  expect(refused).toEqual([]);
  expect(files[0]).toMatchObject({ rows_read: 3, rows_loaded: 3 });
  const rows = await shop.rows(
    'SELECT order_id, sku, quantity, unit_price_minor AS price FROM order_lines ORDER BY order_id',
  );
  expect(rows).toEqual(loaded);
});

test('a line that is no JSON is set aside, with its line', async () => {
  await using shop = await openShop();
  const { files } = await shop.drop('orders.jsonl', `${orders[0]}\n{"order_id": \n${orders[1]}\n`);
  expect(files[0]).toMatchObject({ rows_loaded: 2, rows_set_aside: 1 });
  expect(await shop.rows('SELECT line FROM set_aside')).toEqual([{ line: 2 }]);
});

test('a row set aside is told by its place among the objects', async () => {
  await using shop = await openShop();
  const { files } = await shop.drop('orders.json', array.replace('"quantity": 2', '"quantity": "many"'));
  expect(files[0]).toMatchObject({ rows_loaded: 2, rows_set_aside: 1 });
  expect(await shop.rows('SELECT line, value FROM set_aside')).toEqual([{ line: 2, value: 'many' }]);
});

test.each([
  ['cut off', array.slice(0, -4)],
  ['followed by something else', `${array} 5`],
  ['with a comma missing', array.replace('},', '}')],
])('an array that is %s is refused', async (_, content) => {
  await using shop = await openShop();
  const { refused } = await shop.drop('orders.json', content);
  expect(refused).toMatchObject([{ problem: expect.stringContaining('JSON') }]);
});
