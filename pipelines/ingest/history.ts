import type { WriteSession } from '../warehouse/engine.ts';
import { type IngestTable, literal } from './formats/format.ts';

/** Columns that name a row of a table for good, beside its source. */
export const keys: Readonly<Record<IngestTable, readonly string[]>> = {
  order_lines: ['order_id', 'line_ref'],
  return_lines: ['return_ref'],
  shipments: ['order_id', 'sku'],
  products: ['sku'],
  order_refunds: ['order_id'],
};

/** Every table that exports become rows of. */
export const ingestTables = Object.keys(keys) as IngestTable[];

/** SQL of the one text that names a row of a table beside its source; `of` is the row's alias. */
export function rowKey(table: IngestTable, of: string): string {
  return `concat_ws(chr(31), ${keys[table].map((key) => `coalesce(${of}.${key}, '')`).join(', ')})`;
}

/** SQL of what two rows `of` a table with the same key have in common when they are the same. */
export function rowContent(table: IngestTable, of: string): string {
  if (table !== 'order_refunds') return `${of}.row_hash`;
  const compared = ['refund_minor', 'currency', 'is_before_shipping', 'refunded_date'];
  return `hash(${compared.map((name) => `${of}.${name}`).join(', ')})`;
}

/** The key of a known row `t` is that of a file's row `f`; only a shipment's SKU may be unknown. */
export function sameKey(table: IngestTable): string {
  const equals = table === 'shipments' ? 'IS NOT DISTINCT FROM' : '=';
  return keys[table].map((key) => `t.${key} ${equals} f.${key}`).join(' AND ');
}

/** Rows of a load on their way into a table; their keys, each once with its `content`, are the table `names`. */
interface Meeting {
  table: IngestTable;
  source: string;
  loadId: number;
  names: string;
}

/** Remembers which known rows a load holds unchanged, so that it can be undone. */
export async function sightKnown(session: WriteSession, meeting: Meeting): Promise<void> {
  const { table, loadId, names } = meeting;
  await session.execute(
    `INSERT INTO seen_rows SELECT ${literal(table)}, t.source, ${rowKey(table, 't')}, ${loadId}
      FROM ${table} t JOIN ${names} f ON ${sameRow(meeting)}
      WHERE f.content = ${rowContent(table, 't')} AND t.load_id <> ${loadId}`,
  );
}

/** Moves known rows that a load holds with another content to the table's history. */
export async function keepChanged(session: WriteSession, meeting: Meeting): Promise<void> {
  const { table, loadId, names } = meeting;
  const changed = `${sameRow(meeting)} AND f.content <> ${rowContent(table, 't')}`;
  await session.execute(
    `INSERT INTO ${table}_history BY NAME SELECT t.*, ${loadId} AS replaced_by
      FROM ${table} t JOIN ${names} f ON ${changed} WHERE t.load_id <> ${loadId}`,
  );
  await session.execute(`DELETE FROM ${table} t USING ${names} f WHERE ${changed}`);
}

function sameRow({ table, source }: Meeting): string {
  return `t.source = ${literal(source)} AND ${sameKey(table)}`;
}
