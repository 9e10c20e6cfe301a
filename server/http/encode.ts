import type { Worker } from 'node:worker_threads';
import { type Table, tableFromIPC, tableToIPC } from 'apache-arrow';
import { startThread } from '../../pipelines/threads/start.ts';
import type { AnswerMeta } from '../contract/query.ts';
import { type Asked, finish } from './answer.ts';
import { type Format, formats } from './formats.ts';
import { planOf } from './plans.ts';

/** Rows from which statistics and encoding would hold up other requests for longer than it takes to pass them on. */
const largeFrom = 2000;

/** Makes bytes of what was asked; large answers with statistics on top are made in a thread of their own. */
export interface Encoder {
  encode(asked: Asked, format: Format): Promise<Buffer>;
  /** The answer itself, for what is to be asked of it. */
  finish(asked: Asked): Promise<Table>;
  close(): Promise<void>;
}

/** A large answer on its way to the thread. */
export interface LargeAnswer {
  readonly id: number;
  readonly path: string;
  readonly params: Asked['params'];
  readonly meta: AnswerMeta;
  readonly format: Format;
  /** Arrow IPC. */
  readonly tables: readonly Uint8Array<ArrayBuffer>[];
  readonly answer?: Uint8Array<ArrayBuffer>;
}

/** What comes back: bytes, or what went wrong. */
export type LargeResult = { readonly id: number } & ({ readonly bytes: Uint8Array } | { readonly error: Error });

/** The thread is started by the first large answer, and does not keep the process alive. */
export function createEncoder(): Encoder {
  const waiting = new Map<number, (result: LargeResult) => void>();
  let worker: Worker | null = null;
  let lastId = 0;
  const settle = (result: LargeResult) => {
    waiting.get(result.id)?.(result);
    waiting.delete(result.id);
  };
  const fail = (error: Error) => {
    worker = null;
    for (const id of waiting.keys()) settle({ id, error });
  };
  const thread = () => {
    worker ??= startThread(new URL('./encode-worker.ts', import.meta.url), { onEnd: fail }).on('message', settle);
    return worker;
  };
  const encodeApart = async ({ query, params, tables, meta, answer }: Asked, format: Format) => {
    const id = ++lastId;
    const sent = tables.map(bytesOf);
    const soFar = answer && bytesOf(answer);
    const answered = new Promise<LargeResult>((resolve) => waiting.set(id, resolve));
    const message: LargeAnswer = { id, path: query.path, params, meta, format, tables: sent, answer: soFar };
    thread().postMessage(
      message,
      [...sent, ...(soFar ? [soFar] : [])].map((bytes) => bytes.buffer),
    );
    const result = await answered;
    if ('error' in result) throw new Error(`answering ${query.path} failed`, { cause: result.error });
    return Buffer.from(result.bytes.buffer, result.bytes.byteOffset, result.bytes.byteLength);
  };
  return {
    async encode(asked, format) {
      // What details add to an answer that is columns already costs less than to pass it on.
      if (isLarge(asked) && !(asked.answer && format === 'arrow')) return encodeApart(asked, format);
      return formats[format].encode(finish(asked), asked.query.columns);
    },
    async finish(asked) {
      return isLarge(asked) ? tableFromIPC(await encodeApart(asked, 'arrow')) : finish(asked);
    },
    close: async () => {
      await worker?.terminate();
    },
  };
}

/** Whether to make an answer apart. */
function isLarge({ query, tables, answer }: Asked): boolean {
  const rows = [...tables, ...(answer ? [answer] : [])].reduce((sum, table) => sum + table.numRows, 0);
  const { finish: finishes, columns } = planOf(query);
  return rows >= largeFrom && Boolean(finishes || columns);
}

function bytesOf(table: Table): Uint8Array<ArrayBuffer> {
  return tableToIPC(table) as Uint8Array<ArrayBuffer>;
}
