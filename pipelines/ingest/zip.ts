import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { InputError } from '../domain/errors.ts';

/** A file in a zip. */
export interface Member {
  readonly name: string;
  readonly isDeflated: boolean;
  readonly packedBytes: number;
  readonly bytes: number;
  /** Where its own header begins. */
  readonly offset: number;
}

const largestDirectory = 1 << 24;
const endOfDirectory = Buffer.from('PK\x05\x06', 'latin1');

/**
 * The files that a zip holds, without folders and what operating systems add; no more than its directory is read.
 * @throws InputError when it is cut off, larger than 4 GB or packed in a way that we do not read
 */
export async function membersOf(path: string): Promise<Member[]> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const tail = await read(file, Math.max(0, size - 66_000), Math.min(size, 66_000));
    const end = tail.lastIndexOf(endOfDirectory);
    if (end < 0 || end + 20 > tail.length) throw new InputError('It is a zip that is cut off.');
    const [bytes, from] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
    if (from + bytes > size || bytes > largestDirectory) throw new InputError('It is a zip that cannot be read.');
    return [...entries(await read(file, from, bytes))].filter(({ name }) => !/\/$|^__MACOSX\/|(^|\/)\./.test(name));
  } finally {
    await file.close();
  }
}

function* entries(directory: Buffer): Generator<Member> {
  for (let at = 0; at + 46 <= directory.length; ) {
    const lengths = [28, 30, 32].map((field) => directory.readUInt16LE(at + field)) as [number, number, number];
    const [method, flags] = [directory.readUInt16LE(at + 10), directory.readUInt16LE(at + 8)];
    const name = directory.toString('utf8', at + 46, at + 46 + lengths[0]);
    if ((method !== 0 && method !== 8) || flags & 1)
      throw new InputError(`Its ${name} is encrypted or packed in an unusual way.`);
    const sizes = { packedBytes: directory.readUInt32LE(at + 20), bytes: directory.readUInt32LE(at + 24) };
    yield { name, isDeflated: method === 8, ...sizes, offset: directory.readUInt32LE(at + 42) };
    at += 46 + lengths[0] + lengths[1] + lengths[2];
  }
}

/** The unpacked bytes of one file in a zip, as they come. */
export async function* memberBytes(path: string, member: Member): AsyncGenerator<Buffer> {
  const file = await open(path);
  const header = await read(file, member.offset, 30).finally(() => file.close());
  if (header.length < 30) throw new InputError('It is a zip that is cut off.');
  const start = member.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  if (member.packedBytes === 0) return;
  const packed = createReadStream(path, { start, end: start + member.packedBytes - 1, highWaterMark: 1 << 20 });
  let bytes: Readable = packed;
  if (member.isDeflated) {
    const inflated = createInflateRaw({ chunkSize: 1 << 20 });
    packed.on('error', (error) => inflated.destroy(error));
    bytes = packed.pipe(inflated);
  }
  for await (const chunk of bytes) yield chunk as Buffer;
}

async function read(file: FileHandle, from: number, bytes: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, from);
  return buffer.subarray(0, bytesRead);
}
