import { useId } from 'react';
import {
  Bar,
  CartesianGrid,
  ComposedChart,
  ErrorBar,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { useFormat, useText } from '../language.tsx';
import { Legend } from '../ui/legend.tsx';
import { areMonths, axis, grid, ticksTo } from './axes.ts';
import classes from './chart.module.css';
import { type Mark, marksByPeriod, type PeriodMark } from './marks.ts';

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

/** More marks than these would write over each other; what they are is then told when pointed at. */
const mostLabels = 8;

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
  const isMonthly = areMonths(points.map((point) => point.at));
  const ticks = ticksTo(Math.max(...points.map((point) => point.high ?? point.expected ?? point.soFar ?? 0)));
  const drawnMarks = marksByPeriod(
    marks,
    points.map((point) => point.at),
  );
  const isCrowded = drawnMarks.length > mostLabels;
  return (
    <figure>
      <div role="img" aria-label={[summary, ...drawnMarks.flatMap(({ details }) => details)].join(' ')}>
        <ResponsiveContainer width="100%" height={height}>
          <ComposedChart data={drawn} margin={{ top: 8, right: 4, bottom: 0, left: 0 }} accessibilityLayer={false}>
            <defs>
              <pattern id={hatch} width={5} height={5} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <rect width={5} height={5} fill="var(--accent)" fillOpacity={0.14} />
                <line x1={0} y1={0} x2={0} y2={5} stroke="var(--accent)" strokeWidth={1.6} />
              </pattern>
            </defs>
            <CartesianGrid {...grid} />
            <XAxis {...axis} dataKey="at" tickFormatter={isMonthly ? format.month : format.shortDay} minTickGap={36} />
            <YAxis {...axis} width={44} tickFormatter={format.percentTick} ticks={ticks} domain={[0, ticks.at(-1)!]} />
            <Tooltip
              cursor={{ fill: 'var(--ink)', fillOpacity: 0.06 }}
              isAnimationActive={false}
              content={({ payload }) => (
                <Details point={payload?.[0]?.payload as TrendPoint | undefined} marks={drawnMarks} />
              )}
            />
            {drawnMarks.map(({ at, label, isFix, isLate }, index) => {
              const colour = isFix ? 'var(--ink)' : 'var(--bad)';
              const position = isLate ? 'insideTopRight' : 'insideTopLeft';
              return (
                <ReferenceLine
                  key={`${at} ${isFix}`}
                  x={at}
                  stroke={colour}
                  strokeDasharray={isFix ? undefined : '4 3'}
                  label={{
                    ...{
                      value: isFix ? (isCrowded ? '◆' : `◆ ${label}`) : label,
                      position,
                      fill: colour,
                      fontSize: 11,
                    },
                    dy: (index % 3) * 14,
                  }}
                />
              );
            })}
            <Bar dataKey="soFar" stackId="rate" fill="var(--accent)" isAnimationActive={false} maxBarSize={28} />
            <Bar dataKey="toCome" stackId="rate" fill={`url(#${hatch})`} isAnimationActive={false} maxBarSize={28} />
            <Line dataKey="centre" stroke="none" dot={false} activeDot={false} isAnimationActive={false}>
              <ErrorBar dataKey="reach" width={0} strokeWidth={1.5} stroke="var(--ink)" isAnimationActive={false} />
            </Line>
          </ComposedChart>
        </ResponsiveContainer>
      </div>
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

function Details({ point, marks }: { point: TrendPoint | undefined; marks: readonly PeriodMark[] }) {
  const t = useText();
  const format = useFormat();
  if (!point) return null;
  const percent = (value: number | null) => format.value('ratio', value);
  return (
    <div className={classes.tooltip}>
      <strong>{format.value('date', point.at)}</strong>
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
      {marks
        .filter(({ at }) => at === point.at)
        .flatMap(({ details }) => details.map((detail) => <span key={detail}>◆ {detail}</span>))}
    </div>
  );
}
