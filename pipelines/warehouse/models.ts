import { gunzipSync, gzipSync } from 'node:zlib';
import { InputError } from '../domain/errors.ts';
import { notice } from '../domain/notices.ts';
import type { ModelVersion, TrainingReport } from '../domain/training.ts';
import { rowsOf, type Session, type WriteSession } from './engine.ts';

/** A model that was switched to, null for the one that ships, and the shipped one that it was trained beside. */
interface ChosenModel {
  readonly model_hash: string | null;
  readonly ground: string | null;
  /** JSON of its confidence curves; null where it has the shipped ones. */
  readonly calibration: string | null;
}

/** The model that was switched to last. */
export async function chosenModel(session: Session): Promise<ChosenModel> {
  const [row] = rowsOf<ChosenModel>(
    await session.query(
      `SELECT m.model_hash, t.ground, t.calibration
       FROM models m
       LEFT JOIN model_tables t ON t.model_hash = m.model_hash
       WHERE m.is_switched
       ORDER BY m.model_id DESC
       LIMIT 1`,
    ),
  );
  return row ?? { model_hash: null, ground: null, calibration: null };
}

/**
 * The trained table of a shop's own model, and the shipped one that it was trained beside.
 * @throws InputError (404) when none has that hash
 */
export async function modelTable(session: Session, hash: string): Promise<{ ground: string; table: Uint8Array }> {
  const found = await session.query('SELECT ground, content FROM model_tables WHERE model_hash = $hash LIMIT 1', {
    hash,
  });
  const [row] = rowsOf<{ ground: string; content: string }>(found);
  if (!row) throw new InputError(notice('no_model', { model: hash }), 404);
  return { ground: row.ground, table: Uint8Array.from(gunzipSync(Buffer.from(row.content, 'base64'))) };
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

/** A trained model as it is kept. */
interface KeptModel {
  readonly hash: string;
  readonly ground: string;
  readonly table: Uint8Array;
  /** JSON of its confidence curves, where they are its own. */
  readonly calibration?: string;
}

/** Keeps the trained table of a model, under its hash. */
export async function keepTable(session: WriteSession, { hash, ground, table, calibration }: KeptModel): Promise<void> {
  await session.execute('DELETE FROM model_tables WHERE model_hash = $hash', { hash });
  const content = gzipSync(table).toString('base64');
  await session.append('model_tables', {
    ...{ model_hash: [hash], ground: [ground], content: [content] },
    calibration: [calibration ?? null],
  });
}
