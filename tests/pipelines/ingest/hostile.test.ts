import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { notice } from '../../../pipelines/domain/notices.ts';
import type { IngestReport } from '../../../pipelines/domain/reports.ts';
import { ingest } from '../../../pipelines/ingest/ingest.ts';
import { buildMarts } from '../../../pipelines/marts/build.ts';
import { serveEngine } from '../../server/served.ts';
import { parsed, zip } from './make.ts';
import { openShop, type Shop } from './shop.ts';

const folder = mkdtempSync(join(tmpdir(), 'returnscope-hostile-'));
let shop: Shop;
beforeAll(async () => {
  shop = await openShop(folder);
  await shop.load('plain-orders.csv', 'plain-returns.csv');
});
afterAll(async () => {
  await shop[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

const counted = ['loads', 'load_furniture', 'set_aside', 'order_lines', 'return_lines', 'seen_rows', 'stages'];
const content = () =>
  shop.rows(
    counted
      .map((name) => `SELECT '${name}' AS name, count(*) AS n, sum(hash(t)) % 1e9 AS rows FROM ${name} t`)
      .join(' UNION ALL '),
  );

const heading = 'order_id,order_date,sku,quantity,unit_price\n';
const row = '1,2025-03-05,00123,2,12.50\n';

/** A picture of one black point. */
function png(): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4, 0xaa)]);
  };
  const size = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  const parts = [chunk('IHDR', size), chunk('IDAT', deflateSync(Buffer.from([0, 0]))), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts]);
}

/** Bytes without pattern. */
const noise = (bytes: number) => Buffer.from(Array.from({ length: bytes }, (_, at) => (at * 2654435761) >>> 13));

const jpeg = Buffer.concat([
  Buffer.from([
    0xff,
    0xd8,
    0xff,
    0xe0,
    0,
    0x10,
    ...Buffer.from('JFIF'),
    0,
    1,
    1,
    0,
    0,
    1,
    0,
    1,
    0,
    0,
    0xff,
    0xdb,
    0,
    0x43,
  ]),
  noise(4000),
]);
const pdf = Buffer.concat([
  Buffer.from('%PDF-1.4\n1 0 obj\n<< /Type /Catalog, /Length 4000 >>\nstream\n'),
  noise(4000),
  Buffer.from('\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n'),
]);

