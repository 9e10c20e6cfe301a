import { tableFromIPC } from 'apache-arrow';
import { plainValues } from '../../server/contract/plain-values.ts';
import type { Answer } from './answer.ts';
import { Pace } from './pace.ts';

/** Rows that are made before the clock is looked at. */
const stretch = 256;

/**
 * The rows of an Arrow stream and its schema's metadata. Whole numbers of 64 bits come as numbers. The page stays free to
 * scroll while there are many.
 */
export async function readAnswer<R>(bytes: Uint8Array): Promise<Answer<R>> {
  const pace = new Pace();
  const table = tableFromIPC(bytes);
  const names = table.schema.fields.map((field) => field.name);
  const columns: ArrayLike<unknown>[] = [];
  for (let column = 0; column < names.length; column++) {
    columns.push(plainValues(table.getChildAt(column)!));
    if (pace.isDue) await pace.rest();
  }
  const rows = new Array<Record<string, unknown>>(table.numRows);
  for (let row = 0; row < rows.length; row++) {
    const values: Record<string, unknown> = {};
    for (let column = 0; column < names.length; column++) values[names[column]!] = columns[column]![row];
    rows[row] = values;
    if (row % stretch === 0 && pace.isDue) await pace.rest();
  }
  const meta = table.schema.metadata;
  return {
    rows: rows as R[],
    data_version: meta.get('data_version') ?? '',
    complete_through: meta.get('complete_through') || null,
    currency: meta.get('currency') || null,
    ...(meta.has('awaits') ? { awaits: 'build' } : {}),
  };
}
