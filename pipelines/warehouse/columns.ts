import { DataType, type Table, type Vector } from 'apache-arrow';

/**
 * One column of an answer: as the engine gave it, as reckoned numbers (NaN is unknown), as flags (0 or 1), as texts, or as
 * the columns whose values side by side are a series, oldest first.
 */
export type ColumnValues = Vector | Float64Array | Uint8Array | readonly (string | null)[] | readonly Float64Array[];

/** A large answer, told by columns and not by rows: of equally long columns these rows, in this order; all where none are named. */
export interface Selection<Name extends string = string> {
  readonly columns: Readonly<Record<Name, ColumnValues>>;
  readonly rows?: Uint32Array;
}

/**
 * A column of an answer.
 * @throws Error when the table has none of that name
 */
export function vectorOf(table: Table, name: string): Vector {
  const vector = table.getChild(name);
  if (!vector) throw new Error(`the answer lacks column ${name}`);
  return vector;
}

/** A column of numbers, NaN where unknown; not to be written to, as it may be the answer's own memory. */
export function numbersOf(table: Table, name: string): Float64Array {
  return numbersIn(vectorOf(table, name));
}

/** The numbers of a vector, as `numbersOf` gives them. */
export function numbersIn(vector: Vector): Float64Array {
  const [data] = vector.data;
  const isPlain = vector.data.length === 1 && DataType.isFloat(vector.type) && data?.values instanceof Float64Array;
  if (isPlain && vector.nullCount === 0) return data.values.subarray(0, vector.length);
  const numbers = isPlain ? data.values.slice(0, vector.length) : new Float64Array(vector.length);
  for (let row = 0; row < numbers.length; row++) {
    if (!isPlain) numbers[row] = Number(vector.get(row) ?? Number.NaN);
    else if (!isKnown(data.nullBitmap, row)) numbers[row] = Number.NaN;
  }
  return numbers;
}

/** A column of flags, 1 where one is set; unknown is not set. */
export function flagsOf(table: Table, name: string): Uint8Array {
  const vector = vectorOf(table, name);
  const flags = new Uint8Array(vector.length);
  for (let row = 0; row < flags.length; row++) flags[row] = vector.get(row) ? 1 : 0;
  return flags;
}

type Key = string | number | null;

/** Something for each row of a column of texts or numbers that is equal for equal values only, null where unknown; no character is decoded. */
export function keysOf(table: Table, name: string): Key[] {
  const vector = vectorOf(table, name);
  const [data] = vector.data;
  const keys = new Array<Key>(vector.length);
  if (vector.data.length !== 1 || !DataType.isUtf8(vector.type) || !data) {
    for (let row = 0; row < keys.length; row++) keys[row] = vector.get(row) as Key;
    return keys;
  }
  const bytes = Buffer.from(data.values.buffer, data.values.byteOffset, data.values.byteLength);
  for (let row = 0; row < keys.length; row++) {
    const isNull = vector.nullCount > 0 && !isKnown(data.nullBitmap, row);
    keys[row] = isNull ? null : bytes.toString('latin1', data.valueOffsets[row], data.valueOffsets[row + 1]);
  }
  return keys;
}

/** The number of each row's text among the texts of a column, in the order of first sight. */
export function groupsOf(table: Table, name: string): Int32Array {
  const numbers = new Map<Key, number>();
  const keys = keysOf(table, name);
  const groups = new Int32Array(keys.length);
  for (let row = 0; row < groups.length; row++) {
    const key = keys[row]!;
    let number = numbers.get(key);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(key, number);
    }
    groups[row] = number;
  }
  return groups;
}

/** A column of so many rows, reckoned row by row. */
export function columnOf(rows: number, value: (row: number) => number): Float64Array {
  const column = new Float64Array(rows);
  for (let row = 0; row < rows; row++) column[row] = value(row);
  return column;
}

/** Whether a bitmap of known values, one bit a row, has this row's set. */
export function isKnown(bitmap: Uint8Array, row: number): boolean {
  return (bitmap[row >> 3]! & (1 << (row & 7))) !== 0;
}
