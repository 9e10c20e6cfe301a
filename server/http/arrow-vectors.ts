import {
  Bool,
  type Data,
  DataType,
  DateDay,
  Field,
  Float64,
  List,
  makeData,
  makeVector,
  TimestampMillisecond,
  Utf8,
  Vector,
  vectorFromArray,
} from 'apache-arrow';
import { type ColumnValues, isKnown, numbersIn } from '../../pipelines/warehouse/columns.ts';
import type { ColumnKind } from '../contract/columns.ts';

const dayMs = 86_400_000;
const number = new Float64();
const text = new Utf8();
/** One Arrow type a kind, so that a column's type never hangs on its values. Numbers are Float64: browsers read Int64 as bigint. */
const types: Readonly<Record<ColumnKind, DataType>> = {
  text,
  code: text,
  count: number,
  ratio: number,
  money: number,
  days: number,
  number,
  date: new DateDay(),
  instant: new TimestampMillisecond(),
  flag: new Bool(),
  series: new List(new Field('item', number, true)),
};

/** The Arrow type of a column. */
export function typeOf(kind: ColumnKind): DataType {
  return types[kind];
}

/** A column of values as rows have them: null is unknown, days and instants are milliseconds, a series is a list of numbers. */
export function vectorOf(kind: ColumnKind, values: readonly unknown[]): Vector {
  const type = types[kind];
  if (type === number) return numbers(values, new Float64Array(values.length), Number);
  if (kind === 'date')
    return numbers(values, new Int32Array(values.length), (ms) => Math.floor(Number(ms) / dayMs), type);
  if (type === text) return texts(values as readonly (string | null)[]);
  if (kind === 'flag') return flags(values);
  if (kind === 'series') return lists(values as readonly (readonly unknown[])[], type);
  return vectorFromArray(values, type) as Vector;
}

/** The chosen rows of a column in their order; all of them where none are chosen. */
export function pickedVector(kind: ColumnKind, values: ColumnValues, chosen?: Uint32Array): Vector {
  if (kind === 'series') {
    const columns = values as readonly Float64Array[];
    return pickedSeries(columns, chosen ?? allRows(columns[0]!.length));
  }
  if (!chosen && values instanceof Vector && String(values.type) === String(types[kind])) return values;
  const rows = chosen ?? allRows(values.length);
  if (values instanceof Float64Array) return pickedNumbers([values], rows);
  if (values instanceof Uint8Array) return pickedFlags(values, rows);
  if (!(values instanceof Vector))
    return vectorOf(
      kind,
      Array.from(rows, (row) => values[row]),
    );
  if (types[kind] === number) return pickedNumbers([numbersIn(values)], rows);
  const [data] = values.data;
  if (DataType.isUtf8(values.type) && values.data.length === 1 && data) return pickedTexts(data, rows);
  return vectorOf(
    kind,
    Array.from(rows, (row) => values.get(row)),
  );
}

function allRows(length: number): Uint32Array {
  const rows = new Uint32Array(length);
  for (let row = 0; row < length; row++) rows[row] = row;
  return rows;
}

/** Row after row its number of each column, NaN being unknown. */
function pickedNumbers(columns: readonly Float64Array[], rows: Uint32Array): Vector {
  const data = new Float64Array(rows.length * columns.length);
  const unknown: number[] = [];
  columns.forEach((column, first) => {
    for (let row = 0, at = first; row < rows.length; row++, at += columns.length) {
      const value = column[rows[row]!]!;
      data[at] = value;
      if (Number.isNaN(value)) unknown.push(at);
    }
  });
  return vector({ type: number, length: data.length, data, ...validityWithout(unknown, data.length) });
}

function pickedFlags(values: Uint8Array, rows: Uint32Array): Vector {
  const data = emptyBitmap(rows.length);
  for (let at = 0; at < rows.length; at++) data[at >> 3]! |= values[rows[at]!]! << (at & 7);
  return vector({ type: types.flag, length: rows.length, nullCount: 0, data });
}

