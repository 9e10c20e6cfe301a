import { InputError } from '../domain/errors.ts';
import { type Notice, notice } from '../domain/notices.ts';
import type { Engine } from '../warehouse/engine.ts';
import { decoded, detectEncoding, type Encoding, utf8Pieces } from './encoding.ts';
import { isJson, jsonHeadings } from './json.ts';
import { jsonTable } from './json-table.ts';
import { type Packing, packingOf } from './packed.ts';
import { parquetTable } from './parquet.ts';
import { RecordReader, type TextRecord } from './records.ts';
import { type Survey, survey, textBytes } from './survey.ts';
import { workbookNotes } from './workbook.ts';
import { type XmlReading, xmlReading, xmlText } from './xml.ts';
import { membersOf } from './zip.ts';

/** A file to read: where it lies, and what its user calls it. */
export interface SourceFile {
  path: string;
  name: string;
  /** Which file of the archive at `path` is meant; without it, all that it holds. */
  member?: string;
}

/** A file as a table of text: what its first lines tell, before its rows are read. */
export interface Sheet {
  readonly file: SourceFile;
  readonly survey: Survey;
  readonly encoding: Encoding;
  /** Whether its lines end in line feeds; else in carriage returns. */
  readonly hasFeeds: boolean;
  /** Delimited text, or one JSON document, or a JSON object a line, or Parquet. */
  readonly layout: 'delimited' | 'document' | 'lines' | 'parquet';
  /** How the rows of an XML export are read; null of any other. */
  readonly xml: XmlReading | null;
  readonly delimiter: string;
  readonly headings: readonly string[];
  /** Where several lines of an order stand in one row of the file: the last headings are of what they unpack to. */
  readonly packing: Packing | null;
  /** Line of the headings in the file, 1 for the first. */
  readonly headingLine: number;
  /** What stands above the headings, by kind. */
  readonly furniture: Readonly<Record<string, number>>;
  /** What its user should know about how it was read. */
  readonly notes: readonly Notice[];
  /** Whether DuckDB can read the file where it lies: Parquet, plain JSON, or clean UTF-8 whose first line holds the headings. */
  readonly isClean: boolean;
  /** SQL of the rows of a Parquet or plain JSON file, each behind its `_line`; null of any other. */
  readonly table: string | null;
  /** How many rows the table has; null where that is not known. */
  readonly tableRows: number | null;
}

const delimiters = [',', ';', '\t', '|'];
const mostHeadings = 2000;

/** Whether the lines of a sheet's text are the rows of a workbook. */
export function isWorkbookSheet({ survey: { packed }, xml }: Sheet): boolean {
  return packed === 'zip' || xml?.is === 'csv';
}

/** The text of a sheet as pieces of UTF-8 whose lines end in line feeds. */
export async function* sheetText({ file, survey: seen, encoding, hasFeeds, xml }: Sheet): AsyncGenerator<Buffer> {
  const text = utf8Pieces(textBytes(file.path, seen.packed), encoding, seen.isUtf8);
  for await (const piece of xml ? xmlText(xml, text) : text)
    yield hasFeeds ? piece : Buffer.from(piece.map((byte) => (byte === 13 ? 10 : byte)));
}

/**
 * Finds out how a file is written, from all its bytes and its first records.
 * @throws InputError when it is neither delimited text with headings nor JSON nor Parquet
 */
export async function readSheet(engine: Engine, file: SourceFile): Promise<Sheet> {
  const seen = await survey(file.path);
  const sheet =
    seen.packed === 'parquet' ? await parquetSheet(engine, file, seen) : await textSheet(engine, file, seen);
  if (sheet.headings.length > mostHeadings)
    throw new InputError(notice('too_many_columns', { columns: sheet.headings.length }));
  return sheet;
}