const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY lol${at + 1} "${`&lol${at};`.repeat(10)}">`).join('');
const laughing = zip({
  'xl/workbook.xml': '<workbook/>',
  'xl/sharedStrings.xml': `<!DOCTYPE sst [<!ENTITY lol0 "lol">${laughs}]><sst><si><t>&lol9;</t></si></sst>`,
  'xl/worksheets/sheet1.xml':
    '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>',
});
const farAway = zip({
  'xl/workbook.xml': '<workbook/>',
  'xl/worksheets/sheet1.xml':
    '<worksheet><sheetData><row r="9999999"><c r="XFZ1"><v>1</v></c></row></sheetData></worksheet>',
});

describe('what is no export is refused with a sentence, and leaves no trace', () => {
  test.each<[string, () => string | Uint8Array]>([
    ['a photo', () => jpeg],
    ['a picture', png],
    ['a paper', () => pdf],
    ['a program', () => readFileSync(process.execPath).subarray(0, 1 << 18)],
    ['an empty file', () => ''],
    ['blanks', () => ' '.repeat(10_000)],
    ['line ends', () => '\r\n'.repeat(10_000)],
    ['tabs and line ends', () => '\t\t\t\n'.repeat(1000)],
    ['a byte order mark alone', () => '\uFEFF'],
    ['a byte order mark of UTF-16 alone', () => Buffer.from([0xff, 0xfe])],
    ['half a letter of UTF-16', () => Buffer.from([0xfe, 0xff, 0x00])],
    ['zero bytes', () => Buffer.alloc(100_000)],
    ['control characters', () => '\x01\x02\x1b[2J\x07'.repeat(1000)],
    ['quotes', () => '"'.repeat(100_001)],
    ['one word', () => 'order_id'],
    ['a letter to the shop', () => 'Dear shop,\nplease take it back.\nYours, A.\n'],
    ['ten million columns', () => `${','.repeat(10_000_000)}\n`],
    ['100,000 named columns', () => `${Array.from({ length: 100_000 }, (_, at) => `column ${at}`).join(',')}\n`],
    ['100,000 levels of lists', () => '['.repeat(100_000) + ']'.repeat(100_000)],
    ['100,000 levels of objects', () => `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
    ['a list of 100,000 levels of objects', () => `[${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}]`],
    ['100,000 levels that never close', () => '[{"a":'.repeat(50_000)],
    [
      'objects of 5,000 names each',
      () =>
        Array.from({ length: 20 }, (_, line) =>
          JSON.stringify(Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`${line}-${at}`, 1]))),
        ).join('\n'),
    ],
    ['JSON that is a number', () => '[1,2,3]'],
    ['a workbook of a billion laughs', () => laughing],
    ['a workbook whose one cell is far away', () => farAway],
    ['a workbook without sheets', () => zip({ 'xl/workbook.xml': '<workbook/>' })],
  ])('%s', { timeout: 60_000 }, async (_, make) => {
    const before = await content();
    const { files, refused } = await shop.drop('export', make());
    expect(files).toEqual([]);
    expect(refused).toMatchObject([
      { file: 'export', problem: { text: expect.stringMatching(/^(It|Its|The file) .{5,900}\.$/s) } },
    ]);
    expect(await content()).toEqual(before);
    expect(readdirSync(shop.spool)).toEqual([]);
  });

  test('a folder, a device, a pipe, a link to nowhere, and nothing at all', async () => {
    const at = (name: string) => join(folder, name);
    mkdirSync(at('a folder'));
    execFileSync('mkfifo', [at('a pipe')]);
    symlinkSync(at('nowhere'), at('a link to nowhere'));
    symlinkSync('/dev/zero', at('a link to a device'));
    const paths = [
      at('a folder'),
      at('a pipe'),
      at('a link to nowhere'),
      at('a link to a device'),
      at('nothing'),
      '/dev/zero',
    ];
    const before = await content();
    const { files, refused } = await shop.load(...paths);
    expect([files, refused.map(({ file }) => file)]).toEqual([[], paths]);
    expect(await content()).toEqual(before);
  });
});

describe('what is an export is read as it is', () => {
  const read = async (text: string | Uint8Array, name = 'export') => {
    await using own = await openShop();
    const { files, refused } = await own.drop(name, text);
    const rows = await own.rows<{ order_id: string; sku: string; product_name: string | null }>(
      'SELECT order_id, sku, product_name FROM order_lines ORDER BY order_id',
    );
    const aside = await own.rows<{ line: number; value: string; raw: string }>(
      'SELECT line, value, raw FROM set_aside',
    );
    return { files, refused, rows, aside };
  };

  test('headings only load nothing', async () => {
    const { files } = await read(heading);
    expect(files).toMatchObject([{ rows_read: 0, rows_loaded: 0 }]);
  });

  test('headings that are SQL, called the same, of several lines or of quotes', async () => {
    const odd = [
      `"a""); DROP TABLE loads; --"`,
      `'); DROP TABLE loads; --`,
      '"of\nlines"',
      '$salt',
      '""',
      'sku',
      'SKU',
      '*',
    ];
    const { files, rows, aside } = await read(
      `${odd.join(',')},order_id,order_date,quantity\n${odd.map((_, at) => at).join(',')},1,2025-03-05,1\n${odd.map((_, at) => at).join(',')},2,2025-03-05,one\n`,
    );
    expect(files).toMatchObject([{ rows_read: 2, rows_loaded: 1, rows_set_aside: 1 }]);
    expect(rows).toMatchObject([{ order_id: '1', sku: '5' }]);
    expect(aside).toMatchObject([{ line: 4, value: 'one' }]);
    expect(JSON.parse(aside[0]!.raw)).toMatchObject({ sku: '5', SKU: '6', 'of\nlines': '2', '*': '7' });
  });

  test('cells that are SQL, control characters, NUL bytes, right-to-left marks', async () => {
    const odd = [
      `'); DROP TABLE loads; --`,
      '$salt',
      '\x1b[2J',
      'a\0b',
      '\u202Egnp.exe',
      '\uFEFF',
      '\u2028',
      '\uFFFF',
      '{"a":1}',
    ];
    const text = odd.map((sku, at) => `${at},2025-03-05,x${sku}x,1,1\n`).join('');
    const { files, rows } = await read(heading + text);
    expect(files).toMatchObject([{ rows_read: odd.length, rows_loaded: odd.length }]);
    expect(rows.map(({ sku }) => sku)).toEqual(odd.map((sku) => `x${sku.replace('\0', '')}x`));
  });

  test('lone surrogates and escaped zeros in JSON', async () => {
    const line = (id: string, name: string) =>
      `{"order_id":"${id}","order_date":"2025-03-05","sku":"S","quantity":1,"unit_price":1,"product_name":"${name}"}`;
    const names = ['\\ud800', 'a\\udc00b', '\\u0000', 'a\\u0000b', '\\ud83d\\ude00'];
    const lines = names.map((name, at) => line(String(at), name));
    for (const text of [lines.join('\n'), `[${lines.join(',')}]`]) {
      const { files, rows } = await read(text);
      expect(files).toMatchObject([{ rows_read: names.length, rows_loaded: names.length }]);
      expect(rows.map((row) => row.product_name?.replaceAll('\uFFFD', '?') ?? null)).toEqual([
        '?',
        'a?b',
        null,
        'ab',
        '😀',
      ]);
    }
  });

  test.each([
    '../../etc/passwd',
    "it's; rm -rf.csv",
    '<img src=x onerror=alert(1)>.csv',
    '\u202Evsc.exe',
    'a\nb.csv',
    'ă'.repeat(500),
  ])('a file called %j', async (name) => {
    const { files } = await read(heading + row, name);
    expect(files).toMatchObject([{ file: name, rows_loaded: 1 }]);
  });

  test('a link to an export', async () => {
    await using own = await openShop();
    writeFileSync(join(folder, 'real.csv'), heading + row);
    symlinkSync(join(folder, 'real.csv'), join(folder, 'link.csv'));
    expect((await own.load(join(folder, 'link.csv'))).files).toMatchObject([{ rows_loaded: 1 }]);
  });
});

