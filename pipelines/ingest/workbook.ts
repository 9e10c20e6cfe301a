import { InputError } from '../domain/errors.ts';
import { type Member, memberBytes } from './zip.ts';

/** Shared strings and styles are held whole while the rows pass by. */
const largestPart = 1 << 28;
const mostColumns = 16_384;
const longestRow = 1 << 24;

/** Whether these are the files of an XLSX workbook. */
export function isWorkbook(members: readonly Member[]): boolean {
  return members.some(({ name }) => name === 'xl/workbook.xml');
}

/**
 * The largest sheet of an XLSX workbook as CSV in UTF-8, a line a row, in bounded memory. Numbers come in full digits, days
 * as ISO 8601.
 */
export async function* workbookText(path: string, members: readonly Member[]): AsyncGenerator<Buffer> {
  const sheets = members.filter(({ name }) => /^xl\/worksheets\/[^/]+\.xml$/.test(name));
  const sheet = sheets.toSorted((a, b) => b.bytes - a.bytes)[0];
  if (!sheet) throw new InputError('It is a workbook without sheets.');
  const part = async (name: string) => {
    const member = members.find((one) => one.name === name);
    return member ? await whole(path, member) : '';
  };
  const strings = Array.from((await part('xl/sharedStrings.xml')).matchAll(item), ([, text = '']) => textIn(text));
  const isDay = dayStyles(await part('xl/styles.xml'));
  let rest = '';
  let line = 1;
  const decoder = new TextDecoder();
  for await (const bytes of memberBytes(path, sheet)) {
    const rows = (rest + decoder.decode(bytes, { stream: true })).split(/<\/(?:\w+:)?row>/);
    rest = rows.pop()!;
    if (rest.length > longestRow) throw new InputError(`Its row ${line} is longer than any export's.`);
    let text = '';
    for (const row of rows) {
      const number = Number(/<(?:\w+:)?row\b[^>]*?\br="(\d{1,7})"[^>]*>(?!.*<(?:\w+:)?row\b)/s.exec(row)?.[1] ?? line);
      if (number > line) text += '\n'.repeat(number - line);
      line = Math.max(line, number) + 1;
      text += `${cellsOf(row, strings, isDay).map(quoted).join(',')}\n`;
    }
    if (text !== '') yield Buffer.from(text);
  }
}

const item = /<(?:\w+:)?si>(.*?)<\/(?:\w+:)?si>/gs;
const cell = /<(?:\w+:)?c\b([^>]*?)(?:\/>|>(.*?)<\/(?:\w+:)?c>)/gs;

async function whole(path: string, member: Member): Promise<string> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of memberBytes(path, member)) {
    bytes += piece.length;
    if (bytes > largestPart) throw new InputError('It is a workbook that unpacks to far more than it should.');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

/** Whether each style of the workbook shows a number as a day. */
function dayStyles(styles: string): boolean[] {
  const own = new Map(
    Array.from(
      styles.matchAll(/<(?:\w+:)?numFmt\b[^>]*?numFmtId="(\d+)"[^>]*?formatCode="([^"]*)"/g),
      ([, id, code]) => [Number(id), /[dy]|m.*[dyh]/i.test(code!.replace(/&quot;.*?&quot;|\[[^\]]*\]|\\./g, ''))],
    ),
  );
  const used = /<(?:\w+:)?cellXfs\b.*?<\/(?:\w+:)?cellXfs>/s.exec(styles)?.[0] ?? '';
  return Array.from(used.matchAll(/<(?:\w+:)?xf\b[^>]*?numFmtId="(\d+)"/g), ([, text]) => {
    const id = Number(text);
    return own.get(id) ?? ((id >= 14 && id <= 17) || id === 22);
  });
}

function cellsOf(row: string, strings: readonly string[], isDay: readonly boolean[]): string[] {
  const cells: string[] = [];
  for (const [, attributes = '', inside = ''] of row.matchAll(cell)) {
    const place = /\br="([A-Z]{1,3})\d+"/.exec(attributes)?.[1];
    const at = place ? columnOf(place) : cells.length;
    if (at >= mostColumns) throw new InputError('It has more columns than any workbook.');
    while (cells.length < at) cells.push('');
    const type = /\bt="(\w+)"/.exec(attributes)?.[1];
    const value = /<(?:\w+:)?v(?: [^>]*)?>(.*?)<\/(?:\w+:)?v>/s.exec(inside)?.[1] ?? '';
    const style = Number(/\bs="(\d+)"/.exec(attributes)?.[1] ?? 0);
    cells[at] = cellText(type, type === 'inlineStr' ? textIn(inside) : value, strings, isDay[style] === true);
  }
  return cells;
}

function cellText(type: string | undefined, value: string, strings: readonly string[], isDay: boolean): string {
  if (type === 's') return strings[Number(value)] ?? '';
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  if (type === 'e') return '';
  if (type === 'inlineStr') return value;
  const number = Number(value);
  if (type === 'str' || type === 'd' || value === '' || !Number.isFinite(number)) return unescaped(value);
  if (isDay && number >= 1 && number < 2_958_466)
    return new Date(Math.round((number - 25_569) * 86_400) * 1000).toISOString().slice(0, 19).replace('T', ' ');
  return Number.isInteger(number) ? BigInt(number).toString() : String(Number(number.toPrecision(15)));
}

function columnOf(letters: string): number {
  return [...letters].reduce((place, letter) => place * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** All text of a string, its runs joined; how it is spoken is none of it. */
function textIn(xml: string): string {
  const plain = xml.replace(/<(?:\w+:)?rPh\b.*?<\/(?:\w+:)?rPh>/gs, '');
  return unescaped(
    Array.from(plain.matchAll(/<(?:\w+:)?t(?: [^>]*)?>(.*?)<\/(?:\w+:)?t>/gs), ([, text]) => text).join(''),
  );
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(/&(?:#x([\da-f]{1,5})|#(\d{1,6})|(lt|gt|amp|quot|apos));/gi, (_, hex, decimal, name) =>
    name ? entities[name.toLowerCase()]! : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
  );
}

function quoted(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
