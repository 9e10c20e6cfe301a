import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { InputError } from '../domain/errors.ts';

/** What one pass over a file's bytes tells. */
export interface Survey {
  /** SHA-256 of the file as it lies on disk, hexadecimal. */
  readonly hash: string;
  readonly isGzip: boolean;
  readonly isUtf8: boolean;
  readonly hasQuotes: boolean;
  /** Whether there are blank lines before the last: a reader that skips them cannot tell lines by counting rows. */
  readonly hasBlankLines: boolean;
  /** The first bytes of the text, at most 256 KiB, byte order mark included. */
  readonly head: Buffer;
  readonly bytes: number;
}

const headBytes = 1 << 18;
/** A text that unpacks to more than this many times its size, beyond the first gibibyte, is a trap. */
const greatestRatio = 1000;

/** The bytes of a file's text, unpacked where it is gzipped. */
export function textBytes(path: string, isGzip: boolean): Readable {
  const file = createReadStream(path, { highWaterMark: 1 << 20 });
  if (!isGzip) return file;
  const unpacked = createGunzip({ chunkSize: 1 << 20 });
  file.on('error', (error) => unpacked.destroy(error));
  return file.pipe(unpacked);
}

/**
 * Reads a file once, in bounded memory.
 * @throws InputError when it is empty, cannot be opened or unpacked
 */
export async function survey(path: string): Promise<Survey> {
  const isGzip = await startsLikeGzip(path);
  const hash = createHash('sha256');
  const state = {
    bytes: 0,
    packed: 0,
    isUtf8: true,
    hasQuotes: false,
    hasBlankLines: false,
    feeds: 0,
    carry: Buffer.alloc(0),
    head: [] as Buffer[],
  };
  try {
    const bytes = textBytes(path, isGzip);
    if (isGzip) for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
    const packed = isGzip ? await stat(path) : Number.POSITIVE_INFINITY;
    for await (const piece of bytes) {
      const chunk = piece as Buffer;
      if (!isGzip) hash.update(chunk);
      look(state, chunk);
      if (state.bytes > 2 ** 30 && state.bytes / packed > greatestRatio)
        throw new InputError('It unpacks to far more than it should: it is not read.');
    }
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    throw new InputError(`It cannot be read: ${(cause as Error).message}.`, 400, { cause });
  }
  if (state.bytes === 0) throw new InputError('The file is empty.');
  const { isUtf8, hasQuotes, hasBlankLines, bytes } = state;
  const whole = isUtf8 && state.carry.length === 0;
  return {
    hash: hash.digest('hex'),
    isGzip,
    isUtf8: whole,
    hasQuotes,
    hasBlankLines,
    head: Buffer.concat(state.head),
    bytes,
  };
}

async function stat(path: string): Promise<number> {
  const file = await open(path);
  try {
    return (await file.stat()).size;
  } finally {
    await file.close();
  }
}

async function startsLikeGzip(path: string): Promise<boolean> {
  try {
    const file = await open(path);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    await file.close();
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } catch (cause) {
    throw new InputError(`It cannot be opened: ${(cause as Error).message}.`, 400, { cause });
  }
}

interface Looking {
  bytes: number;
  isUtf8: boolean;
  hasQuotes: boolean;
  hasBlankLines: boolean;
  /** Line feeds at the end of what was seen. */
  feeds: number;
  carry: Buffer;
  head: Buffer[];
}

function look(state: Looking, chunk: Buffer): void {
  if (state.bytes < headBytes) state.head.push(chunk.subarray(0, headBytes - state.bytes));
  state.bytes += chunk.length;
  state.hasQuotes ||= chunk.includes(0x22);
  lookForBlankLines(state, chunk);
  if (!state.isUtf8) return;
  const joined = state.carry.length > 0 ? Buffer.concat([state.carry, chunk]) : chunk;
  const whole = joined.length - unfinished(joined);
  state.isUtf8 = isUtf8(joined.subarray(0, whole)) && !chunk.includes(0);
  state.carry = Buffer.from(joined.subarray(whole));
}

function lookForBlankLines(state: Looking, chunk: Buffer): void {
  if (state.hasBlankLines) return;
  let end = chunk.length;
  while (end > 0 && (chunk[end - 1] === 10 || chunk[end - 1] === 13)) end--;
  const text = chunk.subarray(0, end);
  const before = state.feeds + (end > 0 ? leadingFeeds(text) : 0);
  state.hasBlankLines = end > 0 && (before > 1 || text.includes('\n\n') || text.includes('\n\r\n'));
  const trailing = chunk.subarray(end).filter((byte) => byte === 10).length;
  state.feeds = end > 0 ? trailing : state.feeds + trailing;
}

function leadingFeeds(text: Buffer): number {
  let feeds = 0;
  for (let at = 0; text[at] === 10 || text[at] === 13; at++) if (text[at] === 10) feeds++;
  return feeds;
}

/** Bytes at the end that begin a letter which the next piece ends. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte >= 0xc0)
      return byte >= 0xf0 ? (back < 4 ? back : 0) : byte >= 0xe0 ? (back < 3 ? back : 0) : back < 2 ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}
