import { Area, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { Column } from '../../../server/contract/columns.ts';
import { damageWeekly } from '../../../server/questions/damage/contract.ts';
import { axis, grid, ticksTo } from '../../shared/charts/axes.ts';
import chart from '../../shared/charts/chart.module.css';
import { useFormat, useWords } from '../../shared/language.tsx';
import { markOf, WeekMark } from './week-mark.tsx';
import { isMature, type Week } from './weeks.ts';

interface ControlChartProps {
  readonly weeks: readonly Week[];
  /** What the chart shows, in words. */
  readonly summary: string;
  readonly height: number;
}

/** A control chart: rates by week, the mean, and the band within which chance keeps them. */
export function ControlChart({ weeks, summary, height }: ControlChartProps) {
  const format = useFormat();
  const points = weeks.map((week) => ({
    ...week,
    band: week.limit_low !== null && week.limit_high !== null ? [week.limit_low, week.limit_high] : null,
  }));
  const ticks = ticksTo(mostOf(weeks));
  const still = { isAnimationActive: false, activeDot: false } as const;
  return (
    <div role="img" aria-label={summary}>
      <ResponsiveContainer width="100%" height={height}>
        <ComposedChart data={points} margin={{ top: 10, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid {...grid} />
          <XAxis {...axis} dataKey="ship_week" tickFormatter={format.shortDay} minTickGap={36} />
          <YAxis
            {...axis}
            width={52}
            ticks={ticks}
            domain={[0, ticks.at(-1)!]}
            allowDataOverflow
            tickFormatter={(rate: number) => format.value('ratio', rate)}
          />
          <Tooltip
            cursor={{ stroke: 'var(--ink-3)', strokeDasharray: '2 3' }}
            isAnimationActive={false}
            content={({ payload }) => <Details week={payload?.[0]?.payload as Week | undefined} />}
          />
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
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}

/** The highest rate or limit; a first or last week of few parcels has limits so wide that they would flatten the rest. */
function mostOf(weeks: readonly Week[]): number {
  const limits = weeks.map((week) => week.limit_high ?? 0).sort((a, b) => a - b);
  const usual = limits[Math.floor((limits.length - 1) * 0.9)] ?? 0;
  const rates = weeks.filter((week) => isMature(week) || week.is_out_of_control).map((week) => week.damage_rate ?? 0);
  return Math.max(usual, ...rates);
}

const shown = [
  'damage_rate',
  'damaged_parcels',
  'parcels',
  'limit_low',
  'limit_high',
  'completeness',
] as const satisfies readonly (keyof Week)[];

function Details({ week }: { week: Week | undefined }) {
  const say = useWords();
  const format = useFormat();
  if (!week) return null;
  return (
    <div className={chart.tooltip}>
      <strong>{format.value('date', week.ship_week)}</strong>
      {shown.map((name) => {
        const column: Column = damageWeekly.columns[name];
        return (
          <span key={name}>
            {say(column.label)} <b>{format.value(column.kind, week[name])}</b>
          </span>
        );
      })}
    </div>
  );
}
