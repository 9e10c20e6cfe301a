import { SegmentedControl } from '@mantine/core';
import { lazy, Suspense } from 'react';
import * as z from 'zod/mini';
import type { Filter } from '../../../server/contract/filter.ts';
import { costTrend } from '../../../server/questions/costs/contract.ts';
import { useFormat, useText, useWords } from '../../shared/language.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { Waiting } from '../../shared/ui/states.tsx';
import { pageParams, usePageParams, useSetParams } from '../../shared/use-filter.ts';
import { ProvenanceLegend } from './provenance-legend.tsx';
import { texts } from './texts.ts';

const ProvenanceBars = lazy(() =>
  import('./provenance-bars.tsx').then((module) => ({ default: module.ProvenanceBars })),
);
const grainParams = pageParams({ grain: z.optional(z.enum(['week', 'month'])) });
const height = 260;

/** The cost of returns by month or week, stacked by where it is known from. */
export function CostTrend({ filter }: { filter: Filter }) {
  const t = useText();
  const say = useWords();
  const format = useFormat();
  const setParams = useSetParams();
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
          <Suspense fallback={<Waiting height={height} />}>
            <ProvenanceBars
              rows={rows}
              currency={currency}
              height={height}
              summary={say(texts.trendSummary(rows.length, ends[0]!, ends[1]!))}
            />
            <ProvenanceLegend />
          </Suspense>
        );
      }}
    </Panel>
  );
}
