/** Something that happened, to be drawn on a series over time. */
export interface Mark {
  /** The day, in UTC milliseconds. */
  readonly at: number;
  readonly label: string;
  /** Said where the label is too short for it. */
  readonly detail?: string;
  /** Something that was done, not something that was found. */
  readonly isFix?: boolean;
}

/** The marks of one period and kind, drawn as one line. */
export interface PeriodMark extends Required<Pick<Mark, 'at' | 'label' | 'isFix'>> {
  readonly details: readonly string[];
  /** Whether it lies in the later half: its label then goes before it. */
  readonly isLate: boolean;
}

/**
 * Marks put together by the periods that hold their days, oldest first; those before the first period or after the last
 * are left out.
 * @param starts first days of the periods, ascending, in UTC milliseconds
 */
export function marksByPeriod(marks: readonly Mark[], starts: readonly number[]): PeriodMark[] {
  const length = starts.length > 1 ? starts.at(-1)! - starts.at(-2)! : Number.POSITIVE_INFINITY;
  const found = new Map<string, PeriodMark>();
  for (const { at, label, detail, isFix = false } of [...marks].sort((one, other) => one.at - other.at)) {
    const index = starts.findLastIndex((start) => start <= at);
    const start = starts[index];
    if (start === undefined || at >= start + Math.max(length, (starts[index + 1] ?? 0) - start)) continue;
    const key = `${start} ${isFix}`;
    const before = found.get(key);
    const labels = new Set([...(before?.label.split(', ') ?? []), label]);
    found.set(key, {
      ...{ at: start, label: [...labels].join(', '), isFix, isLate: index >= starts.length / 2 },
      details: [...(before?.details ?? []), ...(detail ? [`${label}: ${detail}`] : [])],
    });
  }
  return [...found.values()];
}
