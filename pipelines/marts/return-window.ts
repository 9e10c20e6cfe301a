import { InputError } from '../domain/errors.ts';
import type { Params } from '../warehouse/engine.ts';

const usualDays = 30;

/**
 * Days in which the shop takes returns back, as its environment says; 30 where it says nothing.
 * @throws InputError when RETURNSCOPE_RETURN_WINDOW_DAYS is no whole number from 1 to 365
 */
export function returnWindowDays(env: NodeJS.ProcessEnv = process.env): number {
  const said = env.RETURNSCOPE_RETURN_WINDOW_DAYS?.trim();
  if (!said) return usualDays;
  const days = /^\d{1,3}$/.test(said) ? Number(said) : 0;
  if (days >= 1 && days <= 365) return days;
  throw new InputError(
    `RETURNSCOPE_RETURN_WINDOW_DAYS is no number of days from 1 to 365 (${JSON.stringify(said)}): write it as 30.`,
  );
}

/** Days of every year, both included, as month × 100 + day. */
export interface HolidayOrders {
  readonly first: number;
  readonly last: number;
  /** Whether the shop says so itself; else it is for the data to tell. */
  readonly isSaid: boolean;
}

const usualHoliday: HolidayOrders = { first: 1101, last: 1224, isSaid: false };

/**
 * The days whose orders the shop takes back longer, as its environment says: `11-01/12-24`, or `none` (null). Where it says
 * nothing, 1 November to 24 December, should their returns come later.
 * @throws InputError when RETURNSCOPE_HOLIDAY_ORDERS is neither `none` nor two days of one year in order
 */
export function holidayOrders(env: NodeJS.ProcessEnv = process.env): HolidayOrders | null {
  const said = env.RETURNSCOPE_HOLIDAY_ORDERS?.trim();
  if (!said) return usualHoliday;
  if (said === 'none') return null;
  const [first, last] = said.split('/').map(dayOfYear);
  if (first && last && first <= last && said.split('/').length === 2) return { first, last, isSaid: true };
  throw new InputError(
    `RETURNSCOPE_HOLIDAY_ORDERS is no two days of a year (${JSON.stringify(said)}): write them as 11-01/12-24, or none.`,
  );
}

/** `11-01` as 1101; undefined of what is no day of a leap year. */
function dayOfYear(text: string): number | undefined {
  const [month, day] = /^(\d{2})-(\d{2})$/.exec(text)?.slice(1).map(Number) ?? [];
  if (!month || !day || month > 12 || day > new Date(Date.UTC(2024, month, 0)).getUTCDate()) return undefined;
  return 100 * month + day;
}

/** Both settings in short: marts built under others are out of date. */
export function windowSettings(env: NodeJS.ProcessEnv = process.env): string {
  const holiday = holidayOrders(env);
  return [returnWindowDays(env), holiday?.first, holiday?.last, holiday?.isSaid].join('-');
}

/** Whether orders of a day may have a longer window; an SQL condition with the parameters of `holidayParams`. */
export function isHolidayOrder(day: string): string {
  return `(month(${day}) * 100 + day(${day}) BETWEEN $holiday_first AND $holiday_last)`;
}

/** The days whose orders may have a longer window, as parameters; where none may, no day is one. */
export function holidayParams(): Params {
  const holiday = holidayOrders();
  return { holiday_first: holiday?.first ?? 0, holiday_last: holiday?.last ?? 0 };
}
