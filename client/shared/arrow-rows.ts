import { tableFromIPC } from 'apache-arrow';
import { plainValues } from '../../server/contract/plain-values.ts';
import type { Answer } from './answer.ts';

/** The rows of an Arrow stream and its schema's metadata. Whole numbers of 64 bits come as numbers. */
export function readAnswer<R>(bytes: Uint8Array): Answer<R> {
  const table = tableFromIPC(bytes);
  const names = table.schema.fields.map((field) => field.name);
  const columns = names.map((_, index) => plainValues(table.getChildAt(index)!));
  const rows = Array.from({ length: table.numRows }, (_, row) => {
    const values: Record<string, unknown> = {};
    for (let column = 0; column < names.length; column++) values[names[column]!] = columns[column]![row];
    return values;
  });
  const meta = table.schema.metadata;
  return {
    rows: rows as R[],
    data_version: meta.get('data_version') ?? '',
    complete_through: meta.get('complete_through') || null,
    currency: meta.get('currency') || null,
  };
}
