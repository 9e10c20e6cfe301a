import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { IngestReport } from '../../../pipelines/domain/reports.ts';
import { openShop } from './shop.ts';
import { deflatedEnd, deflatedTimes, gzipOf, honest, type TrapMember, zipOf } from './traps.ts';

const folder = mkdtempSync(join(tmpdir(), 'returnscope-traps-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Told = IngestReport & { loads: number; megabytes: number };

/** Loads a file in a process of its own; `spilled` is the most that lay in its spool, in MB. */
async function sprung(content: Buffer): Promise<Told & { spilled: number }> {
  const own = mkdtempSync(join(folder, 'shop-'));
  const spool = join(own, 'spool');
  mkdirSync(spool);
  writeFileSync(join(own, 'trap'), content);
  const step = new URL('./trap-step.ts', import.meta.url);
  const child = fork(step, [own, join(own, 'trap')], { execArgv: ['--import', 'tsx'] });
  let spilled = 0;
  const watch = setInterval(() => {
    spilled = Math.max(spilled, megabytesIn(spool));
  }, 10);
  const [told] = (await once(child, 'message')) as [Told];
  await once(child, 'exit');
  clearInterval(watch);
  expect(readdirSync(spool)).toEqual([]);
  rmSync(own, { recursive: true });
  return { ...told, spilled };
}

function megabytesIn(folder: string): number {
  const sizes = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => {
    const found = statSync(join(folder, name), { throwIfNoEntry: false });
    return found?.isFile() ? found.size : 0;
  });
  return sizes.reduce((sum, size) => sum + size, 0) / 2 ** 20;
}

const csv = 'order_id,order_date,sku,quantity,unit_price,currency\n1,2025-03-05,00123,2,12.50,EUR\n';
const mebibyte = Buffer.alloc(1 << 20);
/** 10 GiB of zeros in 10 MB. */
const zeros = [...deflatedTimes(mebibyte, 10_240), deflatedEnd];
/** A gigabyte of them behind other bytes. */
const behind = (begin: string) => [...deflatedTimes(Buffer.from(begin), 1), ...zeros.slice(-1024)];
const bomb = (name: string, said: number): TrapMember => ({ name, packed: zeros, bytes: said, checksum: 0 });
const lines = deflatedTimes(Buffer.from(csv.repeat(10_000)), 1200);
const parts = [honest('xl/workbook.xml', '<workbook/>'), honest('xl/styles.xml', '<styleSheet/>')];

const whole = 10 * 2 ** 30;
/** What a small file may unpack to before it is looked at, in MB. */
const most = 257;
const traps: readonly [string, () => Buffer, { problem: RegExp; spilled?: number }][] = [
  ['10 GiB in a zip', () => zipOf([bomb('a.csv', whole)]), { problem: /far more/ }],
  ['10 GiB that a zip says are 1 KB', () => zipOf([bomb('a.csv', 1000)]), { problem: /damaged/ }],
  ['10 GiB that a zip says are 250 MB', () => zipOf([bomb('a.csv', 250e6)]), { problem: /damaged/, spilled: most }],
  [
    '10 GiB in 3 MB that a zip names 9000 times',
    () => zipOf([{ ...bomb('a.csv', 1e6), packed: deflatedTimes(mebibyte, 1), times: 9000 }]),
    { problem: /far more/ },
  ],
  [
    'a member that a zip names twice',
    () => zipOf([{ ...honest('a.csv', csv.repeat(99)), times: 9 }]),
    { problem: /cannot be read/ },
  ],
  ['10 GiB in a gzip', () => gzipOf(zeros), { problem: /far more/ }],
  ['1 GiB of lines in a gzip', () => gzipOf([...lines, deflatedEnd]), { problem: /far more/ }],
  ['1 GiB in a gzip that begins as Parquet', () => gzipOf(behind('PAR1')), { problem: /far more/, spilled: most }],
  ['1 GiB in a gzip that begins as a zip', () => gzipOf(behind('PK\x03\x04')), { problem: /far more/, spilled: most }],
  ['10 GiB in a sheet', () => zipOf([...parts, bomb('xl/worksheets/sheet1.xml', whole)]), { problem: /far more/ }],
  [
    '10 GiB that a sheet says are 250 MB',
    () => zipOf([...parts, bomb('xl/worksheets/sheet1.xml', 250e6)]),
    { problem: /longer than|damaged/ },
  ],
  [
    '10 GiB that texts of a workbook say are 250 MB',
    () => zipOf([...parts, honest('xl/worksheets/sheet1.xml', '<row/>'), bomb('xl/sharedStrings.xml', 250e6)]),
    { problem: /damaged/ },
  ],
  [
    'zips in zips',
    () => zipOf([honest('a.zip', zipOf([honest('b.zip', zipOf([bomb('a.csv', whole)]))]))]),
    { problem: /zip within a zip/ },
  ],
  ['60,000 files', () => zipOf([{ ...honest('a.csv', csv), times: 60_000 }]), { problem: /more than 10,000 files/ }],
];

test.each(traps)(
  '%s: refused within bounded memory and disk, without a trace',
  async (_, content, { problem, spilled = 20 }) => {
    const told = await sprung(content());
    expect(told.refused.map((one) => one.problem.text)).toEqual([expect.stringMatching(problem)]);
    expect([told.files, told.loads]).toEqual([[], 0]);
    expect(told.megabytes).toBeLessThan(600);
    expect(told.spilled).toBeLessThan(spilled);
  },
);

test('a trap beside exports keeps none of them out', async () => {
  const told = await sprung(zipOf([bomb('bomb.csv', 1000), honest('orders.csv', csv)]));
  expect(told.files).toMatchObject([{ file: 'trap/orders.csv', rows_loaded: 1 }]);
  expect(told.refused).toMatchObject([{ file: 'trap/bomb.csv' }]);
  expect(told.loads).toBe(1);
});

test('a zip whose fields are large is read as any other', async () => {
  await using shop = await openShop();
  const { files, refused } = await shop.drop('a.zip', zipOf([honest('orders.csv', csv), honest('b.txt', 'x')], true));
  expect(refused).toEqual([]);
  expect(files).toMatchObject([{ file: 'a.zip/orders.csv', rows_loaded: 1 }]);
});
