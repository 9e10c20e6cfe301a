import type { Logger } from 'pino';
import { createApart } from '../../pipelines/apart.ts';
import { InputError } from '../../pipelines/domain/errors.ts';
import { notice } from '../../pipelines/domain/notices.ts';
import type { ConfirmedMapping, MappingProposal } from '../../pipelines/domain/reports.ts';
import { fileNamed } from '../../pipelines/ingest/archive.ts';
import type { SourceFile } from '../../pipelines/ingest/ingest.ts';
import type { MendedRow } from '../../pipelines/ingest/mend.ts';
import type { Interrupted } from '../../pipelines/ingest/under-way.ts';
import { fileOfLoad } from '../../pipelines/ingest/undo.ts';
import type { PipelineOptions } from '../../pipelines/run.ts';
import { type Engine, rowsOf } from '../../pipelines/warehouse/engine.ts';
import type { ImportStatus, MappingRequest, PreviewRequest } from '../contract/imports.ts';
import { type AsideRow, changedInFile, mendOutcome, rowsToMend, stillToMend } from './aside-file.ts';
import { createQueue, type ImportQueue } from './import-queue.ts';
import { createModels, type Models } from './model-routes.ts';
import { createTaxonomies, type Taxonomies } from './taxonomy-routes.ts';

/** Files to load, and what becomes of them. */
export interface Upload {
  readonly files: readonly SourceFile[];
  /** How the columns of all of them are to be read, where their user says so. */
  readonly mapping?: ConfirmedMapping;
  readonly mend?: Mend;
  /**
   * Puts files of it away that a load is done with.
   * @param asked those their user is still asked about: of this load, and of earlier ones of the same archive
   * @returns the same, where they lie now
   */
  settle(
    status: ImportStatus,
    files: readonly SourceFile[],
    asked: readonly SourceFile[],
  ): Promise<readonly SourceFile[]>;
}

/** Rows that a load set aside, as they should have been; those that are changed in the upload's one file, where none are told. */
export interface Mend {
  readonly loadId: number;
  readonly rows?: readonly MendedRow[];
}

/** Everything that changes the data, one after another. */
export interface Imports extends Omit<ImportQueue, 'add'> {
  /** Queues a load. */
  add(upload: Upload): ImportStatus;
  /**
   * Queues the load of rows that were set aside, as they should have been; of a corrected file, those that were changed.
   * @throws InputError (404) when there is no such load
   */
  mend(upload: Upload, mend: Mend): Promise<ImportStatus>;
  /** Queues what a killed server was to load. */
  takeUp(upload: Upload): Promise<ImportStatus>;
  /** Queues the load of a file that was asked about; it is not any more. */
  confirm(id: string, request: MappingRequest): ImportStatus;
  /** How a file that was asked about would be read. */
  preview(id: string, request: PreviewRequest): Promise<MappingProposal>;
  /** Asks no more about a file; nothing of it was loaded, and nothing of it stays. */
  dismiss(id: string, file: string): Promise<ImportStatus>;
  /** Queues the undo of a load. */
  undo(loadId: number): Promise<ImportStatus>;
  /** Queues what an earlier process did not come to: readings and figures of what it loaded; tells what it was killed at. */
  refresh(before: Interrupted | null): ImportStatus;
  /** The rows of a load that are still to mend. */
  toMend(loadId: number): Promise<AsideRow[]>;
  /** The shop's taxonomy, whose changes wait their turn among the loads. */
  readonly taxonomies: Taxonomies;
  /** The model that reads the notes, whose training waits so, too. */
  readonly models: Models;
}

/** A file that its user is asked about, and the upload it came with. */
interface Asked {
  readonly file: SourceFile;
  readonly upload: Upload;
}

