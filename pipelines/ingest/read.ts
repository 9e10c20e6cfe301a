import { closeSync, openSync, writeSync } from 'node:fs';
import { literal } from './formats/format.ts';
import { jsonRecords } from './json.ts';
import { unpacked } from './packed.ts';
import { RecordReader, type TextRecord } from './records.ts';
import { type Sheet, unifiedLines } from './sheet.ts';
import { textBytes } from './survey.ts';

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
      compression: sheet.survey.packed === 'gzip' ? `'gzip'` : `'none'`,
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
 * Writes the rows of any text as a clean file to `path`, each behind its line in the user's file, and gives them as a
 * relation. Short rows are filled with blanks; what stands beyond the last heading comes as `_extra`.
 * @param onShare told about how much of the file is written, 0 to 1
 */
export async function rewritten(
  sheet: Sheet,
  path: string,
  onShare: (share: number) => void = () => undefined,
): Promise<Relation> {
  const out = openSync(path, 'w');
  let written = 0;
  try {
    for await (const records of recordsOf(sheet)) {
      let lines = '';
      for (const record of records) lines += cleanLine(record, sheet.headings.length);
      written += writeSync(out, lines);
      onShare(written / sheet.survey.bytes);
    }
  } finally {
    closeSync(out);
  }
  const columns = ['_line', ...columnNames(sheet), '_extra'];
  const dialect = { delim: `','`, quote: `'"'`, escape: `'"'`, skip: '0', compression: `'none'` };
  const sql = `(SELECT * REPLACE (CAST(_line AS BIGINT) AS _line) FROM ${readCsv(path, columns, dialect)})`;
  return { sql, hasLines: true, hasExtra: true };
}

/** The records below the headings, as many at a time as a piece of the file holds. */
export function recordsOf(sheet: Sheet): AsyncGenerator<TextRecord[]> {
  return sheet.layout === 'delimited' ? delimitedRecords(sheet) : jsonRecords(sheet);
}

async function* delimitedRecords(sheet: Sheet): AsyncGenerator<TextRecord[]> {
  const decoder = new TextDecoder(sheet.encoding);
  const { packing, headings, headingLine } = sheet;
  const reader = new RecordReader(sheet.delimiter, packing?.width ?? headings.length);
  const below = (records: Iterable<TextRecord>) => {
    const rows = [...records].filter(({ line }) => line > headingLine);
    return packing ? rows.flatMap((row) => unpacked(row, packing)) : rows;
  };
  for await (const bytes of textBytes(sheet.file.path, sheet.survey.packed))
    yield below(reader.push(unifiedLines(decoder.decode(bytes as Buffer, { stream: true }), sheet.survey.head)));
  yield below(reader.push(decoder.decode(), true));
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
  return `read_csv(${literal(path)}, auto_detect = false, header = false, ${options}, columns = {${types}}, max_line_size = 8388608)`;
}

/** Names of the relation's columns, by the place of their heading. */
function columnNames(sheet: Sheet): string[] {
  return sheet.headings.map((_, index) => `c${index}`);
}
