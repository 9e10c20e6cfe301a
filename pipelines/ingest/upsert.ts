import { type Params, rowsOf, type Session, type WriteSession } from '../warehouse/engine.ts';
import { type IngestTable, literal } from './formats/format.ts';

/** Columns that name a row of a table for good, beside its source. */
const keys: Readonly<Record<IngestTable, readonly string[]>> = {
  order_lines: ['order_id', 'line_ref'],
  return_lines: ['return_ref'],
  shipments: ['order_id', 'sku'],
  products: ['sku'],
  order_refunds: ['order_id'],
};

/** Rows on their way into a table. */
export interface Incoming {
  readonly table: IngestTable;
  readonly source: string;
  readonly loadId: number;
  /** SELECT of the table's columns but `load_id`. */
  readonly rows: string;
  readonly params: Params;
}

/** Rows of one table as a load left them. */
export interface Upserted {
  loaded: number;
  /** Rows whose key another row of the same file has too: the last one counts. */
  repeated: number;
  /** Condition on the table's rows, as `t`, for those of this file, loaded or unchanged. */
  where: string;
}

/** Brings rows into their table: new ones are added, changed ones replaced, known ones left. Each is written once. */
export async function upsert(session: WriteSession, incoming: Incoming): Promise<Upserted> {
  const { table, source, loadId, rows, params } = incoming;
  const known = `(SELECT * FROM ${table} WHERE source = ${literal(source)})`;
  const insert = `INSERT INTO ${table} BY NAME SELECT f.*, ${loadId} AS load_id FROM (${rows}) f`;
  if ((await one(session, `SELECT count(*) AS n FROM (SELECT 1 FROM ${known} LIMIT 1)`)) === 0) {
    await session.execute(insert, params);
    return { ...(await dropRepeated(session, table, loadId)), where: `t.load_id = ${loadId}` };
  }
  const compared = table === 'order_refunds' ? 'hash(refund_minor, currency, is_before_shipping)' : 'row_hash';
  const names = `ingest_keys_${table}`;
  await session.execute(
    `CREATE OR REPLACE TEMP TABLE ${names} AS SELECT ${keys[table].join(', ')}, ${compared} AS content FROM (${rows})`,
    params,
  );
  await deleteChanged(session, table, source, names, compared);
  const missing = `NOT EXISTS (SELECT 1 FROM ${known} t WHERE ${sameKey(table)})`;
  const isNew =
    (await one(session, `SELECT count(*) AS n FROM (SELECT 1 FROM ${names} f WHERE ${missing} LIMIT 1)`)) > 0;
  if (isNew) await session.execute(`${insert} WHERE ${missing}`, params);
  const here = (of: string) => keys[table].map((key) => `coalesce(${of}.${key}, '')`).join(', ');
  const where = `t.source = ${literal(source)} AND (${here('t')}) IN (SELECT (${here('f')}) FROM ${names} f)`;
  return { ...(await dropRepeated(session, table, loadId)), where };
}

/** The key of a known row `t` is that of a file's row `f`; only a shipment's SKU may be unknown. */
function sameKey(table: IngestTable): string {
  const equals = table === 'shipments' ? 'IS NOT DISTINCT FROM' : '=';
  return keys[table].map((key) => `t.${key} ${equals} f.${key}`).join(' AND ');
}

/** Takes out the rows that the file holds with other content, and not with the same. */
async function deleteChanged(
  session: WriteSession,
  table: IngestTable,
  source: string,
  names: string,
  compared: string,
): Promise<void> {
  const own = `t.source = ${literal(source)} AND ${sameKey(table)}`;
  const key = keys[table].map((name) => `f.${name}`).join(', ');
  await session.execute(
    `CREATE OR REPLACE TEMP TABLE ingest_changed AS SELECT ${key} FROM ${names} f
      JOIN (SELECT *, ${compared} AS known FROM ${table}) t ON ${own} GROUP BY ${key} HAVING bool_and(f.content <> t.known)`,
  );
  await session.execute(`DELETE FROM ${table} t USING ingest_changed f WHERE ${own}`);
}

/** Of the load's rows with the same key the last is kept. */
async function dropRepeated(
  session: WriteSession,
  table: IngestTable,
  loadId: number,
): Promise<{ loaded: number; repeated: number }> {
  const own = `FROM ${table} WHERE load_id = ${loadId}`;
  const key = keys[table].join(', ');
  const inserted = await one(session, `SELECT count(*) AS n ${own}`);
  const loaded = await one(session, `SELECT count(*) AS n FROM (SELECT DISTINCT ${key} ${own})`);
  if (loaded < inserted)
    await session.execute(`DELETE ${own} AND rowid NOT IN (SELECT max(rowid) ${own} GROUP BY ${key})`);
  return { loaded, repeated: inserted - loaded };
}

/** The number `n` that a query answers. */
export async function one(session: Session, sql: string): Promise<number> {
  return rowsOf<{ n: number }>(await session.query(sql))[0]!.n;
}
