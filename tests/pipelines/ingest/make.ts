import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';

/** A table of text, its headings among its rows. */
export type TextRows = readonly (readonly string[])[];

export interface Dialect {
  delimiter: string;
  lineEnd: string;
  /** Whether every cell stands in quotes, not only those that need them. */
  isQuoted: boolean;
}

/** The rows as delimited text. */
export function delimited(rows: TextRows, { delimiter, lineEnd, isQuoted }: Dialect): string {
  const cellText = (cell: string) =>
    isQuoted || /["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell;
  return rows.map((row) => row.map(cellText).join(delimiter) + lineEnd).join('');
}

/** The rows of text that `delimited` wrote, or anything that keeps to RFC 4180; tabs are between cells without quotes. */
export function parsed(text: string, delimiter: string): TextRows {
  if (delimiter === '\t')
    return text
      .trimEnd()
      .split(/\r?\n/)
      .map((line) => line.split('\t'));
  const cell = new RegExp(
    `(?:"((?:[^"]|"")*)"|([^${delimiter}\\r\\n]*))(${delimiter === '|' ? '\\|' : delimiter}|\\r?\\n|$)`,
    'gy',
  );
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.trimEnd().matchAll(cell)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '') break;
    if (end !== delimiter) rows.push([]);
  }
  return rows;
}

/** The rows below the first as objects, named by it. */
export function objects([headings = [], ...rows]: TextRows): Record<string, string>[] {
  return rows.map((row) => Object.fromEntries(headings.map((heading, place) => [heading, row[place] ?? ''])));
}

/** A zip of these files, deflated. */
export function zip(files: Readonly<Record<string, string | Buffer>>): Buffer {
  const [parts, directory]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const packed = deflateRawSync(content);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(Buffer.byteLength(content), 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, place, Buffer.from(name)]));
    parts.push(local);
    offset += local.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(Buffer.concat(directory).length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, ...directory, Buffer.from('PK\x05\x06'), end]);
}

/** A workbook whose one sheet has these rows, every cell a text. */
export function workbook(rows: TextRows): Buffer {
  const texts = [...new Set(rows.flat())];
  const places = new Map(texts.map((text, place) => [text, place]));
  const sheetRows = rows.map((row, at) => {
    const cells = row.map((cell, place) => `<c r="${letters(place)}${at + 1}" t="s"><v>${places.get(cell)}</v></c>`);
    return `<row r="${at + 1}">${cells.join('')}</row>`;
  });
  return zip({
    'xl/workbook.xml': '<workbook/>',
    'xl/sharedStrings.xml': `<sst>${texts.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheetRows.join('')}</sheetData></worksheet>`,
  });
}

/** A column's name in a workbook: 0 → `A`, 26 → `AA`. */
function letters(place: number): string {
  const last = String.fromCharCode(65 + (place % 26));
  return place < 26 ? last : letters(Math.floor(place / 26) - 1) + last;
}

/** Text as XML holds it; what XML cannot hold is left out. */
function escaped(text: string): string {
  return (
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replace(/[\r\n\t]/g, (sign) => `&#${sign.charCodeAt(0)};`)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the ones that XML forbids
      .replace(/[\0-\x1f]|\p{Surrogate}/gu, '')
  );
}

/** Writes a table as Parquet, every column a text; blank cells are none. */
export type ParquetWriter = (rows: TextRows) => Promise<Buffer>;

/** A writer that needs a folder to write in. */
export async function parquetWriter(folder: string): Promise<ParquetWriter & AsyncDisposable> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  let written = 0;
  const write: ParquetWriter = async ([headings = [], ...rows]) => {
    const path = join(folder, `${written++}.parquet`);
    const names = new Set<string>();
    const columns = headings.map((heading, place) => {
      const name = heading === '' || names.has(heading.toLowerCase()) ? `${heading} (${place + 1})` : heading;
      names.add(name.toLowerCase());
      return `nullif(cells[${place + 1}], '') AS "${name.replaceAll('"', '""').replaceAll('\0', '')}"`;
    });
    const table = `SELECT unnest(from_json($rows, '[["VARCHAR"]]')) AS cells`;
    await connection.run(`COPY (SELECT ${columns.join(', ')} FROM (${table})) TO '${path}' (FORMAT parquet)`, {
      rows: JSON.stringify(rows),
    });
    const bytes = readFileSync(path);
    rmSync(path);
    return bytes;
  };
  return Object.assign(write, {
    [Symbol.asyncDispose]: async () => {
      connection.closeSync();
      instance.closeSync();
    },
  });
}
