import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { type Dialect, delimited, objects, type ParquetWriter, parsed, type TextRows, workbook, zip } from './make.ts';
import { files } from './shop.ts';

/** Every golden file as it lies, and as a table where it is one. */
export const originals = readdirSync(files)
  .sort()
  .map((name) => ({ name, bytes: readFileSync(join(files, name)), rows: tableOf(name) }));

function tableOf(name: string): TextRows | null {
  if (/\.(jsonl?|xml)$/.test(name)) return null;
  const text = iconv.decode(readFileSync(join(files, name)), 'utf8');
  const delimiter = [',', ';', '\t'].find((sign) => text.split('\n')[0]!.includes(sign))!;
  return parsed(text, delimiter);
}

/** What people and programs do to a table; `at` and `to` are any numbers. */
const edits = {
  'rows reversed': (rows) => [rows[0]!, ...rows.slice(1).toReversed()],
  'rows shuffled': (rows, at) => [
    rows[0]!,
    ...rows
      .slice(1)
      .map((row, index) => ({ row, order: (index * 7919 + at) % 101 }))
      .sort((a, b) => a.order - b.order)
      .map(({ row }) => row),
  ],
  'a row doubled': (rows, at) => rows.toSpliced(within(rows, at), 0, rows[within(rows, at)]!),
  'a row removed': (rows, at) => rows.filter((_, index) => index === 0 || index !== within(rows, at)),
  'headings again': (rows, at) => rows.toSpliced(within(rows, at), 0, rows[0]!),
  'a blank row': (rows, at) =>
    rows.toSpliced(
      within(rows, at),
      0,
      rows[0]!.map(() => ''),
    ),
  'all rows again': (rows) => [...rows, ...rows.slice(1)],
  'a column dropped': (rows, at) => rows.map((row) => row.toSpliced(within(rows[0]!, at), 1)),
  'a column doubled': (rows, at) =>
    rows.map((row) => row.toSpliced(within(rows[0]!, at), 0, row[within(rows[0]!, at)] ?? '')),
  'a column renamed': (rows, at, to) => [changed(rows[0]!, at, odd(to)), ...rows.slice(1)],
  'columns reversed': (rows) => rows.map((row) => rows[0]!.map((_, place) => row[place] ?? '').toReversed()),
  'a row cut short': (rows, at, to) => rows.map((row, index) => (index === within(rows, at) ? row.slice(0, to) : row)),
  // Its cells on one line: of one that is too long, a quote may as well never have been closed.
  'a row too long': (rows, at, to) =>
    rows.map((row, index) =>
      index > 0 && index === within(rows, at)
        ? [...row.map((cell) => cell.replaceAll(/[\r\n]+/g, ' ')), '', odd(to)]
        : row,
    ),
  'an odd cell': (rows, at, to) =>
    rows.map((row, index) => (index === within(rows, at) ? changed(row, to, odd(at + to)) : row)),
  'an odd column': (rows, at, to) =>
    rows.map((row, index) =>
      index === 0 ? row : row.map((cell, place) => (place === within(row, at) ? odd(to) : cell)),
    ),
} satisfies Record<string, (rows: TextRows, at: number, to: number) => TextRows>;

const oddCells = [
  ...['', '-', '0', '-1', '1e9', '999999', '2147483647', '-2147483648', '99999999999999999999', '9999999999.99'],
  ...['9999999999999.99', '1e308', '1E+30', 'NaN', 'Infinity', '1.234.567,89', '1,234,567.89', '(5)', '5-', '€', '٣'],
  ...[
    '12345',
    '45000',
    '99999',
    '123456789012',
    '0000-00-00',
    '2026-02-30',
    '9999-12-31',
    '300000-01-01',
    '0001-01-01',
  ],
  ...[
    '31/12/2025',
    '12/31/2025',
    '29-Feb-2025',
    '20251399',
    'true',
    'NULL',
    '=1+1',
    '$salt',
    '{"a":1}',
    '[1]',
    '"',
    '""',
  ],
  ...[
    `'); DROP TABLE loads; --`,
    `a"b`,
    'a\nb',
    'a\r\nb',
    ' ',
    'Total',
    'Größe',
    'mărime',
    'サイズ',
    '😀',
    'x'.repeat(5000),
  ],
  ...['a\u202eb', 'a\u0000b', 'a\u001fb', '1\u00a0000'],
];

