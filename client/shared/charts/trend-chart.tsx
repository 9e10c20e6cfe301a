import { useId } from 'react';
import { Bar, ErrorBar, Line } from 'recharts';
import { useFormat, useText } from '../language.tsx';
import { Legend } from '../ui/legend.tsx';
import type { Mark } from './marks.ts';
import { TimeChart } from './time-chart.tsx';

/** One period: rates from 0 to 1, unknown ones null. */
export interface TrendPoint {
  /** First day of the period, in UTC milliseconds. */
  readonly at: number;
  readonly soFar: number | null;
  readonly expected: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly isMature: boolean;
}

export interface TrendChartProps {
  readonly points: readonly TrendPoint[];
  /** What the chart shows, in words. */
  readonly summary: string;
  readonly marks?: readonly Mark[];
  readonly height?: number;
}

export function TrendChart({ points, summary, marks = [], height = 280 }: TrendChartProps) {
  const t = useText();
  const format = useFormat();
  const hatch = useId();
  const drawn = points.map((point) => ({
    ...point,
    toCome: point.expected !== null && point.soFar !== null ? Math.max(point.expected - point.soFar, 0) : null,
    fillOpacity: point.expected === null && !point.isMature ? 0.35 : 1,
    // Where too little has come to expect a rate, the interval alone is drawn.
    centre: centreOf(point),
    reach:
      point.low !== null && point.high !== null ? [centreOf(point)! - point.low, point.high - centreOf(point)!] : null,
  }));
  return (
    <figure>
      <TimeChart
        points={drawn}
        x="at"
        marks={marks}
        most={Math.max(...points.map((point) => point.high ?? point.expected ?? point.soFar ?? 0))}
        write={format.percentTick}
        summary={summary}
        height={height}
        details={(point) => <Details point={point} />}
      >
        <defs>
          <pattern id={hatch} width={5} height={5} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width={5} height={5} fill="var(--accent)" fillOpacity={0.14} />
            <line x1={0} y1={0} x2={0} y2={5} stroke="var(--accent)" strokeWidth={1.6} />
          </pattern>
        </defs>
        <Bar dataKey="soFar" stackId="rate" fill="var(--accent)" isAnimationActive={false} maxBarSize={28} />
        <Bar dataKey="toCome" stackId="rate" fill={`url(#${hatch})`} isAnimationActive={false} maxBarSize={28} />
        <Line dataKey="centre" stroke="none" dot={false} activeDot={false} isAnimationActive={false}>
          <ErrorBar dataKey="reach" width={0} strokeWidth={1.5} stroke="var(--ink)" isAnimationActive={false} />
        </Line>
      </TimeChart>
      <Legend
        items={[
          { name: t('trend.came'), colour: 'var(--accent)' },
          { name: t('trend.toCome'), colour: 'var(--accent)', as: 'hatched' },
          { name: t('trend.interval'), colour: 'var(--ink)', as: 'range' },
        ]}
      />
    </figure>
  );
}

function centreOf({ expected, low, high }: TrendPoint): number | null {
  return expected ?? (low !== null && high !== null ? (low + high) / 2 : null);
}

function Details({ point }: { point: TrendPoint }) {
  const t = useText();
  const format = useFormat();
  const percent = (value: number | null) => format.value('ratio', value);
  return (
    <>
      <span>
        {t('trend.came')} <b>{percent(point.soFar)}</b>
      </span>
      <span>
        {t('trend.expected')} <b>{percent(point.expected)}</b>
      </span>
      <span>
        {t('trend.interval')}{' '}
        <b>
          {percent(point.low)} – {percent(point.high)}
        </b>
      </span>
    </>
  );
}
