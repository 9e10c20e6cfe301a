import { SegmentedControl } from '@mantine/core';
import * as z from 'zod/mini';
import type { Filter } from '../../../server/contract/filter.ts';
import { overviewTrend } from '../../../server/questions/overview/contract.ts';
import { TrendChart, type TrendPoint } from '../../shared/charts/charts.tsx';
import { useFixMarks } from '../../shared/fixes/use-fixes.ts';
import { daysOf } from '../../shared/frame/periods.ts';
import { useFormat, useText } from '../../shared/language.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { pageParams, usePageParams, useSetParams } from '../../shared/use-filter.ts';

const grainParams = pageParams({ grain: z.optional(z.enum(['week', 'month'])) });
const longPeriodDays = 400;

/** The return rate over time; by week for up to about a year, else by month, unless chosen otherwise. */
export function Trend({ filter }: { filter: Filter }) {
  const t = useText();
  const format = useFormat();
  const setParams = useSetParams();
  const fixes = useFixMarks(filter);
  const usual = (daysOf(filter) ?? Number.POSITIVE_INFINITY) > longPeriodDays ? 'month' : 'week';
  const grain = usePageParams(grainParams).grain ?? usual;
  const summary = (points: readonly TrendPoint[]) =>
    t('trend.summary', {
      periods: points.length,
      first: format.value('ratio', points[0]?.expected ?? null),
      last: format.value('ratio', points.at(-1)?.expected ?? null),
    });
  return (
    <Panel
      title={t('overview.trend')}
      query={overviewTrend}
      params={{ ...filter, grain }}
      height={310}
      hasTable
      actions={
        <SegmentedControl
          size="xs"
          aria-label={t('grain')}
          value={grain}
          onChange={(chosen) => setParams({ grain: chosen }, { replace: true })}
          data={[
            { value: 'week', label: t('grain.week') },
            { value: 'month', label: t('grain.month') },
          ]}
        />
      }
    >
      {({ rows, complete_through }) => {
        const lastDay = Date.parse(complete_through ?? '');
        const begun = rows.filter((row) => !(row.period_start > lastDay));
        const points = begun.map((row) => ({
          at: row.period_start,
          soFar: row.return_rate,
          expected: row.projected_rate,
          low: row.rate_low,
          high: row.rate_high,
          isMature: row.is_mature,
        }));
        return <TrendChart points={points} marks={fixes} summary={summary(points)} />;
      }}
    </Panel>
  );
}
