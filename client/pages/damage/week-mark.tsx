import { isMature, type Week } from './weeks.ts';

/** How a week is drawn: a dot, hollow while reports still come in, a diamond where it leaves the limits. */
export type MarkKind = 'complete' | 'incomplete' | 'outside';

export function markOf(week: Week): MarkKind {
  if (week.is_out_of_control) return 'outside';
  return isMature(week) ? 'complete' : 'incomplete';
}

/** The mark of a week in an SVG, around `cx`, `cy`. */
export function WeekMark({ kind, cx, cy }: { kind: MarkKind; cx: number; cy: number }) {
  if (kind === 'outside')
    return (
      <path
        d={`M${cx} ${cy - 6.5}L${cx + 6.5} ${cy}L${cx} ${cy + 6.5}L${cx - 6.5} ${cy}Z`}
        fill="var(--bad)"
        stroke="var(--paper)"
        strokeWidth={1.5}
      />
    );
  const isHollow = kind === 'incomplete';
  return (
    <circle
      cx={cx}
      cy={cy}
      r={isHollow ? 3 : 3.2}
      fill={isHollow ? 'var(--paper)' : 'var(--accent)'}
      stroke={isHollow ? 'var(--ink-3)' : 'var(--paper)'}
      strokeWidth={isHollow ? 1.5 : 1}
    />
  );
}
