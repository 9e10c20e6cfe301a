import type { ReactNode } from 'react';
import { CartesianGrid, ComposedChart, ResponsiveContainer, Tooltip, XAxis, type XAxisProps, YAxis } from 'recharts';
import { ticksTo } from './axes.ts';
import classes from './chart.module.css';

/** How all charts draw their axes. */
const axis = {
  tick: { fill: 'var(--ink-3)', fontSize: 11 },
  tickLine: false,
  axisLine: { stroke: 'var(--line)' },
} as const;

export interface ChartFrameProps<P> {
  /** What lies above one another at one place of the axis below, from left to right. */
  readonly points: readonly P[];
  /** The column of the points that the axis below shows, and how. */
  readonly x: keyof P & string;
  readonly below: Pick<XAxisProps, 'type' | 'domain' | 'tickFormatter' | 'minTickGap'>;
  /** The highest value drawn; the axis at the side begins at 0. */
  readonly most: number;
  /** Text of a value on the axis at the side, and the pixels it takes. */
  readonly write: (value: number) => string;
  readonly side?: number;
  /** What the chart shows, in words. */
  readonly summary: string;
  readonly height: number;
  /** What is told of a point when pointed at. */
  readonly details: (point: P) => ReactNode;
  /** What is drawn, back to front. */
  readonly children: ReactNode;
}

/** The grid, the axes and the box that tells of what is pointed at, around what a chart draws. */
export function ChartFrame<P>(props: ChartFrameProps<P>) {
  const { points, x, below, most, write, side = 48, summary, height, details, children } = props;
  const ticks = ticksTo(most);
  return (
    <div role="img" aria-label={summary}>
      <ResponsiveContainer width="100%" height={height}>
        <ComposedChart data={[...points]} margin={{ top: 10, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis {...axis} {...below} dataKey={(point: P) => point[x]} />
          <YAxis
            {...axis}
            width={side}
            ticks={ticks}
            domain={[0, ticks.at(-1)!]}
            allowDataOverflow
            tickFormatter={write}
          />
          <Tooltip
            cursor={{ stroke: 'var(--ink-3)', strokeDasharray: '2 3' }}
            isAnimationActive={false}
            content={({ payload }) => {
              const point = payload?.[0]?.payload as P | undefined;
              return point && <div className={classes.tooltip}>{details(point)}</div>;
            }}
          />
          {children}
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}
