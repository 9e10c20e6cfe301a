import { describe, expect, test } from 'vitest';
import { notice } from '../../../pipelines/domain/notices.ts';
import { openShop } from './shop.ts';

const heading = 'order_id,order_line_id,order_date,sku,quantity,unit_price\n';
/** More rows than are looked at before a file is read, each with an id of its own. */
const plain = Array.from({ length: 21_000 }, (_, index) => `O${index},L${index},2025-03-01,SKU,1,5\n`).join('');
const seen = 21_000;

/** A file that shows only at its end what it is, dropped twice. */
async function dropped(tail: string) {
  const shop = await openShop();
  const first = (await shop.drop('orders.csv', heading + plain + tail)).files[0]!;
  const again = (await shop.drop('orders.csv', heading + plain + tail)).files[0]!;
  return { shop, first, again };
}

test('rows that are none, or cannot be read, are told with the lines they stand in', async () => {
  const tail = [
    heading.trim(),
    'Total,,,,,105000',
    'a,La,2025-03-02,SKU,1,5',
    'b,Lb,someday,SKU,1,5',
    'c,Lc,2025-03-02,SKU,-1,5',
  ];
  const { shop, first, again } = await dropped(`${tail.join('\n')}\n`);
  await using _ = shop;
  expect(first).toMatchObject({ rows_read: seen + 5, rows_loaded: seen + 1, rows_set_aside: 2, rows_furniture: 2 });
  expect(first.furniture).toEqual({ repeated_heading: 1, total_row: 1 });
  expect(await shop.rows('SELECT line, column_name, value, problem FROM set_aside WHERE load_id = 1')).toEqual([
    { line: seen + 5, column_name: 'order_date', value: 'someday', problem: 'not a date' },
    { line: seen + 6, column_name: 'quantity', value: '-1', problem: 'negative quantity' },
  ]);
  expect(again).toMatchObject({ rows_loaded: 0, rows_unchanged: seen + 3, rows_set_aside: 0, rows_furniture: 2 });
});

test('equal rows without an id are units of their own, once', async () => {
  const { shop, first, again } = await dropped('x,,2025-03-02,SKU,1,5\n'.repeat(3));
  await using _ = shop;
  expect(first).toMatchObject({ rows_read: seen + 3, rows_loaded: seen + 3, units_ordered: seen + 3 });
  expect(again).toMatchObject({ rows_loaded: 0, rows_unchanged: seen + 3 });
});

test('a line that is named again counts once, as the last row has it', async () => {
  const { shop, first, again } = await dropped('O7,L7,2025-03-01,SKU,4,5\n');
  await using _ = shop;
  expect(first).toMatchObject({ rows_read: seen + 1, rows_loaded: seen, order_lines: seen, units_ordered: seen + 3 });
  expect(first.warnings).toContainEqual(notice('repeated_rows', { rows: 1 }));
  expect(again).toMatchObject({ rows_loaded: 0, rows_unchanged: seen + 1 });
});

test('another number style holds for the whole file', async () => {
  const { shop, first } = await dropped('x,Lx,2025-03-02,SKU,1,"1 234,50"\n');
  await using _ = shop;
  expect(first).toMatchObject({ rows_loaded: seen + 1, rows_set_aside: 0 });
  expect(await shop.rows(`SELECT unit_price_minor FROM order_lines WHERE order_id IN ('x', 'O1')`)).toEqual([
    { unit_price_minor: 500 },
    { unit_price_minor: 123450 },
  ]);
});

test('ids that a spreadsheet has rounded are told', async () => {
  const { shop, first } = await dropped('5.6E+12,Lx,2025-03-02,SKU,1,5\n');
  await using _ = shop;
  expect(first.warnings).toContainEqual(notice('rounded_ids', { rows: 1 }));
});

test('blanks around cells are no part of them, however they are spelled', async () => {
  const { shop, first } = await dropped(' x ,\u00a0Lx\u202f, 2025-03-02 ,SÜß\u3000, 1 , 5\u00a0\n');
  await using _ = shop;
  expect(first).toMatchObject({ rows_loaded: seen + 1, rows_set_aside: 0 });
  expect(await shop.rows(`SELECT order_id, line_ref, sku FROM order_lines WHERE order_id = 'x'`)).toEqual([
    { order_id: 'x', line_ref: 'Lx', sku: 'SÜß' },
  ]);
});

describe('returned lines, told apart by what they are of,', () => {
  const heading = 'return_id,order_id,order_line_id,sku,quantity,requested_date,reason_text\n';
  const row = (index: number, text = 'too small') => `R${index},O${index},L${index},SKU,1,2025-04-01,${text}\n`;
  const known = heading + Array.from({ length: seen }, (_, index) => row(index)).join('');

  test('are separate units where they are called alike at the end of a long file, and count once', async () => {
    await using shop = await openShop();
    const equal = row(7) + row(7, 'too big');
    const [first] = (await shop.drop('returns.csv', known + equal)).files;
    expect(first).toMatchObject({ rows_read: seen + 2, rows_loaded: seen + 2, units_returned: seen + 2 });
    expect(await shop.rows(`SELECT count(DISTINCT return_ref) AS refs FROM return_lines`)).toEqual([
      { refs: seen + 2 },
    ]);
    const [again] = (await shop.drop('returns.csv', known + equal)).files;
    expect(again).toMatchObject({ rows_loaded: 0, rows_unchanged: seen + 2 });
  });

  test('are separate units too where the others are known already', async () => {
    await using shop = await openShop();
    await shop.drop('returns.csv', known);
    const [longer] = (await shop.drop('returns.csv', known + row(7))).files;
    expect(longer).toMatchObject({ rows_read: seen + 1, rows_loaded: 1, rows_unchanged: seen });
    const [once] = (await shop.drop('returns.csv', known + row(seen))).files;
    expect(once).toMatchObject({ rows_read: seen + 1, rows_loaded: 1, rows_unchanged: seen });
  });

  test('are told with what is none, where the last line has no end', async () => {
    await using shop = await openShop();
    const [report] = (await shop.drop('returns.csv', `${known}x,O1,L1,SKU,1,someday,\n${row(seen).trim()}`)).files;
    expect(report).toMatchObject({ rows_read: seen + 2, rows_loaded: seen + 1, rows_set_aside: 1 });
  });
});

test.each(['', '\n', '\n\n', '\r\n'])('rows are counted alike whatever ends the text: %j', async (end) => {
  await using shop = await openShop();
  const [report] = (await shop.drop('orders.csv', (heading + plain).trim() + end)).files;
  expect(report).toMatchObject({ rows_read: seen, rows_loaded: seen, rows_set_aside: 0 });
});