function odd(number: number): string {
  return oddCells[number % oddCells.length]!;
}

/** The row with another cell at a place; a row without cells has none to change. */
function changed(row: readonly string[], place: number, cell: string): readonly string[] {
  return row.map((old, index) => (index === within(row, place) ? cell : old));
}

function within(list: readonly unknown[], number: number): number {
  return number % Math.max(list.length, 1);
}

/** What happens to bytes on their way; `at` and `to` are places in them. */
const harms = {
  'cut off': (bytes, at) => bytes.subarray(0, at),
  'beginning lost': (bytes, at) => bytes.subarray(at),
  'a byte flipped': (bytes, at, to) => Buffer.concat([bytes.subarray(0, at), Buffer.of(to), bytes.subarray(at + 1)]),
  'a bit flipped in many': (bytes, at, to) =>
    bytes.map((byte, index) => (index % (at + 2) === 0 ? byte ^ (1 << (to & 7)) : byte)),
  'a byte inserted': (bytes, at, to) => Buffer.concat([bytes.subarray(0, at), Buffer.of(to), bytes.subarray(at)]),
  'a quote inserted': (bytes, at) => Buffer.concat([bytes.subarray(0, at), Buffer.from('"'), bytes.subarray(at)]),
  'zeros inserted': (bytes, at, to) =>
    Buffer.concat([bytes.subarray(0, at), Buffer.alloc(to & 63), bytes.subarray(at)]),
  'a piece lost': (bytes, at, to) =>
    Buffer.concat([bytes.subarray(0, Math.min(at, to)), bytes.subarray(Math.max(at, to))]),
  'a piece doubled': (bytes, at, to) =>
    Buffer.concat([bytes.subarray(0, Math.max(at, to)), bytes.subarray(Math.min(at, to))]),
  'itself behind it': (bytes) => Buffer.concat([bytes, bytes]),
  'another file behind it': (bytes, at) => Buffer.concat([bytes, originals[within(originals, at)]!.bytes]),
  'its half in another encoding': (bytes, at) =>
    Buffer.concat([bytes.subarray(0, at), iconv.encode(bytes.subarray(at).toString('utf8'), 'win1252')]),
  'lines ended by feeds': (bytes) => latin(bytes, (text) => text.replaceAll('\r\n', '\n')),
  'lines ended by returns': (bytes) => latin(bytes, (text) => text.replace(/\r?\n/g, '\r')),
  'lines ended as in Windows': (bytes) => latin(bytes, (text) => text.replace(/\r?\n/g, '\r\n')),
  'blank lines': (bytes) => latin(bytes, (text) => text.replaceAll('\n', '\n\n')),
  'lines reversed': (bytes) => latin(bytes, (text) => text.split('\n').toReversed().join('\n')),
} satisfies Record<string, (bytes: Buffer, at: number, to: number) => Uint8Array>;

function latin(bytes: Buffer, change: (text: string) => string): Buffer {
  return Buffer.from(change(bytes.toString('latin1')), 'latin1');
}

type Encoding = 'utf8' | 'utf8 marked' | 'utf16le' | 'utf16be' | 'win1252' | 'win1250' | 'iso88592';
type Kind = 'as it lies' | 'delimited' | 'workbook' | 'json' | 'json lines' | 'nested json' | 'parquet';

/** How a file is made of a golden one. */
export interface Made {
  original: number;
  edits: readonly (readonly [keyof typeof edits, number, number])[];
  kind: Kind;
  dialect: Dialect;
  encoding: Encoding;
  packing: 'none' | 'gzip' | 'zip' | 'zip of two';
  /** Whether what is packed is harmed, or the packing. */
  harmed: 'inside' | 'outside';
  harms: readonly (readonly [keyof typeof harms, number, number])[];
}

