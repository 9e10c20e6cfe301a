import type { Table } from 'apache-arrow';

/** What a `$name` of a query may be bound to; dates travel as `YYYY-MM-DD` and are cast in the SQL. */
export type Param = string | number | boolean | null;
export type Params = Readonly<Record<string, Param>>;

/** Who looks on while a statement runs. */
export interface Watch {
  /** Ends it at once, also amid a statement; thrown is what it was aborted by. */
  readonly signal?: AbortSignal;
  /** Told now and then how much of a long statement is done, 0 to 1. */
  readonly onShare?: (share: number) => void;
  /** Whether others may go first, as they may before all of a write. */
  readonly isPatient?: boolean;
}

/** Something that answers SQL: the engine itself, or one write of it. */
export interface Session {
  /** Answers one SELECT as an Arrow table, typed by the columns the engine declares, never by their values. */
  query(sql: string, params?: Params, watch?: Watch): Promise<Table>;
}

/** One atomic step: nothing of it is seen by others, or survives a kill, before all of it is. */
export interface WriteSession extends Session {
  /** Runs statements that answer nothing. */
  execute(sql: string, params?: Params, watch?: Watch): Promise<void>;
  /** Adds rows, given as equally long columns, to a table that has them all; `null` is unknown. */
  append(table: string, columns: Readonly<Record<string, readonly Param[]>>): Promise<void>;
  /** Replaces a mart by the rows of a SELECT; gives their count. */
  materialize(mart: string, select: string, params?: Params): Promise<number>;
}

/** Runs SQL against one warehouse: the only seam that knows which database it is. */
export interface Engine extends Session {
  readonly dialect: 'duckdb' | 'trino';
  /**
   * Runs one atomic step, after those begun earlier have ended (one writer at a time).
   * Readers keep seeing the rows from before it until it has ended; when `work` throws or `signal` is aborted, nothing of
   * it stays.
   */
  write<T>(work: (session: WriteSession) => Promise<T>, signal?: AbortSignal): Promise<T>;
  close(): Promise<void>;
}

/** The rows of an answer as plain objects: for small answers only, large ones stay columns. */
export function rowsOf<Row>(table: Table): Row[] {
  const columns = table.schema.fields.map((field, index) => ({ name: field.name, vector: table.getChildAt(index) }));
  return Array.from({ length: table.numRows }, (_, row) => {
    const object: Record<string, unknown> = {};
    for (const { name, vector } of columns) object[name] = plain(vector?.get(row));
    return object as Row;
  });
}

function plain(value: unknown): unknown {
  return value !== null && typeof value === 'object' && Symbol.iterator in value
    ? Array.from(value as Iterable<unknown>)
    : value;
}
