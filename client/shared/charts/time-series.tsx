import { Bar, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { useFormat } from '../language.tsx';
import { Legend } from '../ui/legend.tsx';
import { areMonths, axis, grid, ticksTo } from './axes.ts';
import classes from './chart.module.css';

export interface Series {
  readonly key: string;
  readonly name: string;
  readonly colour: string;
}

/** The values of all series in one period; a series that is missing there is not drawn. */
export interface SeriesPoint {
  /** First day of the period, in UTC milliseconds. */
  readonly at: number;
  readonly values: Readonly<Record<string, number | null>>;
}

export interface TimeSeriesProps {
  readonly series: readonly Series[];
  readonly points: readonly SeriesPoint[];
  readonly as: 'stacked-bars' | 'lines';
  /** What the chart shows, in words. */
  readonly summary: string;
  /** Text of a value, on the axis and when pointed at. */
  readonly write: (value: number) => string;
  /** Periods from this day on are not complete yet: drawn lighter. */
  readonly immatureFrom?: number | null;
  readonly height?: number;
}

export function TimeSeries(props: TimeSeriesProps) {
  const { series, points, summary, write, height = 280, immatureFrom = null } = props;
  const format = useFormat();
  const isImmature = (point: SeriesPoint) => immatureFrom !== null && point.at >= immatureFrom;
  const drawn = points.map((point) => ({ ...point, fillOpacity: isImmature(point) ? 0.45 : 1 }));
  const isMonthly = areMonths(points.map((point) => point.at));
  const ticks = ticksTo(Math.max(...points.map((point) => topOf(point, props.as))));
  return (
    <figure>
      <div role="img" aria-label={summary}>
        <ResponsiveContainer width="100%" height={height}>
          <ComposedChart data={drawn} margin={{ top: 8, right: 4, bottom: 0, left: 0 }} accessibilityLayer={false}>
            <CartesianGrid {...grid} />
            <XAxis {...axis} dataKey="at" tickFormatter={isMonthly ? format.month : format.shortDay} minTickGap={36} />
            <YAxis {...axis} width={56} tickFormatter={write} ticks={ticks} domain={[0, ticks.at(-1)!]} />
            <Tooltip
              cursor={{ fill: 'var(--ink)', fillOpacity: 0.06 }}
              isAnimationActive={false}
              content={({ payload }) => (
                <Details series={series} point={payload?.[0]?.payload as SeriesPoint | undefined} write={write} />
              )}
            />
            {series.map(({ key, colour }) => {
              const shared = { dataKey: (point: SeriesPoint) => point.values[key], isAnimationActive: false };
              return props.as === 'lines' ? (
                <Line key={key} {...shared} stroke={colour} strokeWidth={2} dot={false} connectNulls={false} />
              ) : (
                <Bar key={key} {...shared} stackId="all" fill={colour} maxBarSize={28} />
              );
            })}
          </ComposedChart>
        </ResponsiveContainer>
      </div>
      <Legend items={series} />
    </figure>
  );
}

/** The highest point drawn in a period. */
function topOf({ values }: SeriesPoint, as: TimeSeriesProps['as']): number {
  const known = Object.values(values).map((value) => value ?? 0);
  return as === 'lines' ? Math.max(...known, 0) : known.reduce((sum, value) => sum + Math.max(value, 0), 0);
}

interface DetailsProps extends Pick<TimeSeriesProps, 'series' | 'write'> {
  readonly point: SeriesPoint | undefined;
}

function Details({ series, point, write }: DetailsProps) {
  const format = useFormat();
  if (!point) return null;
  const known = series.flatMap((one) => {
    const value = point.values[one.key];
    return value === null || value === undefined ? [] : [{ ...one, value }];
  });
  return (
    <div className={classes.tooltip}>
      <strong>{format.value('date', point.at)}</strong>
      {known.map(({ key, name, colour, value }) => (
        <span key={key}>
          <span>
            <i style={{ background: colour }} />
            {name}
          </span>
          <b>{write(value)}</b>
        </span>
      ))}
    </div>
  );
}
