import { InputError } from '../domain/errors.ts';
import { notice } from '../domain/notices.ts';
import type { UndoReport } from '../domain/reports.ts';
import { type Engine, rowsOf, type Session, type WriteSession } from '../warehouse/engine.ts';
import { forgetAside } from './aside.ts';
import { type IngestTable, literal } from './formats/format.ts';
import { ingestTables, rowContent, rowKey } from './history.ts';
import { one } from './upsert.ts';
import { keepNumber, raiseVersion } from './versions.ts';

/**
 * The name of the file that a load was of.
 * @throws InputError (404) when there is no such load
 */
export async function fileOfLoad(session: Session, loadId: number): Promise<string> {
  const [load] = rowsOf<{ file_name: string }>(
    await session.query('SELECT file_name FROM loads WHERE load_id = $load', { load: loadId }),
  );
  if (!load) throw new InputError(notice('no_load', { load: loadId }), 404);
  return load.file_name;
}

/**
 * Takes a load back in one atomic step: the warehouse is as if it had never been. Rows that it replaced come back, rows
 * that another load holds too stay and are that load's; what later loads told of themselves then stays as they told it.
 * @param signal ends it; then the load is as it was
 * @throws InputError (404) when there is no such load, and what `signal` was aborted by
 */
export async function undoLoad(engine: Engine, loadId: number, signal?: AbortSignal): Promise<UndoReport> {
  return engine.write(async (session) => {
    const file = await fileOfLoad(session, loadId);
    const report: UndoReport = { load_id: loadId, file, rows_removed: 0, rows_restored: 0, rows_kept: 0 };
    for (const table of ingestTables) {
      const { removed, restored, kept } = await undoTable(session, table, loadId);
      report.rows_removed += removed;
      report.rows_restored += restored;
      report.rows_kept += kept;
    }
    await keepNumber(session, loadId);
    await forgetAside(session, loadId);
    for (const table of ['seen_rows', 'load_furniture', 'loads'])
      await session.execute(`DELETE FROM ${table} WHERE load_id = ${loadId}`);
    if (report.rows_removed + report.rows_restored + report.rows_kept > 0) await raiseVersion(session);
    return report;
  }, signal);
}

/**
 * Rows that this load alone has held go. Of the others all that other loads held is told again, in their order: as it
 * would have been told without this load.
 */
async function undoTable(session: WriteSession, table: IngestTable, loadId: number) {
  const here = `SELECT count(*) AS n FROM ${table} WHERE load_id = ${loadId}`;
  const before = await one(session, `SELECT count(*) AS n FROM ${table}`);
  const own = await one(session, here);
  await session.execute(sharedRows(table, loadId));
  await tellUndone(session, table, loadId);
  if ((await one(session, 'SELECT count(*) AS n FROM undo_runs')) > 0) await tellAgain(session, table, loadId);
  await session.execute(`DELETE FROM ${table} WHERE load_id = ${loadId}`);
  const kept = await one(
    session,
    `SELECT count(*) AS n FROM undo_runs r JOIN ${table} t ON t.source = r.source AND ${rowKey(table, 't')} = r.row_key
      WHERE r.load_id = ${loadId} AND r.is_current AND ${rowContent(table, 't')} = r.content`,
  );
  await session.execute('DROP TABLE undo_runs');
  const after = await one(session, `SELECT count(*) AS n FROM ${table}`);
  return { removed: own - kept, restored: after - (before - own) - kept, kept };
}

/** All that is known of the rows that the load brought and another has held too: one per content it had, in a row. */
function sharedRows(table: IngestTable, loadId: number): string {
  const all = `(SELECT *, true AS is_current FROM ${table}
    UNION ALL BY NAME SELECT * EXCLUDE (replaced_by), false AS is_current FROM ${table}_history)`;
  const named = `SELECT t.*, ${rowKey(table, 't')} AS row_key, ${rowContent(table, 't')} AS content FROM ${all} t`;
  return `CREATE OR REPLACE TEMP TABLE undo_runs AS
    WITH named AS (${named}),
      own AS (SELECT source, row_key FROM named WHERE load_id = ${loadId}),
      others AS (SELECT source, row_key FROM named WHERE load_id <> ${loadId}
        UNION ALL SELECT source, row_key FROM seen_rows WHERE table_name = ${literal(table)} AND load_id <> ${loadId})
    SELECT * FROM named WHERE (source, row_key) IN (SELECT (source, row_key) FROM own)
      AND (source, row_key) IN (SELECT (source, row_key) FROM others)`;
}

/** Tells the marts which orders to look at again. */
async function tellUndone(session: WriteSession, table: IngestTable, loadId: number): Promise<void> {
  if (table === 'products') return;
  const rows = `SELECT source, order_id, ${table === 'return_lines' ? 'return_ref' : 'NULL'} AS return_ref`;
  await session.execute(
    `INSERT INTO undone_rows ${rows} FROM ${table} WHERE load_id = ${loadId} UNION ${rows} FROM undo_runs`,
  );
}

async function tellAgain(session: WriteSession, table: IngestTable, loadId: number): Promise<void> {
  const key = '(PARTITION BY source, row_key ORDER BY load_id)';
  const shared = `(source, row_key) IN (SELECT (source, row_key) FROM undo_runs)`;
  await session.execute(`CREATE OR REPLACE TEMP TABLE undo_told AS
    WITH told AS (SELECT source, row_key, load_id, load_id AS run FROM undo_runs UNION ALL
        SELECT source, row_key, load_id, NULL FROM seen_rows WHERE table_name = ${literal(table)} AND ${shared}),
      held AS (SELECT * REPLACE (max(run) OVER ${key} AS run) FROM told),
      left_over AS (SELECT h.source, h.row_key, h.load_id, h.run, r.content FROM held h
        JOIN undo_runs r ON r.source = h.source AND r.row_key = h.row_key AND r.load_id = h.run
        WHERE h.load_id <> ${loadId}),
      changes AS (SELECT *, content IS DISTINCT FROM lag(content) OVER ${key} AS is_change FROM left_over)
    SELECT *, CASE WHEN is_change THEN lead(load_id) OVER (PARTITION BY source, row_key, is_change ORDER BY load_id) END
      AS replaced_by FROM changes`);
  for (const from of [table, `${table}_history`])
    await session.execute(
      `DELETE FROM ${from} t WHERE (t.source, ${rowKey(table, 't')}) IN (SELECT (source, row_key) FROM undo_runs)`,
    );
  await session.execute(`DELETE FROM seen_rows WHERE table_name = ${literal(table)} AND ${shared}`);
  const rows = (what: string, where: string) =>
    `BY NAME SELECT r.* EXCLUDE (row_key, content, is_current) REPLACE (t.load_id AS load_id)${what} FROM undo_told t
      JOIN undo_runs r ON r.source = t.source AND r.row_key = t.row_key AND r.load_id = t.run WHERE t.is_change AND ${where}`;
  await session.execute(`INSERT INTO ${table} ${rows('', 't.replaced_by IS NULL')}`);
  await session.execute(`INSERT INTO ${table}_history ${rows(', t.replaced_by', 't.replaced_by IS NOT NULL')}`);
  await session.execute(
    `INSERT INTO seen_rows SELECT ${literal(table)}, source, row_key, load_id FROM undo_told WHERE NOT is_change`,
  );
  await session.execute('DROP TABLE undo_told');
}
