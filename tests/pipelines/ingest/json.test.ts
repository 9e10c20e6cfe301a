import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { notice } from '../../../pipelines/domain/notices.ts';
import { JsonTape, kinds } from '../../../pipelines/ingest/json-tape.ts';
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
  expect(refused).toMatchObject([{ problem: notice('no_json') }]);
});

/** What stands at a place of a tape, made anew; numbers as they are written. */
function remade(tape: JsonTape, part: number): unknown {
  const parts = function* (step: (at: number) => number) {
    for (let at = part + 3; at < tape.next(part); at = tape.next(step(at))) yield at;
  };
  const kind = tape.kind(part);
  if (kind === kinds.list) return [...parts((at) => at)].map((at) => remade(tape, at));
  if (kind === kinds.object)
    return Object.fromEntries([...parts((at) => at + 3)].map((at) => [tape.text(at), remade(tape, at + 3)]));
  if (kind === kinds.number || kind === kinds.power) return Number(tape.text(part));
  return tape.isText(part) ? tape.text(part) : JSON.parse(tape.text(part));
}

/** JSON as someone writes it, with letters taken out, put in or doubled somewhere. */
const spoiled = fc
  .record({
    value: fc.jsonValue({ maxDepth: 5 }),
    indent: fc.constantFrom(0, 1, '\t', '\r\n '),
    edits: fc.array(
      fc.record({
        at: fc.nat(400),
        remove: fc.nat(2),
        insert: fc.constantFrom('', ...'{}[],:"\\0-+.eE9u \n', 'null', 'tru', '\\u12', '01', '1.', '-', '\u0001', 'é'),
      }),
      { maxLength: 2 },
    ),
  })
  .map(({ value, indent, edits }) =>
    edits.reduce(
      (text, { at, remove, insert }) => {
        const place = at % (text.length + 1);
        return text.slice(0, place) + insert + text.slice(place + remove);
      },
      JSON.stringify(value, null, indent),
    ),
  );

test('a tape takes what JSON.parse takes, for the same value', () => {
  const tape = new JsonTape();
  fc.assert(
    fc.property(spoiled, (text) => {
      const bytes = Buffer.from(text);
      const is = tape.read(bytes, 0, bytes.length, true);
      const isWhole = is === 'whole' && bytes.toString('utf8', tape.end).trim() === '';
      let value: unknown;
      try {
        value = JSON.parse(bytes.toString());
      } catch {
        expect(isWhole).toBe(false);
        return;
      }
      expect(isWhole).toBe(true);
      expect(JSON.stringify(remade(tape, 0))).toBe(JSON.stringify(value));
    }),
    { numRuns: 20_000 },
  );
});

test('a value that its bytes do not end is open, wherever they end', () => {
  const bytes = Buffer.from('{"a": [1, -2.5e+3, "x\\u00e9\\\\", true], "b": {"c": null, "d": false}}');
  const tape = new JsonTape();
  for (let to = 0; to < bytes.length; to++) {
    expect(tape.read(bytes.subarray(0, to), 0, to, false)).toBe('open');
    expect(tape.read(bytes.subarray(0, to), 0, to, true)).toBe('broken');
  }
  expect(tape.read(bytes, 0, bytes.length, false)).toBe('whole');
});

/** Orders as shops’ APIs tell them: what is of the order beside its lines, or behind them. */
const nested = [
  {
    order_id: 5601051234567890,
    order_date: '2025-03-05',
    shipping: { address: { city: 'Cluj' } },
    country: 'RO',
    tags: ['new', null, 3],
    line_items: [
      { sku: '00123', quantity: 1, unit_price: 12.5 },
      { sku: 'A, "b"\n1', quantity: 2 },
    ],
    currency: 'EUR',
  },
  { order_id: 'empty', order_date: '2025-03-06', sku: 'whole', quantity: 1, line_items: [] },
  {
    order_id: 'edges',
    order_date: '2025-03-07',
    line_items: { edges: [{ cursor: 'x', node: { sku: 'E', quantity: 3 } }] },
  },
];
const nestedRows = [
  {
    order_id: '5601051234567890',
    sku: '00123',
    quantity: 1,
    price: 1250,
    currency: 'EUR',
    country: 'RO',
    day: '2025-03-05',
  },
  {
    order_id: '5601051234567890',
    sku: 'A, "b"\n1',
    quantity: 2,
    price: null,
    currency: 'EUR',
    country: 'RO',
    day: '2025-03-05',
  },
  { order_id: 'edges', sku: 'E', quantity: 3, price: null, currency: null, country: null, day: '2025-03-07' },
  { order_id: 'empty', sku: 'whole', quantity: 1, price: null, currency: null, country: null, day: '2025-03-06' },
];

