import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ConfirmedMapping } from '../../pipelines/domain/reports.ts';
import type { SourceFile } from '../../pipelines/ingest/ingest.ts';
import { isAmong, type Upload } from './imports.ts';

/** What was uploaded together, as its folder remembers it. */
interface Uploaded {
  readonly files: readonly SourceFile[];
  readonly mapping?: ConfirmedMapping;
  /** How many servers have taken it up that an earlier one left. */
  readonly takenUp?: number;
}

const memory = 'upload.json';
/** A file that ends the server each time must not do so for ever. */
const mostTakenUp = 2;

/**
 * Files that were received whole, in a folder of their own. It remembers them until they are loaded, so that a server that
 * was killed loads them when it starts again; files that their user is asked about stay.
 */
export function rememberedUpload(folder: string, uploaded: Uploaded): Upload {
  writeFileSync(join(folder, memory), JSON.stringify(uploaded));
  return uploadIn(folder, uploaded);
}

/** The uploads that a killed server did not come to load; those that were not received whole are taken away. */
export function leftUploads(spool: string): Upload[] {
  const folders = readdirSync(spool).filter((name) => name.startsWith('upload-'));
  return folders.flatMap((name) => {
    const folder = join(spool, name);
    const uploaded = rememberedIn(folder);
    if (uploaded && (uploaded.takenUp ?? 0) < mostTakenUp)
      return [rememberedUpload(folder, { ...uploaded, takenUp: (uploaded.takenUp ?? 0) + 1 })];
    rmSync(folder, { recursive: true, force: true });
    return [];
  });
}

function uploadIn(folder: string, uploaded: Uploaded): Upload {
  const { files, mapping } = uploaded;
  return {
    files,
    ...(mapping ? { mapping } : {}),
    async settle(_status, settled, asked) {
      for (const { path } of settled) if (!isAmong(path, asked)) await rm(path, { force: true });
      if (asked.length > 0) writeFileSync(join(folder, memory), JSON.stringify({ files: asked }));
      if (readdirSync(folder).every((name) => name === memory)) await rm(join(folder, memory), { force: true });
      await rmdir(folder).catch(() => undefined);
      return asked;
    },
  };
}

function rememberedIn(folder: string): Uploaded | null {
  try {
    const { files, ...rest } = JSON.parse(readFileSync(join(folder, memory), 'utf8')) as Uploaded;
    const left = files.filter(({ path }) => existsSync(path));
    return left.length > 0 ? { ...rest, files: left } : null;
  } catch {
    return null;
  }
}
