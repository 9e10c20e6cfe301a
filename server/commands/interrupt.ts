import { Cancelled } from '../../pipelines/domain/errors.ts';

/** Runs something that Ctrl-C cancels: the first makes undone what it did, a second one ends the process. */
export async function cancellable<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const cancel = () => {
    console.error('\nCancelling: the data become as they were before …');
    controller.abort(new Cancelled());
  };
  process.once('SIGINT', cancel);
  try {
    return await work(controller.signal);
  } finally {
    process.off('SIGINT', cancel);
  }
}
