import { setImmediate } from 'node:timers/promises';
import { maskPersonal } from '../domain/mask.ts';
import { shopPhrases } from '../domain/taxonomy.ts';
import { type Engine, type Param, rowsOf, type WriteSession } from '../warehouse/engine.ts';
import { latestTaxonomy } from '../warehouse/taxonomies.ts';
import { type Classifier, createClassifier, type Reading } from './classify.ts';
import { shippedModel, versionOf } from './version.ts';

/** Notes read and stored together. */
const batchSize = 2000;
/** Milliseconds between two looks at the event loop, so that who asks meanwhile hardly waits. */
const longestStretch = 5;

interface PendingNote {
  note_key: string;
  note_text: string;
  note_code: string | null;
}

/** What customers wrote with the shop's code, agents' and inspectors' notes: of the rows as they are, and as they were. */
const notes = ['return_lines', 'return_lines_history']
  .flatMap((table) => [
    `SELECT note_key, coalesce(reason_text, '') AS note_text, reason_code AS note_code FROM ${table}`,
    `SELECT agent_note_key, agent_note, NULL FROM ${table} WHERE agent_note_key IS NOT NULL`,
    `SELECT inspection_note_key, inspection_note, NULL FROM ${table} WHERE inspection_note_key IS NOT NULL`,
  ])
  .join(' UNION ALL ');

/** Every distinct note without a reading. */
const pendingNotes = `
  SELECT
    CAST(row_number() OVER (ORDER BY note_key) AS INTEGER) AS note_number, note_key,
    min(note_text) AS note_text, min(note_code) AS note_code
  FROM (${notes}) n
  WHERE NOT EXISTS (SELECT 1 FROM readings r WHERE r.note_key = n.note_key)
  GROUP BY note_key`;

/** Readings by another version, and those of notes that no row has any more: their words go with the rows. */
const staleReadings = `
  SELECT note_key FROM readings r
  WHERE r.classifier_version <> $version OR NOT EXISTS (SELECT 1 FROM (${notes}) n WHERE n.note_key = r.note_key)`;

/**
 * Reads every note that has no reading of the present classifier, each distinct text once, in one atomic step.
 * @param onProgress notes read and to read
 * @returns how many notes were read; 0 when all had been
 */
export async function classifyNotes(
  engine: Engine,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<number> {
  return engine.write(async (session) => {
    const stages = rowsOf<{ stage: string; version: string }>(await session.query('SELECT stage, version FROM stages'));
    const tables = stages.find((row) => row.stage === 'tables')?.version ?? '';
    const phrases = shopPhrases((await latestTaxonomy(session)).changes);
    const version = versionOf(shippedModel, phrases);
    const target = `${tables}/${version}`;
    if (stages.some((row) => row.stage === 'readings' && row.version === target)) return 0;
    await forgetStale(session, version);
    const total = await session.materialize('stg_notes', pendingNotes);
    if (total > 0) await readAll(session, await createClassifier(shippedModel, phrases), total, onProgress);
    await session.execute('DROP TABLE stg_notes');
    await session.execute(`DELETE FROM stages WHERE stage = 'readings'`);
    await session.execute(`INSERT INTO stages VALUES ('readings', $target)`, { target });
    return total;
  });
}

async function forgetStale(session: WriteSession, version: string): Promise<void> {
  if ((await session.materialize('stg_stale', staleReadings, { version })) > 0)
    for (const table of ['readings', 'reading_reasons', 'reading_marks'])
      await session.execute(`DELETE FROM ${table} WHERE note_key IN (SELECT note_key FROM stg_stale)`);
  await session.execute('DROP TABLE stg_stale');
}

async function readAll(
  session: WriteSession,
  classifier: Classifier,
  total: number,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  for (let done = 0; done < total; done += batchSize) {
    onProgress(done, total);
    const batch = await session.query(
      'SELECT note_key, note_text, note_code FROM stg_notes WHERE note_number > $from AND note_number <= $upto',
      { from: done, upto: done + batchSize },
    );
    await store(session, await readBatch(classifier, rowsOf<PendingNote>(batch)), classifier.version);
  }
}

/** A reading with the note's words as they may be shown: spans into the one are spans into the other. */
interface ShownReading extends Reading {
  readonly shown_text: string;
  readonly shown_code: string | null;
}

async function readBatch(classifier: Classifier, notes: readonly PendingNote[]): Promise<ShownReading[]> {
  const readings: ShownReading[] = [];
  let looked = performance.now();
  for (const { note_key: id, note_text: text, note_code: code } of notes) {
    const shown = { shown_text: maskPersonal(text), shown_code: code === null ? null : maskPersonal(code) };
    readings.push({ ...classifier.classify({ id, text, code }), ...shown });
    if (performance.now() - looked < longestStretch) continue;
    await setImmediate();
    looked = performance.now();
  }
  return readings;
}

async function store(session: WriteSession, readings: readonly ShownReading[], version: string): Promise<void> {
  await session.append(
    'readings',
    columns(readings, {
      note_key: (reading) => reading.id,
      language: (reading) => reading.language,
      primary_reason: (reading) => reading.primary,
      primary_group: (reading) => reading.primary_group,
      confidence: (reading) => reading.reasons[0]?.confidence ?? 0,
      code_reason: (reading) => reading.code_reason,
      is_conflict: (reading) => reading.is_conflict,
      classifier_version: () => version,
      shown_text: (reading) => reading.shown_text,
      shown_code: (reading) => reading.shown_code,
    }),
  );
  const found = readings.flatMap((reading) =>
    reading.reasons.map((reason, index) => ({ id: reading.id, position: index + 1, ...reason })),
  );
  await session.append(
    'reading_reasons',
    columns(found, {
      note_key: (reason) => reason.id,
      position: (reason) => reason.position,
      reason: (reason) => reason.reason,
      reason_group: (reason) => reason.group,
      confidence: (reason) => reason.confidence,
      spans: (reason) => JSON.stringify(reason.spans),
    }),
  );
  const marked = readings.flatMap((reading) => reading.marks.map((mark) => ({ id: reading.id, ...mark })));
  await session.append(
    'reading_marks',
    columns(marked, {
      note_key: (mark) => mark.id,
      mark: (mark) => mark.mark,
      spans: (mark) => JSON.stringify(mark.spans),
    }),
  );
}

function columns<T>(items: readonly T[], pick: Readonly<Record<string, (item: T) => Param>>): Record<string, Param[]> {
  return Object.fromEntries(Object.entries(pick).map(([name, of]) => [name, items.map(of)]));
}
