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
  /** JSON of the shop's own reasons that it tells; null for none. */
  readonly own_reasons: string | null;
}

/** The model that was switched to last. */
export async function chosenModel(session: Session): Promise<ChosenModel> {
  const [row] = rowsOf<ChosenModel>(
    await session.query(
      `SELECT m.model_hash, t.ground, t.calibration, t.own_reasons
       FROM models m
       LEFT JOIN model_tables t ON t.model_hash = m.model_hash
       WHERE m.is_switched
       ORDER BY m.model_id DESC
       LIMIT 1`,
    ),
  );
  return row ?? { model_hash: null, ground: null, calibration: null, own_reasons: null };
}

/** What was trained, as it is kept. */
interface KeptTables {
  /** The hash of the shipped model that it was trained beside. */
  readonly ground: string;
  readonly table: Uint8Array;
  /** The table of the shop's own reasons; null where it tells none. */
  readonly ownTable: Uint8Array | null;
}

/**
 * The trained tables of a shop's own model.
 * @throws InputError (404) when none has that hash
 */
export async function modelTable(session: Session, hash: string): Promise<KeptTables> {
  const found = await session.query(
    'SELECT ground, content, own_content FROM model_tables WHERE model_hash = $hash LIMIT 1',
    { hash },
  );
  const [row] = rowsOf<{ ground: string; content: string; own_content: string | null }>(found);
  if (!row) throw new InputError(notice('no_model', { model: hash }), 404);
  const { ground, content, own_content: own } = row;
  return { ground, table: unpacked(content), ownTable: own === null ? null : unpacked(own) };
}

function packed(table: Uint8Array): string {
  return gzipSync(table).toString('base64');
}

function unpacked(content: string): Uint8Array {
  return Uint8Array.from(gunzipSync(Buffer.from(content, 'base64')));
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

/** A trained model to be kept. */
interface KeptModel extends Pick<KeptTables, 'ground' | 'table'> {
  readonly hash: string;
  /** JSON of its confidence curves, where they are its own. */
  readonly calibration?: string;
  /** The shop's own reasons that it tells, as JSON, and their table. */
  readonly own?: { readonly reasons: string; readonly table: Uint8Array };
}

/** Keeps the trained tables of a model, under its hash. */
export async function keepTable(
  session: WriteSession,
  { hash, ground, table, calibration, own }: KeptModel,
): Promise<void> {
  await session.execute('DELETE FROM model_tables WHERE model_hash = $hash', { hash });
  await session.append('model_tables', {
    ...{ model_hash: [hash], ground: [ground], content: [packed(table)], calibration: [calibration ?? null] },
    ...{ own_reasons: [own?.reasons ?? null], own_content: [own ? packed(own.table) : null] },
  });
}