test.each([
  ['an array', JSON.stringify(nested)],
  ['an array on many lines', JSON.stringify(nested, null, 2)],
  ['an array in UTF-16', iconv.encode(JSON.stringify(nested, null, '\t'), 'utf16le', { addBOM: true })],
  ['a list within objects', JSON.stringify({ data: { orders: { nodes: nested } } })],
  ['one a line', nested.map((order) => JSON.stringify(order)).join('\n')],
  ['one a line in UTF-16', iconv.encode(nested.map((order) => JSON.stringify(order)).join('\r\n'), 'utf16be')],
])('orders with their lines in a list, %s, give a row a line', async (_, content) => {
  await using shop = await openShop();
  const { files, refused } = await shop.drop('orders.json', content);
  expect(refused).toEqual([]);
  expect(files[0]).toMatchObject({ rows_read: 4, rows_loaded: 4 });
  expect(
    await shop.rows(`SELECT order_id, sku, quantity, unit_price_minor AS price, currency, country,
      CAST(order_date AS VARCHAR) AS day FROM order_lines ORDER BY order_id, sku`),
  ).toEqual(nestedRows);
});

test('lines that hang on others take their cells, in any order of their keys, and only theirs', async () => {
  await using shop = await openShop();
  const order = (id: string, more = {}) => ({ name: `#${id}`, id: `gid://shopify/Order/${id}`, ...more });
  const back = (id: string, of: string) => ({
    __parentId: `gid://shopify/Order/${of}`,
    status: 'CLOSED',
    name: id,
    id: `gid://shopify/Return/${id}`,
  });
  const line = (id: string, of: string) => ({
    ...{
      id: `gid://shopify/ReturnLineItem/${id}`,
      quantity: 1,
      returnReason: 'STYLE',
      __parentId: `gid://shopify/Return/${of}`,
    },
  });
  const lines = [
    order('1', { __parentId: undefined }),
    ...[back('R1', '1'), line('a', 'R1'), back('R2', '1'), line('b', 'R2'), line('c', 'R1')],
    ...[order('2'), back('R3', '2'), line('d', 'R3'), line('lost', 'R1')],
    // One that is its own parent has none, told again as well.
    { id: 'x', __parentId: 'x', returnReason: 'STYLE', quantity: 1 },
    { id: 'x', __parentId: 'x', returnReason: 'STYLE', quantity: 1 },
  ];
  const { files } = await shop.drop('bulk.jsonl', lines.map((one) => JSON.stringify(one)).join('\n'));
  expect(files[0]).toMatchObject({ format: 'shopify-returns', rows_read: 12, rows_loaded: 4, rows_set_aside: 3 });
  expect(
    await shop.rows(`SELECT concat_ws(' ', order_id, return_id, return_ref) AS line FROM return_lines ORDER BY 1`),
  ).toEqual(
    [
      '#1 R1 gid://shopify/ReturnLineItem/a',
      '#1 R1 gid://shopify/ReturnLineItem/c',
      '#1 R2 gid://shopify/ReturnLineItem/b',
      '#2 R3 gid://shopify/ReturnLineItem/d',
    ].map((line) => ({ line })),
  );
});

test('lines that hang on one another without end are refused', async () => {
  await using shop = await openShop();
  const chain = Array.from({ length: 100_000 }, (_, at) => `{"id":"${at + 1}","__parentId":"${at}","sku":"A"}`);
  const { refused } = await shop.drop('bulk.jsonl', `{"id":"0"}\n${chain.join('\n')}`);
  expect(refused).toMatchObject([{ problem: notice('deep_json') }]);
});
