import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { RecordReader, type TextRecord } from '../../../pipelines/ingest/records.ts';
import { openShop } from './shop.ts';

interface Line {
  order_id: string;
  sku: string;
  product_name: string;
  quantity: number;
  price: number;
  day: Date;
}

interface Dialect {
  delimiter: string;
  encoding: 'utf8' | 'utf16le' | 'utf16be' | 'win1252';
  addBOM: boolean;
  lineEnd: string;
  quoteAll: boolean;
  decimals: '.' | ',';
  grouped: boolean;
  sign: string;
  date: 'iso' | 'stamp' | 'dmy' | 'mdy' | 'named';
  gzipped: boolean;
}

const word = fc.string({ unit: fc.constantFrom(...'aZ019-_./"\',;|\t\néèçß€–œ# '), minLength: 1, maxLength: 12 });
const cell = word.map((text) => `x${text.replace(/^\s+|\s+$/g, '')}x`);
const line: fc.Arbitrary<Line> = fc.record({
  order_id: cell,
  sku: fc.oneof(cell, fc.constantFrom('00123', '12E5', '1-2', '0x1F', '007.0')),
  product_name: cell,
  quantity: fc.integer({ min: 0, max: 9999 }),
  price: fc.integer({ min: 0, max: 99_999_999 }),
  day: fc.date({ min: new Date('2001-01-01'), max: new Date('2026-01-01'), noInvalidDate: true }),
});
const dialect: fc.Arbitrary<Dialect> = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  encoding: fc.constantFrom('utf8', 'utf16le', 'utf16be', 'win1252'),
  addBOM: fc.boolean(),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  quoteAll: fc.boolean(),
  decimals: fc.constantFrom('.', ','),
  grouped: fc.boolean(),
  sign: fc.constantFrom('', '€', ' €', ' EUR'),
  date: fc.constantFrom('iso', 'stamp', 'dmy', 'mdy', 'named'),
  gzipped: fc.boolean(),
});

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function dateText(day: Date, style: Dialect['date']): string {
  const [iso, month, number] = [day.toISOString().slice(0, 10), day.getUTCMonth(), String(day.getUTCDate())];
  const year = iso.slice(0, 4);
  const texts = {
    iso,
    stamp: `${iso}T23:59:59-08:00`,
    dmy: `${number.padStart(2, '0')}/${month + 1}/${year}`,
    mdy: `${month + 1}/${number}/${year} 8:26`,
    named: `${number}-${months[month]}-${year}`,
  };
  return texts[style];
}

function amountText(minor: number, { decimals, grouped, sign }: Dialect): string {
  const whole = String(Math.floor(minor / 100));
  const group = decimals === ',' ? '.' : ',';
  return `${grouped ? whole.replace(/\B(?=(\d{3})+$)/g, group) : whole}${decimals}${String(minor % 100).padStart(2, '0')}${sign}`;
}

function file(lines: readonly Line[], dialect: Dialect): Buffer {
  const quoted = (text: string) =>
    dialect.quoteAll || /["\n\r]/.test(text) || text.includes(dialect.delimiter)
      ? `"${text.replaceAll('"', '""')}"`
      : text;
  const record = (cells: string[]) => cells.map(quoted).join(dialect.delimiter);
  const heading = record(['product_name', 'sku', 'Order-ID', 'Order Date', 'quantity', 'unit_price']);
  const rows = lines.map((row) =>
    record([
      row.product_name,
      row.sku,
      row.order_id,
      dateText(row.day, dialect.date),
      String(row.quantity),
      amountText(row.price, dialect),
    ]),
  );
  const text = [heading, ...rows, ''].join(dialect.lineEnd);
  const bytes = iconv.encode(text, dialect.encoding, { addBOM: dialect.addBOM });
  return dialect.gzipped ? gzipSync(bytes) : bytes;
}

/** Tells day from month, point from thousands, and Western letters: a file of one ambiguous row cannot. */
const telling: Line = {
  order_id: 'last',
  sku: 'S',
  product_name: 'déjà',
  quantity: 1,
  price: 123_456_78,
  day: new Date('2025-12-25'),
};

test('rows written in any dialect come back equal', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 12 }), dialect, async (lines, dialect) => {
      await using shop = await openShop();
      const all = [...lines, telling];
      const { files, refused } = await shop.drop('orders', file(all, dialect));
      expect(refused).toEqual([]);
      expect(files[0]).toMatchObject({ rows_read: all.length, rows_loaded: all.length, rows_set_aside: 0 });
      const back = await shop.rows(`SELECT order_id, sku, product_name, quantity, unit_price_minor AS price,
        CAST(order_date AS VARCHAR) AS day FROM order_lines`);
      const sorted = (rows: object[]) => rows.map((row) => JSON.stringify(row)).sort();
      expect(sorted(back)).toEqual(sorted(all.map((row) => ({ ...row, day: row.day.toISOString().slice(0, 10) }))));
    }),
    { numRuns: 60 },
  );
});

/** The records of a text that comes in pieces which end at these places. */
function recordsIn(text: string, ends: readonly number[], reader = new RecordReader(',')): TextRecord[] {
  return ends.flatMap((end, index) => {
    reader.push(Buffer.from(text.slice(ends[index - 1] ?? 0, end)), index === ends.length - 1);
    const records: TextRecord[] = [];
    while (reader.next()) records.push(reader.record());
    return records;
  });
}

test('records are the same however the text is cut into pieces', () => {
  const text = fc.string({ unit: fc.constantFrom(...'ab",\n\r'), maxLength: 60 });
  fc.assert(
    fc.property(text, fc.array(fc.nat(60), { maxLength: 5 }), (text, cuts) => {
      const whole = recordsIn(text, [text.length]);
      const ends = [...cuts.filter((cut) => cut < text.length).sort((a, b) => a - b), text.length];
      expect(recordsIn(text, ends)).toEqual(whole);
    }),
    { numRuns: 2000 },
  );
});

test('a quote that never closes costs its own line only', () => {
  const text = '1\t"Best" mug\n2\t"Never closed\n3\tplain\n';
  const records = recordsIn(text, [text.length], new RecordReader('\t', 2));
  expect(records.map(({ cells }) => cells)).toEqual([
    ['1', '"Best" mug'],
    ['2', '"Never closed'],
    ['3', 'plain'],
  ]);
});
