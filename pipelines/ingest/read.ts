import { closeSync, openSync, writeSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '../domain/errors.ts';
import { detectEncoding, type Encoding } from './encoding.ts';
import { literal } from './formats/format.ts';
import { RecordReader, type TextRecord } from './records.ts';
import { type Survey, survey, textBytes } from './survey.ts';

/** A file to read: where it lies, and what its user calls it. */
export interface SourceFile {
  path: string;
  name: string;
}

/** A file as a table of text: what its first lines tell, before its rows are read. */
export interface Sheet {
  readonly file: SourceFile;
  readonly survey: Survey;
  readonly encoding: Encoding;
  readonly delimiter: string;
  readonly headings: readonly string[];
  /** Line of the headings in the file, 1 for the first. */
  readonly headingLine: number;
  /** What stands above the headings, by kind. */
  readonly furniture: Readonly<Record<string, number>>;
  /** Whether DuckDB can read the file where it lies: clean UTF-8 whose first line holds the headings. */
  readonly isClean: boolean;
}

const delimiters = [',', ';', '\t', '|'];
const mostHeadings = 2000;

/**
 * Finds out how a file is written, from all its bytes and its first records.
 * @throws InputError when it is no delimited text with headings
 */
export async function readSheet(file: SourceFile): Promise<Sheet> {
  const seen = await survey(file.path);
  const encoding = detectEncoding(seen.head, seen.isUtf8);
  if (!encoding) throw new InputError('It is no text: orders and returns come as CSV, TSV or JSON files.');
  const cut = seen.bytes > seen.head.length;
  const head = unifiedLines(new TextDecoder(encoding).decode(seen.head), seen.head);
  const delimiter = bestDelimiter(head, cut);
  const records = firstRecords(head, delimiter, cut);
  const at = headingRecord(records);
  if (at < 0) throw new InputError('It has no line of headings that names its columns.');
  const heading = records[at]!;
  if (heading.cells.length > mostHeadings)
    throw new InputError(`It has ${heading.cells.length} columns, which no export has.`);
  const headings = heading.cells.map((cell) => cell.trim());
  const first = head.slice(0, head.indexOf('\n') + 1);
  const isClean =
    encoding === 'utf-8' &&
    seen.isUtf8 &&
    at === 0 &&
    heading.line === 1 &&
    head.includes('\n') &&
    !(delimiter === '\t' && seen.hasQuotes) &&
    (first.match(/"/g)?.length ?? 0) % 2 === 0;
  const furniture = count(
    records.slice(0, at).map(({ cells }) => (cells.every((cell) => cell.trim() === '') ? 'empty_row' : 'title_row')),
  );
  return { file, survey: seen, encoding, delimiter, headings, headingLine: heading.line, furniture, isClean };
}

/** A relation of text columns `c0`, `c1` … */
export interface Relation {
  readonly sql: string;
  /** Whether `_line` tells each row's line in the user's file. */
  readonly hasLines: boolean;
  /** Whether `_extra` holds what stands beyond the last heading. */
  readonly hasExtra: boolean;
}

/** The rows of a clean file where it lies; reading it fails where a line breaks the rules of CSV. */
export function inPlace(sheet: Sheet): Relation {
  const quote = sheet.delimiter === '\t' ? `''` : `'"'`;
  return {
    sql: readCsv(sheet.file.path, columnNames(sheet), {
      delim: literal(sheet.delimiter),
      quote,
      escape: quote,
      skip: '1',
      compression: sheet.survey.isGzip ? `'gzip'` : `'none'`,
    }),
    hasLines: false,
    hasExtra: false,
  };
}

/** The same rows with `_line`, their line in the user's file, where the relation has none: costs a pass of its own. */
export function withLines(sheet: Sheet, relation: Relation): Relation {
  if (relation.hasLines) return relation;
  const feeds = columnNames(sheet).map(
    (cell) => `coalesce(length(${cell}) - length(replace(${cell}, chr(10), '')), 0)`,
  );
  const above = sheet.survey.hasQuotes
    ? `coalesce(sum(_feeds) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)`
    : '0';
  const counted = sheet.survey.hasQuotes
    ? `(SELECT *, ${feeds.join(' + ')} AS _feeds FROM ${relation.sql})`
    : relation.sql;
  const line = `CAST(${sheet.headingLine} + row_number() OVER () + ${above} AS BIGINT)`;
  return {
    sql: `(SELECT ${line} AS _line, ${columnNames(sheet).join(', ')} FROM ${counted})`,
    hasLines: true,
    hasExtra: false,
  };
}

/**
 * Writes the rows of any delimited text as a clean file into `spool`, each behind its line in the user's file, and gives
 * them as a relation. Short rows are filled with blanks; what stands beyond the last heading comes as `_extra`.
 */
export async function rewritten(sheet: Sheet, spool: string): Promise<Relation & { path: string }> {
  await mkdir(spool, { recursive: true });
  const path = join(
    spool,
    `${sheet.survey.hash.slice(0, 16)}-${process.pid}-${Math.random().toString(36).slice(2, 8)}.csv`,
  );
  const out = openSync(path, 'w');
  try {
    await eachPiece(sheet, (records) => {
      let lines = '';
      for (const record of records)
        if (record.line > sheet.headingLine) lines += cleanLine(record, sheet.headings.length);
      writeSync(out, lines);
    });
  } finally {
    closeSync(out);
  }
  const columns = ['_line', ...columnNames(sheet), '_extra'];
  const dialect = { delim: `','`, quote: `'"'`, escape: `'"'`, skip: '0', compression: `'none'` };
  return {
    path,
    hasLines: true,
    hasExtra: true,
    sql: `(SELECT * REPLACE (CAST(_line AS BIGINT) AS _line) FROM ${readCsv(path, columns, dialect)})`,
  };
}

async function eachPiece(sheet: Sheet, visit: (records: Iterable<TextRecord>) => void): Promise<void> {
  const decoder = new TextDecoder(sheet.encoding);
  const reader = new RecordReader(sheet.delimiter, sheet.headings.length);
  const { head } = sheet.survey;
  for await (const bytes of textBytes(sheet.file.path, sheet.survey.isGzip))
    visit(reader.push(unifiedLines(decoder.decode(bytes as Buffer, { stream: true }), head)));
  visit(reader.push(decoder.decode(), true));
}

function cleanLine({ line, cells }: TextRecord, width: number): string {
  let text = String(line);
  for (let at = 0; at < width; at++) text += `,${quoted(cells[at] ?? '')}`;
  const extra = cells
    .slice(width)
    .filter((cell) => cell.trim() !== '')
    .join(' ');
  return `${text},${quoted(extra)}\n`;
}

function quoted(cell: string): string {
  const clean = cell.includes('\0') ? cell.replaceAll('\0', '') : cell;
  return /[",\n\r]/.test(clean) ? `"${clean.replaceAll('"', '""')}"` : clean;
}

function readCsv(path: string, columns: readonly string[], dialect: Readonly<Record<string, string>>): string {
  const types = columns.map((name) => `'${name}': 'VARCHAR'`).join(', ');
  const options = Object.entries(dialect)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ');
  return `read_csv(${literal(path)}, auto_detect = false, header = false, ${options}, columns = {${types}}, max_line_size = 16777216)`;
}

/** Names of the relation's columns, by the place of their heading. */
export function columnNames(sheet: Sheet): string[] {
  return sheet.headings.map((_, index) => `c${index}`);
}

/** Old spreadsheets end their lines with a carriage return alone. */
function unifiedLines(piece: string, head: Buffer): string {
  return head.includes(10) ? piece : piece.replaceAll('\r', '\n');
}

function firstRecords(head: string, delimiter: string, cut: boolean): TextRecord[] {
  const records: TextRecord[] = [];
  for (const record of new RecordReader(delimiter).push(head, !cut)) if (records.push(record) === 40) break;
  return records;
}

/** The delimiter that splits the first records into the most columns they agree on. */
function bestDelimiter(head: string, cut: boolean): string {
  const scores = delimiters.map((delimiter) => {
    const widths = firstRecords(head, delimiter, cut).map(({ cells }) => cells.length);
    const commonest = Math.max(0, ...Object.values(count(widths.filter((width) => width > 1).map(String))));
    const width =
      widths.find((width) => width > 1 && widths.filter((other) => other === width).length === commonest) ?? 1;
    return (commonest / Math.max(widths.length, 1)) * Math.log(width);
  });
  return delimiters[scores.indexOf(Math.max(...scores))]!;
}

/** The first record that names columns: most of its cells are filled, and none is a number. */
function headingRecord(records: readonly TextRecord[]): number {
  const filled = records.map(({ cells }) => cells.filter((cell) => cell.trim() !== '').length);
  const most = Math.max(0, ...filled);
  return records.findIndex(
    ({ cells }, index) =>
      filled[index]! >= most / 2 &&
      filled[index]! > 1 &&
      !cells.some((cell) => /^[-+]?\d+([.,]\d+)?$/.test(cell.trim())),
  );
}

function count(kinds: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
