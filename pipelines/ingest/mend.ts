import type { IngestReport } from '../domain/reports.ts';
import type { Engine } from '../warehouse/engine.ts';
import type { IngestOptions } from './ingest.ts';

/** A row that was set aside, as it should have been: heading → text. */
export interface MendedRow {
  line: number;
  cells: Record<string, string>;
}

/**
 * Loads rows again that a load had set aside, in its format, as a load of its own.
 * @throws InputError (404) when there is no such load, or none of its rows stands at a line
 */
export async function mendRows(
  _engine: Engine,
  loadId: number,
  _rows: readonly MendedRow[],
  _options: IngestOptions,
): Promise<IngestReport> {
  throw new Error(`rows of load ${loadId} cannot be mended yet`);
}
