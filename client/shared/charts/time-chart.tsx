import type { ReactNode } from 'react';
import { ReferenceLine } from 'recharts';
import { useFormat } from '../language.tsx';
import { areMonths } from './axes.ts';
import { ChartFrame, type ChartFrameProps } from './chart-frame.tsx';
import { MarkList } from './mark-list.tsx';
import { areSlight, type Mark, marksByPeriod, symbolOf } from './marks.ts';

interface TimeChartProps<P> extends Omit<ChartFrameProps<P>, 'below' | 'details'> {
  /** The column of the first days of the periods, in UTC milliseconds; periods of months are named as such. */
  readonly x: keyof P & string;
  readonly marks?: readonly Mark[];
  /** Off where the same marks are listed beside. */
  readonly listsMarks?: boolean;
  /** What is told of a period when pointed at, below its name. */
  readonly details: (point: P) => ReactNode;
}

/** More marks than these would write over each other; what they are is then told when pointed at, and below. */
const mostLabels = 8;

/** A chart over weeks or months, and what happened in them: as lines in it, fixes as links below it too. */
export function TimeChart<P>({ marks = [], listsMarks = true, details, children, ...frame }: TimeChartProps<P>) {
  const format = useFormat();
  const dayOf = (point: P) => point[frame.x] as number;
  const starts = frame.points.map(dayOf);
  const isMonthly = areMonths(starts);
  const drawn = marksByPeriod(marks, starts);
  const isCrowded = drawn.length > mostLabels;
  return (
    <>
      <ChartFrame
        {...frame}
        below={{ tickFormatter: isMonthly ? format.month : format.shortDay, minTickGap: 36 }}
        details={(point) => (
          <>
            <strong>{isMonthly ? format.month(dayOf(point)) : format.value('date', dayOf(point))}</strong>
            {details(point)}
            {drawn
              .filter(({ at, isFix }) => isFix && at === dayOf(point))
              .flatMap(({ marks: fixes }) =>
                fixes.map((fix) => (
                  <span key={fix.fix_id}>
                    {symbolOf(areSlight([fix]))} {fix.detail}
                  </span>
                )),
              )}
          </>
        )}
      >
        {children}
        {drawn.map(({ at, label, isFix, isSlight, isLate }, index) => (
          <ReferenceLine
            key={`${at} ${isFix}`}
            x={at}
            stroke={isSlight ? 'var(--ink-3)' : isFix ? 'var(--ink)' : 'var(--bad)'}
            strokeDasharray={isSlight ? '1 3' : isFix ? undefined : '4 3'}
            label={{
              value: isFix ? `${symbolOf(isSlight)} ${isCrowded ? '' : label}`.trim() : label,
              position: isLate ? 'insideTopRight' : 'insideTopLeft',
              fill: isSlight ? 'var(--ink-2)' : isFix ? 'var(--ink)' : 'var(--bad)',
              fontSize: 11,
              // Legible over bars too.
              style: { paintOrder: 'stroke', stroke: 'var(--paper)', strokeWidth: 3, strokeLinejoin: 'round' },
              dy: (index % 3) * 14,
            }}
          />
        ))}
      </ChartFrame>
      {listsMarks && <MarkList marks={drawn.flatMap((one) => one.marks)} />}
    </>
  );
}
