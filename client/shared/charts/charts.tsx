import { lazy, type ReactNode, Suspense } from 'react';
import { Waiting } from '../ui/states.tsx';
import type { TimeSeriesProps } from './time-series.tsx';
import type { TrendChartProps } from './trend-chart.tsx';

export type { Mark } from './marks.ts';
export type { TrendPoint } from './trend-chart.tsx';

const LazyTrendChart = lazy(() => import('./trend-chart.tsx').then((module) => ({ default: module.TrendChart })));
const LazyTimeSeries = lazy(() => import('./time-series.tsx').then((module) => ({ default: module.TimeSeries })));

/** A rate over time: what has come back, what is still expected (hatched), and the interval where it will end. */
export function TrendChart(props: TrendChartProps) {
  return (
    <Loaded height={props.height}>
      <LazyTrendChart {...props} />
    </Loaded>
  );
}

/** Several series over time, as stacked bars or as lines. */
export function TimeSeries(props: TimeSeriesProps) {
  return (
    <Loaded height={props.height}>
      <LazyTimeSeries {...props} />
    </Loaded>
  );
}

function Loaded({ height = 280, children }: { height?: number; children: ReactNode }) {
  return <Suspense fallback={<Waiting height={height} />}>{children}</Suspense>;
}
