import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { diskProblem } from '../../pipelines/warehouse/disk.ts';
import { isAmong, type Upload } from './imports.ts';

/** What was uploaded together, as its folder remembers it. */
interface Uploaded extends Pick<Upload, 'files' | 'mapping' | 'mend'> {
  /** When it was received, in milliseconds since 1970. */
  readonly at: number;
  /** How many servers have taken it up that an earlier one left. */
  readonly takenUp?: number;
}

const memory = 'upload.json';
/** A file that ends the server each time must not do so for ever. */
const mostTakenUp = 2;

/**
 * What was received whole, in a folder of its own: files, or rows that were set aside as they should have been. It remembers
 * them until they are loaded, so that a server that was killed loads them when it starts again; files that their user is
 * asked about stay.
 * @throws InputError (507) when the folder cannot be written
 */
export function rememberedUpload(folder: string, uploaded: Pick<Upload, 'files' | 'mapping' | 'mend'>): Upload {
  return remembered(folder, { ...uploaded, at: Date.now() });
}

/**
 * The uploads that a killed server did not come to load, as they were received; those that were not received whole are
 * taken away.
 */
export function leftUploads(spool: string): Upload[] {
  const folders = readdirSync(spool).filter((name) => name.startsWith('upload-'));
  const left = folders.flatMap((name) => {
    const folder = join(spool, name);
    const uploaded = rememberedIn(folder);
    if (uploaded && (uploaded.takenUp ?? 0) < mostTakenUp) return [{ folder, uploaded }];
    rmSync(folder, { recursive: true, force: true });
    return [];
  });
  return left
    .sort((a, b) => a.uploaded.at - b.uploaded.at)
    .map(({ folder, uploaded }) => remembered(folder, { ...uploaded, takenUp: (uploaded.takenUp ?? 0) + 1 }));
}

function remembered(folder: string, uploaded: Uploaded): Upload {
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, memory), JSON.stringify(uploaded));
  } catch (cause) {
    rmSync(folder, { recursive: true, force: true });
    throw diskProblem(cause, 'upload') ?? cause;
  }
  return uploadIn(folder, uploaded);
}

function uploadIn(folder: string, uploaded: Uploaded): Upload {
  const { at, takenUp: _takenUp, ...upload } = uploaded;
  return {
    ...upload,
    async settle(_status, settled, asked) {
      for (const { path } of settled) if (!isAmong(path, asked)) await rm(path, { force: true });
      if (asked.length > 0) writeFileSync(join(folder, memory), JSON.stringify({ files: asked, at }));
      if (readdirSync(folder).every((name) => name === memory)) await rm(join(folder, memory), { force: true });
      await rmdir(folder).catch(() => undefined);
      return asked;
    },
  };
}

function rememberedIn(folder: string): Uploaded | null {
  try {
    const { files, at = 0, ...rest } = JSON.parse(readFileSync(join(folder, memory), 'utf8')) as Uploaded;
    const left = files.filter(({ path }) => existsSync(path));
    return left.length > 0 || rest.mend?.rows ? { ...rest, at, files: left } : null;
  } catch {
    return null;
  }
}