function pickedSeries(columns: readonly Float64Array[], rows: Uint32Array): Vector {
  const valueOffsets = new Int32Array(rows.length + 1);
  for (let at = 0; at <= rows.length; at++) valueOffsets[at] = at * columns.length;
  const [child] = pickedNumbers(columns, rows).data;
  return vector({ type: types.series, length: rows.length, nullCount: 0, valueOffsets, child });
}

function pickedTexts(texts: Data<Utf8>, rows: Uint32Array): Vector {
  const { valueOffsets: from, values } = texts;
  const valueOffsets = new Int32Array(rows.length + 1);
  for (let at = 0; at < rows.length; at++)
    valueOffsets[at + 1] = valueOffsets[at]! + from[rows[at]! + 1]! - from[rows[at]!]!;
  const data = new Uint8Array(valueOffsets[rows.length]!);
  const unknown: number[] = [];
  let to = 0;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!;
    if (texts.nullCount > 0 && !isKnown(texts.nullBitmap, row)) unknown.push(at);
    const end = from[row + 1]!;
    // Byte by byte: for texts as short as names it is faster than a view of each.
    for (let byte = from[row]!; byte < end; byte++) {
      data[to] = values[byte]!;
      to++;
    }
  }
  return vector({ type: text, length: rows.length, data, valueOffsets, ...validityWithout(unknown, rows.length) });
}

/** All values known but those at the places told. */
function validityWithout(unknown: readonly number[], length: number): { nullBitmap?: Uint8Array; nullCount: number } {
  if (unknown.length === 0) return { nullCount: 0 };
  const nullBitmap = emptyBitmap(length).fill(255);
  for (const at of unknown) nullBitmap[at >> 3]! &= ~(1 << (at & 7));
  return { nullBitmap, nullCount: unknown.length };
}

/** A vector over one buffer: many times faster than Arrow's builders. */
function numbers(
  values: readonly unknown[],
  data: Float64Array | Int32Array,
  convert: (value: unknown) => number,
  type: DataType = number,
): Vector {
  const validity = validityOf(values);
  for (const [index, value] of values.entries()) if (value !== null) data[index] = convert(value);
  return vector({ type, length: values.length, data, ...validity });
}

/** Flags, one bit each. */
function flags(values: readonly unknown[]): Vector {
  const { nullBitmap: data } = validityOf(values.map((value) => value || null));
  return vector({ type: types.flag, length: values.length, data, ...validityOf(values) });
}

/** Texts over one buffer of bytes. */
function texts(values: readonly (string | null)[]): Vector {
  const valueOffsets = new Int32Array(values.length + 1);
  for (const [index, value] of values.entries())
    valueOffsets[index + 1] = valueOffsets[index]! + (value === null ? 0 : Buffer.byteLength(value));
  const data = Buffer.allocUnsafe(valueOffsets.at(-1)!);
  for (const [index, value] of values.entries()) if (value !== null) data.write(value, valueOffsets[index]!);
  return vector({ type: text, length: values.length, data, valueOffsets, ...validityOf(values) });
}

/** Lists of numbers, none of them unknown, over one vector of all their numbers. */
function lists(values: readonly (readonly unknown[])[], type: DataType): Vector {
  const valueOffsets = new Int32Array(values.length + 1);
  for (const [index, value] of values.entries()) valueOffsets[index + 1] = valueOffsets[index]! + value.length;
  const all = values.flat();
  const child = numbers(all, new Float64Array(all.length), Number).data[0];
  return vector({ type, length: values.length, nullCount: 0, valueOffsets, child });
}

/** Which values are known, one bit each. */
function validityOf(values: readonly unknown[]): { nullBitmap: Uint8Array; nullCount: number } {
  const nullBitmap = emptyBitmap(values.length);
  let nullCount = 0;
  for (const [index, value] of values.entries()) {
    if (value === null) nullCount++;
    else nullBitmap[index >> 3]! |= 1 << (index & 7);
  }
  return { nullBitmap, nullCount };
}

function emptyBitmap(length: number): Uint8Array {
  return new Uint8Array(Math.ceil(length / 64) * 8 || 8);
}

function vector(data: object): Vector {
  return makeVector(makeData(data as never)) as Vector;
}
