import { ErrorBar, Line } from 'recharts';
import type { RowOf } from '../../../server/contract/query.ts';
import { maturityPast } from '../../../server/questions/maturity/contract.ts';
import type { Mark } from '../../shared/charts/marks.ts';
import { TimeChart } from '../../shared/charts/time-chart.tsx';
import { ToldColumns } from '../../shared/charts/told-columns.tsx';
import { useFormat } from '../../shared/language.tsx';

interface PastChartProps {
  readonly weeks: readonly RowOf<typeof maturityPast>[];
  readonly marks: readonly Mark[];
  /** What the chart shows, in words. */
  readonly summary: string;
  readonly height: number;
}

const told = ['known_rate', 'expected_rate', 'rate_low', 'rate_high', 'final_rate'] as const;

/** The interval said of each week, and a dot for what came: filled inside, a ring outside. */
export function PastChart({ weeks, marks, summary, height }: PastChartProps) {
  const format = useFormat();
  const points = weeks.map((week) => ({
    ...week,
    reach:
      week.expected_rate !== null && week.rate_low !== null && week.rate_high !== null
        ? [week.expected_rate - week.rate_low, week.rate_high - week.expected_rate]
        : null,
  }));
  const still = { isAnimationActive: false, activeDot: false, stroke: 'none' } as const;
  return (
    <TimeChart
      points={points}
      x="week_start"
      marks={marks}
      most={Math.max(...weeks.map((week) => Math.max(week.rate_high ?? 0, week.final_rate ?? 0)))}
      write={format.percentTick}
      summary={summary}
      height={height}
      details={(week) => (
        <ToldColumns
          columns={maturityPast.columns}
          row={week}
          shown={week.delivered_units === null ? told : [...told, 'delivered_units']}
        />
      )}
    >
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
    </TimeChart>
  );
}
