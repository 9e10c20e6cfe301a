import type { Words } from '../../pipelines/domain/words.ts';

/** How a value is shown and sent; money is in minor units of the answer's currency, ratios are 0 to 1, dates are UTC days. */
export type ColumnKind =
  | 'text'
  | 'code'
  | 'count'
  | 'ratio'
  | 'money'
  | 'days'
  | 'date'
  | 'instant'
  | 'number'
  | 'flag'
  | 'series';

/** One column of an answer. `T` is the type of its values in the client. */
export interface Column<T = unknown> {
  readonly kind: ColumnKind;
  readonly label: Words;
  /** What the figure means and how it is made: the one text that page, API and docs show. */
  readonly about?: Words;
  readonly isNullable: boolean;
  /** Only carries `T` for the compiler. */
  readonly value?: T;
}

export type Columns = Readonly<Record<string, Column>>;

/** A row of an answer with these columns. */
export type Row<C extends Columns> = { readonly [K in keyof C]: C[K] extends Column<infer T> ? T : never };

function column<T>(kind: ColumnKind): (label: Words, about?: Words) => Column<T> {
  return (label, about) => ({ kind, label, about, isNullable: false });
}

export const text = column<string>('text');
/** A number of things: lines, units, orders. */
export const count = column<number>('count');
/** A share or rate, 0 to 1. */
export const ratio = column<number>('ratio');
/** Minor units of the answer's currency. */
export const money = column<number>('money');
export const days = column<number>('days');
/** A calendar day, as milliseconds of its UTC midnight. */
export const date = column<number>('date');
/** A moment, as milliseconds since 1970. */
export const instant = column<number>('instant');
export const number = column<number>('number');
export const flag = column<boolean>('flag');
/** A short run of numbers, oldest first: a sparkline. */
export const series = column<(number | null)[]>('series');

/** A value of a closed list, whose names the client looks up. */
export function code<T extends string>(label: Words, about?: Words): Column<T> {
  return { kind: 'code', label, about, isNullable: false };
}

/** The same column, where unknown is null. */
export function nullable<T>(inner: Column<T>): Column<T | null> {
  return { ...inner, isNullable: true, value: undefined };
}