async function textSheet(engine: Engine, file: SourceFile, seen: Survey): Promise<Sheet> {
  const encoding = detectEncoding(seen.head, seen.isUtf8);
  if (!encoding) throw new InputError(notice('no_text'));
  const written = decoded(seen.head, encoding);
  const xml = xmlReading(written);
  const text = xml ? await xmlHead(xml, written, seen) : written;
  const hasFeeds = text.includes('\n');
  const head = hasFeeds ? text : text.replaceAll('\r', '\n');
  const notes = seen.packed === 'zip' ? await workbookNotes(file.path, await membersOf(file.path)) : [];
  const plain = { ...unread, file, survey: seen, encoding, hasFeeds, xml, layout: 'delimited', notes } as const;
  const layout = xml ? jsonLayout[xml.is] : isJson(head);
  return layout ? jsonSheet(engine, { ...plain, layout }) : delimitedSheet(plain, head);
}

const jsonLayout = { csv: null, json: 'lines' } as const;

/** The rows that stand in the beginning of an XML export. */
async function xmlHead(xml: XmlReading, head: string, { bytes, head: seen }: Survey): Promise<string> {
  const pieces: Buffer[] = [];
  async function* text() {
    yield Buffer.from(head);
  }
  for await (const piece of xmlText(xml, text(), bytes > seen.length)) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

/** What is not known yet of a sheet, or is of no other layout. */
const unread = {
  xml: null,
  delimiter: '',
  headings: [],
  packing: null,
  headingLine: 0,
  furniture: {},
  notes: [],
  isClean: false,
  table: null,
  tableRows: null,
} as const;

async function parquetSheet(engine: Engine, file: SourceFile, seen: Survey): Promise<Sheet> {
  const { headings, sql } = await parquetTable(engine, file.path, mostHeadings);
  if (packingOf(headings)) throw new InputError(notice('packed_parquet'));
  const plain = { ...unread, file, survey: seen, encoding: 'utf-8', hasFeeds: true, layout: 'parquet' } as const;
  return { ...plain, headings, isClean: true, table: sql };
}

async function jsonSheet(engine: Engine, sheet: Sheet): Promise<Sheet> {
  const read = await jsonTable(engine, sheet);
  if (read) return { ...sheet, headings: read.headings, isClean: true, table: read.sql, tableRows: read.rows };
  return { ...sheet, headings: await jsonHeadings(sheet) };
}

function delimitedSheet(sheet: Sheet, head: string): Sheet {
  const { survey: seen, encoding } = sheet;
  const cut = seen.bytes > seen.head.length;
  const delimiter = bestDelimiter(head, cut);
  const records = firstRecords(head, delimiter, cut, isWorkbookSheet(sheet));
  const at = headingRecord(records);
  if (at < 0) throw new InputError(notice('no_headings'));
  const heading = records[at]!;
  const first = head.slice(0, head.indexOf('\n') + 1);
  const isClean =
    sheet.xml === null &&
    encoding === 'utf-8' &&
    seen.isUtf8 &&
    seen.packed !== 'zip' &&
    !seen.hasBlankLines &&
    heading.line === 1 &&
    head.includes('\n') &&
    !(delimiter === '\t' && seen.hasQuotes) &&
    (first.match(/"/g)?.length ?? 0) % 2 === 0;
  const furniture = count(
    records.slice(0, at).map(({ cells }) => (cells.every((cell) => cell.trim() === '') ? 'empty_row' : 'title_row')),
  );
  const headings = heading.cells.map((cell) => cell.trim());
  const packing = headings.length > mostHeadings ? null : packingOf(headings);
  return {
    ...sheet,
    delimiter,
    headings: [...headings, ...(packing?.headings ?? [])],
    packing,
    headingLine: heading.line,
    furniture,
    isClean: isClean && packing === null,
  };
}

function firstRecords(head: string, delimiter: string, cut: boolean, areRows = false): TextRecord[] {
  const records: TextRecord[] = [];
  const reader = new RecordReader(delimiter, null, areRows);
  reader.push(Buffer.from(head), !cut);
  while (records.length < 40 && reader.next()) records.push(reader.record());
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
