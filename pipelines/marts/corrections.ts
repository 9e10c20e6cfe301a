import { InputError } from '../domain/errors.ts';
import { notice } from '../domain/notices.ts';
import { groupOf, isShipped, type ReasonCode } from '../domain/reasons.ts';
import { type Engine, rowsOf, type WriteSession } from '../warehouse/engine.ts';
import { latestTaxonomy } from '../warehouse/taxonomies.ts';
import { rereadNote } from './build.ts';

/** What a person says of a note, or of a correction. */
export interface Said {
  readonly noteKey: string;
  /** The primary first; at least one. */
  readonly reasons: readonly [ReasonCode, ...ReasonCode[]];
  readonly by: string;
}

/** What saying it did. */
export interface Corrected {
  readonly correction_id: number;
  readonly note_key: string;
  /** Return lines with that text, matched and unmatched parts apart: those that count under another reading now. */
  readonly return_lines: number;
}

/**
 * Puts a person's reading of a note in the classifier's place, for every return with the same text and code, in one atomic
 * step with the marts.
 * @throws InputError (404) when no return has words of that key, (400) when the shop has no such reason
 */
export async function correctNote(engine: Engine, { noteKey, reasons, by }: Said): Promise<Corrected> {
  return engine.write(async (session) => {
    const { changes } = await latestTaxonomy(session);
    const unknown = reasons.find((reason) => !isShipped(reason) && !changes[reason]);
    if (unknown) throw new InputError(notice('no_reason', { reason: unknown }));
    const code = await codeOf(session, noteKey);
    const [primary] = reasons;
    return add(session, noteKey, {
      undoes: null,
      reasons: reasons.join(' '),
      primary_reason: primary,
      primary_group: groupOf(primary),
      is_conflict: contradicts(primary, code),
      said_by: by,
    });
  });
}

/**
 * Takes a correction back: what was said of the note before it, else the classifier's reading, counts again.
 * @throws InputError (404) when there is none of that number, (409) when it is undone already
 */
export async function undoCorrection(engine: Engine, correctionId: number, by: string): Promise<Corrected> {
  return engine.write(async (session) => {
    const [found] = rowsOf<{ note_key: string; is_undone: boolean }>(
      await session.query(
        `SELECT note_key, correction_id IN (SELECT undoes FROM corrections WHERE undoes IS NOT NULL) AS is_undone
         FROM corrections WHERE correction_id = $id AND undoes IS NULL`,
        { id: correctionId },
      ),
    );
    if (!found) throw new InputError(notice('no_correction', { correction: correctionId }), 404);
    if (found.is_undone) throw new InputError(notice('correction_undone', { correction: correctionId }), 409);
    const nothing = { reasons: null, primary_reason: null, primary_group: null, is_conflict: null };
    return add(session, found.note_key, { undoes: correctionId, ...nothing, said_by: by });
  });
}

interface Row {
  readonly undoes: number | null;
  readonly reasons: string | null;
  readonly primary_reason: string | null;
  readonly primary_group: string | null;
  readonly is_conflict: boolean | null;
  readonly said_by: string;
}

async function add(session: WriteSession, noteKey: string, row: Row): Promise<Corrected> {
  const [last] = rowsOf<{ id: number }>(
    await session.query('SELECT coalesce(max(correction_id), 0) AS id FROM corrections'),
  );
  const id = Number(last!.id) + 1;
  const returnLines = await rereadNote(session, noteKey, async () => {
    await session.execute(
      `INSERT INTO corrections VALUES ($id, $note_key, $undoes, $reasons, $primary_reason, $primary_group, $is_conflict,
        $said_by, CAST($said_at AS TIMESTAMP))`,
      { id, note_key: noteKey, ...row, said_at: new Date().toISOString().slice(0, -1) },
    );
    return String(id);
  });
  return { correction_id: id, note_key: noteKey, return_lines: returnLines };
}

/** The reason that the shop's own code of a note stands for, if any. */
async function codeOf(session: WriteSession, noteKey: string): Promise<ReasonCode | null> {
  const [reading] = rowsOf<{ code_reason: ReasonCode | null }>(
    await session.query(
      `SELECT code_reason FROM readings WHERE note_key = $note_key
        AND EXISTS (SELECT 1 FROM return_lines w WHERE w.note_key = $note_key AND trim(w.reason_text) <> '')`,
      { note_key: noteKey },
    ),
  );
  if (!reading) throw new InputError(notice('no_words'), 404);
  return reading.code_reason;
}

/** Whether the shop's code stands for another group than a person said; unknown groups contradict nothing. */
function contradicts(said: ReasonCode, code: ReasonCode | null): boolean {
  if (code === null || groupOf(code) === 'other' || groupOf(said) === 'other') return false;
  return groupOf(code) !== groupOf(said);
}
