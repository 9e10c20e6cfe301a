import type { Filter } from '../../../server/contract/filter.ts';

const dayLength = 86_400_000;

/** Periods on offer, in weeks that end with the last complete day. */
export const presetWeeks = [4, 13, 26, 52] as const;

/** Months on offer: that of the last complete day, as far as it goes, and the whole one before it. */
export const presetMonths = ['this_month', 'last_month'] as const;

export type Preset = (typeof presetWeeks)[number] | (typeof presetMonths)[number];

/** First and last day (`YYYY-MM-DD`) of the `weeks` weeks that end with `lastDay`. */
function lastWeeks(weeks: number, lastDay: string): { from: string; to: string } {
  const first = new Date(Date.parse(lastDay) - (weeks * 7 - 1) * dayLength);
  return { from: isoDay(first), to: lastDay };
}

/** First and last day (`YYYY-MM-DD`) of a period on offer, where `lastDay` is the last complete one. */
export function daysOfPreset(preset: Preset, lastDay: string): { from: string; to: string } {
  if (typeof preset === 'number') return lastWeeks(preset, lastDay);
  const first = `${lastDay.slice(0, 7)}-01`;
  if (preset === 'this_month') return { from: first, to: lastDay };
  const to = isoDay(new Date(Date.parse(first) - dayLength));
  return { from: `${to.slice(0, 7)}-01`, to };
}

/** Which preset a filter's period is, a month before as many weeks; null when it is none of them. */
export function presetOf({ from, to }: Filter, lastDay: string | null): Preset | 'all' | null {
  if (!from && !to) return 'all';
  if (!lastDay) return null;
  const isIt = (preset: Preset) => {
    const days = daysOfPreset(preset, lastDay);
    return days.from === from && days.to === to;
  };
  return [...presetMonths, ...presetWeeks].find(isIt) ?? null;
}

/** `YYYY-MM-DD` of a UTC day. */
function isoDay(day: Date): string {
  return day.toISOString().slice(0, 10);
}

/** How many days a period has; null when it is open at an end. */
export function daysOf({ from, to }: Filter): number | null {
  return from && to ? (Date.parse(to) - Date.parse(from)) / dayLength + 1 : null;
}
