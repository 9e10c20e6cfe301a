import { CartesianGrid, ComposedChart, ErrorBar, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { Column } from '../../../server/contract/columns.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import { maturityPast } from '../../../server/questions/maturity/contract.ts';
import { axis, grid, ticksTo } from '../../shared/charts/axes.ts';
import chart from '../../shared/charts/chart.module.css';
import { useFormat, useWords } from '../../shared/language.tsx';

type Week = RowOf<typeof maturityPast>;

interface PastChartProps {
  readonly weeks: readonly Week[];
  /** What the chart shows, in words. */
  readonly summary: string;
  readonly height: number;
}

/** The interval said of each week, and a dot for what came: filled inside, a ring outside. */
export function PastChart({ weeks, summary, height }: PastChartProps) {
  const format = useFormat();
  const points = weeks.map((week) => ({
    ...week,
    reach:
      week.expected_rate !== null && week.rate_low !== null && week.rate_high !== null
        ? [week.expected_rate - week.rate_low, week.rate_high - week.expected_rate]
        : null,
  }));
  const ticks = ticksTo(Math.max(...weeks.map((week) => Math.max(week.rate_high ?? 0, week.final_rate ?? 0))));
  const still = { isAnimationActive: false, activeDot: false, stroke: 'none' } as const;
  return (
    <div role="img" aria-label={summary}>
      <ResponsiveContainer width="100%" height={height}>
        <ComposedChart data={points} margin={{ top: 10, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid {...grid} />
          <XAxis {...axis} dataKey="week_start" tickFormatter={format.shortDay} minTickGap={36} />
          <YAxis {...axis} width={44} ticks={ticks} domain={[0, ticks.at(-1)!]} tickFormatter={format.percentTick} />
          <Tooltip
            cursor={{ stroke: 'var(--ink-3)', strokeDasharray: '2 3' }}
            isAnimationActive={false}
            content={({ payload }) => <Details week={payload?.[0]?.payload as Week | undefined} />}
          />
          <Line {...still} dataKey="expected_rate" dot={false}>
            <ErrorBar dataKey="reach" width={0} strokeWidth={1.5} stroke="var(--ink-3)" isAnimationActive={false} />
          </Line>
          <Line
            {...still}
            dataKey="final_rate"
            dot={({ cx, cy, index }: { cx?: number; cy?: number; index?: number }) => {
              const week = weeks[index ?? -1];
              if (cx === undefined || cy === undefined || cy === null || !week) return <g key={index} />;
              const look = week.is_held
                ? { fill: 'var(--accent)', stroke: 'none' }
                : { fill: 'var(--surface)', stroke: 'var(--bad)', strokeWidth: 2 };
              return <circle key={index} cx={cx} cy={cy} r={4} {...look} />;
            }}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}

const shown = ['known_rate', 'expected_rate', 'rate_low', 'rate_high', 'final_rate', 'delivered_units'] as const;

function Details({ week }: { week: Week | undefined }) {
  const say = useWords();
  const format = useFormat();
  if (!week) return null;
  return (
    <div className={chart.tooltip}>
      <strong>{format.value('date', week.week_start)}</strong>
      {shown.map((name) => {
        const column: Column = maturityPast.columns[name];
        return (
          <span key={name}>
            {say(column.label)} <b>{format.value(column.kind, week[name])}</b>
          </span>
        );
      })}
    </div>
  );
}
