import type { MessagePort } from 'node:worker_threads';
import { tableFromIPC, tableToIPC } from 'apache-arrow';
import { type ToldError, tellError, toldError } from '../threads/told-error.ts';
import { diskProblem } from './disk.ts';
import type { Engine, Param, Params, Session, Watch, WriteSession } from './engine.ts';

/** What a statement is asked with; `write` is the number of the write that it belongs to. */
interface Statement {
  readonly sql: string;
  readonly params: Params | undefined;
  readonly write: number | null;
  readonly isPatient: boolean;
  readonly tellsShare: boolean;
}

type Columns = Readonly<Record<string, readonly Param[]>>;

type Call =
  | ({ readonly op: 'query' | 'execute' } & Statement)
  | { readonly op: 'append'; readonly write: number; readonly table: string; readonly columns: Columns }
  | {
      readonly op: 'materialize';
      readonly write: number;
      readonly mart: string;
      readonly select: string;
      readonly params: Params | undefined;
    }
  | { readonly op: 'begin' }
  | { readonly op: 'end'; readonly write: number; readonly isKept: boolean }
  | { readonly op: 'abort'; readonly call: number };

type Asked = Call & { readonly id: number };

/** Answers carry the number of their call; bytes are a table as Arrow IPC. */
type Told = { readonly id: number } & (
  | { readonly value: undefined | number | Uint8Array }
  | { readonly share: number }
  | { readonly error: ToldError }
);

/** A write of the other thread that is under way here. */
interface LentWrite {
  readonly session: WriteSession;
  readonly end: (isKept: boolean) => void;
  /** Ends when it is committed or rolled back. */
  readonly ended: Promise<unknown>;
}

/**
 * Lets another thread use an engine of this one: its statements run here, what it makes of their rows costs this thread
 * nothing.
 * @returns takes the engine back: what is under way is ended, and rolled back
 */
export function lendEngine(engine: Engine, port: MessagePort): () => Promise<void> {
  const controllers = new Map<number, AbortController>();
  const writes = new Map<number, LentWrite>();

  const begin = async (id: number, signal: AbortSignal) => {
    await new Promise<void>((begun, failed) => {
      const work = (session: WriteSession) =>
        new Promise<void>((resolve, reject) => {
          const end = (isKept: boolean) => (isKept ? resolve() : reject(new GivenUp()));
          writes.set(id, { session, end, ended });
          begun();
        });
      // Begun later than it is asked for: the engine lets those before it end first.
      const ended: Promise<unknown> = engine.write(work, signal);
      ended.catch(failed);
    });
  };
  const end = async (write: number, isKept: boolean) => {
    const { end: endIt, ended } = writeOf(write);
    writes.delete(write);
    endIt(isKept);
    await ended.catch((error: unknown) => {
      if (isKept || !(error instanceof GivenUp)) throw error;
    });
  };
  const writeOf = (id: number) => {
    const write = writes.get(id);
    if (!write) throw new Error('this write has ended');
    return write;
  };
  const answer = async (asked: Asked, signal: AbortSignal): Promise<undefined | number | Uint8Array> => {
    switch (asked.op) {
      case 'query': {
        const session: Session = asked.write === null ? engine : writeOf(asked.write).session;
        return tableToIPC(await session.query(asked.sql, asked.params, watchOf(asked, signal)));
      }
      case 'execute':
        await writeOf(asked.write!).session.execute(asked.sql, asked.params, watchOf(asked, signal));
        return undefined;
      case 'append':
        await writeOf(asked.write).session.append(asked.table, asked.columns);
        return undefined;
      case 'materialize':
        return writeOf(asked.write).session.materialize(asked.mart, asked.select, asked.params);
      case 'begin':
        await begin(asked.id, signal);
        return undefined;
      case 'end':
        await end(asked.write, asked.isKept);
        return undefined;
      case 'abort':
        controllers.get(asked.call)?.abort(new GivenUp());
        return undefined;
    }
  };
  const watchOf = ({ id, tellsShare, isPatient }: Statement & { id: number }, signal: AbortSignal): Watch => ({
    ...{ signal, isPatient },
    ...(tellsShare ? { onShare: (share: number) => tell({ id, share }) } : {}),
  });
  const tell = (told: Told) => {
    const bytes = 'value' in told && told.value instanceof Uint8Array ? told.value : null;
    port.postMessage(told, bytes ? [bytes.buffer as ArrayBuffer] : []);
  };
  const settle = async (asked: Asked) => {
    const controller = new AbortController();
    controllers.set(asked.id, controller);
    try {
      tell({ id: asked.id, value: await answer(asked, controller.signal) });
    } catch (error) {
      tell({ id: asked.id, error: tellError(error) });
    } finally {
      // A write can be aborted until it has ended, long after it was begun.
      if (asked.op === 'end') controllers.delete(asked.write);
      if (!writes.has(asked.id)) controllers.delete(asked.id);
    }
  };

  const underWay = new Set<Promise<void>>();
  port.on('message', (asked: Asked) => {
    const settled = settle(asked).finally(() => underWay.delete(settled));
    underWay.add(settled);
  });
  port.unref();
  return async () => {
    port.close();
    for (const controller of controllers.values()) controller.abort(new GivenUp());
    await Promise.all(underWay);
    await Promise.all([...writes.keys()].map((write) => end(write, false)));
  };
}

