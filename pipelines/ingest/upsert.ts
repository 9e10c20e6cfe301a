import { rowsOf, type Session, type WriteSession } from '../warehouse/engine.ts';
import { type IngestTable, literal } from './formats/format.ts';

/** Columns that name a row of a table for good, beside its source. */
const keys: Readonly<Record<IngestTable, readonly string[]>> = {
  order_lines: ['order_id', 'line_ref'],
  return_lines: ['return_ref'],
  shipments: ['order_id', 'sku'],
  products: ['sku'],
  order_refunds: ['order_id'],
};

/** Rows of one table as a load left them. */
export interface Upserted {
  loaded: number;
  /** Rows whose key another row of the same file has too: the last one counts. */
  repeated: number;
  /** Condition on the table `t` for the rows of this file, loaded or unchanged. */
  where: string;
}

/**
 * Brings rows into their table: new ones are added, changed ones replaced, known ones left.
 * @param rows name of a relation with the table's columns but `load_id`
 */
export async function upsert(
  session: WriteSession,
  table: IngestTable,
  rows: string,
  source: string,
  loadId: number,
): Promise<Upserted> {
  const same = keys[table].map((key) => `t.${key} IS NOT DISTINCT FROM f.${key}`).join(' AND ');
  const own = `t.source = ${literal(source)}`;
  const known = await one(session, `SELECT count(*) AS n FROM (SELECT 1 FROM ${table} t WHERE ${own} LIMIT 1)`);
  if (known > 0) await deleteChanged(session, table, rows, own, same);
  const fresh = known > 0 ? `WHERE NOT EXISTS (SELECT 1 FROM ${table} t WHERE ${own} AND ${same})` : '';
  await session.execute(`INSERT INTO ${table} BY NAME SELECT f.* , ${loadId} AS load_id FROM ${rows} f ${fresh}`);
  const inserted = await one(session, `SELECT count(*) AS n FROM ${table} WHERE load_id = ${loadId}`);
  const loaded = await dropRepeated(session, table, loadId, inserted);
  const read = await one(session, `SELECT count(*) AS n FROM ${rows}`);
  const key = (of: string) => keys[table].map((name) => `coalesce(${of}.${name}, '')`).join(', ');
  const where =
    loaded === read ? `t.load_id = ${loadId}` : `${own} AND (${key('t')}) IN (SELECT (${key('f')}) FROM ${rows} f)`;
  return { loaded, repeated: inserted - loaded, where };
}

/** Takes out the rows that the file holds with other content, and not with the same. */
async function deleteChanged(
  session: WriteSession,
  table: IngestTable,
  rows: string,
  own: string,
  same: string,
): Promise<void> {
  const names = keys[table].map((key) => `f.${key} AS ${key}`).join(', ');
  const differs =
    table === 'order_refunds'
      ? 'f.refund_minor IS DISTINCT FROM t.refund_minor OR f.currency IS DISTINCT FROM t.currency OR f.is_before_shipping <> t.is_before_shipping'
      : 'f.row_hash <> t.row_hash';
  await session.execute(`CREATE OR REPLACE TEMP TABLE ingest_changed AS SELECT ${names} FROM ${rows} f JOIN ${table} t ON ${own} AND ${same}
    GROUP BY ALL HAVING bool_and(${differs})`);
  await session.execute(`DELETE FROM ${table} t USING ingest_changed f WHERE ${own} AND ${same}`);
  await session.execute('DROP TABLE ingest_changed');
}

async function dropRepeated(
  session: WriteSession,
  table: IngestTable,
  loadId: number,
  inserted: number,
): Promise<number> {
  const key = keys[table].join(', ');
  const distinct = await one(
    session,
    `SELECT count(*) AS n FROM (SELECT DISTINCT ${key} FROM ${table} WHERE load_id = ${loadId})`,
  );
  if (distinct < inserted)
    await session.execute(
      `DELETE FROM ${table} WHERE load_id = ${loadId} AND rowid NOT IN (SELECT max(rowid) FROM ${table} WHERE load_id = ${loadId} GROUP BY ${key})`,
    );
  return distinct;
}

/** The number `n` that a query answers. */
export async function one(session: Session, sql: string): Promise<number> {
  return rowsOf<{ n: number }>(await session.query(sql))[0]!.n;
}
