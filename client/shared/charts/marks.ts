/** Something that happened, to be drawn on a series over time. */
export interface Mark {
  /** The day, in UTC milliseconds. */
  readonly at: number;
  /** A word or two, to stand in the chart. */
  readonly label: string;
  /** Of something that was done, not found: the fix, and all that is to be told of it. */
  readonly fix_id?: number;
  readonly detail?: string;
  /** Of what the chart counts, the share that the fix concerns; 0 to 1. */
  readonly share?: number;
}

/** The marks of one period and kind, drawn as one line. */
export interface PeriodMark {
  /** First day of the period, in UTC milliseconds. */
  readonly at: number;
  /** The labels of its marks, each once. */
  readonly label: string;
  readonly isFix: boolean;
  /** Whether its fixes, all together, concern too little of the chart to move it. */
  readonly isSlight: boolean;
  /** Oldest first. */
  readonly marks: readonly Mark[];
  /** Whether it lies in the later half: its label then goes before it. */
  readonly isLate: boolean;
}

/** Below this share of what a chart counts, a fix is drawn faintly. */
const slightBelow = 0.1;

/** What stands before a fix in a chart and below it. */
export function symbolOf(isSlight: boolean): string {
  return isSlight ? '◇' : '◆';
}

/** Whether fixes, all together, concern too little of a chart to move it. */
export function areSlight(fixes: readonly Mark[]): boolean {
  return fixes.reduce((sum, { share = 1 }) => sum + share, 0) < slightBelow;
}

/**
 * Marks put together by the periods that hold their days, oldest first; those before the first period or after the last
 * are left out.
 * @param starts first days of the periods, ascending, in UTC milliseconds
 */
export function marksByPeriod(marks: readonly Mark[], starts: readonly number[]): PeriodMark[] {
  const length = starts.length > 1 ? starts.at(-1)! - starts.at(-2)! : Number.POSITIVE_INFINITY;
  const found = new Map<string, PeriodMark>();
  for (const mark of [...marks].sort((one, other) => one.at - other.at)) {
    const index = starts.findLastIndex((start) => start <= mark.at);
    const start = starts[index];
    if (start === undefined || mark.at >= start + Math.max(length, (starts[index + 1] ?? 0) - start)) continue;
    const isFix = mark.fix_id !== undefined;
    const key = `${start} ${isFix}`;
    const together = [...(found.get(key)?.marks ?? []), mark];
    const label = [...new Set(together.map((one) => one.label))].join(', ');
    const isSlight = isFix && areSlight(together);
    found.set(key, { at: start, label, isFix, isSlight, marks: together, isLate: index >= starts.length / 2 });
  }
  return [...found.values()];
}
