import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { Cancelled, InputError } from '../../pipelines/domain/errors.ts';
import { notice } from '../../pipelines/domain/notices.ts';
import type { PipelineProgress } from '../../pipelines/meter.ts';
import { hasEnded, type ImportKind, type ImportStatus } from '../contract/imports.ts';

/** Something that changes the data. */
export interface Job extends Pick<ImportStatus, 'kind' | 'files'> {
  /** Does it; what it gives becomes part of the status. */
  run(context: JobContext): Promise<Partial<ImportStatus>>;
  /** Told the outcome, whatever it is. */
  settle?(status: ImportStatus): Promise<void>;
}

export interface JobContext {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: PipelineProgress) => void;
}

/** The jobs of this server's life, run one after another. */
export interface ImportQueue {
  add(job: Job): ImportStatus;
  /** Newest first, the last hundred. */
  list(): ImportStatus[];
  /** @throws InputError (404) when there is none of that name */
  find(id: string): ImportStatus;
  /**
   * Takes a job out of the queue, or ends it, rolled back.
   * @throws InputError (404) when there is none of that name, (409) when it has ended or cannot be ended any more
   */
  cancel(id: string): ImportStatus;
  /** The status of a job once it has ended. */
  ended(id: string): Promise<ImportStatus>;
  /** Ends the running job at its next step and fails those that wait; ends when they have. */
  stop(): Promise<void>;
}

interface Entry {
  readonly status: ImportStatus;
  readonly controller: AbortController;
  readonly ended: Promise<void>;
}

const remembered = 100;

/** @param onChanged told after every job, also one that failed half way */
export function createQueue({ onChanged, log }: { onChanged: () => void; log: Logger }): ImportQueue {
  const entries: Entry[] = [];
  let stopped: Stopped | null = null;
  let last: Promise<void> = Promise.resolve();

  const run = async (job: Job, status: ImportStatus, signal: AbortSignal) => {
    try {
      signal.throwIfAborted();
      Object.assign(status, await job.run({ signal, onProgress: (progress) => Object.assign(status, progress) }));
      Object.assign(status, { ...idle, stage: 'done' });
    } catch (error) {
      Object.assign(status, idle, outcomeOf(error, signal, log));
    } finally {
      onChanged();
      await job.settle?.(status).catch((err) => log.warn({ err }, 'files of a load stay where they are'));
    }
  };
  const entryOf = (id: string) => {
    const entry = entries.find(({ status }) => status.import_id === id);
    if (!entry) throw new InputError(notice('unknown_import'), 404);
    return entry;
  };
  return {
    add(job) {
      const status: ImportStatus = { import_id: randomUUID(), kind: job.kind, files: job.files, ...queued };
      const controller = new AbortController();
      if (stopped) controller.abort(stopped);
      last = last.then(() => run(job, status, controller.signal));
      entries.unshift({ status, controller, ended: last });
      entries.splice(remembered);
      return status;
    },
    list: () => entries.map(({ status }) => status),
    find: (id) => entryOf(id).status,
    cancel(id) {
      const { status, controller } = entryOf(id);
      const why = uncancellable(status);
      if (why) throw new InputError(notice(why), 409);
      controller.abort(new Cancelled());
      if (status.stage === 'queued') status.stage = 'cancelled';
      return status;
    },
    async ended(id) {
      const { status, ended } = entryOf(id);
      await ended;
      return status;
    },
    async stop() {
      stopped = new Stopped();
      for (const { controller } of entries) controller.abort(stopped);
      await last;
    },
  };
}

/** Why a job cannot be ended; null where it can. What has been taken back is not brought in again. */
function uncancellable(status: ImportStatus): 'load_ended' | 'undo_ended' | 'refresh_running' | null {
  const { kind, stage } = status;
  if (hasEnded(status)) return 'load_ended';
  if (kind === 'undo' && (stage === 'classify' || stage === 'build')) return 'undo_ended';
  if (bringsUp.has(kind) && (stage === 'classify' || stage === 'build')) return 'refresh_running';
  return null;
}

/** What brings the figures up to something that counts already. */
const bringsUp: ReadonlySet<ImportKind> = new Set<ImportKind>(['refresh', 'relabel', 'train', 'switch']);

/** Nothing under way. */
const idle = {
  ...{ detail: null, done: null, total: null, rows_per_second: null, seconds_left: null },
} as const;

const queued: Omit<ImportStatus, 'import_id' | 'kind' | 'files'> = {
  ...idle,
  ...{ rows: null, bytes: null, bytes_total: null, report: null, mended: null, undone: null, interrupted: null },
  ...{ relabelled: null, effect: null, trained: null },
  ...{ problem: null, problem_status: null },
  stage: 'queued',
};

/** Thrown out of a job that must not go on; nothing the caller did wrong. */
class Stopped extends Error {}

type Outcome = Pick<ImportStatus, 'stage' | 'problem' | 'problem_status'>;

function outcomeOf(error: unknown, signal: AbortSignal, log: Logger): Outcome {
  if (error === signal.reason && error instanceof Cancelled)
    return { stage: 'cancelled', problem: null, problem_status: null };
  if (error instanceof InputError) return { stage: 'failed', problem: error.notice, problem_status: error.status };
  if (error instanceof Stopped) return { stage: 'failed', problem: notice('server_stopped'), problem_status: 503 };
  log.error({ err: error }, 'load failed');
  return { stage: 'failed', problem: notice('fault'), problem_status: 500 };
}
