import { Area, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { Column } from '../../../server/contract/columns.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import { maturityCurve } from '../../../server/questions/maturity/contract.ts';
import { axis, grid, ticksTo } from '../../shared/charts/axes.ts';
import chart from '../../shared/charts/chart.module.css';
import { useFormat, useWords } from '../../shared/language.tsx';

type Day = RowOf<typeof maturityCurve>;

interface CurveChartProps {
  readonly days: readonly Day[];
  /** What the chart shows, in words. */
  readonly summary: string;
  readonly height: number;
}

/** Share of delivered units that has come back, by days since delivery, with its band. */
export function CurveChart({ days, summary, height }: CurveChartProps) {
  const format = useFormat();
  const points = days.map((day) => ({ ...day, band: [day.back_low, day.back_high] }));
  const ticks = ticksTo(Math.max(...days.map((day) => day.back_high)));
  const still = { isAnimationActive: false, activeDot: false, type: 'stepAfter' } as const;
  return (
    <div role="img" aria-label={summary}>
      <ResponsiveContainer width="100%" height={height}>
        <ComposedChart data={points} margin={{ top: 10, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid {...grid} />
          <XAxis {...axis} dataKey="lag_days" type="number" domain={[0, 'dataMax']} tickFormatter={String} />
          <YAxis {...axis} width={44} ticks={ticks} domain={[0, ticks.at(-1)!]} tickFormatter={format.percentTick} />
          <Tooltip
            cursor={{ stroke: 'var(--ink-3)', strokeDasharray: '2 3' }}
            isAnimationActive={false}
            content={({ payload }) => <Details day={payload?.[0]?.payload as Day | undefined} />}
          />
          <Area {...still} dataKey="band" stroke="none" fill="var(--accent)" fillOpacity={0.16} />
          <Line {...still} dataKey="back_share" stroke="var(--accent)" strokeWidth={2} dot={false} />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}

const shown = ['back_share', 'back_low', 'back_high', 'completeness', 'at_risk'] as const;

function Details({ day }: { day: Day | undefined }) {
  const say = useWords();
  const format = useFormat();
  if (!day) return null;
  return (
    <div className={chart.tooltip}>
      <strong>
        {say(maturityCurve.columns.lag_days.label)}: {format.value('count', day.lag_days)}
      </strong>
      {shown.map((name) => {
        const column: Column = maturityCurve.columns[name];
        return (
          <span key={name}>
            {say(column.label)} <b>{format.value(column.kind, day[name])}</b>
          </span>
        );
      })}
    </div>
  );
}
