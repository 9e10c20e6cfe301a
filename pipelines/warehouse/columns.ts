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

/** A second round of a question: further SQL, cut to the rows of its answer that want it, and the columns that are told from it. */
export interface Details<P, Name extends string> {
  /** The SQL, by its path, and what it is asked with; none where no row wants it. */
  readonly asks: (
    answer: Table,
    params: P,
    info: { readonly as_of: string | null },
  ) => readonly { path: string; params: P }[];
  /** The columns, of all rows of the answer so far, which has the ids of its rows as `level_id`. */
  readonly columns: (answer: Table, asked: readonly Table[], params: P) => Selection<Name>['columns'];
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
  const isPlain = vector.data.length === 1 && (DataType.isFloat(vector.type) || DataType.isInt(vector.type));
  const values: unknown = isPlain ? data?.values : null;
  if (values instanceof Float64Array && vector.nullCount === 0) return values.subarray(0, vector.length);
  if (!data || !(values instanceof Float64Array || values instanceof Int32Array))
    return columnOf(vector.length, (row) => Number(vector.get(row) ?? Number.NaN));
  const numbers = Float64Array.from(values.subarray(0, vector.length));
  if (vector.nullCount > 0)
    for (let row = 0; row < numbers.length; row++) if (!isKnown(data.nullBitmap, row)) numbers[row] = Number.NaN;
  return numbers;
}

/** A column of flags, 1 where one is set; unknown is not set. */
export function flagsOf(table: Table, name: string): Uint8Array {
  const vector = vectorOf(table, name);
  const flags = new Uint8Array(vector.length);
  for (let row = 0; row < flags.length; row++) flags[row] = vector.get(row) ? 1 : 0;
  return flags;
}

/** Something for each row of a column of texts that is equal for equal texts only, null where unknown; no character is decoded. */
function keysOf(table: Table, name: string): (string | null)[] {
  const vector = vectorOf(table, name);
  const [data] = vector.data;
  const keys = new Array<string | null>(vector.length);
  if (vector.data.length !== 1 || !DataType.isUtf8(vector.type) || !data) {
    for (let row = 0; row < keys.length; row++) keys[row] = vector.get(row) as string | null;
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
  const numbers = new Map<string | null, number>();
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

/**
 * For each row of a table the row of another whose column of that name has the same value, -1 where none has.
 * @param name of a column of texts, or of whole numbers from 0 on that are about as many as there are rows
 */
export function sameRows(table: Table, other: Table, name: string): Int32Array {
  if (DataType.isUtf8(vectorOf(table, name).type)) {
    const rowOf = new Map(keysOf(other, name).map((key, row) => [key, row]));
    return Int32Array.from(keysOf(table, name), (key) => rowOf.get(key) ?? -1);
  }
  const [numbers, others] = [numbersOf(table, name), numbersOf(other, name)];
  let most = -1;
  for (const number of others) if (number > most) most = number;
  const rowOf = new Int32Array(most + 1).fill(-1);
  for (let row = 0; row < others.length; row++) rowOf[others[row]!] = row;
  const rows = new Int32Array(numbers.length);
  for (let row = 0; row < rows.length; row++) rows[row] = rowOf[numbers[row]!] ?? -1;
  return rows;
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
