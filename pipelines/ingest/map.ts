import type { RowProblem } from '../domain/row-problems.ts';
import { FileCells, type HeadingPlaces, headingPlaces, type Read, type Styles } from './cells.ts';
import { isSheetError } from './damage.ts';
import { type Format, type IngestTable, noText, type Part } from './formats/format.ts';
import { headingKey } from './formats/headings.ts';

/** The listed format that these headings are of, if any. */
export function recognise(places: HeadingPlaces, formats: readonly Format[]): Format | undefined {
  const has = (heading: string) => places.has(headingKey(heading));
  return formats.find((format) => {
    const fits = format.needs.every((need) => (typeof need === 'string' ? has(need) : need.some(has)));
    return fits && (!format.isExact || knowsAll(format, places));
  });
}

function knowsAll(format: Format, places: HeadingPlaces): boolean {
  const known = new Set(
    format.parts.flatMap(({ columns }) => Object.values(columns).flatMap((column) => column.headings.map(headingKey))),
  );
  return Array.from(places.keys()).every((heading) => known.has(heading));
}

/** Why a row cannot be read: what is wrong with which cell. All but the problem are SQL over the read cells. */
export interface Check {
  readonly fails: string;
  readonly column: string;
  readonly value: string;
  readonly problem: RowProblem;
}

/** A part of a format as SQL over the read cells of one file. */
export interface MappedPart {
  readonly part: Part;
  readonly when: string;
  readonly columns: ReadonlyMap<string, string>;
  readonly checks: readonly Check[];
}

/** A format as SQL over the cells of one file. */
export interface Mapping {
  readonly format: Format;
  readonly parts: readonly MappedPart[];
  readonly also: readonly MappedPart[];
  /** Furniture that the format names: kind → condition. */
  readonly furniture: readonly (readonly [string, string])[];
  /** The cells that are read as more than text: each is computed once, in two steps, and then goes by its name. */
  readonly reads: readonly Read[];
}

/** Minor units that no line is worth: sums of such would not be exact. */
const greatestTotal = 10 ** 12;

const demanded: Readonly<Record<IngestTable, readonly string[]>> = {
  order_lines: ['order_id', 'order_date', 'sku', 'quantity'],
  return_lines: ['quantity'],
  shipments: ['order_id'],
  products: ['sku'],
  order_refunds: ['order_id', 'refund_minor'],
};

/** A format's SQL for a file with these headings, written in these styles. */
export function mapFormat(format: Format, headings: readonly string[], styles: Styles): Mapping {
  const reads = new Map<string, Read>();
  const cells = (part: string, currency: string) =>
    new FileCells({ places: headingPlaces(headings), styles, currency, part, reads });
  const mapPart = (part: Part, index: number) =>
    mappedPart(part, headings, (currency) => cells(`_${part.table}${index}`, currency));
  return {
    format,
    parts: format.parts.map(mapPart),
    also: (format.also ?? []).map(mapPart),
    furniture: Object.entries(format.furniture ?? {}).map(([kind, when]) => [kind, when(cells('', noText))] as const),
    reads: [...reads.values()],
  };
}

/** What rows are told and joined by: a spreadsheet's error is none. */
const ids = ['order_id', 'order_line_id', 'return_id', 'sku'];

function mappedPart(part: Part, headings: readonly string[], cellsOf: (currency: string) => FileCells): MappedPart {
  const currency = part.columns.currency?.sql(cellsOf(noText)) ?? noText;
  const columns = new Map<string, string>();
  const checks = new Map<string, Check>();
  const fail = (fails: string, column: string, value: string, problem: RowProblem) =>
    checks.set(fails, { fails, column, value, problem });
  for (const [name, column] of Object.entries(part.columns)) {
    const cells = cellsOf(currency);
    const value = column.sql(cells);
    columns.set(name, value);
    for (const { place, name: read, problem } of cells.seen)
      if (problem) fail(`c${place} IS NOT NULL AND ${read} IS NULL`, headings[place]!, `c${place}`, problem);
    const place = cells.place(column.headings);
    const [heading, shown] =
      place === undefined ? [column.headings[0] ?? name, 'NULL'] : [headings[place]!, `c${place}`];
    if (demanded[part.table].includes(name) || part.needed?.includes(name))
      fail(`${value} IS NULL`, heading, shown, 'missing');
    if (ids.includes(name) && place !== undefined) fail(isSheetError(`c${place}`), heading, shown, 'sheet_error');
    if (name === 'quantity') fail(`${value} < 0`, heading, shown, 'negative_quantity');
    const isComputed = name.endsWith('_minor') && !/^m\d+\w*$/.test(value) && !value.startsWith('CAST(NULL');
    if (isComputed) fail(`abs(${value}) > ${greatestTotal}`, heading, shown, 'beyond_reason');
    if (name === 'unit_price_minor' && columns.has('quantity'))
      fail(`${value} * ${columns.get('quantity')} > ${greatestTotal}`, heading, shown, 'beyond_reason');
  }
  return { part, when: part.when?.(cellsOf(currency)) ?? 'true', columns, checks: [...checks.values()] };
}
