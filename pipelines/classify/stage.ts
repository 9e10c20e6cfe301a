import { setImmediate } from 'node:timers/promises';
import { type Engine, type Param, rowsOf, type WriteSession } from '../warehouse/engine.ts';
import { type Classifier, createClassifier, type Reading } from './classify.ts';
import { version } from './version.ts';

/** Notes read and stored together. */
const batchSize = 2000;
/** Milliseconds between two looks at the event loop, so that who asks meanwhile hardly waits. */
const longestStretch = 5;

interface PendingNote {
  note_key: string;
  note_text: string;
  note_code: string | null;
}

/** Every distinct note without a reading of this version: what customers wrote with the shop's code, agents' and inspectors' notes. */
const pendingNotes = `
  WITH notes AS (
    SELECT note_key, coalesce(reason_text, '') AS note_text, reason_code AS note_code FROM return_lines
    UNION ALL SELECT agent_note_key, agent_note, NULL FROM return_lines WHERE agent_note_key IS NOT NULL
    UNION ALL SELECT inspection_note_key, inspection_note, NULL FROM return_lines WHERE inspection_note_key IS NOT NULL
  )
  SELECT
    CAST(row_number() OVER (ORDER BY note_key) AS INTEGER) AS note_number, note_key,
    min(note_text) AS note_text, min(note_code) AS note_code
  FROM notes n
  WHERE NOT EXISTS (SELECT 1 FROM readings r WHERE r.note_key = n.note_key)
  GROUP BY note_key`;

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
    const target = `${tables}/${version}`;
    if (stages.some((row) => row.stage === 'readings' && row.version === target)) return 0;
    await forgetOtherVersions(session);
    const total = await session.materialize('stg_notes', pendingNotes);
    if (total > 0) await readAll(session, await createClassifier(), total, onProgress);
    await session.execute('DROP TABLE stg_notes');
    await session.execute(`DELETE FROM stages WHERE stage = 'readings'`);
    await session.execute(`INSERT INTO stages VALUES ('readings', $target)`, { target });
    return total;
  });
}

async function forgetOtherVersions(session: WriteSession): Promise<void> {
  const stale = 'SELECT note_key FROM readings WHERE classifier_version <> $version';
  await session.execute(`DELETE FROM reading_reasons WHERE note_key IN (${stale})`, { version });
  await session.execute(`DELETE FROM reading_marks WHERE note_key IN (${stale})`, { version });
  await session.execute('DELETE FROM readings WHERE classifier_version <> $version', { version });
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
    await store(session, await readBatch(classifier, rowsOf<PendingNote>(batch)));
  }
}

async function readBatch(classifier: Classifier, notes: readonly PendingNote[]): Promise<Reading[]> {
  const readings: Reading[] = [];
  let looked = performance.now();
  for (const { note_key: id, note_text: text, note_code: code } of notes) {
    readings.push(classifier.classify({ id, text, code }));
    if (performance.now() - looked < longestStretch) continue;
    await setImmediate();
    looked = performance.now();
  }
  return readings;
}

async function store(session: WriteSession, readings: readonly Reading[]): Promise<void> {
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
