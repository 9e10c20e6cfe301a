import type { Params, WriteSession } from '../warehouse/engine.ts';
import { literal } from './formats/format.ts';
import { one } from './upsert.ts';

/** What tells rows that were set aside from each other, whatever file and line they stand in. */
const form = 'column_name, value, problem, raw, customer_key';

/** Rows on their way to those set aside. */
interface Aside {
  /** SELECT of what `Rows.setAside` tells. */
  readonly rows: string;
  readonly format: string;
  readonly loadId: number;
  readonly params: Params;
}

/**
 * Sets rows aside. One that an earlier load of the format has set aside in the same form, mended since or not, is only
 * remembered; equal rows of one file are rows apart.
 * @returns how many were set aside already
 */
export async function setAside(session: WriteSession, { rows, format, loadId, params }: Aside): Promise<number> {
  const formed = `SELECT *, CAST(hash(${literal(format)}, ${form}) >> 11 AS BIGINT) AS form FROM (${rows})`;
  await session.execute(
    `CREATE OR REPLACE TEMP TABLE ingest_aside AS
      SELECT *, CAST(row_number() OVER (PARTITION BY form ORDER BY line) AS INTEGER) AS number FROM (${formed})`,
    params,
  );
  await session.execute(
    `INSERT INTO seen_aside SELECT ${loadId}, a.line, a.form, a.number
      FROM ingest_aside a JOIN set_aside s ON s.form = a.form AND s.number = a.number`,
  );
  await session.execute(
    `INSERT INTO set_aside BY NAME SELECT a.*, ${loadId} AS load_id FROM ingest_aside a
      WHERE NOT EXISTS (SELECT 1 FROM set_aside s WHERE s.form = a.form AND s.number = a.number) ORDER BY line`,
  );
  return one(session, `SELECT count(*) AS n FROM seen_aside WHERE load_id = ${loadId}`);
}

/** Sets rows aside that were to be mended: they are told whatever was set aside before. */
export async function setAsideAgain(
  session: WriteSession,
  { rows, loadId, params }: Omit<Aside, 'format'>,
): Promise<void> {
  await session.execute(
    `INSERT INTO set_aside BY NAME SELECT *, ${loadId} AS load_id FROM (${rows}) ORDER BY line`,
    params,
  );
}

/** Forgets what a load set aside; rows that other loads hold in the same form are those of the first of them. */
export async function forgetAside(session: WriteSession, loadId: number): Promise<void> {
  await session.execute(
    `CREATE OR REPLACE TEMP TABLE undo_aside AS
      SELECT form, number, min(load_id) AS load_id, arg_min(line, load_id) AS line FROM seen_aside
      WHERE load_id <> ${loadId} AND (form, number) IN (SELECT (form, number) FROM set_aside WHERE load_id = ${loadId})
      GROUP BY form, number`,
  );
  await session.execute(
    `UPDATE set_aside SET load_id = u.load_id, line = u.line FROM undo_aside u
      WHERE set_aside.load_id = ${loadId} AND set_aside.form = u.form AND set_aside.number = u.number`,
  );
  await session.execute(
    `DELETE FROM seen_aside s USING undo_aside u WHERE s.load_id = u.load_id AND s.form = u.form AND s.number = u.number`,
  );
  await session.execute('DROP TABLE undo_aside');
  for (const table of ['set_aside', 'seen_aside'])
    await session.execute(`DELETE FROM ${table} WHERE load_id = ${loadId}`);
  await session.execute(`UPDATE set_aside SET mended_by = NULL WHERE mended_by = ${loadId}`);
}

/** SELECT of the loads that have mended what a load holds, set aside by itself or by another. */
export function mendersOf(loadId: number): string {
  const held = 'SELECT load_id, form, number FROM set_aside UNION ALL SELECT load_id, form, number FROM seen_aside';
  const own = `SELECT (form, number) FROM (${held}) WHERE load_id = ${loadId} AND form IS NOT NULL`;
  const near = `SELECT load_id FROM (${held}) WHERE (form, number) IN (${own})`;
  return `SELECT mended_by FROM set_aside WHERE mended_by IS NOT NULL
    AND (load_id = ${loadId} OR load_id IN (${near}) OR (form, number) IN (${own}))`;
}
