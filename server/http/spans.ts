import { mondayOf, plusDays } from '../contract/days.ts';

/** Days from the first (null: from the beginning) to before the last (null: to the end). */
export interface Days {
  readonly from: string | null;
  readonly before: string | null;
}

/** A period cut where the spans of the rollups begin and end: whole months, around them whole weeks, around these single days. */
export interface Spans {
  /** Null where no month lies whole in the period. */
  readonly months: Days | null;
  /** Null where no week does. */
  readonly weeks: Days | null;
  readonly period: Days;
}

/**
 * Cuts a period (`from` to `to`, both included and `YYYY-MM-DD`, or open). A week ends where its month does, so that months and
 * weeks fit together.
 */
export function wholeSpans({ from, to }: Readonly<Record<string, unknown>>): Spans {
  const first = typeof from === 'string' ? from : null;
  const end = typeof to === 'string' ? plusDays(to, 1) : null;
  const within = (startOf: (day: string) => string, nextAfter: (day: string) => string): Days | null => {
    const whole = { from: first && nextAfter(plusDays(first, -1)), before: end && startOf(end) };
    return whole.from && whole.before && whole.from >= whole.before ? null : whole;
  };
  return {
    months: within(monthStart, nextMonth),
    weeks: within(weekStart, nextWeek),
    period: { from: first, before: end },
  };
}

/** The first day of the week a day lies in: its Monday, or the first of its month if that is later. */
function weekStart(day: string): string {
  const monday = mondayOf(day);
  return monday > monthStart(day) ? monday : monthStart(day);
}

/** The first day of the week after the one a day lies in: the next Monday, or the first of the next month if that is earlier. */
function nextWeek(day: string): string {
  const monday = plusDays(mondayOf(day), 7);
  return monday < nextMonth(day) ? monday : nextMonth(day);
}

function monthStart(day: string): string {
  return `${day.slice(0, 7)}-01`;
}

function nextMonth(day: string): string {
  return monthStart(plusDays(monthStart(day), 31));
}
