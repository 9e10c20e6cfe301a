import { type ReactNode, useId } from 'react';
import { Bar, Line } from 'recharts';
import { Legend } from '../ui/legend.tsx';
import type { Mark } from './marks.ts';
import { TimeChart } from './time-chart.tsx';

export interface Series {
  readonly key: string;
  readonly name: string;
  readonly colour: string;
  /** How its bars are filled; solid unless told otherwise. */
  readonly pattern?: Pattern;
}

type Pattern = 'dotted' | 'hatched';

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
  /** When pointed at, where that is more exact. */
  readonly writeExactly?: (value: number) => string;
  /** Periods from this day on are not complete yet: drawn lighter. */
  readonly immatureFrom?: number | null;
  readonly height?: number;
  readonly marks?: readonly Mark[];
  /** Off where the same marks are listed beside. */
  readonly listsMarks?: boolean;
  /** Names the sum of all series, which is then told with them when a period is pointed at. */
  readonly sum?: string;
  /** In place of the list of the series. */
  readonly legend?: ReactNode;
}

export function TimeSeries(props: TimeSeriesProps) {
  const { series, points, summary, write, height = 280, immatureFrom = null, sum } = props;
  const id = useId();

  const isImmature = (point: SeriesPoint) => immatureFrom !== null && point.at >= immatureFrom;
  const drawn = points.map((point) => ({ ...point, fillOpacity: isImmature(point) ? 0.45 : 1 }));
  return (
    <figure>
      <TimeChart
        points={drawn}
        x="at"
        marks={props.marks}
        listsMarks={props.listsMarks}
        most={Math.max(...points.map((point) => topOf(point, props.as)))}
        write={write}
        side={56}
        summary={summary}
        height={height}
        details={(point) => <Details series={series} point={point} write={props.writeExactly ?? write} sum={sum} />}
      >
        <defs>
          {series.map((one) => (
            <Filling key={one.key} id={`${id}${one.key}`} series={one} />
          ))}
        </defs>
        {series.map(({ key, colour, pattern }) => {
          const shared = { dataKey: (point: SeriesPoint) => point.values[key], isAnimationActive: false };
          return props.as === 'lines' ? (
            <Line key={key} {...shared} stroke={colour} strokeWidth={2} dot={false} connectNulls={false} />
          ) : (
            <Bar key={key} {...shared} stackId="all" fill={pattern ? `url(#${id}${key})` : colour} maxBarSize={28} />
          );
        })}
      </TimeChart>
      {props.legend ?? <Legend items={series} />}
    </figure>
  );
}

/** The pattern that a series is filled with, by its id; nothing for a solid one. */
function Filling({ id, series: { colour, pattern } }: { id: string; series: Series }) {
  if (!pattern) return null;
  const isDotted = pattern === 'dotted';
  return (
    <pattern
      id={id}
      width={5}
      height={5}
      patternUnits="userSpaceOnUse"
      patternTransform={isDotted ? undefined : 'rotate(45)'}
    >
      <rect width={5} height={5} fill={colour} fillOpacity={isDotted ? 0.3 : 0.12} />
      {isDotted ? (
        <circle cx={2.5} cy={2.5} r={1.3} fill={colour} />
      ) : (
        <line x1={0} y1={0} x2={0} y2={5} stroke={colour} strokeWidth={1.6} />
      )}
    </pattern>
  );
}

/** The highest point drawn in a period. */
function topOf({ values }: SeriesPoint, as: TimeSeriesProps['as']): number {
  const known = Object.values(values).map((value) => value ?? 0);
  return as === 'lines' ? Math.max(...known, 0) : known.reduce((sum, value) => sum + Math.max(value, 0), 0);
}

interface DetailsProps extends Pick<TimeSeriesProps, 'series' | 'write' | 'sum'> {
  readonly point: SeriesPoint;
}

function Details({ series, point, write, sum }: DetailsProps) {
  const known = series.flatMap((one) => {
    const value = point.values[one.key];
    return value === null || value === undefined ? [] : [{ ...one, value }];
  });
  return (
    <>
      {known.map(({ key, name, colour, value }) => (
        <span key={key}>
          <span>
            <i style={{ background: colour }} />
            {name}
          </span>
          <b>{write(value)}</b>
        </span>
      ))}
      {sum && (
        <span>
          {sum} <b>{write(known.reduce((all, { value }) => all + value, 0))}</b>
        </span>
      )}
    </>
  );
}
