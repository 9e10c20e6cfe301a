import { plusDays } from '../questions/overview/days.ts';

/** The part of a period that whole spans of the rollups fill, and what limits the days at its edges. */
export interface Span {
  /** First day of the first whole span; null from the first day on. */
  readonly whole_from: string | null;
  /** The day after the last whole span; null to the last day. */
  readonly whole_to: string | null;
  /** Of each edge that is not empty: comparisons that its days meet. */
  readonly edges: readonly (readonly string[])[];
}

/**
 * Cuts a period (`from` to `to`, both included and `YYYY-MM-DD`, or open) where the rollups' spans begin and end.
 * @returns null where no span lies whole in it
 */
export function wholeBuckets({ from, to }: Readonly<Record<string, unknown>>): Span | null {
  const first = typeof from === 'string' ? from : null;
  const last = typeof to === 'string' ? to : null;
  const whole_from = first && firstBucketFrom(first);
  const whole_to = last && bucketStart(plusDays(last, 1));
  if (whole_from && whole_to && whole_from >= whole_to) return null;
  return {
    whole_from,
    whole_to,
    edges: [
      ...(first && whole_from !== first ? [['>= CAST($from AS DATE)', '< CAST($whole_from AS DATE)']] : []),
      ...(last && whole_to! <= last ? [['>= CAST($whole_to AS DATE)', '<= CAST($to AS DATE)']] : []),
    ],
  };
}

/** The first day of the span a day lies in: its Monday, or the first of its month if that is later. */
function bucketStart(day: string): string {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  const monday = plusDays(day, -weekday);
  const month = `${day.slice(0, 7)}-01`;
  return monday > month ? monday : month;
}

/** The first day from one on that a span begins with. */
function firstBucketFrom(day: string): string {
  for (let start = day; ; start = plusDays(start, 1)) if (bucketStart(start) === start) return start;
}
