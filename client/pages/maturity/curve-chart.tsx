import { Area, Line } from 'recharts';
import type { RowOf } from '../../../server/contract/query.ts';
import { maturityCurve } from '../../../server/questions/maturity/contract.ts';
import { ChartFrame } from '../../shared/charts/chart-frame.tsx';
import { ToldColumns } from '../../shared/charts/told-columns.tsx';
import { useFormat, useWords } from '../../shared/language.tsx';

interface CurveChartProps {
  readonly days: readonly RowOf<typeof maturityCurve>[];
  /** What the chart shows, in words. */
  readonly summary: string;
  readonly height: number;
}

const told = ['back_share', 'back_low', 'back_high', 'completeness', 'at_risk'] as const;

/** Share of delivered units that has come back, by days since delivery, with its band. */
export function CurveChart({ days, summary, height }: CurveChartProps) {
  const say = useWords();
  const format = useFormat();
  const still = { isAnimationActive: false, activeDot: false, type: 'stepAfter' } as const;
  return (
    <ChartFrame
      points={days.map((day) => ({ ...day, band: [day.back_low, day.back_high] }))}
      x="lag_days"
      below={{ type: 'number', domain: [0, 'dataMax'], tickFormatter: String }}
      most={Math.max(...days.map((day) => day.back_high))}
      write={format.percentTick}
      summary={summary}
      height={height}
      details={(day) => (
        <>
          <strong>
            {say(maturityCurve.columns.lag_days.label)}: {format.value('count', day.lag_days)}
          </strong>
          <ToldColumns columns={maturityCurve.columns} row={day} shown={told} />
        </>
      )}
    >
      <Area {...still} dataKey="band" stroke="none" fill="var(--accent)" fillOpacity={0.16} />
      <Line {...still} dataKey="back_share" stroke="var(--accent)" strokeWidth={2} dot={false} />
    </ChartFrame>
  );
}
