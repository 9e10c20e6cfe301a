import type { RowProblem } from '../domain/row-problems.ts';
import { unusualExponents } from '../domain/units.ts';
import { type Cells, isOneOf, literal, noText } from './formats/format.ts';
import { headingKey } from './formats/headings.ts';
import { type DayStyle, dayValue, isoDays, type NumberStyle, numberText, plausibleDay } from './validate.ts';

/** Place of each normalised heading of a file; a heading that comes again is found by its first place only. */
export type HeadingPlaces = ReadonlyMap<string, number>;

export function headingPlaces(headings: readonly string[]): HeadingPlaces {
  const places = new Map<string, number>();
  headings.forEach((heading, index) => {
    const name = headingKey(heading);
    if (name !== '' && !places.has(name)) places.set(name, index);
  });
  return places;
}

/** How the cells of a file are written. */
export interface Styles {
  readonly numbers: NumberStyle;
  /** By the column's place. */
  readonly days: ReadonlyMap<number, DayStyle>;
  /** The shop's time zone (IANA), where it is known. */
  readonly zone?: string | undefined;
}

/** A cell read as more than text. */
export interface Read {
  readonly name: string;
  readonly place: number;
  readonly kind: 'number' | 'day' | 'currency' | 'link';
  /** Its cleaned text or raw day: the first step, `NAME_raw`. */
  readonly raw: string;
  /** Its value, from the first step and the scale. */
  readonly value: string;
  /** What an amount is counted in, once a row for all of them: decimals of the currency's minor unit. */
  readonly scale?: { readonly name: string; readonly sql: string };
  /** Why a row is set aside whose cell cannot be read; none where the row is read without it. */
  readonly problem?: RowProblem;
}

/** Letters of the longest address that is kept. */
const longestLink = 2000;
/** Nobody's name or password before the host; no sign that an address has to write otherwise. */
const webAddress = String.raw`(?i)https?://[^\s/?#@"<>\\]+([/?#][^\s"<>\\]*)?`;

interface Sight {
  places: HeadingPlaces;
  styles: Styles;
  currency: string;
  /** Sets the names of one part's reads apart from another's: its currency may differ. */
  part: string;
  reads: Map<string, Read>;
}

/** The cells of one part of a file, by the headings that the file has. */
export class FileCells implements Cells {
  /** The reads that were asked for here. */
  readonly seen: Read[] = [];
  private readonly sight: Sight;

  constructor(sight: Sight) {
    this.sight = sight;
  }

  place(headings: readonly string[]): number | undefined {
    return headings.map((heading) => this.sight.places.get(headingKey(heading))).find((place) => place !== undefined);
  }

  readonly has = (...headings: string[]): boolean => this.place(headings) !== undefined;

  readonly text = (...headings: string[]): string => {
    const place = this.place(headings);
    return place === undefined ? noText : `c${place}`;
  };

  readonly whole = (...headings: string[]): string =>
    this.numeric('w', headings, 'no_whole_number', (raw) => {
      const value = `TRY_CAST(${raw} AS INTEGER)`;
      return `CASE WHEN TRY_CAST(${raw} AS DECIMAL(10, 4)) = ${value} THEN ${value} END`;
    });

  readonly money = (...headings: string[]): string => {
    const sql = exponent(this.sight.currency);
    const scale = typeof sql === 'string' ? { name: `e${this.sight.part}`, sql } : undefined;
    const value = (raw: string) => (typeof sql === 'string' ? scaledUnits(raw, scale!.name) : minorUnits(raw, sql));
    return this.numeric('m', headings, 'no_amount', value, scale);
  };

  readonly number = (...headings: string[]): string =>
    this.numeric('n', headings, 'no_number', (raw) => `TRY_CAST(${raw} AS DOUBLE)`);

  readonly day = (...headings: string[]): string => {
    const place = this.place(headings);
    if (place === undefined) return 'CAST(NULL AS DATE)';
    const style = this.sight.styles.days.get(place) ?? isoDays;
    return this.read({
      name: `d${place}`,
      place,
      kind: 'day',
      raw: dayValue(`c${place}`, style, this.sight.styles.zone),
      value: plausibleDay(`d${place}_raw`),
      problem: 'no_date',
    });
  };

  readonly currency = (...headings: string[]): string => {
    const place = this.place(headings);
    if (place === undefined) return noText;
    return this.read({
      name: `k${place}`,
      place,
      kind: 'currency',
      raw: `upper(c${place})`,
      value: `CASE WHEN k${place}_raw GLOB '[A-Z][A-Z][A-Z]' THEN k${place}_raw END`,
      problem: 'no_currency',
    });
  };

  readonly link = (...headings: string[]): string => {
    const place = this.place(headings);
    if (place === undefined) return noText;
    return this.read({
      name: `l${place}`,
      place,
      kind: 'link',
      raw: `c${place}`,
      value: `CASE WHEN length(l${place}_raw) <= ${longestLink} AND regexp_full_match(l${place}_raw, ${literal(webAddress)}) THEN l${place}_raw END`,
    });
  };

  private numeric(
    letter: string,
    headings: readonly string[],
    problem: RowProblem,
    value: (raw: string) => string,
    scale?: Read['scale'],
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
      ...(scale ? { scale } : {}),
    });
  }

  private read(read: Read): string {
    this.sight.reads.set(read.name, read);
    this.seen.push(read);
    return read.name;
  }
}

/** A relation of cells with all that is read of them beside it, each computed once: raws, values, scales and amounts. */
export function withReads(cells: string, reads: readonly Read[]): string {
  const values = (wanted: readonly Read[]) => wanted.map(({ name, value }) => `${value} AS ${name}`);
  const scales = new Map(reads.flatMap(({ scale }) => (scale ? [[scale.name, scale.sql]] : [])));
  const steps = [
    reads.map(({ name, raw }) => `${raw} AS ${name}_raw`),
    values(reads.filter(({ scale }) => !scale)),
    Array.from(scales, ([name, sql]) => `${sql} AS ${name}`),
    values(reads.filter(({ scale }) => scale)),
  ];
  return steps.reduce(layer, cells);
}

/** A relation with further columns, which may read its own. */
export function layer(relation: string, columns: readonly string[]): string {
  return columns.length === 0 ? relation : `(SELECT *, ${columns.join(', ')} FROM ${relation})`;
}

/** Decimals of a currency's minor unit: a number where the currency is the same on every row, else SQL. */
function exponent(currency: string): number | string {
  if (/^'[^']*'$/.test(currency) || currency.includes(noText)) return unusualExponents[currency.slice(1, -1)] ?? 2;
  const cases = oddExponents.map((digits) => {
    const codes = Object.keys(unusualExponents).filter((code) => unusualExponents[code] === digits);
    return `WHEN ${isOneOf(currency, codes)} THEN ${digits}`;
  });
  return `CASE ${cases.join(' ')} ELSE 2 END`;
}

const oddExponents = [...new Set(Object.values(unusualExponents))];

/** SQL of an amount in minor units; decimals beyond the currency's are rounded half away from zero. */
function minorUnits(number: string, digits: number): string {
  return `CAST(TRY_CAST(${number} AS DECIMAL(12, ${digits})) * CAST(${10 ** digits} AS DECIMAL(${digits + 1}, 0)) AS BIGINT)`;
}

/** The same where `scale`, a column, tells the decimals. */
function scaledUnits(number: string, scale: string): string {
  const cases = oddExponents.map((digits) => `WHEN ${digits} THEN ${minorUnits(number, digits)}`);
  return `CASE ${scale} ${cases.join(' ')} ELSE ${minorUnits(number, 2)} END`;
}
