import { InputError } from '../domain/errors.ts';
import { notice } from '../domain/notices.ts';
import { attribute, csvCell, plainNumber, unescaped } from './workbook.ts';

/**
 * What an XML export is read as: a workbook (SpreadsheetML) as CSV, a line a row; records as JSON Lines, an object each.
 */
export interface XmlReading {
  readonly is: 'csv' | 'json';
  /** The element that is a row. */
  readonly row: string;
  /** Elements of a record that are lists: one row each. */
  readonly lists: readonly string[];
}

const readings: readonly (XmlReading & { readonly root: RegExp })[] = [
  { root: /<(\w+:)?Workbook\b[^>]*urn:schemas-microsoft-com:office:spreadsheet/, is: 'csv', row: 'Row', lists: [] },
  // Amazon's returns report.
  { root: /<(\w+:)?AmazonEnvelope\b.*<return_details\b/s, is: 'json', row: 'return_details', lists: ['item_details'] },
];

/** How an XML export that begins so is read; null when it is none that we know. */
export function xmlReading(head: string): XmlReading | null {
  return /^\uFEFF?\s*</.test(head) ? (readings.find(({ root }) => root.test(head)) ?? null) : null;
}

const longestRow = 1 << 24;

/**
 * The rows of an XML export as CSV or JSON Lines in UTF-8, in bounded memory. A record that is broken comes as it stands,
 * on one line.
 * @param pieces its text, in UTF-8
 * @param isCut whether what comes is only its beginning
 */
export async function* xmlText(
  reading: XmlReading,
  pieces: AsyncIterable<Buffer>,
  isCut = false,
): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder();
  let rest = '';
  let line = 1;
  let prefix: string | undefined;
  const lineOf = (element: string) => {
    const [text, next] = reading.is === 'csv' ? rowLine(element, line) : [recordLine(element, reading), line + 1];
    line = next;
    return text;
  };
  for await (const piece of pieces) {
    const xml = rest + decoder.decode(piece, { stream: true });
    prefix ??= new RegExp(`<(\\w+:)?${reading.row}\\b`).exec(xml)?.[1];
    const rows = xml.split(`</${prefix ?? ''}${reading.row}>`);
    rest = rows.pop()!;
    if (rest.length > longestRow) throw new InputError(notice('long_line', { line }));
    const text = rows.map((row) => lineOf(bare(row, prefix))).join('');
    if (text !== '') yield Buffer.from(text);
  }
  const last = bare(rest, prefix);
  if (!isCut && last.includes(`<${reading.row}`)) yield Buffer.from(lineOf(last));
}

/** Names of elements without that of their namespace. */
function bare(xml: string, prefix: string | undefined): string {
  return prefix ? xml.replaceAll(`<${prefix}`, '<').replaceAll(`</${prefix}`, '</') : xml;
}

const mostRows = 1 << 21;
const mostColumns = 16_384;

/** What ends with a row of a workbook as a line of CSV, after the empty ones above it; and the number of the next row. */
function rowLine(xml: string, from: number): [string, number] {
  const begin = xml.lastIndexOf('<Row');
  if (begin < 0) return ['', from];
  const empty = xml.slice(0, begin).match(/<Row\b[^>]*\/>/g)?.length ?? 0;
  const told = Number(attribute(xml.slice(begin, xml.indexOf('>', begin) + 1), 'ss:Index'));
  const number = told >= from && told <= mostRows ? told : from + empty;
  const cells: string[] = [];
  for (let at = xml.indexOf('<Cell', begin); at >= 0; at = xml.indexOf('<Cell', at)) {
    const open = xml.indexOf('>', at);
    if (open < 0) break;
    const tag = xml.slice(at, open);
    const close = tag.endsWith('/') ? open : xml.indexOf('</Cell>', open);
    const place = Number(attribute(tag, 'ss:Index')) - 1;
    if (place >= mostColumns || cells.length >= mostColumns) throw new InputError(notice('wide_workbook'));
    while (cells.length < place) cells.push('');
    cells.push(csvCell(cellText(xml.slice(open + 1, close < 0 ? xml.length : close))));
    if (close < 0) break;
    at = close;
  }
  return [`${'\n'.repeat(number - from)}${cells.join(',')}\n`, number + 1];
}

function cellText(xml: string): string {
  const begin = xml.search(/<(?:\w+:)?Data\b/);
  if (begin < 0) return '';
  const open = xml.indexOf('>', begin);
  const end = xml.slice(open).search(/<\/(?:\w+:)?Data>/);
  const inside = xml.slice(open + 1, end < 0 ? xml.length : open + end);
  const type = attribute(xml.slice(begin, open), 'ss:Type');
  if (type === 'Number') return plainNumber(inside);
  if (type === 'Boolean') return inside === '1' ? 'TRUE' : 'FALSE';
  return textOf(inside);
}

/** A text without the elements that only say how it looks. */
function textOf(xml: string): string {
  return unescaped(xml.includes('<') ? xml.replace(/<[^<>]*>/g, '') : xml);
}

/** What an element holds: its text, or its elements by their names. */
type Content = string | Map<string, Content[]>;

const deepest = 20;

/** What ends with a record as a line of JSON; what is broken as it stands. */
function recordLine(xml: string, { row, lists }: XmlReading): string {
  const begin = xml.indexOf(`<${row}`);
  const content = begin < 0 ? null : contentOf(xml, xml.indexOf('>', begin) + 1);
  return `${content ? JSON.stringify(jsonOf(content, lists)) : xml.replace(/\s+/g, ' ').trim()}\n`;
}

function jsonOf(content: Content, lists: readonly string[]): unknown {
  if (typeof content === 'string') return content;
  const entries = Array.from(content, ([name, all]) => {
    const values = all.map((one) => jsonOf(one, lists));
    return [name, values.length > 1 || lists.includes(name) ? values : values[0]] as const;
  });
  return Object.fromEntries(entries);
}

/** What stands from a place to the end of a text; null when its elements do not end in the order they begin. */
function contentOf(xml: string, from: number): Content | null {
  const open: { name: string; elements: Map<string, Content[]>; text: string }[] = [
    { name: '', elements: new Map(), text: '' },
  ];
  for (let at = from; at < xml.length; ) {
    const inner = open.at(-1)!;
    const next = xml.indexOf('<', at);
    if (next < 0) {
      inner.text += unescaped(xml.slice(at));
      break;
    }
    inner.text += unescaped(xml.slice(at, next));
    const [begin, end] = special.find(([begin]) => xml.startsWith(begin, next)) ?? ['<', '>'];
    const close = xml.indexOf(end, next + begin.length);
    if (close < 0) return null;
    at = close + end.length;
    const inside = xml.slice(next + begin.length, close);
    if (begin === cdata) inner.text += inside;
    if (begin !== '<') continue;
    if (inside.startsWith('/')) {
      const ended = open.pop()!;
      if (open.length === 0 || ended.name !== inside.slice(1).trim()) return null;
      const content = ended.elements.size > 0 ? ended.elements : ended.text.trim();
      const { elements } = open.at(-1)!;
      elements.set(ended.name, [...(elements.get(ended.name) ?? []), content]);
    } else if (open.length > deepest) return null;
    else if (!inside.endsWith('/')) open.push({ name: inside.split(/\s/, 1)[0]!, elements: new Map(), text: '' });
  }
  return open.length === 1 ? open[0]!.elements : null;
}

const cdata = '<![CDATA[';
const special = [
  ['<!--', '-->'],
  [cdata, ']]>'],
  ['<?', '?>'],
] as const;