/** Why a statement or a write is ended that the other thread does not want any more. */
class GivenUp extends Error {
  constructor() {
    super('The thread that asked for this gave it up.');
  }
}

interface Waiting {
  readonly resolve: (value: undefined | number | Uint8Array) => void;
  readonly reject: (error: Error) => void;
  readonly onShare: ((share: number) => void) | undefined;
}

/**
 * The engine that another thread lends through a port; closing it is that thread's.
 * @param dialect the lent engine's
 */
export function borrowEngine(port: MessagePort, dialect: Engine['dialect']): Engine {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;

  const post = (call: Call, onShare?: Waiting['onShare']) => {
    const id = ++lastId;
    const answered = new Promise<undefined | number | Uint8Array>((resolve, reject) => {
      waiting.set(id, { resolve, reject, onShare });
    });
    port.postMessage({ id, ...call } satisfies Asked);
    return { id, answered };
  };
  const abort = (call: number) => void post({ op: 'abort', call });
  port.on('message', (told: Told) => {
    const { resolve, reject, onShare } = waiting.get(told.id)!;
    if ('share' in told) {
      onShare?.(told.share);
      return;
    }
    waiting.delete(told.id);
    if ('error' in told) reject(toldError(told.error));
    else resolve(told.value);
  });

  const statement = async (
    op: 'query' | 'execute',
    asked: Pick<Statement, 'sql' | 'params' | 'write'>,
    watch: Watch,
  ) => {
    const { signal, onShare, isPatient = false } = watch;
    signal?.throwIfAborted();
    const stop = new AbortController();
    const tellShare = (share: number) => {
      try {
        onShare?.(share);
      } catch (cause) {
        stop.abort(cause);
        abort(id);
      }
    };
    const { id, answered } = post({ op, ...asked, isPatient, tellsShare: onShare !== undefined }, tellShare);
    const end = () => abort(id);
    signal?.addEventListener('abort', end, { once: true });
    try {
      const value = await answered;
      stop.signal.throwIfAborted();
      return value;
    } catch (error) {
      stop.signal.throwIfAborted();
      signal?.throwIfAborted();
      throw error;
    } finally {
      signal?.removeEventListener('abort', end);
    }
  };
  const query = async (sql: string, params: Params | undefined, write: number | null, watch: Watch) =>
    tableFromIPC((await statement('query', { sql, params, write }, watch)) as Uint8Array);
  const sessionOf = (write: number, whole: Watch): WriteSession => ({
    query: (sql, params, watch = {}) => query(sql, params, write, { ...whole, ...watch }),
    execute: async (sql, params, watch = {}) => {
      await statement('execute', { sql, params, write }, { ...whole, ...watch });
    },
    append: async (table, columns) => {
      await post({ op: 'append', write, table, columns }).answered;
    },
    materialize: async (mart, select, params) =>
      (await post({ op: 'materialize', write, mart, select, params }).answered) as number,
  });
  const run = async <T>(write: number, work: (session: WriteSession) => Promise<T>, signal?: AbortSignal) => {
    let result: T;
    try {
      result = await work(sessionOf(write, signal ? { signal } : {}));
      signal?.throwIfAborted();
    } catch (error) {
      await post({ op: 'end', write, isKept: false }).answered;
      throw diskProblem(error, 'warehouse') ?? error;
    }
    await post({ op: 'end', write, isKept: true }).answered;
    return result;
  };
  return {
    dialect,
    query: (sql, params, watch = {}) => query(sql, params, null, watch),
    async write(work, signal) {
      signal?.throwIfAborted();
      const { id, answered } = post({ op: 'begin' });
      const end = () => abort(id);
      signal?.addEventListener('abort', end, { once: true });
      try {
        await answered;
        return await run(id, work, signal);
      } catch (error) {
        signal?.throwIfAborted();
        throw error;
      } finally {
        signal?.removeEventListener('abort', end);
      }
    },
    close: async () => port.close(),
  };
}
