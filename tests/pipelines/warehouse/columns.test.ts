import { Float64, Int32, Table, Utf8, vectorFromArray } from 'apache-arrow';
import { expect, test } from 'vitest';
import { numbersOf, sameRows } from '../../../pipelines/warehouse/columns.ts';

test('whole numbers and others are told alike, NaN where unknown', () => {
  const values = [3, null, -1, 0];
  const table = new Table({
    whole: vectorFromArray(values, new Int32()),
    known: vectorFromArray([3, 0, -1, 0], new Int32()),
    broken: vectorFromArray(values, new Float64()),
  });
  expect([...numbersOf(table, 'whole')]).toEqual([3, Number.NaN, -1, 0]);
  expect([...numbersOf(table, 'known')]).toEqual([3, 0, -1, 0]);
  expect([...numbersOf(table, 'broken')]).toEqual([3, Number.NaN, -1, 0]);
});

test.each([
  ['numbers', [7, 0, 3, 9, -1, null], [3, 7, 0], new Int32()],
  ['texts', ['ü', '', 'a', 'b', 'ă', null], ['a', 'ü', ''], new Utf8()],
])('rows of another table are found by %s', (_, asked, other, type) => {
  const tableOf = (values: unknown[]) => new Table({ id: vectorFromArray(values, type) });
  expect([...sameRows(tableOf(asked), tableOf(other), 'id')]).toEqual([1, 2, 0, -1, -1, -1]);
  expect([...sameRows(tableOf([]), tableOf(other), 'id')]).toEqual([]);
  expect([...sameRows(tableOf(asked), tableOf([]), 'id')]).toEqual([-1, -1, -1, -1, -1, -1]);
});
