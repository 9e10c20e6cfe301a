import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Totals } from '../../../pipelines/ingest/ingest.ts';
import { files, openShop } from './shop.ts';

const originals = readdirSync(files).sort();

type Mutation = (bytes: Buffer, at: number, other: number) => Buffer;

/** What happens to files on their way; `at` and `other` are fractions of their length. */
const mutations: Readonly<Record<string, Mutation>> = {
  'cut off': (bytes, at) => bytes.subarray(0, at),
  'beginning lost': (bytes, at) => bytes.subarray(at),
  'a byte flipped': (bytes, at, other) =>
    Buffer.concat([bytes.subarray(0, at), Buffer.of(other & 255), bytes.subarray(at + 1)]),
  'a stray quote': (bytes, at) => Buffer.concat([bytes.subarray(0, at), Buffer.from('"'), bytes.subarray(at)]),
  'a piece lost': (bytes, at, other) =>
    Buffer.concat([bytes.subarray(0, Math.min(at, other)), bytes.subarray(Math.max(at, other))]),
  'pasted twice': (bytes) => Buffer.concat([bytes, bytes]),
  'lines reversed': (bytes) => Buffer.from(bytes.toString('latin1').split('\n').toReversed().join('\n'), 'latin1'),
  'blank lines': (bytes) => Buffer.from(bytes.toString('latin1').replaceAll('\n', '\n\n'), 'latin1'),
  'old line ends': (bytes) =>
    Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n').replaceAll('\n', '\r'), 'latin1'),
};

const addsUp = (counts: Totals) =>
  counts.rows_loaded + counts.rows_unchanged + counts.rows_set_aside + counts.rows_furniture;

/** `RETURNSCOPE_MUTATIONS=2000` tries as many; the usual run is a sample. */
const runs = Number(process.env.RETURNSCOPE_MUTATIONS ?? 60);

test('a damaged file never crashes, and its rows always add up', { timeout: 60_000 + runs * 2000 }, async () => {
  await using shop = await openShop();
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...originals),
      fc.array(fc.tuple(fc.constantFrom(...Object.keys(mutations)), fc.nat(9999), fc.nat(9999)), {
        minLength: 1,
        maxLength: 3,
      }),
      async (name, steps) => {
        let bytes: Buffer = readFileSync(join(files, name));
        for (const [mutation, at, other] of steps) {
          const place = (part: number) => Math.floor((part / 10_000) * bytes.length);
          bytes = mutations[mutation]!(bytes, place(at), place(other));
        }
        const { files: reports, refused } = await shop.drop(name, bytes);
        expect(reports.length + refused.length).toBe(1);
        for (const report of reports) {
          expect(report.rows_read).toBe(addsUp(report));
          const kept = await shop.rows(`SELECT (SELECT count(*) FROM set_aside WHERE load_id = l.load_id) AS set_aside,
            (SELECT CAST(coalesce(sum(row_count), 0) AS BIGINT) FROM load_furniture WHERE load_id = l.load_id) AS furniture
            FROM loads l WHERE load_id = ${report.load_id}`);
          expect(kept).toEqual([{ set_aside: report.rows_set_aside, furniture: report.rows_furniture }]);
        }
      },
    ),
    { numRuns: runs },
  );
});
