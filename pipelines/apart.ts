import { MessageChannel, type MessagePort, type Worker } from 'node:worker_threads';
import { Cancelled } from './domain/errors.ts';
import type { PipelineProgress } from './meter.ts';
import type { PipelineOptions } from './run.ts';
import type { Tasks } from './tasks.ts';
import { startThread } from './threads/start.ts';
import { type ToldError, toldError } from './threads/told-error.ts';
import type { Engine } from './warehouse/engine.ts';
import { lendEngine } from './warehouse/lent-engine.ts';

/** Runs tasks in a thread of their own, so that whoever asks meanwhile waits for none of their reading and reckoning. */
export interface Apart {
  /**
   * Runs a task: gives and throws what it does by itself.
   * @param options `onProgress` and `signal` are heeded across the threads
   */
  run<Name extends keyof Tasks>(
    name: Name,
    what: Parameters<Tasks[Name]>[1],
    options: PipelineOptions,
  ): ReturnType<Tasks[Name]>;
  /** Ends the thread; what it has under way is rolled back. */
  close(): Promise<void>;
}

/** What the thread is started with: the engine it borrows. */
export interface GivenToThread {
  readonly port: MessagePort;
  readonly dialect: Engine['dialect'];
}

/** What the thread is asked: to run a task, or to end one. */
export type AskedOfThread =
  | {
      readonly id: number;
      readonly name: keyof Tasks;
      readonly what: unknown;
      readonly options: Omit<PipelineOptions, 'onProgress' | 'signal'>;
    }
  | { readonly end: number; readonly isCancelled: boolean };

/** What the thread tells of a task; that it ended is told where it ended because it was asked to. */
export type ToldByThread = { readonly id: number } & (
  | { readonly progress: PipelineProgress }
  | { readonly value: unknown }
  | { readonly error: ToldError }
  | { readonly isEnded: true }
);

interface Running {
  readonly tell: (told: ToldByThread) => void;
  readonly fail: (error: Error) => void;
}

/** The thread is started by the first task, and again by the first after a fault; it does not keep the process alive. */
export function createApart(engine: Engine): Apart {
  const running = new Map<number, Running>();
  let thread: Worker | null = null;
  let takeBack: () => Promise<void> = async () => undefined;
  let lastId = 0;

  const onEnd = async (error: Error) => {
    thread = null;
    // The data are as they were before what the thread had under way, once its users are told.
    await takeBack();
    for (const { fail } of running.values()) fail(error);
  };
  const start = () => {
    const { port1, port2 } = new MessageChannel();
    takeBack = lendEngine(engine, port1);
    const given: GivenToThread = { port: port2, dialect: engine.dialect };
    return startThread(new URL('./apart-thread.ts', import.meta.url), { given, transfer: [port2], onEnd }).on(
      'message',
      (told: ToldByThread) => running.get(told.id)?.tell(told),
    );
  };
  const ask = (asked: AskedOfThread) => {
    thread ??= start();
    thread.postMessage(asked);
  };
  const run = async (
    name: keyof Tasks,
    what: unknown,
    { onProgress = () => undefined, signal, ...options }: PipelineOptions,
  ) => {
    signal?.throwIfAborted();
    const id = ++lastId;
    const end = () => ask({ end: id, isCancelled: signal?.reason instanceof Cancelled });
    signal?.addEventListener('abort', end, { once: true });
    try {
      return await new Promise<unknown>((resolve, fail) => {
        const tell = (told: ToldByThread) => {
          if ('progress' in told) onProgress(told.progress);
          else if ('value' in told) resolve(told.value);
          else fail('error' in told ? toldError(told.error) : (signal!.reason as Error));
        };
        running.set(id, { tell, fail });
        ask({ id, name, what, options });
      });
    } finally {
      running.delete(id);
      signal?.removeEventListener('abort', end);
    }
  };
  return {
    run: (name, what, options) => run(name, what, options) as ReturnType<Tasks[typeof name]>,
    close: async () => {
      await thread?.terminate();
    },
  };
}
