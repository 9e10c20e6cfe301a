import { spawnSync } from 'node:child_process';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { seededRandom } from '../../../pipelines/statistics/random.ts';
import { encodings } from '../../../server/http/compress.ts';

const undo = { br: brotliDecompressSync, gzip: gunzipSync, identity: (bytes: Buffer) => bytes };

/** Bytes as answers have them: some repeated, some that nothing makes shorter. */
function bytesOf(length: number): Buffer {
  const random = seededRandom(length);
  return Buffer.from(Uint8Array.from({ length }, (_, at) => (at % 16 < 6 ? at : 256 * random())));
}

const part = 2 ** 20;
test.each([0, 1, 1000, part - 1, part, part + 1, 3 * part, 5_253_112])(
  '%i bytes come back as they were',
  async (length) => {
    const bytes = bytesOf(length);
    for (const [name, encode] of Object.entries(encodings))
      expect(Buffer.compare(undo[name as keyof typeof undo](await encode(bytes)), bytes)).toBe(0);
  },
);

test('what is deflated in parts is one file to any reader of gzip', async () => {
  const bytes = bytesOf(3 * part + 17);
  const { stdout, status } = spawnSync('gzip', ['-dc'], { input: await encodings.gzip(bytes), maxBuffer: 2 ** 26 });
  expect(status).toBe(0);
  expect(Buffer.compare(stdout, bytes)).toBe(0);
});
