import { SegmentedControl } from '@mantine/core';
import * as z from 'zod/mini';
import type { Filter } from '../../../server/contract/filter.ts';
import { costTrend } from '../../../server/questions/costs/contract.ts';
import { TimeSeries } from '../../shared/charts/charts.tsx';
import { useFixMarks } from '../../shared/fixes/use-fixes.ts';
import { useFormat, useText, useWords } from '../../shared/language.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { pageParams, usePageParams, useSetParams } from '../../shared/use-filter.ts';
import { columnOf, provenances } from './provenance.ts';
import { ProvenanceLegend } from './provenance-legend.tsx';
import { texts } from './texts.ts';

const grainParams = pageParams({ grain: z.optional(z.enum(['week', 'month'])) });
const height = 260;
/** Solid what stands in the exports, dotted by tariff, hatched what is assumed. */
const patterns = { actual: undefined, tariff: 'dotted', assumed: 'hatched' } as const;

/** The cost of returns by month or week, stacked by where it is known from. */
export function CostTrend({ filter }: { filter: Filter }) {
  const t = useText();
  const say = useWords();
  const format = useFormat();
  const setParams = useSetParams();
  const fixes = useFixMarks(filter);
  const grain = usePageParams(grainParams).grain ?? 'month';
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
      query={costTrend}
      params={{ ...filter, grain }}
      height={height + 30}
      hasTable
      actions={switcher}
    >
      {({ rows, currency }) => {
        const money = (minor: number | undefined) => format.shortMoney(minor ?? null, currency);
        const ends = [rows[0]?.total_minor, rows.at(-1)?.total_minor].map(money);
        return (
          <TimeSeries
            as="stacked-bars"
            height={height}
            series={provenances.map((provenance) => ({
              key: provenance,
              name: say(columnOf(provenance).label),
              colour: 'var(--accent)',
              pattern: patterns[provenance],
            }))}
            points={rows.map((row) => ({
              at: row.period_start,
              values: { actual: row.actual_minor, tariff: row.tariff_minor, assumed: row.assumed_minor },
            }))}
            marks={fixes}
            write={money}
            writeExactly={(minor) => format.value('money', minor, currency)}
            sum={say(costTrend.columns.total_minor.label)}
            summary={say(texts.trendSummary(rows.length, ends[0]!, ends[1]!))}
            legend={<ProvenanceLegend />}
          />
        );
      }}
    </Panel>
  );
}
