import type { JsonCell } from './json-rows.ts';
import { type JsonTape, kinds } from './json-tape.ts';
import type { RecordReader, TextRecord } from './records.ts';

const roomBytes = 1 << 20;
/** Of so few bytes each is copied sooner than all together. */
const shortText = 40;

/**
 * Rows as the lines of a clean file: the line a row has in the user's file, its cells, and what stands beyond the last
 * heading. Records that a strict reader can read pass as they stand.
 */
export class CleanLines {
  /** How many rows were added. */
  rows = 0;
  private room = Buffer.allocUnsafe(roomBytes);
  private size = 0;
  private readonly delimiter: string;
  private readonly width: number;
  private readonly unsafe: RegExp;
  private readonly delimiterByte: number;

  constructor(delimiter: string, width: number) {
    this.delimiter = delimiter;
    this.width = width;
    this.delimiterByte = delimiter.charCodeAt(0);
    this.unsafe = new RegExp(`["\\n\\r${delimiter === '|' ? '\\|' : delimiter}]`);
  }

  /** Adds the record that the reader, of the same delimiter, is at. */
  pass(reader: RecordReader): void {
    if (!reader.isStrict || reader.width > this.width) {
      this.add(reader.record());
      return;
    }
    this.rows++;
    const blanks = this.width - reader.width + 1;
    this.reserve(reader.to - reader.from + blanks + 20);
    this.size += this.room.write(`${reader.line}${this.delimiter}`, this.size, 'latin1');
    this.size += reader.bytes.copy(this.room, this.size, reader.from, reader.to);
    this.room.fill(this.delimiter, this.size, this.size + blanks);
    this.size += blanks;
    this.room[this.size++] = 0x0a;
  }

  /** Adds a row of texts. */
  add({ line, cells }: TextRecord): void {
    this.rows++;
    let text = String(line);
    for (let at = 0; at < this.width; at++) text += this.delimiter + this.quoted(cells[at] ?? '');
    const extra = cells.slice(this.width).filter((cell) => cell.trim() !== '');
    this.write(`${text}${this.delimiter}${this.quoted(extra.join(' '))}\n`);
  }

  /** Adds a row of which some cells are parts of a tape. */
  addParts(line: number, cells: readonly (JsonCell | undefined)[], tape: JsonTape): void {
    this.rows++;
    this.reserve(20);
    this.size += this.room.write(String(line), this.size, 'latin1');
    for (let at = 0; at < this.width; at++) {
      const cell = cells[at];
      if (typeof cell === 'number' && tape.kind(cell) < kinds.escapedText && tape.kind(cell) !== kinds.power) {
        const [from, to] = [tape.from(cell), tape.to(cell)];
        this.reserve(to - from + 3);
        this.room[this.size++] = this.delimiterByte;
        // A text of JSON that has no escape has no quote and no line's end either.
        const isQuoted = tape.kind(cell) === kinds.textWithComma;
        if (isQuoted) this.room[this.size++] = 0x22;
        this.copy(tape.bytes, from, to);
        if (isQuoted) this.room[this.size++] = 0x22;
      } else if (cell === undefined) {
        this.reserve(1);
        this.room[this.size++] = this.delimiterByte;
      } else this.write(this.delimiter + this.quoted(typeof cell === 'number' ? tape.text(cell) : cell));
    }
    this.write(`${this.delimiter}\n`);
  }

  /** What was added since it was last taken. */
  take(): Buffer {
    const taken = this.room.subarray(0, this.size);
    this.room = Buffer.allocUnsafe(roomBytes);
    this.size = 0;
    return taken;
  }

  private copy(bytes: Buffer, from: number, to: number): void {
    if (to - from > shortText) this.size += bytes.copy(this.room, this.size, from, to);
    else for (let at = from; at < to; at++) this.room[this.size++] = bytes[at]!;
  }

  private write(text: string): void {
    this.reserve(text.length * 3);
    this.size += this.room.write(text, this.size);
  }

  private reserve(bytes: number): void {
    if (this.size + bytes <= this.room.length) return;
    const grown = Buffer.allocUnsafe((this.size + bytes) * 2);
    this.room.copy(grown, 0, 0, this.size);
    this.room = grown;
  }

  private quoted(cell: string): string {
    const clean = cell.includes('\0') ? cell.replaceAll('\0', '') : cell;
    return this.unsafe.test(clean) ? `"${clean.replaceAll('"', '""')}"` : clean;
  }
}
