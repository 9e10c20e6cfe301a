import { normalHeading } from './formats/headings.ts';
import type { TextRecord } from './records.ts';

/** Cells that hold the lines of an order, all in one row of the file. */
interface PackedCells {
  /** Headings of such cells, normalised. */
  readonly heading: RegExp;
  /** What stands between two lines of one cell. */
  readonly between: RegExp;
  /** What each line says: name → text. */
  readonly read: (line: string) => Readonly<Record<string, string>>;
  readonly names: readonly string[];
  /** Another cell that says one more thing of each line, in the same order. */
  readonly beside?: { readonly heading: RegExp; readonly between: readonly RegExp[]; readonly name: string };
}

/** How the rows of one file are packed; `width` is the number of its own headings. */
export interface Packing {
  readonly width: number;
  /** Headings that the unpacked rows have besides: of the lines, then the number of the row among its order's, and of all. */
  readonly headings: readonly string[];
  readonly cells: readonly { readonly place: number; readonly packed: PackedCells; readonly beside: number }[];
}

const product = ['Product ID', 'Product Qty', 'Product SKU', 'Product Name', 'Product Weight'];
const productMore = ['Product Variation Details', 'Product Unit Price', 'Product Total Price'];
const lineItem = ['name', 'product_id', 'sku', 'quantity', 'total', 'sub_total', 'tax', 'meta', 'tax_data'];
const refundItem = ['amount', 'reason', 'date'];

/**
 * BigCommerce's `Product Details`, WebToffee's `line_item_N` and `refund_items`, WooCommerce Analytics’ `Product(s)`,
 * ParcelWILL's `Product info` with its `Product SKU`.
 */
const known: readonly PackedCells[] = [
  {
    heading: /^product details$/,
    between: /\s*\|\s*(?=Product ID:)/,
    read: keyed([...product, ...productMore], ', ', ''),
    names: [...product, ...productMore],
  },
  {
    heading: /^line item \d+$/,
    between: /$^/,
    read: keyed(lineItem, '\\|', 'line_item '),
    names: lineItem.map((key) => `line_item ${key}`),
  },
  {
    heading: /^refund items$/,
    between: /;(?=amount:)/,
    read: keyed(refundItem, '\\|', 'refund_item '),
    names: refundItem.map((key) => `refund_item ${key}`),
  },
  {
    heading: /^product\(s\)$/,
    between: /,\s*(?=-?\d+\s*×)/,
    read: (line) => {
      const [, quantity = '', name = line] = /^(-?\d+)\s*×\s*(.*)$/s.exec(line.trim()) ?? [];
      return { 'product quantity': quantity, 'product name': name };
    },
    names: ['product quantity', 'product name'],
  },
  {
    heading: /^product info$/,
    between: /\s*[\n,;|]\s*(?=x\d+\s)/,
    read: (line) => {
      const [, quantity = '', name = line] = /^x(\d+)\s+(.*)$/s.exec(line.trim()) ?? [];
      return { 'product quantity': quantity, 'product name': name };
    },
    names: ['product quantity', 'product name', 'product line sku'],
    beside: {
      heading: /^product sku$/,
      between: [/\s*\n\s*/, /\s*;\s*/, /\s*\|\s*/, /\s*,\s*/],
      name: 'product line sku',
    },
  },
];

/** What stands behind each of the keys; a value may hold what stands between keys, but for a key behind it. */
function keyed(keys: readonly string[], between: string, prefix: string): PackedCells['read'] {
  const key = new RegExp(`(?:^|${between})\\s*(${keys.join('|')}):`);
  return (line) => {
    const [, ...parts] = line.split(key);
    const pairs = parts.flatMap((part, at) =>
      at % 2 === 0 ? [[`${prefix}${part}`, (parts[at + 1] ?? '').trim()]] : [],
    );
    return Object.fromEntries(pairs);
  };
}

/** How the rows under these headings are packed; null where each row is one line. */
export function packingOf(headings: readonly string[]): Packing | null {
  const cells = headings.flatMap((heading, place) => {
    const packed = known.find((cell) => cell.heading.test(normalHeading(heading)));
    const other = packed?.beside?.heading;
    const beside = other ? headings.findIndex((name) => other.test(normalHeading(name))) : -1;
    return packed && (!packed.beside || beside >= 0) ? [{ place, packed, beside }] : [];
  });
  if (cells.length === 0) return null;
  const names = new Set(cells.flatMap(({ packed }) => packed.names));
  return { width: headings.length, headings: [...names, 'packed number', 'packed rows'], cells };
}

/** The rows that a packed one holds, each with all cells of the order; the row itself when it holds none. */
export function unpacked(record: TextRecord, packing: Packing): TextRecord[] {
  const rows = packing.cells.flatMap(({ place, packed, beside }) => {
    const cell = record.cells[place]?.trim() ?? '';
    if (cell === '') return [];
    const lines = cell.split(packed.between);
    const more = packed.beside ? piecesOf(record.cells[beside] ?? '', packed.beside.between, lines.length) : [];
    return lines.map((line, at) => ({
      ...packed.read(line),
      ...(packed.beside ? { [packed.beside.name]: more[at] ?? '' } : {}),
    }));
  });
  const own = Array.from({ length: packing.width }, (_, at) => record.cells[at] ?? '');
  return (rows.length > 0 ? rows : [{}]).map((row: Readonly<Record<string, string>>, at, all) => {
    const counted: Record<string, string> = {
      ...row,
      'packed number': String(at + 1),
      'packed rows': String(all.length),
    };
    const cells = [
      ...own,
      ...packing.headings.map((name) => counted[name] ?? ''),
      ...record.cells.slice(packing.width),
    ];
    return { line: record.line, cells };
  });
}

/** A cell in as many pieces as there are lines, by the first sign that gives so many; none where no sign does. */
function piecesOf(cell: string, between: readonly RegExp[], count: number): string[] {
  const ways = count === 1 ? [[cell]] : between.map((sign) => cell.trim().split(sign));
  return (ways.find((pieces) => pieces.length === count) ?? []).map((piece) => piece.trim());
}
