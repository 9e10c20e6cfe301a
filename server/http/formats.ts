import { type Table, tableToIPC } from 'apache-arrow';
import type { Words } from '../../pipelines/domain/words.ts';
import type { ColumnKind, Columns } from '../contract/columns.ts';
import { plainValues } from '../contract/plain-values.ts';
import type { AnswerMeta } from '../contract/query.ts';

/** The formats an answer can be had in. */
export const formats = {
  json: { type: 'application/json', encode: toJson },
  arrow: { type: 'application/vnd.apache.arrow.stream', encode: toArrow },
  csv: { type: 'text/csv', encode: toCsv },
} as const;

export type Format = keyof typeof formats;
export const formatNames = Object.keys(formats) as Format[];

/** An answer as a JSON object: its columns, rows keyed by their names (days `YYYY-MM-DD`, instants ISO 8601), and `AnswerMeta`. */
export interface JsonAnswer extends AnswerMeta {
  readonly columns: readonly { readonly name: string; readonly kind: ColumnKind; readonly label: Words }[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** The answer as plain values. */
function jsonAnswer(table: Table, columns: Columns): JsonAnswer {
  const { metadata } = table.schema;
  const names = Object.keys(columns);
  const values = names.map((name) => plainColumn(table, name, columns[name]!.kind));
  return {
    columns: names.map((name) => ({ name, kind: columns[name]!.kind, label: columns[name]!.label })),
    rows: Array.from({ length: table.numRows }, (_, row) => {
      const cells: Record<string, unknown> = {};
      for (let column = 0; column < names.length; column++) cells[names[column]!] = values[column]![row];
      return cells;
    }),
    data_version: metadata.get('data_version') ?? '',
    complete_through: metadata.get('complete_through') ?? null,
    currency: metadata.get('currency') ?? null,
    ...(metadata.has('awaits') ? { awaits: 'build' } : {}),
  };
}

function toJson(table: Table, columns: Columns): Buffer {
  return Buffer.from(JSON.stringify(jsonAnswer(table, columns)));
}

function toArrow(table: Table): Buffer {
  const bytes = tableToIPC(table, 'stream');
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** CSV for spreadsheets: UTF-8 with byte order mark, RFC 4180, money in minor units, a series as numbers between blanks. */
function toCsv(table: Table, columns: Columns): Buffer {
  const values = Object.entries(columns).map(([name, { kind }]) => plainColumn(table, name, kind));
  const lines = Array.from({ length: table.numRows }, (_, row) => values.map((column) => cell(column[row])).join(','));
  return Buffer.from(`\uFEFF${[Object.keys(columns).join(','), ...lines].join('\r\n')}\r\n`);
}

function cell(value: unknown): string {
  if (value === null) return '';
  if (Array.isArray(value)) return value.map((item) => item ?? '').join(' ');
  return typeof value === 'string' ? csvCell(value) : String(value);
}

/**
 * What a spreadsheet may run as a formula (OWASP, CSV injection): in East Asian settings the full-width signs count alike.
 * Apostrophes in front are its own sign of a text, so that those a text has are told from ours.
 */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** A text as a cell of CSV; one that a spreadsheet would run as a formula gets an apostrophe in front. */
export function csvCell(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The text of a cell that `csvCell` wrote, its quotes read already. */
export function cellText(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;
}

/** A column as its format writes it: days `YYYY-MM-DD`, instants ISO 8601. */
function plainColumn(table: Table, name: string, kind: ColumnKind): ArrayLike<unknown> {
  const vector = table.getChild(name);
  const values = vector ? plainValues(vector) : [];
  const told = (text: (ms: number) => string) => Array.from(values, (ms) => (ms === null ? null : text(ms as number)));
  if (kind === 'date') return told((ms) => new Date(ms).toISOString().slice(0, 10));
  return kind === 'instant' ? told((ms) => new Date(ms).toISOString()) : values;
}
