import { type DuckDBDataChunk, type DuckDBResult, DuckDBTypeId } from '@duckdb/node-api';
import duckdb from '@duckdb/node-bindings';
import {
  Bool,
  type Data,
  type DataType,
  DateDay,
  Field,
  Float64,
  Int32,
  List,
  makeData,
  makeVector,
  Table,
  TimestampMillisecond,
  Utf8,
  type Vector,
  vectorFromArray,
} from 'apache-arrow';

/**
 * A DuckDB result as an Arrow table with the same columns. BIGINT becomes Float64 (checked to be exact), as the browser
 * reads Int64 as bigint; HUGEINT and DECIMAL are refused: a query casts its sums.
 * @throws Error when a column has a type the contract has no kind for, or an integer above 2^53
 */
export async function arrowTable(result: DuckDBResult): Promise<Table> {
  const names = result.columnNames();
  const typeIds = names.map((_, index) => result.columnTypeId(index));
  const chunks = await result.fetchAllChunks();
  const rows = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0);
  const columns: Record<string, Vector> = {};
  names.forEach((name, index) => {
    columns[name] = column(name, typeIds[index]!, new ColumnReader(chunks, index, rows));
  });
  return new Table(columns);
}

/** A column's values in one chunk, as DuckDB has them in memory. */
interface Slice {
  readonly count: number;
  /** The row of the result that its first value stands in. */
  readonly offset: number;
  /** Its bytes, so many for each value. */
  readonly bytes: (width: number) => Uint8Array;
  /** Whether a value is known. */
  readonly isKnown: (row: number) => boolean;
}

/** One column of a result, chunk after chunk. */
class ColumnReader {
  readonly rows: number;
  readonly validity: Validity;
  private readonly chunks: readonly DuckDBDataChunk[];
  private readonly index: number;

  constructor(chunks: readonly DuckDBDataChunk[], index: number, rows: number) {
    this.chunks = chunks;
    this.index = index;
    this.rows = rows;
    this.validity = new Validity(rows);
  }

  /** Visits what each chunk has of it, and takes down what is unknown. */
  each(visit: (slice: Slice) => void): void {
    let offset = 0;
    for (const chunk of this.chunks) {
      const count = chunk.rowCount;
      const vector = duckdb.data_chunk_get_vector(chunk.chunk, this.index);
      // As 64 bits are one word of it.
      const known = duckdb.vector_get_validity(vector, Math.ceil(count / 64) * 8) as Uint8Array | null;
      const isKnown = (row: number) => known === null || (known[row >> 3]! & (1 << (row & 7))) !== 0;
      if (known) for (let row = 0; row < count; row++) if (!isKnown(row)) this.validity.unset(offset + row);
      visit({ count, offset, isKnown, bytes: (width) => duckdb.vector_get_data(vector, count * width) });
      offset += count;
    }
  }

  /** Every value as DuckDB's client gives it. */
  values(): unknown[] {
    return this.chunks.flatMap((chunk) => chunk.getColumnValues(this.index) as unknown[]);
  }
}

function column(name: string, typeId: DuckDBTypeId, reader: ColumnReader): Vector {
  switch (typeId) {
    case DuckDBTypeId.TINYINT:
      return fixed(new Int32(), new Int32Array(reader.rows), reader, Int8Array);
    case DuckDBTypeId.SMALLINT:
      return fixed(new Int32(), new Int32Array(reader.rows), reader, Int16Array);
    case DuckDBTypeId.INTEGER:
      return fixed(new Int32(), new Int32Array(reader.rows), reader, Int32Array);
    case DuckDBTypeId.UTINYINT:
      return fixed(new Int32(), new Int32Array(reader.rows), reader, Uint8Array);
    case DuckDBTypeId.USMALLINT:
      return fixed(new Int32(), new Int32Array(reader.rows), reader, Uint16Array);
    case DuckDBTypeId.UINTEGER:
      return fixed(new Float64(), new Float64Array(reader.rows), reader, Uint32Array);
    case DuckDBTypeId.FLOAT:
      return fixed(new Float64(), new Float64Array(reader.rows), reader, Float32Array);
    case DuckDBTypeId.DOUBLE:
      return fixed(new Float64(), new Float64Array(reader.rows), reader, Float64Array);
    case DuckDBTypeId.BIGINT:
    case DuckDBTypeId.UBIGINT:
      return whole(name, reader, typeId === DuckDBTypeId.BIGINT);
    case DuckDBTypeId.DATE:
      return fixed(new DateDay(), new Int32Array(reader.rows), reader, Int32Array);
    case DuckDBTypeId.TIMESTAMP:
    case DuckDBTypeId.TIMESTAMP_TZ:
      return instants(reader);
    case DuckDBTypeId.BOOLEAN:
      return flags(reader);
    case DuckDBTypeId.VARCHAR:
      return text(reader);
    case DuckDBTypeId.SQLNULL:
      return vectorFromArray(new Array<null>(reader.rows).fill(null), new Utf8());
    case DuckDBTypeId.LIST:
      return list(reader);
    default:
      throw new Error(`column ${name} has type ${DuckDBTypeId[typeId]}, which answers have no kind for: cast it`);
  }
}

type Numbers =
  | Int8Array
  | Int16Array
  | Int32Array
  | Uint8Array
  | Uint16Array
  | Uint32Array
  | Float32Array
  | Float64Array;
interface NumbersView {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBufferLike, byteOffset: number, length: number): Numbers;
}

