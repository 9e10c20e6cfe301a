import { InputError } from '../domain/errors.ts';
import { notice } from '../domain/notices.ts';
import type { CleanLines } from './clean.ts';
import { JsonRows } from './json-rows.ts';
import { JsonTape } from './json-tape.ts';
import type { TextRecord } from './records.ts';
import { type Sheet, sheetText } from './sheet.ts';

/** Whether a text that begins so is JSON: one document, or an object a line. */
export function isJson(head: string): 'document' | 'lines' | null {
  const text = head.replace('\uFEFF', '').trimStart();
  if (!/^[{[]/.test(text)) return null;
  const end = text.indexOf('\n');
  return text[0] === '{' && end > 0 && isValue(text.slice(0, end)) ? 'lines' : 'document';
}

function isValue(text: string): boolean {
  const bytes = Buffer.from(text.trim());
  const tape = new JsonTape();
  return tape.read(bytes, 0, bytes.length, true) === 'whole' && tape.end === bytes.length;
}

/** What is told of a JSON export's rows: in `rows` and on the `tape` stand the current one's cells. */
interface Told {
  readonly tape: JsonTape;
  onRow: (line: number, rows: JsonRows) => void;
  /** A line that is no object. */
  onOther: (line: number, text: string) => void;
}

/** The names of all cells that a JSON export's objects have. */
export async function jsonHeadings(sheet: Sheet): Promise<string[]> {
  const rows = await lastOf(pass(sheet, { tape: new JsonTape(), onRow: () => undefined, onOther: () => undefined }));
  return rows.names;
}

/** A JSON export's objects as records under the sheet's headings; a line that is no object stands beyond the last heading. */
export async function* jsonRecords(sheet: Sheet): AsyncGenerator<TextRecord[]> {
  const { headings } = sheet;
  const tape = new JsonTape();
  let records: TextRecord[] = [];
  const textOf = (cell: number | string | undefined) => (typeof cell === 'number' ? tape.text(cell) : (cell ?? ''));
  const told: Told = {
    tape,
    onRow: (line, { row }) => records.push({ line, cells: headings.map((_, place) => textOf(row[place])) }),
    onOther: (line, text) => records.push({ line, cells: [...headings.map(() => ''), text] }),
  };
  for await (const _ of pass(sheet, told)) {
    yield records;
    records = [];
  }
}

/** The same as lines of a clean file. */
export async function* jsonLines(sheet: Sheet, clean: CleanLines): AsyncGenerator<Buffer> {
  const tape = new JsonTape();
  const told: Told = {
    tape,
    onRow: (line, { row }) => clean.addParts(line, row, tape),
    onOther: (line, text) => clean.add({ line, cells: [...sheet.headings.map(() => ''), text] }),
  };
  for await (const _ of pass(sheet, told)) yield clean.take();
}

async function lastOf<T>(pieces: AsyncIterable<T>): Promise<T> {
  let last: T | undefined;
  for await (const piece of pieces) last = piece;
  return last!;
}

/** Goes through a JSON export once, in bounded memory: tells its rows, and gives what tells them after each piece. */
async function* pass(sheet: Sheet, { tape, onRow, onOther }: Told): AsyncGenerator<JsonRows> {
  let line = 0;
  if (sheet.layout === 'document') {
    const rows: JsonRows = new JsonRows(tape, sheet.headings, () => onRow(++line, rows));
    const document = new Document(tape, () => rows.tell());
    for await (const piece of sheetText(sheet)) {
      document.push(piece);
      yield rows;
    }
    document.push(Buffer.alloc(0), true);
    yield rows;
    return;
  }
  const rows: JsonRows = new JsonRows(tape, sheet.headings, () => onRow(line, rows));
  for await (const { bytes, ends } of wholeLines(sheet)) {
    let from = 0;
    for (const to of ends) {
      line++;
      if (isObject(tape, bytes, from, to)) rows.tellLinked();
      else {
        const text = bytes.toString('utf8', from, to);
        if (text.trim() !== '') onOther(line, text);
      }
      from = to + 1;
    }
    yield rows;
  }
}

/** Reads a line, if it is one object. */
function isObject(tape: JsonTape, bytes: Buffer, from: number, to: number): boolean {
  if (tape.read(bytes, from, to, true) !== 'whole' || !tape.isObject(0)) return false;
  for (let at = tape.end; at < to; at++) if (!isBlank(bytes[at]!)) return false;
  return true;
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

const longestLine = 1 << 24;

/** A text in pieces of whole lines, with the places where each of them ends. */
async function* wholeLines(sheet: Sheet): AsyncGenerator<{ bytes: Buffer; ends: readonly number[] }> {
  let rest = Buffer.alloc(0);
  let line = 1;
  for await (const piece of sheetText(sheet)) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, piece]) : piece;
    const ends: number[] = [];
    for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) ends.push(at);
    rest = Buffer.from(bytes.subarray((ends.at(-1) ?? -1) + 1));
    line += ends.length;
    if (rest.length > longestLine) throw new InputError(notice('long_line', { line }));
    yield { bytes, ends };
  }
  yield { bytes: rest, ends: [rest.length] };
}

