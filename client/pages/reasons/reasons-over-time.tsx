import { SegmentedControl } from '@mantine/core';
import * as z from 'zod/mini';
import type { Filter } from '../../../server/contract/filter.ts';
import { overviewTrend } from '../../../server/questions/overview/contract.ts';
import { reasonTrend } from '../../../server/questions/reasons/contract.ts';
import { type Mark, TimeSeries } from '../../shared/charts/charts.tsx';
import { useFixMarks } from '../../shared/fixes/use-fixes.ts';
import { daysOf } from '../../shared/frame/periods.ts';
import { useFormat, useText, useWords } from '../../shared/language.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { reasonColour } from '../../shared/ui/reason-mark.tsx';
import { useAnswer } from '../../shared/use-answer.ts';
import { pageParams, usePageParams, useSetParams } from '../../shared/use-filter.ts';
import classes from './reasons.module.css';
import { type GroupSeries, seriesOf } from './series.ts';
import { texts } from './texts.ts';

const grainParams = pageParams({ grain: z.optional(z.enum(['week', 'month'])) });
const longPeriodDays = 400;
const height = 290;

/** Return lines by reason group over time; by week for up to about a year, else by month, unless chosen otherwise. */
export function ReasonsOverTime({ filter }: { filter: Filter }) {
  const t = useText();
  const say = useWords();
  const setParams = useSetParams();
  const usual = (daysOf(filter) ?? Number.POSITIVE_INFINITY) > longPeriodDays ? 'month' : 'week';
  const grain = usePageParams(grainParams).grain ?? usual;
  const fixes = useFixMarks(filter);
  const rates = useAnswer(overviewTrend, { ...filter, grain });
  const immatureFrom = rates.data?.rows.find((row) => !row.is_mature)?.period_start ?? null;
  const switcher = (
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
  );
  return (
    <Panel
      title={say(texts.trend)}
      query={reasonTrend}
      params={{ ...filter, grain }}
      height={height + 40}
      hasTable
      actions={switcher}
    >
      {({ rows }) => (
        <>
          <Chart series={seriesOf(rows)} marks={fixes} immatureFrom={immatureFrom} />
          {immatureFrom !== null && <p className={classes.hint}>{say(texts.incomplete)}</p>}
        </>
      )}
    </Panel>
  );
}

interface ChartProps {
  readonly series: GroupSeries;
  readonly marks: readonly Mark[];
  readonly immatureFrom: number | null;
}

function Chart({ series, marks, immatureFrom }: ChartProps) {
  const say = useWords();
  const format = useFormat();
  const { groups, points, lines, mostLines } = series;
  const name = (group: string) => format.value('code', group);
  return (
    <TimeSeries
      as="stacked-bars"
      height={height}
      series={groups.map((group) => ({ key: group, name: name(group), colour: reasonColour(group) }))}
      points={points}
      marks={marks}
      immatureFrom={immatureFrom}
      write={(value) => format.value('count', value)}
      summary={say(
        texts.trendSummary(points.length, name(groups[0] ?? 'other'), format.value('ratio', mostLines / lines)),
      )}
    />
  );
}
