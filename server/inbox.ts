import { constants } from 'node:fs';
import { access, copyFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, parse } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import { InputError } from '../pipelines/domain/errors.ts';
import type { IngestReport } from '../pipelines/domain/reports.ts';
import type { SourceFile } from '../pipelines/ingest/ingest.ts';
import type { ImportStatus } from './contract/imports.ts';
import { type Imports, isAmong, type Upload } from './http/imports.ts';

/** A folder whose files are loaded as they appear. */
export interface Inbox {
  /** Looks no more; ends when it does not. */
  stop(): Promise<void>;
}

const lookEvery = 1000;
/** What programs call files that they are still writing. */
const unfinished = /^[.~]|\.(part|partial|tmp|temp|crdownload|filepart|mapping\.json|report\.json)$/i;

/**
 * Watches a folder: what appears there is loaded once it has not grown for two looks, what is ready together as one load.
 * Then it goes to `done/` or, where it or anything in it was refused, to `refused/`, with its report beside it, as
 * `<file>.report.json`.
 * @throws InputError when the folder cannot be written
 */
export async function openInbox(folder: string, imports: Imports, log: Logger, every = lookEvery): Promise<Inbox> {
  try {
    for (const name of ['done', 'refused']) await mkdir(join(folder, name), { recursive: true });
    await access(folder, constants.R_OK | constants.W_OK);
  } catch (cause) {
    throw new InputError(`The inbox ${folder} cannot be used: ${(cause as Error).message}.`, 400, { cause });
  }
  const stopping = new AbortController();
  const looking = watch(folder, imports, { log, every, signal: stopping.signal });
  return {
    async stop() {
      stopping.abort();
      await looking;
    },
  };
}

async function watch(
  folder: string,
  imports: Imports,
  { log, every, signal }: { log: Logger; every: number; signal: AbortSignal },
): Promise<void> {
  let seen = new Map<string, string>();
  while (!signal.aborted) {
    try {
      const now = await filesIn(folder);
      const ready = [...now].filter(([name, state]) => seen.get(name) === state).map(([name]) => name);
      seen = now;
      if (ready.length > 0) await load(folder, ready, imports, signal);
    } catch (err) {
      log.warn({ err }, 'the inbox could not be looked through');
    }
    await setTimeout(every, undefined, { signal }).catch(() => undefined);
  }
}

/** Size and time of each file that may be whole. */
async function filesIn(folder: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (!entry.isFile() || unfinished.test(entry.name)) continue;
    const { size, mtimeMs } = await stat(join(folder, entry.name));
    files.set(entry.name, `${size} ${mtimeMs}`);
  }
  return files;
}

/** What the server's end cuts short stays for its next start. */
async function load(folder: string, names: string[], imports: Imports, stopping: AbortSignal): Promise<void> {
  const files = names.sort().map((name) => ({ path: join(folder, name), name }));
  const settle: Upload['settle'] = async (status, settled, asked) =>
    status.stage === 'failed' && stopping.aborted ? [] : putAway(folder, status, settled, asked);
  await imports.ended(imports.add({ files, settle }).import_id);
}

/** Moves files where their report says; gives those that their user is asked about, where they lie then. */
async function putAway(
  folder: string,
  status: ImportStatus,
  files: readonly SourceFile[],
  asked: readonly SourceFile[],
): Promise<SourceFile[]> {
  const kept: SourceFile[] = [];
  for (const { path, name, member } of files) {
    const before = member === undefined ? null : await reportBeside(path);
    const report = reportOf(status, name, before);
    const isDone = report.files.length > 0 && report.refused.length === 0;
    const to = await moved(
      path,
      join(folder, isDone ? 'done' : 'refused'),
      member === undefined ? name : basename(path),
    );
    const told = `${to}.report.json`;
    await writeFile(`${told}.part`, `${JSON.stringify({ outcome: outcomeOf(report), ...report }, null, 2)}\n`);
    await rename(`${told}.part`, told);
    kept.push(...asked.filter((file) => isAmong(path, [file])).map((file) => ({ ...file, path: to })));
  }
  return kept;
}

type InboxReport = Pick<ImportStatus, 'stage' | 'problem'> & Pick<IngestReport, 'files' | 'refused' | 'ignored'>;

/**
 * What a load did with one file, or with those in one archive.
 * @param before what earlier loads did with the rest of the archive
 */
function reportOf({ stage, problem, report }: ImportStatus, name: string, before: InboxReport | null): InboxReport {
  const isIn = (file: string) => file === name || file.startsWith(`${name}/`);
  const files = report?.files.filter(({ file }) => isIn(file)) ?? [];
  const refused = report?.refused.filter(({ file }) => isIn(file)) ?? [];
  const told = new Set([...files, ...refused].map(({ file }) => file));
  return {
    ...{ stage, problem },
    files: [...(before?.files ?? []), ...files],
    refused: [...(before?.refused.filter(({ file }) => !told.has(file)) ?? []), ...refused],
    ignored: before?.ignored ?? report?.ignored.filter(isIn) ?? [],
  };
}

/** What came in and what did not, for who reads no more of the report. */
function outcomeOf({ files, refused }: InboxReport): string {
  const names = (list: readonly { file: string }[]) => list.map(({ file }) => file).join(', ');
  const loaded = files.length > 0 ? `Loaded: ${names(files)}.` : 'Nothing of it was loaded.';
  return refused.length > 0 ? `${loaded} Refused: ${names(refused)}.` : loaded;
}

/** The report that lies beside a file; null when there is none. */
async function reportBeside(path: string): Promise<InboxReport | null> {
  const text = await readFile(`${path}.report.json`, 'utf8').catch(() => 'null');
  return JSON.parse(text) as InboxReport | null;
}

/** Moves a file to a folder, where it is not there already, and gives its path; its old report goes. */
async function moved(path: string, folder: string, name: string): Promise<string> {
  if (dirname(path) === folder) return path;
  const to = await freePath(folder, name);
  await rename(path, to).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EXDEV') throw error;
    await copyFile(path, to);
    await rm(path);
  });
  await rm(`${path}.report.json`, { force: true });
  return to;
}

/** A path for a file in a folder that holds none of its name: `orders.csv`, else `orders (2).csv`. */
async function freePath(folder: string, file: string): Promise<string> {
  const taken = new Set(await readdir(folder));
  const { name, ext } = parse(file);
  let free = file;
  for (let number = 2; taken.has(free); number++) free = `${name} (${number})${ext}`;
  return join(folder, free);
}
