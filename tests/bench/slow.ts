import { createReadStream, createWriteStream, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import iconv from 'iconv-lite';
import { measure } from './apart.ts';
import type { Taken } from './measures.ts';
import { type Line, median } from './table.ts';

/** The same order lines in ways that the engine cannot read where they lie, or that nobody would call plain. */
const files = {
  utf16: { name: 'utf16.csv', what: 'UTF-16 CSV' },
  quotes: { name: 'quotes.csv', what: 'Windows-1252 CSV with broken quotes' },
  array: { name: 'array.json', what: 'one JSON array' },
  array16: { name: 'array16.json', what: 'one JSON array in UTF-16' },
  nested: { name: 'nested.json', what: 'JSON orders with their lines in a list' },
  nested16: { name: 'nested16.json', what: 'the same in UTF-16' },
  lines: { name: 'lines.jsonl', what: 'JSON Lines' },
  workbook: { name: 'book.xlsx', what: 'XLSX' },
} as const;
type Slow = keyof typeof files;

/** Loads the folder's order lines in each of these ways, in turn with the same lines as plain CSV. */
export async function slowLoads(folder: string, runs: number): Promise<Line[]> {
  const table: Line[] = [];
  for (const slow of Object.keys(files) as Slow[]) {
    const { name, what } = files[slow];
    console.error(`  writing ${name} …`);
    await makeFile(folder, slow);
    const ours: Loaded[] = [];
    const bare: Loaded[] = [];
    for (let run = 0; run < runs; run++) {
      bare.push(await loaded(folder, 'plain'));
      ours.push(await loaded(folder, slow));
    }
    rmSync(join(folder, name));
    const middle = (key: 'seconds' | 'cpuSeconds', taken: readonly Loaded[]) => median(taken.map((one) => one[key]));
    table.push({
      what: `load ${what} (rows/s)`,
      ours: middle('seconds', ours),
      against: 'the same rows as plain CSV',
      bare: middle('seconds', bare),
      cpuTimes: middle('cpuSeconds', ours) / middle('cpuSeconds', bare),
      rate: ours[0]!.things / middle('seconds', ours),
      peakMb: Math.max(...ours.map((one) => one.peakMb)),
    });
  }
  return table;
}

type Loaded = Taken & { peakMb: number; cpuSeconds: number };

async function loaded(folder: string, name: Slow | 'plain'): Promise<Loaded> {
  const { found, ...used } = await measure(name, folder);
  return { ...found, ...used };
}

/** Writes one of the files from the folder's `orders.csv`. */
async function makeFile(folder: string, slow: Slow): Promise<void> {
  const [from, to] = [join(folder, 'orders.csv'), join(folder, files[slow].name)];
  const csv = createReadStream(from, { encoding: 'utf8', highWaterMark: 1 << 20 });
  if (slow === 'utf16') return pipeline(csv, iconv.encodeStream('utf16le', { addBOM: true }), createWriteStream(to));
  if (slow === 'quotes') return pipeline(csv, broken, iconv.encodeStream('win1252'), createWriteStream(to));
  if (slow === 'workbook') return writeWorkbook(csv, to);
  csv.destroy();
  const utf8 = slow.endsWith('16') ? `${to}.utf8` : to;
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const [source, target] = [from, utf8].map((path) => `'${path.replaceAll("'", "''")}'`);
  const rows = `(SELECT * FROM read_csv(${source}, all_varchar = true))`;
  const content = slow.startsWith('nested') ? nestedOrders(rows) : rows;
  await connection.run(`COPY ${content} TO ${target} (FORMAT json, ARRAY ${slow !== 'lines'})`);
  connection.closeSync();
  instance.closeSync();
  if (utf8 === to) return;
  const text = createReadStream(utf8, { encoding: 'utf8', highWaterMark: 1 << 20 });
  await pipeline(text, iconv.encodeStream('utf16le', { addBOM: true }), createWriteStream(to));
  rmSync(utf8);
}

/** SQL of one object an order: what all its lines tell, where it goes, and the lines themselves in a list. */
function nestedOrders(rows: string): string {
  const ofOrder = ['customer_id', 'currency', 'shipping_paid', 'country', 'language', 'channel', 'payment_method'];
  const ofLine = [
    'order_line_id',
    'sku',
    'product_name',
    'style_id',
    'category',
    'size',
    'colour',
    'supplier',
    'quantity',
  ];
  const ofPrice = ['list_price', 'unit_price', 'line_total', 'unit_cost', 'outbound_shipping_cost'];
  const ofWay = ['warehouse', 'carrier', 'packaging', 'packer', 'shipped_date', 'delivered_date', 'line_status'];
  const packed = [...ofLine, ...ofPrice, ...ofWay].map((name) => `${name} := ${name}`);
  return `(SELECT order_id, min(order_date) AS order_date, ${ofOrder.map((name) => `min(${name}) AS ${name}`).join(', ')},
    list(struct_pack(${packed.join(', ')})) AS line_items FROM ${rows} GROUP BY 1)`;
}

/** Letters that UTF-8 writes otherwise, a quote that no cell closes on one line of a hundred, and one amid a cell on another. */
async function* broken(csv: AsyncIterable<string>): AsyncGenerator<string> {
  let line = 0;
  for await (const lines of wholeLines(csv))
    yield lines
      .map((text) => {
        const western = text.replace(',Colour ', ',Größe ');
        line++;
        if (line % 100 === 0) return western.replace(',Style ', ',"Style ');
        return line % 100 === 50 ? western.replace(',Style ', ',Style "fine" ') : western;
      })
      .join('');
}

async function* wholeLines(csv: AsyncIterable<string>): AsyncGenerator<string[]> {
  let rest = '';
  for await (const piece of csv) {
    const lines = (rest + piece).split(/(?<=\n)/);
    rest = lines.pop() ?? '';
    yield lines;
  }
  yield [rest];
}

/** A workbook as spreadsheets write it: texts are shared and told by number, numbers and days are bare. */
async function writeWorkbook(csv: Readable, to: string): Promise<void> {
  const strings = new Map<string, number>();
  async function* sheet(): AsyncGenerator<string> {
    let row = 0;
    yield '<?xml version="1.0" encoding="UTF-8"?><worksheet><sheetData>';
    for await (const lines of wholeLines(csv))
      yield lines
        .map((line) => {
          const cells = line.trimEnd().split(',');
          row++;
          return `<row r="${row}">${cells.map((cell, at) => cellXml(cell, at, row, strings)).join('')}</row>`;
        })
        .join('');
    yield '</sheetData></worksheet>';
  }
  async function* shared(): AsyncGenerator<string> {
    yield '<?xml version="1.0" encoding="UTF-8"?><sst>';
    for (const text of strings.keys()) yield `<si><t>${text}</t></si>`;
    yield '</sst>';
  }
  async function* styles(): AsyncGenerator<string> {
    yield '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>';
  }
  async function* workbook(): AsyncGenerator<string> {
    yield '<workbook><sheets><sheet name="Orders" sheetId="1"/></sheets></workbook>';
  }
  const parts = {
    'xl/workbook.xml': workbook,
    'xl/styles.xml': styles,
    'xl/worksheets/sheet1.xml': sheet,
    'xl/sharedStrings.xml': shared,
  };
  await pipeline(zip(parts), createWriteStream(to));
}

function cellXml(cell: string, at: number, row: number, strings: Map<string, number>): string {
  const place = `${at < 26 ? '' : 'A'}${String.fromCharCode(65 + (at % 26))}${row}`;
  if (cell === '') return '';
  if (/^\d{4}-\d\d-\d\d$/.test(cell))
    return `<c r="${place}" s="1"><v>${Date.parse(cell) / 86_400_000 + 25_569}</v></c>`;
  if (/^\d+(\.\d+)?$/.test(cell)) return `<c r="${place}"><v>${Number(cell)}</v></c>`;
  const known = strings.get(cell) ?? strings.size;
  strings.set(cell, known);
  return `<c r="${place}" t="s"><v>${known}</v></c>`;
}

/** The parts as a zip, one after the other; their sizes stand in its directory only. */
async function* zip(parts: Readonly<Record<string, () => AsyncGenerator<string>>>): AsyncGenerator<Buffer> {
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, part] of Object.entries(parts)) {
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name)]);
    yield local;
    let [packed, bytes, checksum] = [0, 0, 0];
    const counted = (text: string) => {
      bytes += Buffer.byteLength(text);
      checksum = crc32(text, checksum);
      return text;
    };
    const deflated = createDeflateRaw({ level: 1, chunkSize: 1 << 20 });
    const writing = pipeline(async function* () {
      let text = '';
      for await (const piece of part()) {
        text += piece;
        if (text.length < 1 << 16) continue;
        yield counted(text);
        text = '';
      }
      yield counted(text);
    }, deflated);
    for await (const piece of deflated) {
      packed += (piece as Buffer).length;
      yield piece as Buffer;
    }
    await writing;
    fields.writeUInt32LE(checksum, 10);
    fields.writeUInt32LE(packed, 14);
    fields.writeUInt32LE(bytes, 18);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, place, Buffer.from(name)]));
    offset += local.length + packed;
  }
  const size = Buffer.concat(directory).length;
  const end = Buffer.alloc(18);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(offset, 12);
  yield Buffer.concat([...directory, Buffer.from('PK\x05\x06'), end]);
}
