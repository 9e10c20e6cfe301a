import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

const chunkBytes = 1 << 18;
/** UTF-8 takes at most this many bytes for a UTF-16 unit. */
const widest = 3;

/** One output file, written in large chunks; `push` never waits, so call `settle` now and then to keep memory constant. */
export class Sink {
  private readonly stream: Writable;
  private readonly written: Promise<void>;
  private chunk = Buffer.allocUnsafe(chunkBytes);
  private filled = 0;

  /** @param header first line of the file, line end included */
  constructor(path: string, header: string, gzip: boolean) {
    const file = createWriteStream(gzip ? `${path}.gz` : path);
    this.stream = gzip ? createGzip({ level: 9 }) : file;
    if (gzip) this.stream.pipe(file);
    this.written = finished(file);
    this.push(header);
  }

  /** @param text at most a few thousand characters */
  push(text: string): void {
    if (this.filled + text.length * widest > chunkBytes) this.flush();
    this.filled += this.chunk.write(text, this.filled);
  }

  /** Waits while the disk is behind. */
  async settle(): Promise<void> {
    if (this.stream.writableNeedDrain) await new Promise((resolve) => this.stream.once('drain', resolve));
  }

  async close(): Promise<void> {
    this.flush();
    this.stream.end();
    await this.written;
  }

  private flush(): void {
    this.stream.write(this.chunk.subarray(0, this.filled));
    this.chunk = Buffer.allocUnsafe(chunkBytes);
    this.filled = 0;
  }
}

/** Opens one sink a file in a folder that is made when absent. */
export async function openSinks<Name extends string>(
  folder: string,
  headers: Readonly<Record<Name, string>>,
  gzip: boolean,
): Promise<Record<Name, Sink>> {
  await mkdir(folder, { recursive: true });
  const names = Object.keys(headers) as Name[];
  return Object.fromEntries(names.map((name) => [name, new Sink(join(folder, name), headers[name], gzip)])) as Record<
    Name,
    Sink
  >;
}

/** A cell of a comma-separated file, quoted only when it must be. */
export function csvCell(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Minor units as exports write money: `1990` → `19.90`. */
export function money(minor: number): string {
  const cents = minor % 100;
  return `${(minor - cents) / 100}.${cents < 10 ? '0' : ''}${cents}`;
}
