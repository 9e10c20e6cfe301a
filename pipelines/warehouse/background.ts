import { readdir } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import type { DuckDBConnection, DuckDBPendingResult, DuckDBResult } from '@duckdb/node-api';
import duckdb from '@duckdb/node-bindings';
import { giveWay } from '../threads/give-way.ts';
import type { Params } from './engine.ts';

const longestLook = 10;

/**
 * Makes an engine whose own threads give way to all others: who asks brings a thread of usual priority, so an answer does
 * not wait for what runs in the background.
 * @param make makes it with no thread of its own but those in the background (`external_threads = 0`)
 */
export async function withPatientThreads<T>(make: () => Promise<T>): Promise<T> {
  const before = new Set(await threadIds());
  const made = await make();
  for (const id of await threadIds()) if (!before.has(id)) giveWay(id);
  return made;
}

/** Ids of the threads of this process; none where the system does not list them. */
async function threadIds(): Promise<number[]> {
  return (await readdir('/proc/self/task').catch(() => [])).map(Number);
}

/**
 * Runs a statement on the engine's own threads; the thread that asks takes no part.
 * @param isStream whether rows are fetched as they are needed
 */
export async function inBackground(
  connection: DuckDBConnection,
  sql: string,
  params: Params | undefined,
  isStream: boolean,
): Promise<DuckDBResult> {
  const prepared = await connection.prepare(sql);
  try {
    if (params) prepared.bind(params);
    const pending = isStream ? prepared.startStream() : prepared.start();
    for (let look = 1; isUnderWay(pending); look = Math.min(2 * look, longestLook)) await setTimeout(look);
    return await pending.getResult();
  } finally {
    prepared.destroySync();
  }
}

/** Asking for the result would take part in the work, so the state is asked, which the client's own API does not tell. */
function isUnderWay(pending: DuckDBPendingResult): boolean {
  // biome-ignore lint/complexity/useLiteralKeys: it is private
  const state = duckdb.pending_execute_check_state(pending['pending_result']);
  return state === duckdb.PendingState.RESULT_NOT_READY || state === duckdb.PendingState.NO_TASKS_AVAILABLE;
}
