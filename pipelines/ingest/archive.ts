import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { InputError } from '../domain/errors.ts';
import { notice } from '../domain/notices.ts';
import type { RefusedFile } from '../domain/reports.ts';
import { diskProblem } from '../warehouse/disk.ts';
import type { SourceFile } from './sheet.ts';
import { magicOf, packedBy, textBytes } from './survey.ts';
import { isWorkbook } from './workbook.ts';
import { memberBytes, membersOf, refuseTrap } from './zip.ts';

/** Files as they are outside of archives. */
export interface Unpacked {
  /** Those to read: a member of an archive is named `<archive>/<member>`. */
  readonly files: readonly SourceFile[];
  readonly refused: readonly RefusedFile[];
  /** Names of members that are no exports: what systems add, pictures, papers. */
  readonly ignored: readonly string[];
  /** Names of files that are no exports if they cannot be read: texts beside other members. */
  readonly doubtful: ReadonlySet<string>;
}

interface UnpackOptions {
  /** Folder that members are unpacked to for as long as they are worked on. */
  spool: string;
  onFile?: (name: string) => void;
  signal?: AbortSignal;
}

/**
 * Does something with files as they are outside of archives: every member of a zip is a file of its own, and what lies in
 * a gzip is unpacked where it is no text. What was unpacked is taken away after the work, whatever became of it.
 */
export async function whileUnpacked<T>(
  files: readonly SourceFile[],
  options: UnpackOptions,
  work: (unpacked: Unpacked) => Promise<T>,
): Promise<T> {
  const folder = join(options.spool, `unpacked-${randomUUID()}`);
  const unpacking = new Unpacking(folder, options.signal);
  try {
    for (const file of files) {
      options.signal?.throwIfAborted();
      options.onFile?.(file.name);
      await unpacking.add(file);
    }
    return await work(unpacking);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * A file's name, as one that lies in an archive is asked for: the file itself, or the archive and which member is meant.
 * Undefined when it is of another file.
 */
export function fileNamed(name: string, file: SourceFile): SourceFile | undefined {
  if (name === file.name) return file;
  return name.startsWith(`${file.name}/`) ? { ...file, name, member: name.slice(file.name.length + 1) } : undefined;
}

const addedBySystems = /(^|\/)(__MACOSX\/|\.(?!\.?\/)|thumbs\.db$|desktop\.ini$)/i;
const papers =
  /\.(pdf|docx?|odt|rtf|md|html?|css|js|png|jpe?g|gif|webp|svg|bmp|tiff?|heic|ico|mp4|mov|eml|msg)$|(^|\/)(read[ _-]?me|licen[cs]e|liesmich|lisez[ _-]?moi|leggimi|l[eé]eme|cite[sș]te)(\.\w{1,8})?$/i;
const texts = /\.txt$/i;

class Unpacking implements Unpacked {
  readonly files: SourceFile[] = [];
  readonly refused: RefusedFile[] = [];
  readonly ignored: string[] = [];
  readonly doubtful = new Set<string>();
  private readonly folder: string;
  private readonly signal: AbortSignal | undefined;
  private filesWritten = 0;
  /** Of the file that was given: its bytes on disk, and what it was unpacked to so far. */
  private packedBytes = 0;
  private unpackedBytes = 0;

  constructor(folder: string, signal?: AbortSignal) {
    this.folder = folder;
    this.signal = signal;
  }

  add(file: SourceFile): Promise<void> {
    return this.orRefuse(file.name, async () => {
      [this.packedBytes, this.unpackedBytes] = [await sizeOf(file.path), 0];
      const plain = await this.outsideGzip(file);
      if (await isArchive(plain.path)) await this.addMembers(file, plain.path);
      else this.files.push(plain);
    });
  }

  private async addMembers({ name: given, member: only }: SourceFile, path: string): Promise<void> {
    const archive = only === undefined ? given : given.slice(0, -only.length - 1);
    const shownNames = new Set<string>();
    const ignored: string[] = [];
    const tried: string[] = [];
    for (const member of await membersOf(path)) {
      const shown = uniqueName(shownName(member.name), shownNames);
      shownNames.add(shown);
      if (only !== undefined && only !== shown) continue;
      if (addedBySystems.test(shown) || papers.test(shown)) {
        ignored.push(shown);
        continue;
      }
      const name = `${archive}/${shown}`;
      tried.push(name);
      await this.orRefuse(name, () => this.addMember(name, memberBytes(path, member)));
    }
    if (!tried.every((name) => texts.test(name)))
      for (const name of tried) if (texts.test(name)) this.doubtful.add(name);
    if (tried.length === 0) throw new InputError(notice('zip_without_exports', { files: ignored.slice(0, 5) }));
    this.ignored.push(...ignored.map((name) => `${archive}/${name}`));
  }

  private async addMember(name: string, bytes: AsyncIterable<Buffer>): Promise<void> {
    const plain = await this.outsideGzip({ name, path: await this.write(bytes) });
    if (await isArchive(plain.path)) throw new InputError(notice('zip_in_zip'));
    this.files.push(plain);
  }

  /** The file; where a gzip holds no text but a workbook, a zip or a Parquet file, that. */
  private async outsideGzip(file: SourceFile): Promise<SourceFile> {
    if ((await magicOf(file.path)) !== 'gzip' || !(await holdsPacked(file.path))) return file;
    return { ...file, path: await this.write(gunzipped(file.path)) };
  }

  /** Writes bytes to a file of our own and gives its path; one that cannot be written whole is taken away. */
  private async write(bytes: AsyncIterable<Buffer>): Promise<string> {
    const path = join(this.folder, String(this.filesWritten++));
    try {
      await mkdir(this.folder, { recursive: true });
      await pipeline(this.counted(bytes), createWriteStream(path), this.signal ? { signal: this.signal } : {});
    } catch (error) {
      await rm(path, { force: true });
      this.signal?.throwIfAborted();
      throw diskProblem(error, 'unpacked', this.folder) ?? error;
    }
    return path;
  }

  private async *counted(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of bytes) {
      this.unpackedBytes += chunk.length;
      refuseTrap(this.unpackedBytes, this.packedBytes);
      yield chunk;
    }
  }

  private async orRefuse(file: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      this.refused.push({ file, problem: error.notice, mapping: null });
    }
  }
}

/** Bytes of a file; 0 of one that is not there, which its reader refuses. */
async function sizeOf(path: string): Promise<number> {
  const { size } = await stat(path).catch(() => ({ size: 0 }));
  return size;
}

async function isArchive(path: string): Promise<boolean> {
  return (await magicOf(path)) === 'zip' && !isWorkbook(await membersOf(path));
}

/** A gzip that is cut off at its very beginning is left to who reads it. */
async function holdsPacked(path: string): Promise<boolean> {
  try {
    for await (const chunk of textBytes(path, 'gzip')) return packedBy((chunk as Buffer).subarray(0, 4)) !== null;
  } catch {}
  return false;
}

async function* gunzipped(path: string): AsyncGenerator<Buffer> {
  try {
    yield* textBytes(path, 'gzip');
  } catch (cause) {
    throw new InputError(notice('cannot_unpack', { cause: (cause as Error).message }), 400, { cause });
  }
}

/** A member's name as it can be shown: no command to a terminal, and no longer than a line. */
function shownName(name: string): string {
  const path = name.replaceAll('\\', '/').replace(/^(\.?\/)+/, '');
  return path.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '\uFFFD').slice(-200);
}

function uniqueName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number++) free = `${name} (${number})`;
  return free;
}
