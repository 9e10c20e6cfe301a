import { useId } from 'react';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { RowOf } from '../../../server/contract/query.ts';
import { costTrend } from '../../../server/questions/costs/contract.ts';
import { areMonths, axis, grid, ticksTo } from '../../shared/charts/axes.ts';
import chart from '../../shared/charts/chart.module.css';
import { useFormat, useWords } from '../../shared/language.tsx';
import { columnOf, type Provenance, provenances } from './provenance.ts';

type Period = RowOf<typeof costTrend>;

interface ProvenanceBarsProps {
  readonly rows: readonly Period[];
  readonly currency: string | null;
  readonly height: number;
  /** What the chart shows, in words. */
  readonly summary: string;
}

/** Cost by period as stacked bars: solid what stands in the exports, dotted by tariff, hatched what is assumed. */
export function ProvenanceBars({ rows, currency, height, summary }: ProvenanceBarsProps) {
  const format = useFormat();
  const id = useId();
  const day = areMonths(rows.map((row) => row.period_start)) ? format.month : format.shortDay;
  const ticks = ticksTo(Math.max(...rows.map((row) => row.total_minor)));
  const fills: Record<Provenance, string> = {
    actual: 'var(--accent)',
    tariff: `url(#${id}tariff)`,
    assumed: `url(#${id}assumed)`,
  };
  return (
    <div role="img" aria-label={summary}>
      <ResponsiveContainer width="100%" height={height}>
        <BarChart data={rows as Period[]} margin={{ top: 8, right: 4, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <defs>
            <pattern id={`${id}tariff`} width={5} height={5} patternUnits="userSpaceOnUse">
              <rect width={5} height={5} fill="var(--accent)" fillOpacity={0.3} />
              <circle cx={2.5} cy={2.5} r={1.3} fill="var(--accent)" />
            </pattern>
            <pattern
              id={`${id}assumed`}
              width={5}
              height={5}
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <rect width={5} height={5} fill="var(--accent)" fillOpacity={0.12} />
              <line x1={0} y1={0} x2={0} y2={5} stroke="var(--accent)" strokeWidth={1.6} />
            </pattern>
          </defs>
          <CartesianGrid {...grid} />
          <XAxis {...axis} dataKey="period_start" tickFormatter={day} minTickGap={36} />
          <YAxis
            {...axis}
            width={60}
            ticks={ticks}
            domain={[0, ticks.at(-1)!]}
            tickFormatter={(value: number) => format.shortMoney(value, currency)}
          />
          <Tooltip
            cursor={{ fill: 'var(--ink)', fillOpacity: 0.06 }}
            isAnimationActive={false}
            content={({ payload }) => (
              <Details period={payload?.[0]?.payload as Period | undefined} day={day} currency={currency} />
            )}
          />
          {provenances.map((provenance) => (
            <Bar
              key={provenance}
              dataKey={`${provenance}_minor`}
              stackId="cost"
              fill={fills[provenance]}
              maxBarSize={28}
              isAnimationActive={false}
            />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}

interface DetailsProps {
  readonly period: Period | undefined;
  readonly day: (at: number) => string;
  readonly currency: string | null;
}

function Details({ period, day, currency }: DetailsProps) {
  const say = useWords();
  const format = useFormat();
  if (!period) return null;
  const money = (minor: number) => format.value('money', minor, currency);
  return (
    <div className={chart.tooltip}>
      <strong>{day(period.period_start)}</strong>
      {provenances.map((provenance) => (
        <span key={provenance}>
          {say(columnOf(provenance).label)} <b>{money(period[`${provenance}_minor`])}</b>
        </span>
      ))}
      <span>
        {say(costTrend.columns.total_minor.label)} <b>{money(period.total_minor)}</b>
      </span>
    </div>
  );
}