test('formulas stay as they are, and are none in anything that a spreadsheet opens', async () => {
  await using own = await openShop();
  const formulas = ['=cmd|/C calc!A0', '+1+1', '-1+1', '@SUM(A1)', '\t=1+1', '=HYPERLINK("http://x","y")'];
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const rows = formulas.map((text, at) => `${at},2025-03-05,${quoted(text)},${quoted(text)},1\n`);
  const { files } = await own.drop('=cmd|x.csv', heading + rows.join(''));
  expect(files).toMatchObject([{ rows_read: formulas.length, rows_set_aside: formulas.length }]);
  const kept = await own.rows<{ value: string }>('SELECT value FROM set_aside ORDER BY line');
  expect(kept.map(({ value }) => value)).toEqual(formulas);
  await buildMarts(own.engine);
  const server = await serveEngine(own.engine, { spool: own.spool });
  try {
    const csv = await (await server.get('/data/set-aside?format=csv')).text();
    const [names, ...cells] = parsed(csv.replace('\uFEFF', ''), ',');
    expect(cells.map((row) => row[names!.indexOf('value')])).toEqual(formulas.map((text) => `'${text}`));
    for (const cell of cells.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  } finally {
    await server.close();
  }
});

describe('a file that is changed while it is read', () => {
  /** Loads a file of many rows, changed as soon as its rows are asked for. */
  const changed = async (change: (path: string) => void): Promise<IngestReport & { rows: number }> => {
    await using own = await openShop(folder);
    const path = join(folder, 'changing.csv');
    writeFileSync(path, heading + Array.from({ length: 50_000 }, (_, at) => `${at},2025-03-05,S,1,1\n`).join(''));
    let isChanged = false;
    const report = await ingest(own.engine, [{ path, name: 'changing.csv' }], {
      spool: own.spool,
      customerSalt: '',
      onProgress: ({ stage }) => {
        if (stage !== 'load' || isChanged) return;
        isChanged = true;
        change(path);
      },
    });
    expect(readdirSync(own.spool)).toEqual([]);
    const [lines] = await own.rows<{ n: number }>('SELECT count(*) AS n FROM order_lines');
    return { ...report, rows: lines!.n };
  };

  test('and taken away: refused without a trace', async () => {
    const { files, refused, rows } = await changed((path) => rmSync(path));
    expect([files, rows]).toEqual([[], 0]);
    expect(refused).toMatchObject([{ problem: notice('taken_away') }]);
  });

  test.each<[string, (path: string) => void]>([
    ['grows', (path) => appendFileSync(path, 'x,2025-03-05,S,1,1\n')],
    ['is cut', (path) => truncateSync(path, 500_000)],
    ['is overwritten', (path) => writeFileSync(path, heading + noise(100_000).toString('latin1'), 'latin1')],
  ])('and %s: refused without a trace', async (_, change) => {
    const { files, refused, rows } = await changed(change);
    expect([files, rows]).toEqual([[], 0]);
    expect(refused).toMatchObject([{ problem: notice('changed_meanwhile') }]);
  });
});

describe('what is huge is read in bounded memory', () => {
  /** Writes a file piece by piece, and loads it in a process of its own. */
  const loaded = async (pieces: () => Iterable<string | Uint8Array>) => {
    const own = mkdtempSync(join(folder, 'huge-'));
    mkdirSync(join(own, 'spool'));
    const path = join(own, 'huge');
    const out = openSync(path, 'w');
    for (const piece of pieces()) writeSync(out, typeof piece === 'string' ? Buffer.from(piece) : piece);
    closeSync(out);
    return sprung(own, path);
  };
  const sprung = async (own: string, path: string) => {
    const child = fork(new URL('./trap-step.ts', import.meta.url), [own, path], { execArgv: ['--import', 'tsx'] });
    const [told] = (await once(child, 'message')) as [IngestReport & { loads: number; megabytes: number }];
    await once(child, 'exit');
    expect(readdirSync(join(own, 'spool'))).toEqual([]);
    rmSync(own, { recursive: true });
    return told;
  };
  const letters = Buffer.alloc(1 << 20, 'x');
  function* times(count: number, piece: string | Uint8Array) {
    for (let done = 0; done < count; done++) yield piece;
  }

  test.each<[string, () => Iterable<string | Uint8Array>]>([
    ['one line of 500 MB', () => times(500, letters)],
    ['500 MB of blank lines', () => times(500, Buffer.alloc(1 << 20, '\n'))],
    ['500 MB of quotes', () => times(500, Buffer.alloc(1 << 20, '"'))],
    ['500 MB of open brackets', () => times(500, Buffer.alloc(1 << 20, '['))],
    ['a JSON text of 400 MB', () => [...times(1, '[{"order_id":"'), ...times(400, letters), '"}]']],
    ['a JSON line of 400 MB', () => [`{"order_id":"1"}\n{"order_id":"`, ...times(400, letters), '"}\n']],
  ])('%s', { timeout: 180_000 }, async (_, pieces) => {
    const told = await loaded(pieces);
    expect([told.files, told.loads]).toEqual([[], 0]);
    expect(told.refused).toHaveLength(1);
    expect(told.megabytes).toBeLessThan(1000);
  });

  test('a gigabyte of zero bytes', { timeout: 180_000 }, async () => {
    const own = mkdtempSync(join(folder, 'huge-'));
    mkdirSync(join(own, 'spool'));
    writeFileSync(join(own, 'zeros'), '');
    truncateSync(join(own, 'zeros'), 2 ** 30);
    const told = await sprung(own, join(own, 'zeros'));
    expect([told.files, told.loads, told.refused.length]).toEqual([[], 0, 1]);
    expect(told.megabytes).toBeLessThan(600);
  });

  test.each<[string, () => Iterable<string | Uint8Array>]>([
    [
      'a cell of 50 MB among rows',
      () => [heading, row, '2,2025-03-05,"', ...times(50, letters), '",1,1\n', '3,2025-03-05,S,1,1\n'],
    ],
    [
      'a quote that never closes before 200,000 rows',
      () => [heading, '2,2025-03-05,"S,1,1\n', ...times(20, row.repeat(10_000))],
    ],
  ])('%s', { timeout: 180_000 }, async (_, pieces) => {
    const told = await loaded(pieces);
    expect(told.files.length + told.refused.length).toBe(1);
    for (const { rows_read, rows_loaded, rows_unchanged, rows_set_aside, rows_furniture } of told.files)
      expect(rows_loaded + rows_unchanged + rows_set_aside + rows_furniture).toBe(rows_read);
    expect(told.megabytes).toBeLessThan(1500);
  });
});
