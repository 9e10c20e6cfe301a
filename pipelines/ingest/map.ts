import { unusualExponents } from '../domain/units.ts';
import type { Cells, Format, IngestTable, Part } from './formats/format.ts';
import { literal, noText } from './formats/format.ts';
import { normalHeading } from './formats/headings.ts';
import { type DayStyle, dayValue, isoDays, type NumberStyle, numberText, plausibleDay } from './validate.ts';

/** Place of each normalised heading of a file; a heading that comes again is found by its first place only. */
export type HeadingPlaces = ReadonlyMap<string, number>;

export function headingPlaces(headings: readonly string[]): HeadingPlaces {
  const places = new Map<string, number>();
  headings.forEach((heading, index) => {
    const name = normalHeading(heading);
    if (name !== '' && !places.has(name)) places.set(name, index);
  });
  return places;
}

/** The listed format that these headings are of, if any. */
export function recognise(places: HeadingPlaces, formats: readonly Format[]): Format | undefined {
  const has = (heading: string) => places.has(normalHeading(heading));
  return formats.find((format) => {
    const fits = format.needs.every((need) => (typeof need === 'string' ? has(need) : need.some(has)));
    return fits && (!format.isExact || knowsAll(format, places));
  });
}

function knowsAll(format: Format, places: HeadingPlaces): boolean {
  const known = new Set(
    format.parts.flatMap(({ columns }) =>
      Object.values(columns).flatMap((column) => column.headings.map(normalHeading)),
    ),
  );
  return Array.from(places.keys()).every((heading) => known.has(heading));
}

/** How the cells of a file are written. */
export interface Styles {
  readonly numbers: NumberStyle;
  /** By the column's place. */
  readonly days: ReadonlyMap<number, DayStyle>;
}

/** Why a row cannot be read: what is wrong with which cell. All but the problem are SQL over the read cells. */
export interface Check {
  readonly fails: string;
  readonly column: string;
  readonly value: string;
  readonly problem: string;
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

function mappedPart(part: Part, headings: readonly string[], cellsOf: (currency: string) => FileCells): MappedPart {
  const currency = part.columns.currency?.sql(cellsOf(noText)) ?? noText;
  const columns = new Map<string, string>();
  const checks = new Map<string, Check>();
  const fail = (fails: string, column: string, value: string, problem: string) =>
    checks.set(fails, { fails, column, value, problem });
  for (const [name, column] of Object.entries(part.columns)) {
    const cells = cellsOf(currency);
    const value = column.sql(cells);
    columns.set(name, value);
    for (const { place, name: read, problem } of cells.seen)
      fail(`c${place} IS NOT NULL AND ${read} IS NULL`, headings[place]!, `c${place}`, problem);
    const place = cells.place(column.headings);
    const [heading, shown] =
      place === undefined ? [column.headings[0] ?? name, 'NULL'] : [headings[place]!, `c${place}`];
    if (demanded[part.table].includes(name) || part.needed?.includes(name))
      fail(`${value} IS NULL`, heading, shown, 'missing');
    if (name === 'quantity') fail(`${value} < 0`, heading, shown, 'negative quantity');
  }
  return { part, when: part.when?.(cellsOf(currency)) ?? 'true', columns, checks: [...checks.values()] };
}

/** A cell read as more than text. */
export interface Read {
  readonly name: string;
  readonly place: number;
  readonly kind: 'number' | 'day';
  /** Its cleaned text or raw day: the first step, `NAME_raw`. */
  readonly raw: string;
  /** Its value, from the first step. */
  readonly value: string;
  readonly problem: string;
}

interface Sight {
  places: HeadingPlaces;
  styles: Styles;
  currency: string;
  /** Sets the names of one part's reads apart from another's: its currency may differ. */
  part: string;
  reads: Map<string, Read>;
}

class FileCells implements Cells {
  /** The reads that were asked for here. */
  readonly seen: Read[] = [];
  private readonly sight: Sight;

  constructor(sight: Sight) {
    this.sight = sight;
  }

  place(headings: readonly string[]): number | undefined {
    return headings
      .map((heading) => this.sight.places.get(normalHeading(heading)))
      .find((place) => place !== undefined);
  }

  readonly has = (...headings: string[]): boolean => this.place(headings) !== undefined;

  readonly text = (...headings: string[]): string => {
    const place = this.place(headings);
    return place === undefined ? noText : `c${place}`;
  };

  readonly whole = (...headings: string[]): string =>
    this.numeric('w', headings, 'not a whole number', (raw) => {
      const value = `TRY_CAST(${raw} AS INTEGER)`;
      return `CASE WHEN TRY_CAST(${raw} AS DECIMAL(18, 4)) = ${value} THEN ${value} END`;
    });

  readonly money = (...headings: string[]): string =>
    this.numeric('m', headings, 'not an amount', (raw) => minorUnits(raw, this.sight.currency));

  readonly number = (...headings: string[]): string =>
    this.numeric('n', headings, 'not a number', (raw) => `TRY_CAST(${raw} AS DOUBLE)`);

  readonly day = (...headings: string[]): string => {
    const place = this.place(headings);
    if (place === undefined) return 'CAST(NULL AS DATE)';
    const style = this.sight.styles.days.get(place) ?? isoDays;
    return this.read({
      name: `d${place}`,
      place,
      kind: 'day',
      raw: dayValue(`c${place}`, style),
      value: plausibleDay(`d${place}_raw`),
      problem: 'not a date',
    });
  };

  private numeric(
    letter: string,
    headings: readonly string[],
    problem: string,
    value: (raw: string) => string,
  ): string {
    const place = this.place(headings);
    if (place === undefined) return 'CAST(NULL AS BIGINT)';
    const name = `${letter}${place}${letter === 'm' ? this.sight.part : ''}`;
    return this.read({
      name,
      place,
      kind: 'number',
      raw: numberText(`c${place}`, this.sight.styles.numbers),
      value: value(`${name}_raw`),
      problem,
    });
  }

  private read(read: Read): string {
    this.sight.reads.set(read.name, read);
    this.seen.push(read);
    return read.name;
  }
}

/** SQL of an amount in minor units; decimals beyond the currency's are rounded half away from zero. */
function minorUnits(number: string, currency: string): string {
  const units = (exponent: number) =>
    `CAST(TRY_CAST(${number} AS DECIMAL(15, ${exponent})) * CAST(${10 ** exponent} AS DECIMAL(${exponent + 1}, 0)) AS BIGINT)`;
  if (/^'[^']*'$/.test(currency) || currency.includes(noText))
    return units(unusualExponents[currency.slice(1, -1)] ?? 2);
  const cases = [0, 3].map((exponent) => {
    const codes = Object.keys(unusualExponents).filter((code) => unusualExponents[code] === exponent);
    return `WHEN ${currency} IN (${codes.map(literal).join(', ')}) THEN ${units(exponent)}`;
  });
  return `CASE ${cases.join(' ')} ELSE ${units(2)} END`;
}
