import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

const chunkLength = 1 << 17;

/** One output file, written in large chunks; `push` never waits, so call `settle` now and then to keep memory constant. */
export class Sink {
  private readonly stream: Writable;
  private readonly written: Promise<void>;
  private pending: string;
  private isFull = false;

  /** @param header first line of the file, line end included */
  constructor(path: string, header: string, gzip: boolean) {
    const file = createWriteStream(gzip ? `${path}.gz` : path);
    this.stream = gzip ? createGzip({ level: 9 }) : file;
    if (gzip) this.stream.pipe(file);
    this.written = finished(file);
    this.pending = header;
  }

  push(text: string): void {
    this.pending += text;
    if (this.pending.length > chunkLength) this.flush();
  }

  /** Waits while the disk is behind. */
  async settle(): Promise<void> {
    if (!this.isFull) return;
    this.isFull = false;
    if (this.stream.writableNeedDrain) await new Promise((resolve) => this.stream.once('drain', resolve));
  }

  async close(): Promise<void> {
    this.flush();
    this.stream.end();
    await this.written;
  }

  private flush(): void {
    this.isFull = !this.stream.write(this.pending);
    this.pending = '';
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
