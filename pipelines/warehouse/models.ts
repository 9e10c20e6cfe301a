import { gunzipSync, gzipSync } from 'node:zlib';
import { InputError } from '../domain/errors.ts';
import type { ModelVersion, TrainingReport } from '../domain/training.ts';
import { rowsOf, type Session, type WriteSession } from './engine.ts';

/** The hash of the model that reads a shop's notes; null for the one that ships. */
export async function modelInForce(session: Session): Promise<string | null> {
  const sql = 'SELECT model_hash FROM models WHERE is_switched ORDER BY model_id DESC LIMIT 1';
  const [row] = rowsOf<{ model_hash: string | null }>(await session.query(sql));
  return row?.model_hash ?? null;
}

/**
 * The trained table of a shop's own model.
 * @throws InputError (404) when none has that hash
 */
export async function modelTable(session: Session, hash: string): Promise<Uint8Array> {
  const found = await session.query('SELECT content FROM model_files WHERE model_hash = $hash LIMIT 1', { hash });
  const [row] = rowsOf<{ content: string }>(found);
  if (!row) throw new InputError(`There is no model ${hash}: /api/models lists them.`, 404);
  return Uint8Array.from(gunzipSync(Buffer.from(row.content, 'base64')));
}

/** What was trained, and switched to and fro, latest first. */
export async function modelVersions(session: Session, most: number): Promise<ModelVersion[]> {
  const rows = rowsOf<Omit<ModelVersion, 'report'> & { report: string | null }>(
    await session.query(
      `SELECT model_id, model_hash, is_switched, report, said_by, said_at
       FROM models ORDER BY model_id DESC LIMIT CAST($most AS INTEGER)`,
      { most },
    ),
  );
  return rows.map((row) => ({
    ...row,
    report: row.report === null ? null : (JSON.parse(row.report) as TrainingReport),
  }));
}

/** Adds what was trained or switched to; a model that is switched to reads the notes from now on. */
export async function addModel(
  session: WriteSession,
  model: Pick<ModelVersion, 'model_hash' | 'is_switched' | 'report' | 'said_by'>,
): Promise<void> {
  await session.execute(
    `INSERT INTO models
     SELECT CAST(coalesce(max(model_id), 0) + 1 AS INTEGER), $model_hash, $is_switched, $report, $said_by,
       CAST($said_at AS TIMESTAMP)
     FROM models`,
    {
      ...model,
      report: model.report && JSON.stringify(model.report),
      said_at: new Date().toISOString().slice(0, -1),
    },
  );
}

/** Keeps the trained table of a model, under its hash. */
export async function keepTable(session: WriteSession, hash: string, table: Uint8Array): Promise<void> {
  await session.execute('DELETE FROM model_files WHERE model_hash = $hash', { hash });
  await session.append('model_files', { model_hash: [hash], content: [gzipSync(table).toString('base64')] });
}
