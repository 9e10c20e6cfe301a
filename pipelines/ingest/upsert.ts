import { type Params, rowsOf, type Session, type WriteSession } from '../warehouse/engine.ts';
import { type IngestTable, literal } from './formats/format.ts';
import { keepChanged, keys, rowContent, sameKey, sightKnown } from './history.ts';

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
  /** Rows that came, those with the same key too. */
  read: number;
  /** Different keys among them. */
  keys: number;
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
  const count = (rows: string) => one(session, `SELECT count(*) AS n FROM ${rows}`);
  const insert = `INSERT INTO ${table} BY NAME SELECT f.*, ${loadId} AS load_id FROM (${rows}) f`;
  if ((await count(`(SELECT 1 FROM ${known} LIMIT 1)`)) === 0) {
    await session.execute(insert, params);
    const done = await dropRepeated(session, table, loadId);
    return { ...done, read: done.loaded + done.repeated, keys: done.loaded, where: `t.load_id = ${loadId}` };
  }
  const names = `ingest_keys_${table}`;
  await session.execute(
    `CREATE OR REPLACE TEMP TABLE ${names} AS SELECT ${keys[table].join(', ')}, ${rowContent(table, 'f')} AS content FROM (${rows}) f`,
    params,
  );
  const read = await count(names);
  await keepLast(session, names, keys[table]);
  const meeting = { table, source, loadId, names };
  await sightKnown(session, meeting);
  const keysRead = await count(names);
  if ((await count(`seen_rows WHERE load_id = ${loadId} AND table_name = ${literal(table)}`)) < keysRead) {
    await keepChanged(session, meeting);
    const missing = `NOT EXISTS (SELECT 1 FROM ${known} t WHERE ${sameKey(table)})`;
    if ((await count(`(SELECT 1 FROM ${names} f WHERE ${missing} LIMIT 1)`)) > 0)
      await session.execute(`${insert} WHERE ${missing}`, params);
  }
  const done = await dropRepeated(session, table, loadId);
  const here = (of: string) => keys[table].map((key) => `coalesce(${of}.${key}, '')`).join(', ');
  const areAll = (await count(known)) === keysRead;
  const where = areAll ? 'true' : `(${here('t')}) IN (SELECT (${here('f')}) FROM ${names} f)`;
  return { ...done, read, keys: keysRead, where: `t.source = ${literal(source)} AND ${where}` };
}

/** Of the load's rows with the same key the last is kept. */
async function dropRepeated(
  session: WriteSession,
  table: IngestTable,
  loadId: number,
): Promise<{ loaded: number; repeated: number }> {
  const inserted = await one(session, `SELECT count(*) AS n FROM ${table} WHERE load_id = ${loadId}`);
  const repeated = await keepLast(session, table, keys[table], `load_id = ${loadId}`);
  return { loaded: inserted - repeated, repeated };
}

/** Takes out all but the last of the rows of a table that have the same key; gives how many went. */
async function keepLast(session: WriteSession, table: string, key: readonly string[], where = 'true'): Promise<number> {
  const own = `FROM ${table} WHERE ${where}`;
  const names = key.join(', ');
  const distinct = (of: string) => one(session, `SELECT count(*) AS n FROM (SELECT DISTINCT ${of} ${own})`);
  const rows = await one(session, `SELECT count(*) AS n ${own}`);
  // Where no two hashes are equal no two keys are, and hashes take a fraction of the room.
  if ((await distinct(`hash(${names})`)) === rows) return 0;
  const keysFound = await distinct(names);
  if (keysFound < rows)
    await session.execute(`DELETE ${own} AND rowid NOT IN (SELECT max(rowid) ${own} GROUP BY ${names})`);
  return rows - keysFound;
}

/** The number `n` that a query answers. */
export async function one(session: Session, sql: string, params?: Params): Promise<number> {
  return rowsOf<{ n: number }>(await session.query(sql, params))[0]!.n;
}
