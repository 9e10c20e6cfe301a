import { closeSync, openSync, writeSync } from 'node:fs';
import { CleanLines } from './clean.ts';
import { literal, pathLiteral } from './formats/format.ts';
import { jsonLines, jsonRecords } from './json.ts';
import { unpacked } from './packed.ts';
import { RecordReader, type TextRecord } from './records.ts';
import { isWorkbookSheet, type Sheet, sheetText } from './sheet.ts';

/** A relation of text columns `c0`, `c1` … */
export interface Relation {
  readonly sql: string;
  /** Whether `_line` tells each row's line in the user's file. */
  readonly hasLines: boolean;
  /** Whether `_extra` holds what stands beyond the last heading. */
  readonly hasExtra: boolean;
  /** How many rows it has; null where that was not counted on the way. */
  readonly rows: number | null;
}

/** The rows of a clean file where it lies; reading it fails where a line breaks the rules of CSV. */
export function inPlace(sheet: Sheet): Relation {
  if (sheet.table !== null) return { sql: sheet.table, hasLines: true, hasExtra: false, rows: sheet.tableRows };
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
    rows: sheet.survey.lines === null ? null : sheet.survey.lines - sheet.headingLine,
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
    rows: relation.rows,
  };
}

/** The same rows with a `_line` that only tells their order, where the relation has none: much cheaper than their lines. */
export function inOrder(sheet: Sheet, relation: Relation): Relation {
  if (relation.hasLines) return relation;
  return {
    ...relation,
    sql: `(SELECT row_number() OVER () AS _line, ${columnNames(sheet).join(', ')} FROM ${relation.sql})`,
    hasLines: true,
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
  const delimiter = sheet.delimiter || ',';
  const clean = new CleanLines(delimiter, sheet.headings.length);
  let written = 0;
  try {
    for await (const lines of cleanLines(sheet, clean)) {
      written += writeSync(out, lines);
      onShare(Math.min(written / sheet.survey.bytes, 1));
    }
  } finally {
    closeSync(out);
  }
  const columns = ['_line', ...columnNames(sheet), '_extra'];
  // Told, as a cell with a break of Windows in the first row would else be taken for the end of every line.
  const ends = { new_line: String.raw`'\n'`, skip: '0', compression: `'none'` };
  const dialect = { delim: literal(delimiter), quote: `'"'`, escape: `'"'`, ...ends };
  const sql = `(SELECT * REPLACE (CAST(_line AS BIGINT) AS _line) FROM ${readCsv(path, columns, dialect)})`;
  return { sql, hasLines: true, hasExtra: true, rows: clean.rows };
}

async function* cleanLines(sheet: Sheet, clean: CleanLines): AsyncGenerator<Buffer> {
  if (sheet.layout === 'delimited' && !sheet.packing)
    for await (const reader of readers(sheet)) {
      while (reader.next()) if (reader.line > sheet.headingLine) clean.pass(reader);
      yield clean.take();
    }
  else if (sheet.layout !== 'delimited') yield* jsonLines(sheet, clean);
  else
    for await (const records of recordsOf(sheet)) {
      for (const record of records) clean.add(record);
      yield clean.take();
    }
}

/** The records below the headings, as many at a time as a piece of the file holds. */
export function recordsOf(sheet: Sheet): AsyncGenerator<TextRecord[]> {
  return sheet.layout === 'delimited' ? delimitedRecords(sheet) : jsonRecords(sheet);
}

async function* delimitedRecords(sheet: Sheet): AsyncGenerator<TextRecord[]> {
  const { packing, headingLine } = sheet;
  for await (const reader of readers(sheet)) {
    const records: TextRecord[] = [];
    while (reader.next())
      if (reader.line > headingLine)
        records.push(...(packing ? unpacked(reader.record(), packing) : [reader.record()]));
    yield records;
  }
}

/** A reader of the sheet's records, given again with each piece of the text. */
async function* readers(sheet: Sheet): AsyncGenerator<RecordReader> {
  const width = sheet.packing?.width ?? sheet.headings.length;
  const reader = new RecordReader(sheet.delimiter, width, isWorkbookSheet(sheet));
  for await (const piece of sheetText(sheet)) {
    reader.push(piece);
    yield reader;
  }
  reader.push(Buffer.alloc(0), true);
  yield reader;
}

function readCsv(path: string, columns: readonly string[], dialect: Readonly<Record<string, string>>): string {
  const types = columns.map((name) => `'${name}': 'VARCHAR'`).join(', ');
  const options = Object.entries(dialect)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ');
  return `read_csv(${pathLiteral(path)}, auto_detect = false, header = false, ${options}, columns = {${types}}, max_line_size = 8388608, buffer_size = 16777216)`;
}

/** Names of the relation's columns, by the place of their heading. */
function columnNames(sheet: Sheet): string[] {
  return sheet.headings.map((_, index) => `c${index}`);
}
