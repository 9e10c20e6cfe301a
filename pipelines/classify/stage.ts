import { availableParallelism } from 'node:os';
import { type Engine, rowsOf, type WriteSession } from '../warehouse/engine.ts';
import { createReaders, type Readers } from './readers.ts';
import type { PendingNote, ReadingColumns } from './reading-columns.ts';
import { shopReader } from './shop-reader.ts';

/** Notes read and stored together. */
const batchSize = 2000;
/** Batches that are worth another thread, which takes some tenths of a second to start. */
const batchesPerReader = 5;

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
 * @param most threads that read at the same time
 * @returns how many notes were read; 0 when all had been
 */
export async function classifyNotes(
  engine: Engine,
  onProgress: (done: number, total: number) => void = () => undefined,
  most = availableParallelism(),
): Promise<number> {
  return engine.write(async (session) => {
    const stages = rowsOf<{ stage: string; version: string }>(await session.query('SELECT stage, version FROM stages'));
    const tables = stages.find((row) => row.stage === 'tables')?.version ?? '';
    const { version, phrases, learned } = await shopReader(session);
    const target = `${tables}/${version}`;
    if (stages.some((row) => row.stage === 'readings' && row.version === target)) return 0;
    await forgetStale(session, version);
    const total = await session.materialize('stg_notes', pendingNotes);
    if (total > 0) {
      const useful = Math.ceil(total / batchSize / batchesPerReader);
      const readers = await createReaders({ learned: await learned(), phrases }, Math.min(most, useful));
      await readAll(session, readers, total, onProgress).finally(() => readers.close());
    }
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

/** Reads as many batches ahead as there are readers, and stores them in the notes' order. */
async function readAll(
  session: WriteSession,
  readers: Readers,
  total: number,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const ahead: Promise<ReadingColumns>[] = [];
  let asked = 0;
  for (let done = 0; done < total; done += batchSize) {
    onProgress(done, total);
    for (; asked < total && ahead.length <= readers.count; asked += batchSize) {
      const read = readers.read(await batchOf(session, asked));
      // Whoever waits for it meets the error; until then it is nobody's.
      read.catch(() => undefined);
      ahead.push(read);
    }
    for (const [table, columns] of Object.entries(await ahead.shift()!)) await session.append(table, columns);
  }
}

async function batchOf(session: WriteSession, from: number): Promise<PendingNote[]> {
  return rowsOf(
    await session.query(
      'SELECT note_key, note_text, note_code FROM stg_notes WHERE note_number > $from AND note_number <= $upto',
      { from, upto: from + batchSize },
    ),
  );
}
