import { unusualExponents } from '../domain/units.ts';
import { type Cells, literal, noText } from './formats/format.ts';
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

/** How the cells of a file are written. */
export interface Styles {
  readonly numbers: NumberStyle;
  /** By the column's place. */
  readonly days: ReadonlyMap<number, DayStyle>;
}

/** A cell read as more than text. */
export interface Read {
  readonly name: string;
  readonly place: number;
  readonly kind: 'number' | 'day' | 'currency';
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

/** The cells of one part of a file, by the headings that the file has. */
export class FileCells implements Cells {
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

  readonly currency = (...headings: string[]): string => {
    const place = this.place(headings);
    if (place === undefined) return noText;
    return this.read({
      name: `k${place}`,
      place,
      kind: 'currency',
      raw: `upper(c${place})`,
      value: `CASE WHEN regexp_full_match(k${place}_raw, '[A-Z]{3}') THEN k${place}_raw END`,
      problem: 'not a currency code of three letters',
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
