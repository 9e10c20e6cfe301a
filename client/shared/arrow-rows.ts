import { tableFromIPC, type Vector } from 'apache-arrow';
import type { Answer } from './answer.ts';

/** The rows of an Arrow stream and its schema's metadata. Whole numbers of 64 bits come as numbers. */
export function readAnswer<R>(bytes: Uint8Array): Answer<R> {
  const table = tableFromIPC(bytes);
  const names = table.schema.fields.map((field) => field.name);
  const columns = names.map((_, index) => plainValues(table.getChildAt(index)!));
  const rows = Array.from({ length: table.numRows }, (_, row) =>
    Object.fromEntries(names.map((name, column) => [name, columns[column]![row]])),
  );
  const meta = table.schema.metadata;
  return {
    rows: rows as R[],
    data_version: meta.get('data_version') ?? '',
    complete_through: meta.get('complete_through') || null,
    currency: meta.get('currency') || null,
  };
}

function plainValues(vector: Vector): unknown[] {
  return Array.from({ length: vector.length }, (_, row) => plain(vector.get(row)));
}

function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Date) return value.getTime();
  if (typeof value === 'object' && value !== null && Symbol.iterator in value)
    return Array.from(value as Iterable<unknown>, plain);
  return value;
}
