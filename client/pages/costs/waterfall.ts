import type { Split } from './provenance.ts';

/** One part of a sum, in minor units: it starts where the part before it ended. */
export interface Step<R> {
  readonly row: R;
  readonly start: number;
  readonly end: number;
}

/** How far up a part may reach; null where nothing of it is assumed. */
interface Range {
  readonly high_minor?: number | null;
}

export interface Waterfall<R> {
  readonly steps: readonly Step<R>[];
  /** Where the last step ends: the sum of all. */
  readonly total: number;
  /** The ends of a scale that holds every step and its range. */
  readonly low: number;
  readonly high: number;
}

/** Parts one upon the other: what costs first, largest first, then what comes back in; parts of nothing are left out. */
export function waterfall<R extends Split & Range>(rows: readonly R[]): Waterfall<R> {
  const steps: Step<R>[] = [];
  let at = 0;
  for (const row of rows.filter((row) => row.total_minor !== 0).sort((a, b) => b.total_minor - a.total_minor)) {
    steps.push({ row, start: at, end: at + row.total_minor });
    at += row.total_minor;
  }
  const ends = steps.flatMap(({ row, start, end }) => [end, start + (row.high_minor ?? row.total_minor)]);
  return { steps, total: at, low: Math.min(0, ...ends), high: Math.max(0, ...ends) };
}
