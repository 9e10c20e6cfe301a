import { InputError } from '../domain/errors.ts';
import { type Notice, notice } from '../domain/notices.ts';
import { type Member, memberBytes, refuseTrap } from './zip.ts';

/** Shared strings and styles are held whole while the rows pass by. */
const largestPart = 1 << 28;
const mostColumns = 16_384;
const longestRow = 1 << 24;

/** Whether these are the files of an XLSX workbook. */
export function isWorkbook(members: readonly Member[]): boolean {
  return members.some(({ name }) => name === 'xl/workbook.xml');
}

interface WorkSheet {
  name: string;
  isHidden: boolean;
  member: Member;
}

/** What is said of a workbook of several sheets: which is read, and which are not. */
export async function workbookNotes(path: string, members: readonly Member[]): Promise<Notice[]> {
  const { read, others } = sheetsOf(
    await textParts(path, members)('xl/workbook.xml'),
    await rels(path, members),
    members,
  );
  if (others.length === 0) return [];
  const named = ({ name, isHidden }: WorkSheet) => ({ name: name.slice(0, 40), isHidden });
  const sheets = others.length + 1;
  return [notice('one_of_sheets', { sheets, read: named(read), others: others.slice(0, 5).map(named) })];
}

/**
 * The largest visible sheet of an XLSX workbook as CSV in UTF-8, a line a row, in bounded memory. Numbers come in full
 * digits, days as ISO 8601, formulas as what they gave, errors as `#REF!`.
 */
export async function* workbookText(path: string, members: readonly Member[]): AsyncGenerator<Buffer> {
  const part = textParts(path, members);
  const workbook = await part('xl/workbook.xml');
  const { read } = sheetsOf(workbook, await rels(path, members), members);
  const cells = new SheetCells(
    Array.from((await part('xl/sharedStrings.xml')).matchAll(item), ([, text = '']) => textIn(text)),
    numberStyles(await part('xl/styles.xml')),
    /\bdate1904="(1|true)"/.test(workbook) ? epoch1904 : 0,
  );
  let rest = '';
  let line = 1;
  let written = 0;
  const packedBytes = members.reduce((sum, member) => sum + member.packedBytes, 0);
  let prefix: string | undefined;
  const decoder = new TextDecoder();
  for await (const bytes of memberBytes(path, read.member)) {
    const xml = rest + decoder.decode(bytes, { stream: true });
    // Some programs name every element by its namespace: `<x:row>`.
    prefix ??= /<(\w+:)worksheet\b/.exec(xml)?.[1] ?? '';
    const rows = xml.split(`</${prefix}row>`);
    rest = rows.pop()!;
    if (rest.length > longestRow) throw new InputError(notice('long_line', { line }));
    let text = '';
    for (const row of rows) {
      const plain = prefix === '' ? row : row.replaceAll(`<${prefix}`, '<').replaceAll(`</${prefix}`, '</');
      const begin = plain.lastIndexOf('<row');
      const number = Number(attribute(plain.slice(begin, plain.indexOf('>', begin) + 1), 'r') || line);
      if (number > line && number <= mostRows) text += '\n'.repeat(number - line);
      line = Math.max(line, number) + 1;
      text += `${cells.line(plain, begin)}\n`;
    }
    written += text.length;
    refuseTrap(written, packedBytes);
    if (text !== '') yield Buffer.from(text);
  }
}

const mostRows = 1 << 21;
const item = /<(?:\w+:)?si>(.*?)<\/(?:\w+:)?si>/gs;
/** Days between the two beginnings of time that spreadsheets know. */
const epoch1904 = 1462;

function textParts(path: string, members: readonly Member[]): (name: string) => Promise<string> {
  return async (name) => {
    const member = members.find((one) => one.name === name);
    return member ? await whole(path, member) : '';
  };
}

function rels(path: string, members: readonly Member[]): Promise<string> {
  return textParts(path, members)('xl/_rels/workbook.xml.rels');
}

/** The sheet that is read, the largest that can be seen, and all others. */
function sheetsOf(
  workbook: string,
  links: string,
  members: readonly Member[],
): { read: WorkSheet; others: WorkSheet[] } {
  const targets = new Map(
    Array.from(links.matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g), ([tag]) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target').replace(/^\/?(xl\/)?/, 'xl/'),
    ]),
  );
  const told = new Map(
    Array.from(workbook.matchAll(/<(?:\w+:)?sheet\b[^>]*>/g), ([tag]) => [
      targets.get(/\b\w+:id="([^"]*)"/.exec(tag)?.[1] ?? ''),
      { name: unescaped(attribute(tag, 'name')), isHidden: /\bstate="(very)?hidden"/i.test(tag) },
    ]),
  );
  const sheets = members
    .filter(({ name }) => /^xl\/worksheets\/[^/]+\.xml$/.test(name))
    .map((member) => ({ name: member.name, isHidden: false, ...told.get(member.name), member }))
    .sort((a, b) => Number(a.isHidden) - Number(b.isHidden) || b.member.bytes - a.member.bytes);
  const [read, ...others] = sheets;
  if (!read) throw new InputError(notice('no_sheets'));
  return { read, others };
}

