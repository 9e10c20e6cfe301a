import { InputError } from '../domain/errors.ts';
import { notice } from '../domain/notices.ts';

/** One record of a delimited text: its cells, and the line of the file it begins in (1 for the first). */
export interface TextRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A record of more bytes than this is none: its quote never closes, and is a letter like any other. */
const longestRecord = 1 << 20;
const [quote, feed, carriage] = [0x22, 0x0a, 0x0d];

/**
 * Splits delimited UTF-8 text that comes in pieces and whose lines end in LF or CRLF, without making anything of its cells
 * that is not asked for. Quoting is that of RFC 4180; where a record breaks its rules (a quote that never closes, or closes
 * amid a cell) its line is taken without quoting, so that one bad cell cannot swallow the rest.
 */
export class RecordReader {
  /** The current record stands in these bytes from `from` to `to`, its line's end not included. */
  bytes: Buffer = Buffer.alloc(0);
  from = 0;
  to = 0;
  /** Cells of the current record. */
  width = 0;
  /** The line that the current record begins in. */
  line = 0;
  /** Whether the current record, as it stands, breaks none of the rules that a strict reader demands. */
  isStrict = true;

  private at = 0;
  private nextLine = 1;
  private isLast = false;
  private hasQuotes = false;
  private isQuoting = false;
  /** Where each cell of the current record begins, and, one further, where the next would. */
  private starts = new Int32Array(64);
  private readonly delimiter: number;
  private readonly expected: number | null;
  private readonly areRows: boolean;

  /**
   * @param expected cells a record should have, if known: tells a stray quote from a line break within a cell
   * @param areRows whether each record is a row of a workbook, which is one line whatever breaks its cells have
   */
  constructor(delimiter: string, expected: number | null = null, areRows = false) {
    this.delimiter = delimiter.charCodeAt(0);
    this.expected = expected;
    this.areRows = areRows;
  }

  /**
   * Takes the next piece of the text; `isLast` ends it. The records before must have been read.
   * @throws InputError when a record is longer than any export's
   */
  push(piece: Buffer, isLast = false): void {
    const rest = this.bytes.subarray(this.at);
    if (rest.length > longestRecord * 2) throw new InputError(notice('long_line', { line: this.nextLine }));
    this.bytes = rest.length > 0 ? Buffer.concat([rest, piece]) : piece;
    this.at = 0;
    this.isLast = isLast;
  }

  /** Goes to the next record that is complete with what was pushed; blank lines are none. False: there is none yet. */
  next(): boolean {
    while (this.at < this.bytes.length) {
      const end = this.plainRecord();
      if (end < 0) return false;
      const plainWidth = this.width;
      let [next, lines] = [end, 1];
      if (this.hasQuotes) {
        const quoted = this.quotedRecord();
        if (quoted.is === 'open' && !this.isLast && this.bytes.length - this.at <= longestRecord) return false;
        // What ends with this piece may go on with the next: a doubled quote, half of a line's end.
        if (quoted.is === 'whole' && quoted.next >= this.bytes.length && !this.isLast) return false;
        const swallows = quoted.lines > 1 && this.width !== this.expected && plainWidth === this.expected;
        if (quoted.is === 'whole' && !swallows) [next, lines] = [quoted.next, quoted.lines];
        else {
          this.plainRecord();
          this.isStrict = false;
        }
      }
      this.from = this.at;
      this.at = next;
      this.line = this.nextLine;
      this.nextLine += this.areRows ? 1 : lines;
      if (this.to > this.from) return true;
    }
    return false;
  }

  /** The text of a cell of the current record; '' beyond its last. */
  cell(index: number): string {
    if (index >= this.width) return '';
    const [from, to] = [this.starts[index]!, this.starts[index + 1]! - 1];
    if (!this.isQuoting || this.bytes[from] !== quote) return this.bytes.toString('utf8', from, to);
    const text = this.bytes.toString('utf8', from + 1, to - 1);
    return text.includes('"') ? text.replaceAll('""', '"') : text;
  }

  /** The current record, its cells as texts. */
  record(): TextRecord {
    return { line: this.line, cells: Array.from({ length: this.width }, (_, index) => this.cell(index)) };
  }

  /** Takes the line at `at` for a record without quoting; gives where the next begins, or -1 when the line has no end yet. */
  private plainRecord(): number {
    const { bytes, delimiter } = this;
    this.isQuoting = false;
    this.hasQuotes = false;
    this.isStrict = true;
    this.width = 0;
    this.begin(this.at);
    for (let at = this.at; at < bytes.length; at++) {
      const byte = bytes[at]!;
      if (byte === delimiter) this.begin(at + 1);
      else if (byte === feed) return this.end(bytes[at - 1] === carriage && at > this.at ? at - 1 : at, at + 1);
      else if (byte === quote) this.hasQuotes = true;
      else if (byte === 0 || (byte === carriage && bytes[at + 1] !== feed)) this.isStrict = false;
    }
    return this.isLast ? this.end(bytes.length, bytes.length) : -1;
  }

  /** Takes what begins at `at` for a record by the rules of RFC 4180. */
  private quotedRecord(): { is: 'whole' | 'open' | 'broken'; next: number; lines: number } {
    const { bytes, delimiter } = this;
    this.isQuoting = true;
    this.isStrict = true;
    this.width = 0;
    let lines = 1;
    for (let from = this.at; ; ) {
      this.begin(from);
      let at = from;
      if (bytes[at] === quote) {
        for (at++; ; at++) {
          const byte = bytes[at];
          if (byte === undefined) return { is: 'open', next: at, lines };
          if (byte === feed) lines++;
          else if (byte === 0) this.isStrict = false;
          else if (byte === quote) {
            if (bytes[at + 1] !== quote) break;
            at++;
          }
        }
        at++;
      } else {
        for (; at < bytes.length; at++) {
          const byte = bytes[at]!;
          if (byte === delimiter || byte === feed || (byte === carriage && bytes[at + 1] === feed)) break;
          if (byte === quote || byte === carriage || byte === 0) this.isStrict = false;
        }
      }
      const next = bytes[at];
      if (next === delimiter && at < bytes.length) from = at + 1;
      else if (next === feed) return { is: 'whole', next: this.end(at, at + 1), lines };
      else if (next === carriage && bytes[at + 1] === feed) return { is: 'whole', next: this.end(at, at + 2), lines };
      else if (next === undefined || (next === carriage && at + 1 === bytes.length))
        return { is: 'whole', next: this.end(at, bytes.length), lines };
      else return { is: 'broken', next: at, lines };
    }
  }

  private begin(at: number): void {
    if (this.width + 1 >= this.starts.length) {
      const grown = new Int32Array(this.starts.length * 2);
      grown.set(this.starts);
      this.starts = grown;
    }
    this.starts[this.width++] = at;
  }

  private end(to: number, next: number): number {
    this.to = to;
    this.starts[this.width] = to + 1;
    return next;
  }
}
