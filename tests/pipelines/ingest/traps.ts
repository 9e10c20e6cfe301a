import { constants, crc32, deflateRawSync } from 'node:zlib';

/** What stands in a zip under a name, and what its headers say of it. */
export interface TrapMember {
  readonly name: string;
  readonly packed: readonly Buffer[];
  readonly bytes: number;
  readonly checksum: number;
  /** How often the directory names it. */
  readonly times?: number;
}

/** Bytes, deflated, as often as asked: in pieces that stand for themselves. */
export function deflatedTimes(bytes: Buffer, times: number): Buffer[] {
  const piece = deflateRawSync(bytes, { finishFlush: constants.Z_FULL_FLUSH });
  return Array.from({ length: times }, () => piece);
}

/** What ends deflated pieces. */
export const deflatedEnd = deflateRawSync('');

/** A member that tells the truth of itself. */
export function honest(name: string, content: string | Buffer): TrapMember {
  return { name, packed: [deflateRawSync(content)], bytes: Buffer.byteLength(content), checksum: crc32(content) };
}

/**
 * A zip of these members; their sizes stand in fields of 8 bytes where they need it.
 * @param isLarge whether all fields are of 8 bytes
 */
export function zipOf(members: readonly TrapMember[], isLarge = false): Buffer {
  const [parts, directory]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const { name, packed, bytes, checksum, times = 1 } of members) {
    const packedBytes = packed.reduce((sum, { length }) => sum + length, 0);
    const needsLarge = isLarge || bytes > 0xffff_ffff;
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(needsLarge ? 45 : 20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(checksum, 10);
    fields.writeUInt32LE(needsLarge ? 0xffff_ffff : packedBytes, 14);
    fields.writeUInt32LE(needsLarge ? 0xffff_ffff : bytes, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const extra = Buffer.alloc(needsLarge ? 28 : 0);
    if (needsLarge) {
      extra.writeUInt16LE(1, 0);
      extra.writeUInt16LE(24, 2);
      for (const [at, value] of [bytes, packedBytes, offset].entries())
        extra.writeBigUInt64LE(BigInt(value), 4 + at * 8);
    }
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name)]);
    fields.writeUInt16LE(extra.length, 24);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(needsLarge ? 0xffff_ffff : offset, 10);
    const entry = [Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, place, Buffer.from(name), extra];
    for (let time = 0; time < times; time++) directory.push(...entry);
    parts.push(local, ...packed);
    offset += local.length + packedBytes;
  }
  const names = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt32LE(isLarge ? 0xffff_ffff : names.length, 8);
  end.writeUInt32LE(isLarge ? 0xffff_ffff : offset, 12);
  const large = Buffer.alloc(isLarge ? 76 : 0);
  if (isLarge) {
    large.write('PK\x06\x06', 0, 'latin1');
    large.writeBigUInt64LE(BigInt(names.length), 40);
    large.writeBigUInt64LE(BigInt(offset), 48);
    large.write('PK\x06\x07', 56, 'latin1');
    large.writeBigUInt64LE(BigInt(offset + names.length), 64);
  }
  return Buffer.concat([...parts, names, large, Buffer.from('PK\x05\x06'), end]);
}

/** A gzip whose unpacked bytes are these deflated ones. */
export function gzipOf(deflated: readonly Buffer[]): Buffer {
  return Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]), ...deflated, Buffer.alloc(8)]);
}