/** @param onLoaded told after every change of the data, also one that failed half way */
export function createImports(
  engine: Engine,
  options: Pick<PipelineOptions, 'spool' | 'customerSalt' | 'timeZone'>,
  { onLoaded, log }: { onLoaded: () => void; log: Logger },
): Imports {
  const { add, stop, ...queue } = createQueue({ onChanged: onLoaded, log });
  const apart = createApart(engine);
  const asked = new Map<string, Asked>();
  const nameOf = (id: string, file: string) => `${id} ${file}`;

  const addUpload = (upload: Upload): ImportStatus => {
    const { files, mapping } = upload;
    return add({
      kind: 'load',
      files: files.map(({ name }) => name),
      run: async (context) => ({
        report: await apart.run('load', [...files], { ...options, ...context, ...(mapping ? { mapping } : {}) }),
      }),
      settle: async (status) => {
        const now = askedFiles(status, files);
        const before = [...asked.values()].map(({ file }) => file).filter(({ path }) => isAmong(path, files));
        for (const file of await upload.settle(status, files, [...now, ...before]))
          if (now.some(({ name }) => name === file.name))
            asked.set(nameOf(status.import_id, file.name), { file, upload });
      },
    });
  };
  const askedOf = (id: string, file: string): Asked => {
    const found = asked.get(nameOf(queue.find(id).import_id, file));
    if (!found) throw new InputError(notice('not_asked', { file }), 404);
    return found;
  };
  const noLongerAsked = (id: string, file: string) => {
    const found = askedOf(id, file);
    asked.delete(nameOf(id, file));
    for (const refused of queue.find(id).report?.refused ?? []) if (refused.file === file) refused.mapping = null;
    return found;
  };
  const addMend = (name: string, { files, settle }: Upload, { loadId, rows: told }: Mend, isTakenUp = false) =>
    add({
      kind: 'mend',
      files: [name],
      run: async (context) => {
        const rows = told ?? (await changedInFile(engine, files[0]!)).rows;
        const left = isTakenUp ? await stillToMend(engine, loadId, rows) : rows;
        // A killed server had come to load them, though not to tell, or their load was taken back since.
        if (isTakenUp && left.length === 0) return {};
        if (left.length === 0) throw new InputError(notice('nothing_corrected', { file: files[0]?.name ?? name }));
        const report = await apart.run('mend', { loadId, rows: left }, { ...options, ...context });
        return { report, mended: await mendOutcome(engine, loadId, report) };
      },
      settle: async (status) => void (await settle(status, files, [])),
    });
  return {
    ...queue,
    add: addUpload,
    confirm(id, { file, ...mapping }) {
      const { file: source, upload } = noLongerAsked(id, file);
      return addUpload({ ...upload, files: [source], mapping });
    },
    async dismiss(id, name) {
      const { file, upload } = noLongerAsked(id, name);
      const status = queue.find(id);
      const others = [...asked.values()].map((other) => other.file);
      await upload.settle(
        status,
        [file],
        others.filter(({ path }) => isAmong(path, upload.files)),
      );
      return status;
    },
    preview: async (id, { file, kind, columns }) =>
      apart.run('preview', { file: askedOf(id, file).file, kind, columns }, options),
    refresh: (before) =>
      add({
        kind: 'refresh',
        files: [],
        run: async ({ onProgress }) => {
          const [loads] = rowsOf<{ n: number }>(await engine.query('SELECT count(*) AS n FROM loads'));
          if (loads!.n > 0) await apart.run('refresh', null, { ...options, onProgress });
          if (!before) return {};
          const { isDone, ...told } = before;
          return { interrupted: { ...told, is_done: isDone } };
        },
      }),
    undo: async (loadId) =>
      add({
        kind: 'undo',
        files: [await fileOfLoad(engine, loadId)],
        run: async (context) => ({ undone: await apart.run('undo', loadId, { ...options, ...context }) }),
      }),
    mend: async (upload, mend) => addMend(await fileOfLoad(engine, mend.loadId), upload, mend),
    takeUp: async (upload) => {
      const { files, mend } = upload;
      if (!mend) return addUpload(upload);
      const name = await fileOfLoad(engine, mend.loadId).catch(() => files[0]?.name ?? String(mend.loadId));
      return addMend(name, upload, mend, true);
    },
    toMend: (loadId) => rowsToMend(engine, loadId),
    taxonomies: createTaxonomies(engine, add, {
      change: (wish, context) => apart.run('relabel', wish, { ...options, ...context }),
      preview: (plan, context) => apart.run('previewTaxonomy', plan, { ...options, ...context }),
    }),
    models: createModels(engine, add, {
      train: (wish, context) => apart.run('train', wish, { ...options, ...context }),
      putBack: (wish, context) => apart.run('switchModel', wish, { ...options, ...context }),
    }),
    async stop() {
      await stop();
      await apart.close();
    },
  };
}

/** The files that a load asks their user about. */
function askedFiles({ report }: ImportStatus, files: readonly SourceFile[]): SourceFile[] {
  const names = (report?.refused ?? []).filter(({ mapping }) => mapping !== null).map(({ file }) => file);
  return names.flatMap((name) => files.flatMap((file) => fileNamed(name, file) ?? []));
}

/** Whether what lies there is one of the files, or an archive that one of them is in. */
export function isAmong(path: string, files: readonly SourceFile[]): boolean {
  return files.some((file) => file.path === path);
}
