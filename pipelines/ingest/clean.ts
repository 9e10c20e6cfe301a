import type { RecordReader, TextRecord } from './records.ts';

const roomBytes = 1 << 20;

/**
 * Rows as the lines of a clean file: the line a row has in the user's file, its cells, and what stands beyond the last
 * heading. Records that a strict reader can read pass as they stand.
 */
export class CleanLines {
  private room = Buffer.allocUnsafe(roomBytes);
  private size = 0;
  private readonly delimiter: string;
  private readonly width: number;
  private readonly unsafe: RegExp;

  constructor(delimiter: string, width: number) {
    this.delimiter = delimiter;
    this.width = width;
    this.unsafe = new RegExp(`["\\n\\r${delimiter === '|' ? '\\|' : delimiter}]`);
  }

  /** Adds the record that the reader, of the same delimiter, is at. */
  pass(reader: RecordReader): void {
    if (!reader.isStrict || reader.width > this.width) {
      this.add(reader.record());
      return;
    }
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
    let text = String(line);
    for (let at = 0; at < this.width; at++) text += this.delimiter + this.quoted(cells[at] ?? '');
    const extra = cells.slice(this.width).filter((cell) => cell.trim() !== '');
    this.write(`${text}${this.delimiter}${this.quoted(extra.join(' '))}\n`);
  }

  /** What was added since it was last taken. */
  take(): Buffer {
    const taken = this.room.subarray(0, this.size);
    this.room = Buffer.allocUnsafe(roomBytes);
    this.size = 0;
    return taken;
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
