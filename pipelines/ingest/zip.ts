import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { InputError } from '../domain/errors.ts';
import { notice } from '../domain/notices.ts';

/** A file in a zip, as its directory tells of it. */
export interface Member {
  readonly name: string;
  /** How it is packed; null when it is encrypted or packed in an unusual way. */
  readonly packing: 'stored' | 'deflated' | null;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly checksum: number;
  /** Where its own header begins. */
  readonly offset: number;
}

const largestDirectory = 1 << 24;
const mostMembers = 10_000;
/** A file that unpacks to more than this many times its size, beyond the first 256 MiB, is a trap: text gives 10 to 50. */
const greatestRatio = 200;

/** @throws InputError when a file unpacks to far more than exports do */
export function refuseTrap(unpackedBytes: number, packedBytes: number): void {
  if (unpackedBytes > 2 ** 28 && unpackedBytes > packedBytes * greatestRatio)
    throw new InputError(notice('unpacks_too_far'));
}

/**
 * The files that a zip holds, without folders; no more than its directory is read.
 * @throws InputError when it is cut off, holds too many files, or says that it unpacks to far more than it should
 */
export async function membersOf(path: string): Promise<Member[]> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const { from, bytes } = await directoryPlace(file, size);
    if (from + bytes > size || bytes > largestDirectory) throw new InputError(notice('unreadable_zip'));
    const members: Member[] = [];
    for (const member of entries(await read(file, from, bytes))) {
      if (!member.name.endsWith('/')) members.push(member);
      if (members.length > mostMembers) throw new InputError(notice('many_in_zip', { most: mostMembers }));
    }
    const sum = (key: 'bytes' | 'packedBytes') => members.reduce((total, member) => total + member[key], 0);
    refuseTrap(sum('bytes'), size);
    // Members that share their packed bytes are a trap as well.
    if (sum('packedBytes') > size || members.some(({ offset }) => offset > size))
      throw new InputError(notice('unreadable_zip'));
    return members;
  } finally {
    await file.close();
  }
}

const entryBegin = Buffer.from('PK\x01\x02', 'latin1');
const endOfDirectory = Buffer.from('PK\x05\x06', 'latin1');
const endLocator = Buffer.from('PK\x06\x07', 'latin1');
/** What stands in a field of 4 bytes when its value stands in one of 8. */
const tooLarge = 0xffff_ffff;

async function directoryPlace(file: FileHandle, size: number): Promise<{ from: number; bytes: number }> {
  const tail = await read(file, Math.max(0, size - 66_000), Math.min(size, 66_000));
  const end = tail.lastIndexOf(endOfDirectory);
  if (end < 0 || end + 20 > tail.length) throw new InputError(notice('cut_zip'));
  const [bytes, from] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
  const isLarge = bytes === tooLarge || from === tooLarge;
  const locator = isLarge ? tail.lastIndexOf(endLocator, end) : -1;
  if (locator < 0) return { from, bytes };
  const at = Number(tail.readBigUInt64LE(locator + 8));
  const large = at < size ? await read(file, at, 56) : Buffer.alloc(0);
  if (large.length < 56) throw new InputError(notice('cut_zip'));
  return { from: Number(large.readBigUInt64LE(48)), bytes: Number(large.readBigUInt64LE(40)) };
}

function* entries(directory: Buffer): Generator<Member> {
  for (let at = 0; at < directory.length; ) {
    // What cannot be told from here on would vanish silently.
    if (at + 46 > directory.length || !directory.subarray(at, at + 4).equals(entryBegin))
      throw new InputError(notice('unreadable_zip'));
    const [nameBytes, extraBytes, noteBytes] = [28, 30, 32].map((field) => directory.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    const [method, flags] = [directory.readUInt16LE(at + 10), directory.readUInt16LE(at + 8)];
    const nameEnd = at + 46 + nameBytes;
    const [bytes, packedBytes, offset] = largeFields(
      [directory.readUInt32LE(at + 24), directory.readUInt32LE(at + 20), directory.readUInt32LE(at + 42)],
      directory.subarray(nameEnd, nameEnd + extraBytes),
    );
    yield {
      name: directory.toString('utf8', at + 46, nameEnd),
      packing: flags & 1 ? null : method === 0 ? 'stored' : method === 8 ? 'deflated' : null,
      ...{ bytes, packedBytes, offset },
      checksum: directory.readUInt32LE(at + 16),
    };
    at = nameEnd + extraBytes + noteBytes;
  }
}

/** Fields of a member; those that are too large for 4 bytes stand in its extra field, one after another. */
function largeFields(fields: readonly [number, number, number], extra: Buffer): [number, number, number] {
  let from = 0;
  while (from + 4 <= extra.length && extra.readUInt16LE(from) !== 1) from += 4 + extra.readUInt16LE(from + 2);
  from += 4;
  return fields.map((field) => {
    if (field !== tooLarge || from + 8 > extra.length) return field;
    from += 8;
    return Number(extra.readBigUInt64LE(from - 8));
  }) as [number, number, number];
}

/**
 * The unpacked bytes of one file in a zip, as they come; never more than its directory says.
 * @throws InputError when it is not what the directory says, or cannot be unpacked
 */
export async function* memberBytes(path: string, member: Member): AsyncGenerator<Buffer> {
  if (member.packing === null) throw new InputError(notice('unusual_packing'));
  const damaged = (cause?: unknown) =>
    new InputError(notice('damaged_in_zip'), 400, cause === undefined ? {} : { cause });
  const file = await open(path);
  const header = await read(file, member.offset, 30).finally(() => file.close());
  if (header.length < 30) throw new InputError(notice('cut_zip'));
  let [bytes, checksum] = [0, 0];
  try {
    for await (const chunk of unpacked(path, member, header)) {
      bytes += chunk.length;
      if (bytes > member.bytes) throw damaged();
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
  } catch (cause) {
    // What zlib cannot unpack is damaged; a disk that cannot be read is no fault of the zip's.
    throw String((cause as NodeJS.ErrnoException).code).startsWith('Z_') ? damaged(cause) : cause;
  }
  if (bytes !== member.bytes || checksum !== member.checksum) throw damaged();
}

async function* unpacked(path: string, { packing, packedBytes, offset }: Member, header: Buffer) {
  if (packedBytes === 0) return;
  const start = offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = createReadStream(path, { start, end: start + packedBytes - 1, highWaterMark: 1 << 20 });
  let bytes: Readable = packed;
  if (packing === 'deflated') {
    const inflated = createInflateRaw({ chunkSize: 1 << 20 });
    packed.on('error', (error) => inflated.destroy(error));
    bytes = packed.pipe(inflated);
  }
  try {
    for await (const chunk of bytes) yield chunk as Buffer;
  } finally {
    packed.destroy();
  }
}

async function read(file: FileHandle, from: number, bytes: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, from);
  return buffer.subarray(0, bytesRead);
}
