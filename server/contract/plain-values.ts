import { type Data, DataType, type Utf8, type Vector } from 'apache-arrow';

/**
 * The values of an Arrow column: null where unknown, days and instants in milliseconds, whole numbers of 64 bits as numbers,
 * a series as an array. Numbers without a gap are those in the column's memory; texts and series are read all at once,
 * which is several times faster than value by value.
 */
export function plainValues(vector: Vector): ArrayLike<unknown> {
  if (DataType.isFloat(vector.type) && vector.nullCount === 0) return vector.toArray();
  const [data] = vector.data;
  const isWhole = vector.data.length === 1 && data?.offset === 0;
  if (isWhole && data.values instanceof Float64Array) return numbers(data);
  if (isWhole && DataType.isUtf8(vector.type)) return texts(data) ?? oneByOne(vector);
  if (isWhole && DataType.isList(vector.type)) return lists(data, vector.getChildAt(0)!);
  return oneByOne(vector);
}

function oneByOne(vector: Vector): unknown[] {
  return Array.from({ length: vector.length }, (_, row) => plain(vector.get(row)));
}

function numbers({ values, nullBitmap, length }: Data): (number | null)[] {
  const found = new Array<number | null>(length);
  for (let row = 0; row < length; row++) found[row] = isSet(nullBitmap, row) ? (values[row] as number) : null;
  return found;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Parts of the text that all bytes together are; null where these are not UTF-8. */
function texts({ values, valueOffsets, nullBitmap, nullCount, length }: Data<Utf8>): (string | null)[] | null {
  const bytes = values.subarray(0, valueOffsets[length]);
  const all = decoder.decode(bytes);
  const found = new Array<string | null>(length);
  let to = 0;
  for (let row = 0; row < length; row++) {
    const from = to;
    const end = valueOffsets[row + 1]!;
    for (let at = valueOffsets[row]!; at < end; at++) to += unitsFrom(bytes[at]!);
    found[row] = nullCount > 0 && !isSet(nullBitmap, row) ? null : all.slice(from, to);
  }
  return to === all.length ? found : null;
}

/** How many units of a string a byte of UTF-8 begins. */
function unitsFrom(byte: number): number {
  if (byte < 0x80) return 1;
  return byte < 0xc0 ? 0 : byte < 0xf0 ? 1 : 2;
}

function lists({ valueOffsets, nullBitmap, nullCount, length }: Data, items: Vector): (unknown[] | null)[] {
  const values = plainValues(items);
  const found = new Array<unknown[] | null>(length);
  for (let row = 0; row < length; row++) {
    const from = valueOffsets[row]!;
    const list = new Array<unknown>(valueOffsets[row + 1]! - from);
    for (let at = 0; at < list.length; at++) list[at] = values[from + at];
    found[row] = nullCount > 0 && !isSet(nullBitmap, row) ? null : list;
  }
  return found;
}

/** Whether a bitmap has a row's bit set. */
function isSet(bitmap: Uint8Array, row: number): boolean {
  return (bitmap[row >> 3]! & (1 << (row & 7))) !== 0;
}

function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Date) return value.getTime();
  if (typeof value === 'object' && value !== null && Symbol.iterator in value)
    return Array.from(value as Iterable<unknown>, plain);
  return value;
}