const number = fc.nat(9999);
const namesOf = <Name extends string>(list: Readonly<Record<Name, unknown>>) => Object.keys(list) as Name[];
export const made: fc.Arbitrary<Made> = fc.record({
  original: fc.nat(originals.length - 1),
  edits: fc.array(fc.tuple(fc.constantFrom(...namesOf(edits)), number, number), { maxLength: 3 }),
  kind: fc.constantFrom<Kind>(
    'as it lies',
    'delimited',
    'delimited',
    'workbook',
    'json',
    'json lines',
    'nested json',
    'parquet',
  ),
  dialect: fc.record({
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    lineEnd: fc.constantFrom('\n', '\r\n'),
    isQuoted: fc.boolean(),
  }),
  encoding: fc.constantFrom<Encoding>('utf8', 'utf8 marked', 'utf16le', 'utf16be', 'win1252', 'win1250', 'iso88592'),
  packing: fc.constantFrom('none', 'none', 'none', 'gzip', 'zip', 'zip of two'),
  harmed: fc.constantFrom('inside', 'outside'),
  harms: fc.oneof(
    fc.constant([]),
    fc.array(fc.tuple(fc.constantFrom(...namesOf(harms)), number, number), { minLength: 1, maxLength: 3 }),
  ),
});

export interface File {
  name: string;
  bytes: Buffer;
  /** How many files it holds; null where damage makes that anyone's guess. */
  members: number | null;
  /** Rows of it that hold anything below the headings, of one that is alone; null where that is anyone's guess. */
  rows: number | null;
}

/** The file, made. */
export async function file(made: Made, parquet: ParquetWriter): Promise<File> {
  const { name, bytes, rows } = originals[made.original]!;
  const isTable = rows !== null && made.kind !== 'as it lies';
  const edited = isTable
    ? made.edits.reduce<TextRows>((table, [edit, at, to]) => edits[edit](table, at, to), rows)
    : null;
  const plain = edited ? await written(edited, made, parquet) : bytes;
  const harmed = (whole: Buffer) =>
    made.harms.reduce<Buffer>((bytes, [harm, at, to]) => {
      const place = (part: number) => Math.floor((part / 10_000) * bytes.length);
      return Buffer.from(harms[harm](bytes, place(at), /byte|bit|zeros/.test(harm) ? to & 255 : place(to)));
    }, whole);
  const isInside = made.harmed === 'inside';
  const packed = packings[made.packing](name, isInside ? harmed(plain) : plain);
  const isHarmed = made.harms.length > 0;
  return {
    name,
    bytes: isInside ? packed : harmed(packed),
    members: isHarmed && made.packing.startsWith('zip') ? null : made.packing === 'zip of two' ? 3 : 1,
    rows: isHarmed || isPacked(name) || made.packing === 'zip of two' ? null : edited && filledRows(edited),
  };
}

const packings: Readonly<Record<Made['packing'], (name: string, bytes: Buffer) => Buffer>> = {
  none: (_, bytes) => bytes,
  gzip: (_, bytes) => gzipSync(bytes),
  zip: (name, bytes) => zip({ [name]: bytes }),
  'zip of two': (name, bytes) =>
    zip({ [`a/${name}`]: bytes, 'notes.pdf': 'no export', [`b/${name}.gz`]: gzipSync(bytes) }),
};

async function written(rows: TextRows, { kind, dialect, encoding }: Made, parquet: ParquetWriter): Promise<Buffer> {
  const marked = /^utf(8 marked|16)/.test(encoding);
  const encoded = (text: string) => iconv.encode(text, encoding.replace(' marked', ''), { addBOM: marked });
  if (kind === 'workbook') return workbook(rows);
  if (kind === 'parquet' && rows[0]!.length > 0) return parquet(rows);
  if (kind === 'json') return encoded(JSON.stringify(objects(rows), null, 1));
  if (kind === 'nested json')
    return encoded(JSON.stringify({ list: objects(rows).map((row) => ({ rows: [row, {}] })) }));
  if (kind === 'json lines')
    return encoded(
      objects(rows)
        .map((row) => `${JSON.stringify(row)}\n`)
        .join(''),
    );
  return encoded(delimited(rows, dialect));
}

/** Exports with several lines of an order in one row. */
function isPacked(name: string): boolean {
  return /^bigcommerce|^parcelwill|^woocommerce-(analytics|webtoffee)/.test(name);
}

function filledRows(rows: TextRows): number {
  return rows.filter((row) => row.some((cell) => cell.trim() !== '')).length - 1;
}
