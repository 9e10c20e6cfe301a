import { Weighted } from './random.ts';

/** Days are whole numbers since 1970-01-01; instants are whole seconds since then, UTC. */
const daySeconds = 86_400;
export const firstDay = dayOf(2025, 5, 1);
/** The last day the exports know about: nothing that happens later is written. */
export const lastDay = dayOf(2026, 10, 31);
const tableStart = firstDay - 10;
const dayTexts = Array.from({ length: lastDay - tableStart + 400 }, (_, index) =>
  new Date((tableStart + index) * daySeconds * 1000).toISOString().slice(0, 10),
);
const twoDigits = Array.from({ length: 60 }, (_, value) => String(value).padStart(2, '0'));

/** The day of a calendar date. */
export function dayOf(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / (daySeconds * 1000);
}

/** `2026-03-29`; blank for a day that never came or lies beyond what the exports know. */
export function dayText(day: number | null): string {
  return day === null || day > lastDay ? '' : dayTexts[day - tableStart]!;
}

/** Monday is 1, Sunday 7. */
export function weekday(day: number): number {
  return ((day + 3) % 7) + 1;
}

/** Month of the year, 1 to 12. */
export function monthOf(day: number): number {
  return Number(dayTexts[day - tableStart]!.slice(5, 7));
}

/** Central European time: summer time runs from the last Sunday of March to that of October, changing at 01:00 UTC. */
const summers = [2025, 2026].map((year) => ({
  from: lastSunday(year, 3) * daySeconds + 3600,
  to: lastSunday(year, 10) * daySeconds + 3600,
}));

function lastSunday(year: number, month: number): number {
  const end = dayOf(year, month, 31);
  return end - (weekday(end) % 7);
}

function offsetHours(instant: number): number {
  return summers.some((summer) => instant >= summer.from && instant < summer.to) ? 2 : 1;
}

/** The instant that lies `seconds` after the shop's midnight of a day. */
export function instantOn(day: number, seconds: number): number {
  return day * daySeconds - offsetHours(day * daySeconds) * 3600 + seconds;
}

/** The shop's calendar day of an instant. */
export function shopDay(instant: number): number {
  return Math.floor((instant + offsetHours(instant) * 3600) / daySeconds);
}

/** An instant as Shopify writes it, in the shop's time: `2026-03-29 09:15:00 +0200`. */
export function shopTime(instant: number): string {
  const offset = offsetHours(instant);
  return `${clock(instant + offset * 3600, ' ')} +0${offset}00`;
}

/** An instant as Amazon writes it: `2026-03-29T07:15:00+00:00`. */
export function amazonTime(instant: number): string {
  return `${clock(instant, 'T')}+00:00`;
}

function clock(seconds: number, between: string): string {
  const day = Math.floor(seconds / daySeconds);
  const rest = seconds - day * daySeconds;
  const hours = Math.floor(rest / 3600);
  const minutes = Math.floor((rest % 3600) / 60);
  return `${dayTexts[day - tableStart]!}${between}${twoDigits[hours]!}:${twoDigits[minutes]!}:${twoDigits[rest % 60]!}`;
}

/** Hours of the day at which people order, heaviest in the evening. */
export const orderHours = new Weighted(
  Array.from({ length: 24 }, (_, hour) => hour),
  (hour) => (hour < 6 ? 0.25 : hour < 11 ? 1.2 : hour < 18 ? 1.6 : hour < 23 ? 2.6 : 1),
);

const weekdayDemand = [1.06, 1, 0.98, 0.97, 0.92, 0.9, 1.17];
const monthDemand = [0.95, 0.85, 0.92, 0.95, 1, 1, 0.92, 0.85, 1, 1.05, 1.3, 1.5];

function demandOn(day: number): number {
  const text = dayTexts[day - tableStart]!.slice(5);
  const special = text >= '11-24' && text <= '12-01' ? 1.8 : text >= '12-20' && text <= '12-31' ? 0.55 : 1;
  const growth = 1 + (0.2 * (day - firstDay)) / 365;
  return weekdayDemand[weekday(day) - 1]! * monthDemand[monthOf(day) - 1]! * special * growth;
}

/** How many of `orders` orders fall on each day, first day first: week, season, Christmas and growth; adds up exactly. */
export function ordersByDay(orders: number): number[] {
  const demand = Array.from({ length: lastDay - firstDay + 1 }, (_, index) => demandOn(firstDay + index));
  const total = demand.reduce((sum, value) => sum + value, 0);
  let due = 0;
  let placed = 0;
  return demand.map((value) => {
    due += (value / total) * orders;
    const count = Math.round(due) - placed;
    placed += count;
    return count;
  });
}
