import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { storedNotices } from '../domain/notices.ts';
import type { FileReport } from '../domain/reports.ts';
import { diskProblem } from '../warehouse/disk.ts';
import { type Engine, rowsOf } from '../warehouse/engine.ts';
import type { Format } from './formats/format.ts';
import type { Sheet } from './sheet.ts';

/** What is in already of files that come again, since the process that loaded them was killed among them. */
export interface CameIn {
  /** What the load of such a file told: the same name, bytes and format; undefined of any other file. */
  reportOf(sheet: Sheet, format: Format): FileReport | undefined;
  /** To be told when all are in: the same files are loaded anew when they come once more. */
  forget(): Promise<void>;
}

/**
 * Remembers loads of a process that was killed, beside those that are remembered already.
 * @throws InputError when the spool cannot be written
 */
export async function rememberCutShort(spool: string, loads: readonly number[]): Promise<void> {
  const all = [...new Set([...(await remembered(spool)), ...loads])];
  if (all.length > 0) await remember(spool, all);
}

/** What is in of the loads that are remembered; of those that were taken back nothing is. */
export async function cameIn(engine: Engine, spool: string): Promise<CameIn> {
  const loads = await remembered(spool);
  const found = rowsOf<{ hash: string; report: string }>(
    await engine.query(
      `SELECT content_hash AS hash, report FROM loads
       WHERE list_contains(CAST(from_json($loads, '["INTEGER"]') AS INTEGER[]), load_id) ORDER BY load_id`,
      { loads: JSON.stringify(loads) },
    ),
  ).map(({ hash, report }) => ({ hash, report: JSON.parse(report) as FileReport }));
  const met = new Set<number>();
  return {
    reportOf: ({ file, survey }, format) => {
      const own = found.find(
        ({ hash, report }) => hash === survey.hash && report.file === file.name && report.format === format.id,
      )?.report;
      if (!own) return undefined;
      met.add(own.load_id);
      return { ...own, warnings: storedNotices(own.warnings) };
    },
    forget: async () => {
      if (met.size > 0)
        await remember(
          spool,
          loads.filter((load) => !met.has(load)),
        );
    },
  };
}

/** The note before it stands until the new one is whole. */
async function remember(spool: string, loads: readonly number[]): Promise<void> {
  const next = `${noteIn(spool)}.next`;
  try {
    if (loads.length === 0) return await rm(noteIn(spool), { force: true });
    await mkdir(spool, { recursive: true });
    await writeFile(next, JSON.stringify({ loads }));
    await rename(next, noteIn(spool));
  } catch (cause) {
    throw diskProblem(cause, 'working_folder', spool) ?? cause;
  }
}

/** A note that a failing disk has damaged says nothing. */
async function remembered(spool: string): Promise<number[]> {
  try {
    const { loads } = JSON.parse(await readFile(noteIn(spool), 'utf8')) as { loads?: unknown };
    return Array.isArray(loads) ? loads.filter((load) => Number.isInteger(load)) : [];
  } catch {
    return [];
  }
}

function noteIn(spool: string): string {
  return join(spool, 'cut-short.json');
}
