import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { diskProblem } from '../warehouse/disk.ts';
import { type Engine, rowsOf } from '../warehouse/engine.ts';
import { type CameIn, cameIn, rememberCutShort } from './cut-short.ts';

/** What a killed process was at, and whether it had come to its end; half way it never is. */
export interface Interrupted {
  readonly kind: 'load' | 'undo';
  readonly file: string;
  readonly isDone: boolean;
  /** Files that had come in before it, of those that were loaded together. */
  readonly others: readonly string[];
}

interface Note extends Pick<Interrupted, 'kind' | 'file'> {
  /** The latest load before a load began; the load that is undone. */
  readonly load: number;
  /** The latest load before any of the files that are loaded together. */
  readonly began: number;
}

/** Notes of files that are loaded together. */
export interface LoadNotes {
  /** What a killed process had brought in of them already. */
  readonly before: CameIn;
  /**
   * Notes that a file is loaded from here on; it stands until the next one begins, so that a kill between two is told too.
   * @throws InputError when the spool cannot be written
   */
  begins(file: string): Promise<void>;
}

/**
 * Does what loads files, and what follows it, with a note in the spool of which file is being loaded, so that the next start
 * can tell what became of it: a note goes when the work ends, but not with a process that is killed.
 */
export async function whileLoadsNoted<Options extends { readonly spool: string }, T>(
  engine: Engine,
  options: Options,
  work: (noted: Options & { notes: LoadNotes }) => Promise<T>,
): Promise<T> {
  const { spool } = options;
  const began = await latestLoad(engine);
  const before = await cameIn(engine, spool);
  const begins = async (file: string) =>
    writeNote(spool, { kind: 'load', file, load: await latestLoad(engine), began });
  try {
    const done = await work({ ...options, notes: { before, begins } });
    await before.forget();
    return done;
  } finally {
    await removeNote(spool);
  }
}

/**
 * Undoes a load with a note in the spool, as `whileLoadsNoted` keeps one.
 * @throws InputError when the spool cannot be written
 */
export async function whileUndoNoted<T>(
  spool: string,
  { loadId, file }: { loadId: number; file: string },
  undo: () => Promise<T>,
): Promise<T> {
  await writeNote(spool, { kind: 'undo', file, load: loadId, began: loadId });
  try {
    return await undo();
  } finally {
    await removeNote(spool);
  }
}

/** The note before it stands until the new one is whole. */
async function writeNote(spool: string, note: Note): Promise<void> {
  const next = `${noteIn(spool)}.next`;
  try {
    await mkdir(spool, { recursive: true });
    await writeFile(next, JSON.stringify(note));
    await rename(next, noteIn(spool));
  } catch (cause) {
    throw diskProblem(cause, 'working_folder', spool) ?? cause;
  }
}

async function removeNote(spool: string): Promise<void> {
  await rm(noteIn(spool), { force: true });
}

/**
 * What an earlier process was killed at; null when nothing. Takes away what it left in the spool, so it is told once, and
 * remembers what had come in of files that were loaded together: to be asked when a process starts, before it loads anything.
 */
export async function interrupted(engine: Engine, spool: string): Promise<Interrupted | null> {
  const names = await readdir(spool).catch(() => []);
  for (const name of names)
    if (/^(rewritten|unpacked)-|\.json\.next$/.test(name))
      await rm(join(spool, name), { recursive: true, force: true });
  const note = parsed(await readFile(noteIn(spool), 'utf8').catch(() => ''));
  if (note?.kind === 'load') await rememberCutShort(spool, await loadsAfter(engine, note.began));
  await removeNote(spool);
  if (!note) return null;
  const { kind, file, load, began } = note;
  const isDone = kind === 'load' ? (await filesOfLoads(engine, load)).includes(file) : !(await isLoaded(engine, load));
  const others = kind === 'load' ? await filesOfLoads(engine, began, load) : [];
  return { kind, file, isDone, others };
}

function noteIn(spool: string): string {
  return join(spool, 'under-way.json');
}

/** A note that a failing disk has damaged says nothing. */
function parsed(text: string): Note | null {
  try {
    const note = JSON.parse(text) as Partial<Note>;
    return note.kind ? (note as Note) : null;
  } catch {
    return null;
  }
}

/** Number of the latest load; 0 when there is none. */
export async function latestLoad(engine: Engine): Promise<number> {
  const [row] = rowsOf<{ latest: number }>(await engine.query('SELECT coalesce(max(load_id), 0) AS latest FROM loads'));
  return row?.latest ?? 0;
}

/** The files of loads after one, up to another, in their order. */
async function filesOfLoads(engine: Engine, after: number, to = 2 ** 31 - 1): Promise<string[]> {
  const loads = rowsOf<{ file_name: string }>(
    await engine.query('SELECT file_name FROM loads WHERE load_id > $after AND load_id <= $to ORDER BY load_id', {
      after,
      to,
    }),
  );
  return loads.map(({ file_name }) => file_name);
}

/** Loads of files after one; rows that were mended come by no file. */
async function loadsAfter(engine: Engine, after: number): Promise<number[]> {
  const mended = 'SELECT mended_by FROM set_aside WHERE mended_by IS NOT NULL';
  const loads = await engine.query(`SELECT load_id FROM loads WHERE load_id > $after AND load_id NOT IN (${mended})`, {
    after,
  });
  return rowsOf<{ load_id: number }>(loads).map(({ load_id }) => load_id);
}

async function isLoaded(engine: Engine, load: number): Promise<boolean> {
  return (await engine.query('SELECT 1 AS found FROM loads WHERE load_id = $load', { load })).numRows > 0;
}
