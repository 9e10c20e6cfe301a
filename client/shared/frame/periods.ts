import type { Filter } from '../../../server/contract/filter.ts';

const dayLength = 86_400_000;

/** Periods on offer, in weeks that end with the last complete day. */
export const presetWeeks = [4, 13, 26, 52] as const;

/** First and last day (`YYYY-MM-DD`) of the `weeks` weeks that end with `lastDay`. */
export function lastWeeks(weeks: number, lastDay: string): { from: string; to: string } {
  const first = new Date(Date.parse(lastDay) - (weeks * 7 - 1) * dayLength);
  return { from: isoDay(first), to: lastDay };
}

/** Which preset a filter's period is; null when it is none of them. */
export function presetOf({ from, to }: Filter, lastDay: string | null): number | 'all' | null {
  if (!from && !to) return 'all';
  if (!lastDay) return null;
  return presetWeeks.find((weeks) => lastWeeks(weeks, lastDay).from === from && to === lastDay) ?? null;
}

/** `YYYY-MM-DD` of a UTC day. */
function isoDay(day: Date): string {
  return day.toISOString().slice(0, 10);
}

/** How many days a period has; null when it is open at an end. */
export function daysOf({ from, to }: Filter): number | null {
  return from && to ? (Date.parse(to) - Date.parse(from)) / dayLength + 1 : null;
}
