import { Area, Line } from 'recharts';
import { damageWeekly } from '../../../server/questions/damage/contract.ts';
import type { Mark } from '../../shared/charts/marks.ts';
import { TimeChart } from '../../shared/charts/time-chart.tsx';
import { ToldColumns } from '../../shared/charts/told-columns.tsx';
import { useFormat } from '../../shared/language.tsx';
import { markOf, WeekMark } from './week-mark.tsx';
import { isMature, type Week } from './weeks.ts';

interface ControlChartProps {
  readonly weeks: readonly Week[];
  readonly marks: readonly Mark[];
  /** What the chart shows, in words. */
  readonly summary: string;
  readonly height: number;
}

const told = ['damage_rate', 'damaged_parcels', 'parcels', 'limit_low', 'limit_high', 'completeness'] as const;

/** A control chart: rates by week, the mean, and the band within which chance keeps them. */
export function ControlChart({ weeks, marks, summary, height }: ControlChartProps) {
  const format = useFormat();
  const points = weeks.map((week) => ({
    ...week,
    band: week.limit_low !== null && week.limit_high !== null ? [week.limit_low, week.limit_high] : null,
  }));
  const still = { isAnimationActive: false, activeDot: false } as const;
  return (
    <TimeChart
      points={points}
      x="ship_week"
      marks={marks}
      most={mostOf(weeks)}
      write={format.percentTick}
      summary={summary}
      height={height}
      details={(week) => <ToldColumns columns={damageWeekly.columns} row={week} shown={told} />}
    >
      <Area {...still} dataKey="band" type="stepAfter" stroke="none" fill="var(--ink)" fillOpacity={0.07} />
      <Line {...still} dataKey="mean_rate" stroke="var(--ink-3)" strokeDasharray="5 4" dot={false} />
      <Line
        {...still}
        dataKey="damage_rate"
        stroke="var(--ink-3)"
        strokeWidth={1}
        strokeOpacity={0.6}
        dot={({ cx, cy, index }: { cx?: number; cy?: number; index?: number }) => {
          const week = weeks[index ?? -1];
          if (cx === undefined || cy === undefined || cy === null || !week) return <g key={index} />;
          return <WeekMark key={index} kind={markOf(week)} cx={cx} cy={cy} />;
        }}
      />
    </TimeChart>
  );
}

/** The highest rate or limit; a first or last week of few parcels has limits so wide that they would flatten the rest. */
function mostOf(weeks: readonly Week[]): number {
  const limits = weeks.map((week) => week.limit_high ?? 0).sort((a, b) => a - b);
  const usual = limits[Math.floor((limits.length - 1) * 0.9)] ?? 0;
  const rates = weeks.filter((week) => isMature(week) || week.is_out_of_control).map((week) => week.damage_rate ?? 0);
  return Math.max(usual, ...rates);
}
