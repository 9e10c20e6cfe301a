import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { Logger } from 'pino';
import { InputError } from '../../pipelines/domain/errors.ts';
import { type PipelineOptions, runPipeline } from '../../pipelines/run.ts';
import type { Engine } from '../../pipelines/warehouse/engine.ts';
import type { ImportStatus } from '../contract/imports.ts';

/** Files that were uploaded into a folder of their own, which the load removes. */
export interface Upload {
  readonly folder: string;
  readonly files: readonly { readonly path: string; readonly name: string }[];
}

/** The loads of this server's life, run one after another. */
export interface Imports {
  /** Queues a load. */
  add(upload: Upload): ImportStatus;
  /** Newest first, the last hundred. */
  list(): ImportStatus[];
  find(id: string): ImportStatus | undefined;
  /** Ends the running load at its next step, rolled back, and fails those that wait; ends when they have. */
  stop(): Promise<void>;
}

const remembered = 100;

/** @param onLoaded told after every load, also one that failed half way */
export function createImports(
  engine: Engine,
  options: Pick<PipelineOptions, 'spool' | 'customerSalt'>,
  { onLoaded, log }: { onLoaded: () => void; log: Logger },
): Imports {
  const statuses: ImportStatus[] = [];
  let isStopped = false;
  let last: Promise<void> = Promise.resolve();

  const update = (status: ImportStatus, change: Partial<ImportStatus>) => {
    if (isStopped) throw new Stopped('The server stopped before the load had ended: load the files again.');
    Object.assign(status, change);
  };
  const load = async (status: ImportStatus, { folder, files }: Upload) => {
    try {
      const onProgress: PipelineOptions['onProgress'] = (progress) => update(status, progress);
      update(status, { stage: 'read' });
      const report = await runPipeline(engine, [...files], { ...options, onProgress });
      Object.assign(status, { stage: 'done', detail: null, done: null, total: null, report });
    } catch (error) {
      const isExpected = error instanceof InputError || error instanceof Stopped;
      if (!isExpected) log.error({ err: error }, 'load failed');
      Object.assign(status, { stage: 'failed', problem: isExpected ? error.message : fault });
    } finally {
      onLoaded();
      await rm(folder, { recursive: true, force: true }).catch((err) => log.warn({ err }, 'an upload stays on disk'));
    }
  };
  return {
    add(upload) {
      const names = upload.files.map((file) => file.name);
      const status: ImportStatus = { import_id: randomUUID(), files: names, ...queued };
      statuses.unshift(status);
      statuses.splice(remembered);
      last = last.then(() => load(status, upload));
      return status;
    },
    list: () => statuses,
    find: (id) => statuses.find((status) => status.import_id === id),
    async stop() {
      isStopped = true;
      await last;
    },
  };
}

const queued = { stage: 'queued', detail: null, done: null, total: null, report: null, problem: null } as const;

const fault = 'The load failed through a fault of the program; its log tells more.';

/** Thrown out of a load that must not go on; nothing the caller did wrong. */
class Stopped extends Error {}
