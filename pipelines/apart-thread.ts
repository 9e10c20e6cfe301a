import { parentPort } from 'node:worker_threads';
import type { AskedOfThread, GivenToThread, ToldByThread } from './apart.ts';
import { Cancelled } from './domain/errors.ts';
import type { PipelineOptions } from './run.ts';
import { tasks } from './tasks.ts';
import { giveWay } from './threads/give-way.ts';
import { givenToThread } from './threads/start.ts';
import { tellError } from './threads/told-error.ts';
import type { Engine } from './warehouse/engine.ts';
import { borrowEngine } from './warehouse/lent-engine.ts';

giveWay();
const { port, dialect } = givenToThread() as GivenToThread;
const engine = borrowEngine(port, dialect);
const controllers = new Map<number, AbortController>();

parentPort!.on('message', (asked: AskedOfThread) => {
  if ('end' in asked) controllers.get(asked.end)?.abort(asked.isCancelled ? new Cancelled() : new Error('ended'));
  else void run(asked);
});

async function run({ id, name, what, options }: Exclude<AskedOfThread, { end: number }>): Promise<void> {
  const controller = new AbortController();
  const { signal } = controller;
  controllers.set(id, controller);
  try {
    const task = tasks[name] as (engine: Engine, what: unknown, options: PipelineOptions) => Promise<unknown>;
    const value = await task(engine, what, { ...options, signal, onProgress: (progress) => tell({ id, progress }) });
    tell({ id, value });
  } catch (error) {
    tell(signal.aborted && error === signal.reason ? { id, isEnded: true } : { id, error: tellError(error) });
  } finally {
    controllers.delete(id);
  }
}

function tell(told: ToldByThread): void {
  parentPort!.postMessage(told);
}
