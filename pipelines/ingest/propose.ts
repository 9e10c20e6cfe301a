import { InputError } from '../domain/errors.ts';
import { notice } from '../domain/notices.ts';
import type { ConfirmedMapping, MappedKind, MappingProposal } from '../domain/reports.ts';
import { type Engine, rowsOf } from '../warehouse/engine.ts';
import { withReads } from './cells.ts';
import { type Format, literal, text } from './formats/format.ts';
import { guessColumns, guessMapping } from './guess.ts';
import { decideStyles } from './judge.ts';
import { mapFormat } from './map.ts';
import { checkNames, mappedFormat, missingOf } from './mapping.ts';
import { recordsOf } from './read.ts';
import { readSheet, type Sheet, type SourceFile } from './sheet.ts';

const previewed = 20;
const shown = 5;

/** A file whose columns cannot be read surely: its user is asked. */
export class UnknownColumns extends InputError {
  readonly mapping: MappingProposal;

  constructor(mapping: MappingProposal) {
    super(notice('unknown_columns', { missing: mapping.missing }));
    this.mapping = mapping;
  }
}

/** What to ask about a file that no format fits; null when it has no rows, or one column only. */
export async function proposeMapping(engine: Engine, sheet: Sheet): Promise<MappingProposal | null> {
  const rows = await firstRows(engine, sheet);
  if (rows.length === 0 || sheet.headings.length < 2) return null;
  return proposal(engine, sheet, rows, guessMapping(sheet.headings, rows));
}

/**
 * How a file would be read with these columns, or with those it most likely has.
 * @throws InputError when a column is named that we or the file do not have
 */
export async function previewMapping(
  engine: Engine,
  file: SourceFile,
  kind: MappedKind,
  columns?: Readonly<Record<string, string>>,
): Promise<MappingProposal> {
  const sheet = await readSheet(engine, file);
  const rows = await firstRows(engine, sheet);
  const guessed = guessColumns(kind, sheet.headings, rows);
  if (!columns) return proposal(engine, sheet, rows, { kind, columns: guessed });
  checkNames({ kind, columns }, sheet.headings);
  const chosen = guessed.map(({ column, heading, confidence }) => {
    const told = columns[column] ?? null;
    return { column, heading: told, confidence: told !== null && told === heading ? confidence : 0 };
  });
  return proposal(engine, sheet, rows, { kind, columns: chosen });
}

async function proposal(
  engine: Engine,
  sheet: Sheet,
  rows: readonly (readonly string[])[],
  { kind, columns }: Pick<MappingProposal, 'kind' | 'columns'>,
): Promise<MappingProposal> {
  const chosen = Object.fromEntries(
    columns.flatMap(({ column, heading }) => (heading === null ? [] : [[column, heading]])),
  );
  const mapping = { kind, columns: chosen };
  return {
    headings: [...sheet.headings],
    kind,
    columns,
    preview: {
      raw: rows.slice(0, shown).map((row) => sheet.headings.map((_, place) => row[place] ?? '')),
      read: await readRows(engine, sheet, rows, mapping),
    },
    missing: missingOf(mapping),
  };
}

/** The first rows as they would be read, ours → text. */
async function readRows(
  engine: Engine,
  sheet: Sheet,
  rows: readonly (readonly string[])[],
  mapping: ConfirmedMapping,
): Promise<Record<string, string | null>[]> {
  const fields = Object.keys(mapping.columns);
  if (fields.length === 0) return rows.slice(0, shown).map(() => ({}));
  const format = withoutPseudonyms(mappedFormat(mapping), mapping);
  const names = sheet.headings.map((_, place) => `c${place}`);
  const values = rows.map((row) => `(${names.map((_, place) => literal(row[place] ?? '')).join(', ')})`);
  const sample = `(SELECT * FROM (VALUES ${values.join(', ')}) t(${names.join(', ')}))`;
  const styles = await decideStyles(engine, { sheet, format }, sample);
  const { parts, reads } = mapFormat(format, sheet.headings, styles);
  const columns = parts[0]!.columns;
  const cells = `SELECT ${names.map((name) => `nullif(trim(${name}), '') AS ${name}`).join(', ')} FROM ${sample} LIMIT ${shown}`;
  const chosen = fields.map((field) => `${shownAs(field, columns)} AS ${field}`);
  return rowsOf(await engine.query(`SELECT ${chosen.join(', ')} FROM ${withReads(`(${cells})`, reads)}`));
}

/** Tables hold a field under another name where they hold more than its text. */
const columnOf: Readonly<Record<string, string>> = {
  customer: 'customer_key',
  return_quantity: 'quantity',
  reason: 'reason_code',
  sub_reason: 'reason_text',
  comment: 'reason_text',
};

/** SQL of a field's value as text; amounts with their decimals. */
function shownAs(field: string, columns: ReadonlyMap<string, string>): string {
  const minor = columns.get(`${field}_minor`);
  if (minor !== undefined) return `CAST(CAST((${minor}) / 100e0 AS DECIMAL(18, 2)) AS VARCHAR)`;
  const value = columns.get(columnOf[field] ?? field);
  return value === undefined ? 'CAST(NULL AS VARCHAR)' : `CAST(${value} AS VARCHAR)`;
}

/** The user knows their customers: a preview shows them as they stand in the file. */
function withoutPseudonyms(format: Format, { columns }: ConfirmedMapping): Format {
  const customer = columns.customer === undefined ? text() : text(columns.customer);
  return {
    ...format,
    parts: format.parts.map((part) => ({ ...part, columns: { ...part.columns, customer_key: customer } })),
  };
}

async function firstRows(engine: Engine, sheet: Sheet): Promise<(readonly string[])[]> {
  if (sheet.table !== null) return firstOfTable(engine, sheet.table);
  const rows: (readonly string[])[] = [];
  for await (const records of recordsOf(sheet)) {
    rows.push(...records.slice(0, previewed).map(({ cells }) => cells));
    if (rows.length >= previewed) break;
  }
  return rows.slice(0, previewed);
}

async function firstOfTable(engine: Engine, table: string): Promise<string[][]> {
  const found = await engine.query(`SELECT * EXCLUDE (_line) FROM ${table} ORDER BY _line LIMIT ${previewed}`);
  return rowsOf<Record<string, string | null>>(found).map((row) => Object.values(row).map((cell) => cell ?? ''));
}