/** A column of numbers as they lie in memory, made into the answer's. */
function fixed(type: DataType, data: Int32Array | Float64Array, reader: ColumnReader, view: NumbersView): Vector {
  reader.each(({ count, offset, bytes }) => {
    const { buffer, byteOffset } = bytes(view.BYTES_PER_ELEMENT);
    data.set(new view(buffer, byteOffset, count), offset);
  });
  return made(type, reader, { data });
}

/** Whole numbers of 64 bits. */
function whole(name: string, reader: ColumnReader, isSigned: boolean): Vector {
  const data = new Float64Array(reader.rows);
  reader.each(({ count, offset, bytes, isKnown }) => {
    const { buffer, byteOffset } = bytes(8);
    const low = new Uint32Array(buffer, byteOffset, 2 * count);
    const high = isSigned ? new Int32Array(buffer, byteOffset, 2 * count) : low;
    for (let row = 0; row < count; row++) {
      const value = high[2 * row + 1]! * 2 ** 32 + low[2 * row]!;
      data[offset + row] = value;
      if (Number.isSafeInteger(value) || !isKnown(row)) continue;
      const [exact] = isSigned
        ? new BigInt64Array(buffer, byteOffset + 8 * row, 1)
        : new BigUint64Array(buffer, byteOffset + 8 * row, 1);
      throw new Error(`column ${name} holds ${exact}, too large to be exact`);
    }
  });
  return made(new Float64(), reader, { data });
}

function instants(reader: ColumnReader): Vector {
  const data = new BigInt64Array(reader.rows);
  reader.each(({ count, offset, bytes }) => {
    const { buffer, byteOffset } = bytes(8);
    const micros = new BigInt64Array(buffer, byteOffset, count);
    for (let row = 0; row < count; row++) data[offset + row] = micros[row]! / 1000n;
  });
  return made(new TimestampMillisecond(), reader, { data });
}

function flags(reader: ColumnReader): Vector {
  const data = new Uint8Array(bitmapBytes(reader.rows));
  reader.each(({ count, offset, bytes }) => {
    const isSet = bytes(1);
    for (let row = 0; row < count; row++) if (isSet[row] === 1) data[(offset + row) >> 3]! |= 1 << ((offset + row) & 7);
  });
  return made(new Bool(), reader, { data });
}

/** Bytes of a `duckdb_string_t`: its length, then its bytes, or where they are too many for it their address. */
const stringWidth = 16;
const longestInside = 12;

/** A column of texts, whose bytes are copied and never decoded. */
function text(reader: ColumnReader): Vector {
  const valueOffsets = new Int32Array(reader.rows + 1);
  const strings: { bytes: Uint8Array; offset: number; count: number }[] = [];
  reader.each(({ count, offset, bytes: read, isKnown }) => {
    const bytes = read(stringWidth);
    const lengths = new Uint32Array(bytes.buffer, bytes.byteOffset, (count * stringWidth) / 4);
    strings.push({ bytes, offset, count });
    for (let row = 0; row < count; row++) {
      const length = isKnown(row) ? lengths[(row * stringWidth) / 4]! : 0;
      valueOffsets[offset + row + 1] = valueOffsets[offset + row]! + length;
    }
  });
  const data = new Uint8Array(valueOffsets[reader.rows]!);
  for (const { bytes, offset, count } of strings)
    for (let row = 0; row < count; row++) {
      let to = valueOffsets[offset + row]!;
      const end = valueOffsets[offset + row + 1]!;
      let from = row * stringWidth + 4;
      if (end - to > longestInside) {
        const address = bytes.byteOffset + row * stringWidth + 8;
        data.set(duckdb.get_data_from_pointer(bytes.buffer as ArrayBuffer, address, end - to), to);
      } else while (to < end) data[to++] = bytes[from++]!;
    }
  return made(new Utf8(), reader, { valueOffsets, data });
}

/** The vector of a column that was read. */
function made(type: DataType, { rows, validity }: ColumnReader, buffers: object): Vector {
  return makeVector(makeData({ type, length: rows, ...buffers, ...validity.buffers() } as never) as Data);
}

function list(reader: ColumnReader): Vector {
  const values = reader.values().map((value) => (value === null ? null : (value as { items: unknown[] }).items));
  const numeric = values.every(
    (items) => items === null || items.every((item) => item === null || typeof item !== 'string'),
  );
  const child = numeric ? new Float64() : new Utf8();
  const plain = values.map((items) => items?.map((item) => (typeof item === 'bigint' ? Number(item) : item)) ?? null);
  return vectorFromArray(plain, new List(new Field<Float64 | Utf8>('item', child, true))) as Vector;
}

/** An Arrow validity bitmap that starts with every row valid. */
class Validity {
  private readonly bits: Uint8Array;
  private nulls = 0;

  constructor(rows: number) {
    this.bits = new Uint8Array(bitmapBytes(rows)).fill(255);
  }

  unset(row: number): void {
    this.bits[row >> 3]! &= ~(1 << (row & 7));
    this.nulls++;
  }

  /** The buffers that Arrow wants: none when nothing is null. */
  buffers(): { nullCount: number; nullBitmap?: Uint8Array } {
    return this.nulls === 0 ? { nullCount: 0 } : { nullCount: this.nulls, nullBitmap: this.bits };
  }
}

/** Whole words of 64 bits, as Arrow pads them. */
function bitmapBytes(rows: number): number {
  return ((rows + 63) >> 6) << 3 || 8;
}