async function whole(path: string, member: Member): Promise<string> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of memberBytes(path, member)) {
    bytes += piece.length;
    if (bytes > largestPart) throw new InputError(notice('large_workbook'));
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

/** How a style of the workbook shows a number: as a day, or with zeros in front up to so many digits. */
interface NumberStyle {
  isDay: boolean;
  digits: number;
}

function numberStyles(styles: string): NumberStyle[] {
  const own = new Map(
    Array.from(styles.matchAll(/<(?:\w+:)?numFmt\b[^>]*>/g), ([tag]) => {
      const code = unescaped(attribute(tag, 'formatCode')).replace(/".*?"|\[[^\]]*\]|\\./g, '');
      const style = { isDay: /[dy]|m.*[dyh]/i.test(code), digits: /^0+(;|$)/.test(code) ? code.indexOf(';') : 0 };
      return [Number(attribute(tag, 'numFmtId')), { ...style, digits: style.digits < 0 ? code.length : style.digits }];
    }),
  );
  const used = /<(?:\w+:)?cellXfs\b.*?<\/(?:\w+:)?cellXfs>/s.exec(styles)?.[0] ?? '';
  return Array.from(used.matchAll(/<(?:\w+:)?xf\b[^>]*?numFmtId="(\d+)"/g), ([, text]) => {
    const id = Number(text);
    return own.get(id) ?? { isDay: (id >= 14 && id <= 17) || id === 22, digits: 0 };
  });
}

/** The cells of a sheet's rows as texts. */
class SheetCells {
  private readonly strings: readonly string[];
  private readonly styles: readonly NumberStyle[];
  private readonly epoch: number;
  private readonly days = new Map<string, string>();

  constructor(strings: readonly string[], styles: readonly NumberStyle[], epoch: number) {
    this.strings = strings.map(csvCell);
    this.styles = styles;
    this.epoch = epoch;
  }

  /** The cells of the row that begins at `begin`, as a line of CSV. */
  line(xml: string, begin: number): string {
    let text = '';
    let place = 0;
    for (let at = xml.indexOf('<c', begin); at >= 0; at = xml.indexOf('<c', at)) {
      const open = xml.indexOf('>', at);
      if (open < 0) break;
      const tag = xml.slice(at, open);
      const isEmpty = tag.endsWith('/');
      const close = isEmpty ? open : xml.indexOf('</c>', open);
      if (close < 0) break;
      at = close;
      const named = columnOf(attribute(tag, 'r'));
      if (named >= mostColumns) throw new InputError(notice('wide_workbook'));
      for (const to = Math.max(named, place); place < to; place++) text += ',';
      if (!isEmpty) text += this.cell(tag, xml.slice(open + 1, close));
      text += ',';
      place++;
    }
    return text.slice(0, -1);
  }

  private cell(tag: string, inside: string): string {
    const type = attribute(tag, 't');
    if (type === 'inlineStr') return csvCell(textIn(inside));
    const open = inside.indexOf('<v');
    if (open < 0) return '';
    const from = inside.indexOf('>', open) + 1;
    const to = inside.indexOf('</v>', from);
    const value = to < 0 ? '' : inside.slice(from, to);
    if (type === 's') return this.strings[Number(value)] ?? '';
    if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
    if (type !== '' && type !== 'n') return csvCell(unescaped(value));
    return this.number(value, this.styles[Number(attribute(tag, 's') || 0)]);
  }

  private number(value: string, style: NumberStyle | undefined): string {
    if (style?.isDay) return this.day(value);
    const digits = plainNumber(value);
    return style && digits.length < style.digits && /^\d+$/.test(digits) ? digits.padStart(style.digits, '0') : digits;
  }

  private day(value: string): string {
    const known = this.days.get(value);
    if (known !== undefined) return known;
    const number = Number(value) + this.epoch;
    if (!(number >= 1 && number < 2_958_466)) return plainNumber(value);
    const iso = new Date(Math.round((number - 25_569) * 86_400) * 1000).toISOString();
    const text = Number.isInteger(number) ? iso.slice(0, 10) : iso.slice(0, 19).replace('T', ' ');
    if (this.days.size < 100_000) this.days.set(value, text);
    return text;
  }
}

/** A number as a cell of CSV in full digits: what is written so stays, else as many as spreadsheets keep. */
export function plainNumber(value: string): string {
  if (/^-?\d+(\.\d{1,10})?$/.test(value)) return value;
  const number = Number(value);
  if (value === '' || !Number.isFinite(number)) return csvCell(unescaped(value));
  if (Math.abs(number) < 1e15) return String(Number(number.toPrecision(15)));
  const [digits = '', exponent] = number.toExponential(14).split('e');
  return digits.replace('.', '') + '0'.repeat(Math.min(Number(exponent) - 14, 300));
}

/** The value of an element's attribute; '' where it has none of this name. */
export function attribute(tag: string, name: string): string {
  const at = tag.indexOf(` ${name}="`);
  if (at < 0) return '';
  const from = at + name.length + 3;
  return tag.slice(from, tag.indexOf('"', from));
}

/** The place of a cell's column, 0 for `A1`; -1 where it is not told. */
function columnOf(cell: string): number {
  let place = 0;
  for (let at = 0; at < cell.length; at++) {
    const letter = cell.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    place = place * 26 + letter;
  }
  return place - 1;
}

/** All text of a string, its runs joined; how it is spoken is none of it. */
function textIn(xml: string): string {
  const plain = xml.includes('rPh') ? xml.replace(/<(?:\w+:)?rPh\b.*?<\/(?:\w+:)?rPh>/gs, '') : xml;
  return unescaped(
    Array.from(plain.matchAll(/<(?:\w+:)?t(?: [^>]*)?>(.*?)<\/(?:\w+:)?t>/gs), ([, text]) => text).join(''),
  );
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** A text of XML without its entities. */
export function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([\da-f]{1,5})|#(\d{1,6})|(lt|gt|amp|quot|apos));/gi, (_, hex, decimal, name) =>
    name ? entities[name.toLowerCase()]! : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
  );
}

/** A text as a cell of CSV. */
export function csvCell(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
