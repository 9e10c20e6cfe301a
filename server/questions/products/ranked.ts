import type { Utf8, Vector } from 'apache-arrow';
import { ascending } from '../../../pipelines/statistics/order.ts';
import { columnOf } from '../../../pipelines/warehouse/columns.ts';

/**
 * Rows by their values, most first and unknown ones (NaN) last; equal ones by the values after these, at last by key, one
 * without a key behind. No text is read but of ties.
 * @param values the first ones count first
 */
export function mostFirst(values: readonly Float64Array[], keys: Vector<Utf8>): Uint32Array {
  const least = (column: Float64Array, row: number) => (Number.isNaN(column[row]) ? Infinity : -column[row]!);
  let rows = new Uint32Array(keys.length).map((_, row) => row);
  for (const column of values.toReversed()) {
    const before = rows;
    rows = ascending(columnOf(before.length, (at) => least(column, before[at]!))).map((at) => before[at]!);
  }
  const areTied = (one: number, other: number) => values.every((column) => least(column, one) === least(column, other));
  for (let start = 0, end = 1; start < rows.length; start = end++) {
    while (end < rows.length && areTied(rows[start]!, rows[end]!)) end++;
    if (end - start > 1) rows.set(byKey(rows.subarray(start, end), keys), start);
  }
  return rows;
}

/** Rows in the order of their keys, one without a key last. */
function byKey(rows: Uint32Array, keys: Vector<Utf8>): number[] {
  const keyed = Array.from(rows, (row) => ({ row, key: keys.get(row) }));
  keyed.sort((one, other) => {
    if (one.key === null || other.key === null) return Number(one.key === null) - Number(other.key === null);
    return one.key < other.key ? -1 : Number(one.key > other.key);
  });
  return keyed.map(({ row }) => row);
}