/** What is not read yet of a document is held: an array's elements may be many, but one value must not be larger than this. */
const largestValue = 2 ** 28;
const [comma, openBracket, closeBracket] = [0x2c, 0x5b, 0x5d];

/** A JSON document that comes in pieces: the elements of an array one after another, or one value. */
class Document {
  private readonly tape: JsonTape;
  private readonly onValue: () => void;
  private held: Buffer[] = [];
  private heldBytes = 0;
  /** How much must be held before it is worth reading again: what was open is then twice as long. */
  private enough = 0;
  private expects: 'document' | 'element' | 'comma' | 'end' = 'document';

  /** @param onValue told when a value is on the tape */
  constructor(tape: JsonTape, onValue: () => void) {
    this.tape = tape;
    this.onValue = onValue;
  }

  /**
   * Reads on; `isLast` ends the document.
   * @throws InputError when it is no JSON, or one of its values is too large
   */
  push(piece: Buffer, isLast = false): void {
    if (piece.length > 0) this.held.push(piece);
    this.heldBytes += piece.length;
    if (this.heldBytes > largestValue) throw new InputError(notice('large_json'));
    if (this.heldBytes < this.enough && !isLast) return;
    const bytes = this.held.length === 1 ? this.held[0]! : Buffer.concat(this.held);
    const read = this.read(bytes, isLast);
    this.held = read < bytes.length ? [bytes.subarray(read)] : [];
    this.heldBytes = bytes.length - read;
    this.enough = this.heldBytes * 2;
    if (isLast && (this.heldBytes > 0 || this.expects !== 'end')) throw notJson();
  }

  /** Reads what it can; gives where the rest begins. */
  private read(bytes: Buffer, isLast: boolean): number {
    for (let at = 0; ; at++) {
      while (at < bytes.length && isBlank(bytes[at]!)) at++;
      if (at >= bytes.length) return bytes.length;
      const byte = bytes[at]!;
      if (this.expects === 'document' && byte === openBracket) this.expects = 'element';
      else if (this.expects === 'end') throw notJson();
      else if (byte === closeBracket && this.expects !== 'document') this.expects = 'end';
      else if (this.expects === 'comma') {
        if (byte !== comma) throw notJson();
        this.expects = 'element';
      } else {
        const is = this.tape.read(bytes, at, bytes.length, isLast);
        if (is === 'open') return at;
        if (is === 'broken') throw notJson();
        this.onValue();
        this.expects = this.expects === 'document' ? 'end' : 'comma';
        at = this.tape.end - 1;
      }
    }
  }
}

function notJson(): InputError {
  return new InputError(notice('no_json'));
}
