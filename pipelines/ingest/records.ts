import { InputError } from '../domain/errors.ts';

/** One record of a delimited text: its cells, and the line of the file it begins in (1 for the first). */
export interface TextRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A quoted cell longer than this never closes: its quote is a letter like any other. */
const longestRecord = 1 << 20;

/**
 * Splits delimited text that comes in pieces and whose lines end in LF or CRLF. Quoting is that of RFC 4180; where a record breaks its rules (a quote that
 * never closes, or closes amid a cell) its line is taken without quoting, so that one bad cell cannot swallow the rest.
 */
export class RecordReader {
  private rest = '';
  private line = 1;
  private readonly delimiter: string;
  private readonly width: number | null;

  /** @param width cells a record should have, if known: tells a stray quote from a line break within a cell */
  constructor(delimiter: string, width: number | null = null) {
    this.delimiter = delimiter;
    this.width = width;
  }

  /**
   * The records that are complete with this piece; blank lines are none. `last` ends the text.
   * @throws InputError when a line is longer than two million letters
   */
  *push(piece: string, last = false): Generator<TextRecord> {
    const text = this.rest + piece;
    let at = 0;
    while (at < text.length) {
      const next = this.next(text, at, last);
      if (!next) break;
      const record = { line: this.line, cells: next.cells };
      this.line += next.lines;
      at = next.end;
      if (next.cells.length > 1 || next.cells[0] !== '') yield record;
    }
    this.rest = text.slice(at);
    if (this.rest.length > longestRecord * 2)
      throw new InputError(`Its line ${this.line} is longer than any export's.`);
  }

  private next(text: string, at: number, last: boolean): Parsed | null {
    const end = lineEnd(text, at, last);
    if (!end) return null;
    const lineText = text.slice(at, end.stop);
    const plain = { cells: lineText.split(this.delimiter), end: end.next, lines: 1 };
    if (!lineText.includes('"')) return plain;
    const quoted = quotedRecord(text, at, this.delimiter);
    if (quoted === 'open') return last || text.length - at > longestRecord ? plain : null;
    if (quoted === 'broken') return plain;
    // What ends with this piece may go on with the next: a doubled quote, half of a line's end.
    if (quoted.end >= text.length && !last) return null;
    const swallowed = quoted.lines > 1 && quoted.cells.length !== this.width && plain.cells.length === this.width;
    return swallowed ? plain : quoted;
  }
}

interface Parsed {
  cells: string[];
  /** Where the next record begins. */
  end: number;
  lines: number;
}

function lineEnd(text: string, at: number, last: boolean): { stop: number; next: number } | null {
  const feed = text.indexOf('\n', at);
  if (feed >= 0) return { stop: feed > at && text[feed - 1] === '\r' ? feed - 1 : feed, next: feed + 1 };
  return last ? { stop: text.length, next: text.length } : null;
}

/** The record at `at` by the rules of RFC 4180: `open` when a quote does not close, `broken` when it closes amid a cell. */
function quotedRecord(text: string, at: number, delimiter: string): Parsed | 'open' | 'broken' {
  const cells: string[] = [];
  let lines = 1;
  for (let from = at; ; ) {
    let stop: number;
    if (text[from] === '"') {
      const close = closingQuote(text, from + 1);
      if (close < 0) return 'open';
      const cell = text.slice(from + 1, close);
      lines += countLines(cell);
      cells.push(cell.includes('"') ? cell.replaceAll('""', '"') : cell);
      stop = close + 1;
    } else {
      stop = cellEnd(text, from, delimiter);
      cells.push(text.slice(from, stop));
    }
    if (stop >= text.length || (text[stop] === '\r' && stop + 1 === text.length))
      return { cells, end: text.length, lines };
    if (text[stop] === delimiter) from = stop + 1;
    else if (text[stop] === '\n') return { cells, end: stop + 1, lines };
    else if (text[stop] === '\r') return { cells, end: stop + 2, lines };
    else return 'broken';
  }
}

function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at;
  return -1;
}

function cellEnd(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && !text.startsWith('\r\n', at)) at++;
  return at;
}

function countLines(cell: string): number {
  let count = 0;
  for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count++;
  return count;
}
