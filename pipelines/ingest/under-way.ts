import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { diskProblem } from '../warehouse/disk.ts';
import { type Engine, rowsOf } from '../warehouse/engine.ts';

/** A load that a killed process was at, and whether the file came in whole; in part it never does. */
export interface InterruptedLoad {
  file: string;
  is_loaded: boolean;
}

interface Note {
  file: string;
  /** The latest load before it. */
  after: number;
}

/**
 * Loads a file with a note in the spool, so that the next start can tell what became of it.
 * @throws InputError when the spool cannot be written
 */
export async function whileNoted<T>(engine: Engine, spool: string, file: string, load: () => Promise<T>): Promise<T> {
  const note: Note = { file, after: await latestLoad(engine, '%') };
  try {
    await mkdir(spool, { recursive: true });
    await writeFile(noteIn(spool), JSON.stringify(note));
  } catch (cause) {
    throw diskProblem(cause, `The working folder ${spool}`) ?? cause;
  }
  try {
    return await load();
  } finally {
    await rm(noteIn(spool), { force: true });
  }
}

/**
 * The load that an earlier process was killed at; null when none was. Takes away what it left in the spool, so it is told
 * once: to be asked when a process starts, before it loads anything.
 */
export async function interruptedLoad(engine: Engine, spool: string): Promise<InterruptedLoad | null> {
  const names = await readdir(spool).catch(() => []);
  for (const name of names) if (name.startsWith('rewritten-')) await rm(join(spool, name), { force: true });
  const text = await readFile(noteIn(spool), 'utf8').catch(() => '');
  await rm(noteIn(spool), { force: true });
  const note = parsed(text);
  return note && { file: note.file, is_loaded: (await latestLoad(engine, note.file)) > note.after };
}

function noteIn(spool: string): string {
  return join(spool, 'under-way.json');
}

/** A note that was being written when the process was killed says nothing: its load had not begun. */
function parsed(text: string): Note | null {
  try {
    return JSON.parse(text) as Note;
  } catch {
    return null;
  }
}

/** Number of the latest load of a file, `%` for any; 0 when there is none. */
async function latestLoad(engine: Engine, file: string): Promise<number> {
  const [row] = rowsOf<{ latest: number }>(
    await engine.query(`SELECT coalesce(max(load_id), 0) AS latest FROM loads WHERE $file IN ('%', file_name)`, {
      file,
    }),
  );
  return row?.latest ?? 0;
}
