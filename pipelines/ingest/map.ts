import { unusualExponents } from '../domain/units.ts';
import type { Cells, Column, Format, IngestTable, Part } from './formats/format.ts';
import { literal, noText } from './formats/format.ts';
import { normalHeading } from './formats/headings.ts';
import { type DayStyle, dayValue, type NumberStyle, numberText } from './validate.ts';

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

/** Why a row cannot be read: what is wrong with which cell. */
export interface Check {
  readonly fails: string;
  readonly column: string;
  readonly value: string;
  readonly problem: string;
}

/** A part of a format as SQL over the cells of one file. */
export interface MappedPart {
  readonly part: Part;
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
  /** Conditions of the parts, in their order. */
  readonly conditions: readonly string[];
  readonly alsoConditions: readonly string[];
  /** Places of the cells that are read as numbers, and as days. */
  readonly numberCells: readonly number[];
  readonly dayCells: readonly number[];
}

const demanded: Readonly<Record<IngestTable, readonly string[]>> = {
  order_lines: ['order_id', 'order_date', 'sku', 'quantity'],
  return_lines: ['quantity'],
  shipments: ['order_id'],
  products: ['sku'],
  order_refunds: ['order_id', 'refund_minor'],
};

/** A cell as trimmed text, blank being NULL. */
export const cellText = (place: number): string => `nullif(trim(c${place}), '')`;

/** A format's SQL for a file with these headings, written in these styles. */
export function mapFormat(format: Format, headings: readonly string[], styles: Styles): Mapping {
  const places = headingPlaces(headings);
  const used = { numbers: new Set<number>(), days: new Set<number>() };
  const base = new FileCells(places, styles, literal('EUR'), used);
  const mapPart = (part: Part) => mappedPart(part, headings, base);
  return {
    format,
    parts: format.parts.map(mapPart),
    also: (format.also ?? []).map(mapPart),
    furniture: Object.entries(format.furniture ?? {}).map(([kind, when]) => [kind, when(base)] as const),
    conditions: format.parts.map(({ when }) => when?.(base) ?? 'true'),
    alsoConditions: (format.also ?? []).map(({ when }) => when?.(base) ?? 'true'),
    numberCells: [...used.numbers],
    dayCells: [...used.days],
  };
}

function mappedPart(part: Part, headings: readonly string[], base: FileCells): MappedPart {
  const currency = part.columns.currency?.sql(base) ?? noText;
  const columns = new Map<string, string>();
  const checks: Check[] = [];
  for (const [name, column] of Object.entries(part.columns)) {
    const cells = base.watched(currency);
    const value = column.sql(cells);
    columns.set(name, value);
    for (const [place, read] of cells.reads)
      checks.push({
        fails: `${cellText(place)} IS NOT NULL AND (${read.value}) IS NULL`,
        column: headings[place]!,
        value: cellText(place),
        problem: read.problem,
      });
    const [heading, shown] = shownCell(column, headings, base);
    if (demanded[part.table].includes(name) || part.needed?.includes(name))
      checks.push({ fails: `(${value}) IS NULL`, column: heading ?? name, value: shown, problem: 'missing' });
    if (name === 'quantity')
      checks.push({ fails: `(${value}) < 0`, column: heading ?? name, value: shown, problem: 'negative quantity' });
  }
  return { part, columns, checks: distinctChecks(checks) };
}

function shownCell(column: Column, headings: readonly string[], cells: FileCells): [string | undefined, string] {
  const place = cells.place(column.headings);
  return place === undefined ? [column.headings[0], 'NULL'] : [headings[place], cellText(place)];
}

function distinctChecks(checks: readonly Check[]): Check[] {
  return [...new Map(checks.map((check) => [check.fails, check])).values()];
}

interface Read {
  value: string;
  problem: string;
}

class FileCells implements Cells {
  /** Cells that were read as something else than text, by place. */
  readonly reads = new Map<number, Read>();
  private readonly places: HeadingPlaces;
  private readonly styles: Styles;
  private readonly currency: string;
  private readonly used: { numbers: Set<number>; days: Set<number> };

  constructor(places: HeadingPlaces, styles: Styles, currency: string, used: FileCells['used']) {
    this.places = places;
    this.styles = styles;
    this.currency = currency;
    this.used = used;
  }

  watched(currency: string): FileCells {
    return new FileCells(this.places, this.styles, currency, this.used);
  }

  place(headings: readonly string[]): number | undefined {
    for (const heading of headings) {
      const place = this.places.get(normalHeading(heading));
      if (place !== undefined) return place;
    }
    return undefined;
  }

  readonly has = (...headings: string[]): boolean => {
    return this.place(headings) !== undefined;
  };

  readonly text = (...headings: string[]): string => {
    const place = this.place(headings);
    return place === undefined ? noText : cellText(place);
  };

  readonly whole = (...headings: string[]): string => {
    return this.numeric(headings, 'not a whole number', (number) => {
      const value = `TRY_CAST(${number} AS INTEGER)`;
      return `CASE WHEN TRY_CAST(${number} AS DECIMAL(18, 4)) = ${value} THEN ${value} END`;
    });
  };

  readonly money = (...headings: string[]): string => {
    return this.numeric(headings, 'not an amount', (number) => minorUnits(number, this.currency));
  };

  readonly number = (...headings: string[]): string => {
    return this.numeric(headings, 'not a number', (number) => `TRY_CAST(${number} AS DOUBLE)`);
  };

  readonly day = (...headings: string[]): string => {
    const place = this.place(headings);
    if (place === undefined) return 'CAST(NULL AS DATE)';
    this.used.days.add(place);
    const value = dayValue(
      cellText(place),
      this.styles.days.get(place) ?? { spellings: ['iso'], order: 'dmy', ambiguous: false },
    );
    this.reads.set(place, { value, problem: 'not a date' });
    return value;
  };

  private numeric(headings: readonly string[], problem: string, make: (number: string) => string): string {
    const place = this.place(headings);
    if (place === undefined) return 'CAST(NULL AS BIGINT)';
    this.used.numbers.add(place);
    const value = make(numberText(cellText(place), this.styles.numbers));
    this.reads.set(place, { value, problem });
    return value;
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
