import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { InputError } from '../domain/errors.ts';
import { notice } from '../domain/notices.ts';
import { mayHoldErrors } from './damage.ts';
import { isWorkbook, workbookText } from './workbook.ts';
import { membersOf, refuseTrap } from './zip.ts';

/** What one pass over a file's bytes tells. */
export interface Survey {
  /** SHA-256 of the file as it lies on disk, hexadecimal. */
  readonly hash: string;
  readonly packed: Packed;
  readonly isUtf8: boolean;
  readonly hasQuotes: boolean;
  /** Whether there are blank lines before the last: a reader that skips them cannot tell lines by counting rows. */
  readonly hasBlankLines: boolean;
  /** How many lines there are where each is a record: none is blank, no cell can hold a line break, feeds alone end lines. */
  readonly lines: number | null;
  /** Whether its texts may hold a spreadsheet's errors: `#REF!`. */
  readonly hasErrors: boolean;
  /** The first bytes of the text, at most 256 KiB, byte order mark included. */
  readonly head: Buffer;
  /** Bytes of the text; of a long workbook only those that were looked at. */
  readonly bytes: number;
  /** When the file was changed last, in milliseconds since 1970. */
  readonly changedAt: number;
}

/** How a file's rows are packed: not at all, or as its first bytes tell; a workbook is a zip. */
export type Packed = 'gzip' | 'zip' | 'parquet' | null;

const headBytes = 1 << 18;

/** The bytes of a file's text, unpacked; those of a workbook are its rows as CSV, those of a Parquet file as they lie. */
export function textBytes(path: string, packed: Packed): Readable {
  if (packed === 'zip') return Readable.from(zippedText(path));
  const file = createReadStream(path, { highWaterMark: 1 << 20 });
  if (packed !== 'gzip') return file;
  const unpacked = createGunzip({ chunkSize: 1 << 20 });
  file.on('error', (error) => unpacked.destroy(error));
  unpacked.on('close', () => file.destroy());
  return file.pipe(unpacked);
}

async function* zippedText(path: string): AsyncGenerator<Buffer> {
  const members = await membersOf(path);
  if (!isWorkbook(members)) throw new InputError(notice('zip_of_files'));
  yield* workbookText(path, members);
}

/**
 * Reads a file once, in bounded memory.
 * @throws InputError when it is empty, cannot be opened or unpacked
 */
export async function survey(path: string): Promise<Survey> {
  const packing = await magicOf(path);
  const { mtimeMs: changedAt, size } = await stat(path);
  const hash = createHash('sha256');
  const state = {
    bytes: 0,
    packed: 0,
    isUtf8: true,
    hasQuotes: false,
    hasBlankLines: false,
    hasReturns: false,
    hasErrors: false,
    lines: 0,
    feeds: 0,
    carry: Buffer.alloc(0),
    head: [] as Buffer[],
  };
  let isCut = false;
  try {
    const isUnpacked = packing === 'gzip' || packing === 'zip';
    if (isUnpacked) for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
    const packed = isUnpacked ? size : Number.POSITIVE_INFINITY;
    for await (const piece of textBytes(path, packing)) {
      const chunk = piece as Buffer;
      if (!isUnpacked) hash.update(chunk);
      look(state, chunk);
      refuseTrap(state.bytes, packed);
      // The rest of a workbook costs as much to unpack as to read, and keeps to the rules of its beginning.
      isCut = packing === 'zip' && state.bytes > headBytes;
      if (isCut) break;
    }
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    throw new InputError(notice('cannot_read', { cause: (cause as Error).message }), 400, { cause });
  }
  if (state.bytes === 0) throw new InputError(notice('empty_file'));
  const { isUtf8, hasQuotes, hasBlankLines, hasErrors, bytes } = state;
  const whole = isUtf8 && state.carry.length === 0;
  return {
    hash: hash.digest('hex'),
    packed: packing,
    isUtf8: whole,
    hasQuotes,
    hasBlankLines,
    lines: isCut ? null : linesOf(state),
    hasErrors: hasErrors || isCut,
    head: Buffer.concat(state.head),
    bytes,
    changedAt,
  };
}

/**
 * How a file's rows are packed, by its first bytes.
 * @throws InputError when it cannot be opened, or is no file: a device or a pipe may have no end
 */
export async function magicOf(path: string): Promise<Packed> {
  try {
    const found = await stat(path);
    if (!found.isFile()) throw new InputError(notice(found.isDirectory() ? 'is_folder' : 'is_no_file'));
    const file = await open(path);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    await file.close();
    return packedBy(buffer.subarray(0, bytesRead));
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    throw new InputError(notice('cannot_open', { cause: (cause as Error).message }), 400, { cause });
  }
}

/** How rows are packed that begin with these four bytes. */
export function packedBy(magic: Buffer): Packed {
  if (magic.length >= 2 && magic[0] === 0x1f && magic[1] === 0x8b) return 'gzip';
  const text = magic.toString('latin1');
  return text === 'PK\x03\x04' ? 'zip' : text === 'PAR1' ? 'parquet' : null;
}

interface Looking {
  bytes: number;
  isUtf8: boolean;
  hasQuotes: boolean;
  hasBlankLines: boolean;
  hasReturns: boolean;
  hasErrors: boolean;
  /** Line feeds so far. */
  lines: number;
  /** Line feeds at the end of what was seen: none, one, or more. */
  feeds: number;
  carry: Buffer;
  head: Buffer[];
}

function look(state: Looking, chunk: Buffer): void {
  if (state.bytes < headBytes) state.head.push(chunk.subarray(0, headBytes - state.bytes));
  state.bytes += chunk.length;
  state.hasQuotes ||= chunk.includes(0x22);
  state.hasErrors ||= mayHoldErrors(chunk);
  state.hasReturns ||= chunk.includes(13);
  lookForBlankLines(state, chunk);
  countLines(state, chunk);
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
  const feed = chunk.indexOf(10, end);
  const trailing = feed < 0 ? 0 : chunk.includes(10, feed + 1) ? 2 : 1;
  state.feeds = end > 0 ? trailing : state.feeds + trailing;
}

function countLines(state: Looking, chunk: Buffer): void {
  if (!mayCount(state)) return;
  for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) state.lines++;
}

function mayCount({ hasQuotes, hasReturns, hasBlankLines }: Looking): boolean {
  return !hasQuotes && !hasReturns && !hasBlankLines;
}

function linesOf(state: Looking): number | null {
  if (!mayCount(state) || state.feeds > 1) return null;
  return state.feeds === 0 ? state.lines + 1 : state.lines;
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
