import type { UndoReport } from '../domain/reports.ts';
import type { Engine } from '../warehouse/engine.ts';

/**
 * Takes a load back in one atomic step: the warehouse is as if it had never been.
 * @throws InputError (404) when there is no such load
 */
export async function undoLoad(_engine: Engine, loadId: number): Promise<UndoReport> {
  throw new Error(`load ${loadId} cannot be undone yet`);
}
