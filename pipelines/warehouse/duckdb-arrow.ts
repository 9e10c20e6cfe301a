import { type DuckDBDataChunk, type DuckDBResult, DuckDBTypeId, type DuckDBVector } from '@duckdb/node-api';
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

/** One column of a result, chunk after chunk. */
class ColumnReader {
  readonly rows: number;
  private readonly chunks: readonly DuckDBDataChunk[];
  private readonly index: number;

  constructor(chunks: readonly DuckDBDataChunk[], index: number, rows: number) {
    this.chunks = chunks;
    this.index = index;
    this.rows = rows;
  }

  /** Visits each chunk's vector with the row its first value stands in. */
  each(visit: (vector: DuckDBVector, offset: number, count: number) => void): void {
    let offset = 0;
    for (const chunk of this.chunks) {
      visit(chunk.getColumnVector(this.index), offset, chunk.rowCount);
      offset += chunk.rowCount;
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
    case DuckDBTypeId.SMALLINT:
    case DuckDBTypeId.INTEGER:
    case DuckDBTypeId.UTINYINT:
    case DuckDBTypeId.USMALLINT:
      return fixed(new Int32(), new Int32Array(reader.rows), reader, Number);
    case DuckDBTypeId.UINTEGER:
    case DuckDBTypeId.FLOAT:
    case DuckDBTypeId.DOUBLE:
      return fixed(new Float64(), new Float64Array(reader.rows), reader, Number);
    case DuckDBTypeId.BIGINT:
    case DuckDBTypeId.UBIGINT:
      return fixed(new Float64(), new Float64Array(reader.rows), reader, (value) => exact(name, value));
    case DuckDBTypeId.DATE:
      return fixed(new DateDay(), new Int32Array(reader.rows), reader, (value) => (value as { days: number }).days);
    case DuckDBTypeId.TIMESTAMP:
    case DuckDBTypeId.TIMESTAMP_TZ:
      return fixed(
        new TimestampMillisecond(),
        new BigInt64Array(reader.rows),
        reader,
        (value) => (value as { micros: bigint }).micros / 1000n,
      );
    case DuckDBTypeId.BOOLEAN:
      return vectorFromArray(reader.values() as (boolean | null)[], new Bool());
    case DuckDBTypeId.VARCHAR:
    case DuckDBTypeId.SQLNULL:
      return text(reader);
    case DuckDBTypeId.LIST:
      return list(reader);
    default:
      throw new Error(`column ${name} has type ${DuckDBTypeId[typeId]}, which answers have no kind for: cast it`);
  }
}

type FixedArray = Int32Array | Float64Array | BigInt64Array;

function fixed<T extends DataType>(
  type: T,
  data: FixedArray,
  reader: ColumnReader,
  convert: (value: unknown) => number | bigint,
): Vector {
  const validity = new Validity(reader.rows);
  reader.each((vector, offset, count) => {
    const items = (vector as { items?: ArrayLike<unknown> & { constructor: unknown } }).items;
    if (items && items.constructor === data.constructor && !(data instanceof BigInt64Array)) {
      (data as Int32Array).set((items as Int32Array).subarray(0, count), offset);
      for (let row = 0; row < count; row++) if (vector.getItem(row) === null) validity.unset(offset + row);
      return;
    }
    for (let row = 0; row < count; row++) {
      const value = vector.getItem(row);
      if (value === null) validity.unset(offset + row);
      else data[offset + row] = convert(value) as never;
    }
  });
  return makeVector(makeData({ type, length: reader.rows, data, ...validity.buffers() } as never) as Data);
}

function text(reader: ColumnReader): Vector {
  const validity = new Validity(reader.rows);
  const offsets = new Int32Array(reader.rows + 1);
  const parts: string[] = new Array(reader.rows);
  let bytes = 0;
  reader.each((vector, offset, count) => {
    for (let row = 0; row < count; row++) {
      const value = vector.getItem(row) as string | null;
      if (value === null) validity.unset(offset + row);
      parts[offset + row] = value ?? '';
      bytes += value === null ? 0 : Buffer.byteLength(value);
      offsets[offset + row + 1] = bytes;
    }
  });
  const data = new Uint8Array(Buffer.from(parts.join(''), 'utf8'));
  return makeVector(
    makeData({ type: new Utf8(), length: reader.rows, valueOffsets: offsets, data, ...validity.buffers() }),
  );
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

function exact(name: string, value: unknown): number {
  const number = Number(value as bigint);
  if (!Number.isSafeInteger(number)) throw new Error(`column ${name} holds ${value}, too large to be exact`);
  return number;
}

/** An Arrow validity bitmap that starts with every row valid. */
class Validity {
  private readonly bits: Uint8Array;
  private nulls = 0;

  constructor(rows: number) {
    this.bits = new Uint8Array(((rows + 63) >> 6) << 3 || 8).fill(255);
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
