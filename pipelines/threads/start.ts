import { type TransferListItem, Worker, workerData } from 'node:worker_threads';

/** TypeScript has to be made known to a new thread first, however this one came to know it. */
const bootstrap = `
const { workerData } = require('node:worker_threads');
import(workerData.tsx).then(({ register }) => { register(); return import(workerData.entry); });`;

interface ThreadOptions {
  /** What the thread finds as `givenToThread()`. */
  readonly given?: unknown;
  readonly transfer?: readonly TransferListItem[];
  /** Told once when the thread ends, by a fault or because it was told to. */
  readonly onEnd: (error: Error) => void;
}

/**
 * Starts a thread on a TypeScript module; it does not keep the process alive.
 * @param entry the module's `file:` address
 */
export function startThread(entry: URL, { given, transfer = [], onEnd }: ThreadOptions): Worker {
  const thread = new Worker(bootstrap, {
    eval: true,
    workerData: { tsx: import.meta.resolve('tsx/esm/api'), entry: entry.href, given },
    transferList: [...transfer],
  });
  thread.unref();
  let fault = new Error('a thread ended before its work had');
  thread.on('error', (error: Error) => {
    fault = error;
  });
  return thread.on('exit', () => onEnd(fault));
}

/** In a thread: what it was started with. */
export function givenToThread(): unknown {
  return (workerData as { given: unknown }).given;
}
