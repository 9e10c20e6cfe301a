import { minorExponent } from '../../pipelines/domain/units.ts';
import { type UiLanguage, type Words, words } from '../../pipelines/domain/words.ts';
import type { ColumnKind } from '../../server/contract/columns.ts';
import { type CodeNames, nameOfCode } from './code-names.ts';

/** How unknown is shown; never as 0. */
export const unknown = '–';

const yes: Words = words('Yes', 'Oui', 'Da');
const no: Words = words('No', 'Non', 'Nu');

export interface Format {
  /** Text of a value of a contract's column; `currency` (ISO 4217) is needed for money only. */
  value(kind: ColumnKind, value: unknown, currency?: string | null): string;
  /** Money of minor units to the last of them (`3 864,75 €`), for what is checked against books. */
  exactMoney(minor: number | null, currency: string | null): string;
  /** Money of minor units, shortened (`41.2 k€`) for headlines and axes. */
  shortMoney(minor: number | null, currency: string | null): string;
  /** A count, shortened (`12.3 k`) for axes. */
  shortCount(value: number): string;
  /** Difference of two rates (0–1) in signed percentage points, without unit: `+1.2`. */
  points(difference: number): string;
  /** Relative change (0–1) as signed percent: `+12 %`. */
  change(share: number): string;
  /** A share as percent without decimals. */
  wholePercent(share: number): string;
  /** A share as percent with only the decimals it needs, for axes. */
  percentTick(share: number): string;
  /** Day and month of a UTC day in milliseconds, for axes. */
  shortDay(day: number): string;
  /** Month and year of a UTC day in milliseconds. */
  month(day: number): string;
}

/**
 * The texts of values in one locale; numbers, dates and currencies are written by the browser's `Intl`.
 * @param own names that a shop gave to codes
 */
export function createFormat(locale: string, language: UiLanguage, own: CodeNames = {}): Format {
  const number = (options: Intl.NumberFormatOptions) => {
    const format = new Intl.NumberFormat(locale, options);
    return (value: number) => format.format(value);
  };
  const percent = number({ style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const signed = { signDisplay: 'exceptZero' } as const;
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const shortDay = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const month = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' });
  const decimal = number({ maximumFractionDigits: 1 });

  // Making a format takes longer than drawing a row: each is made once.
  const moneyFormats = new Map<string, (value: number) => string>();
  const money = (minor: number, currency: string | null | undefined, options: Intl.NumberFormatOptions = {}) => {
    const amount = minor / 10 ** minorExponent(currency ?? '');
    const digits = Math.abs(amount) >= 100 ? { maximumFractionDigits: 0 } : {};
    const style = currency ? ({ style: 'currency', currency } as const) : {};
    const wanted = { ...style, ...digits, ...options };
    const key = JSON.stringify(wanted);
    const write = moneyFormats.get(key) ?? number(wanted);
    moneyFormats.set(key, write);
    return write(amount);
  };
  const writers: Record<ColumnKind, (value: never, currency?: string | null) => string> = {
    text: (value: string) => value,
    code: (value: string) => nameOfCode(value, language, own),
    count: number({ maximumFractionDigits: 0 }),
    ratio: percent,
    money,
    days: number({ style: 'unit', unit: 'day', unitDisplay: 'short', maximumFractionDigits: 1 }),
    date: (value: number) => day.format(value),
    instant: (value: number) => moment.format(value),
    number: decimal,
    flag: (value: boolean) => (value ? yes : no)[language],
    series: (value: (number | null)[]) => value.map((item) => (item === null ? unknown : percent(item))).join(' '),
  };
  return {
    value: (kind, value, currency) =>
      value === null || value === undefined ? unknown : writers[kind](value as never, currency),
    exactMoney: (minor, currency) => {
      const digits = minorExponent(currency ?? '');
      const exact = { minimumFractionDigits: digits, maximumFractionDigits: digits };
      return minor === null ? unknown : money(minor, currency, exact);
    },
    shortMoney: (minor, currency) =>
      minor === null ? unknown : money(minor, currency, { notation: 'compact', maximumSignificantDigits: 3 }),
    shortCount: number({ notation: 'compact', maximumFractionDigits: 1 }),
    points: (difference) => number({ ...signed, minimumFractionDigits: 1, maximumFractionDigits: 1 })(difference * 100),
    change: number({ ...signed, style: 'percent', maximumFractionDigits: 0 }),
    wholePercent: number({ style: 'percent', maximumFractionDigits: 0 }),
    percentTick: number({ style: 'percent', maximumFractionDigits: 1 }),
    shortDay: (value) => shortDay.format(value),
    month: (value) => month.format(value),
  };
}
