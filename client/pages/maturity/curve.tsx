import { lazy, Suspense } from 'react';
import * as z from 'zod/mini';
import { maturityCategories, maturityCurve } from '../../../server/questions/maturity/contract.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import { Legend } from '../../shared/ui/legend.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { PillSelect } from '../../shared/ui/pill-select.tsx';
import { Waiting } from '../../shared/ui/states.tsx';
import { useAnswer } from '../../shared/use-answer.ts';
import { pageParams, usePageParams, useSetParams } from '../../shared/use-filter.ts';
import classes from './maturity.module.css';
import { texts } from './texts.ts';
import { useWeighedBy, WeighedBy } from './weighed-by.tsx';

const CurveChart = lazy(() => import('./curve-chart.tsx').then((module) => ({ default: module.CurveChart })));
const height = 250;
const ownParams = pageParams({ orders: z.optional(z.enum(['usual', 'holiday'])) });

/** The lag curve of a category, or of the shop, with its band; of holiday orders where they have a longer window. */
export function Curve({ category }: { category: string | undefined }) {
  const say = useWords();
  const format = useFormat();
  const setParams = useSetParams();
  const { orders = 'usual' } = usePageParams(ownParams);
  const weighed_by = useWeighedBy();
  const categories = useAnswer(maturityCategories, { weighed_by }).data?.rows ?? [];
  const switcher = (
    <PillSelect
      label={say(texts.orders)}
      value={orders}
      onChange={(chosen) => setParams({ orders: chosen }, { replace: true })}
      options={[
        { value: 'usual', label: say(texts.usualOrders) },
        { value: 'holiday', label: say(texts.holidayOrders) },
      ]}
    />
  );
  return (
    <Panel
      title={say(texts.curve(category ?? say(texts.shop)))}
      query={maturityCurve}
      params={{ of_category: category, orders, weighed_by }}
      height={height}
      emptyText={say(texts.noHoliday)}
      actions={
        <>
          <WeighedBy />
          {categories.some((row) => row.holiday_mature_days !== null) && switcher}
        </>
      }
      hasTable
    >
      {({ rows }) => {
        const last = rows.at(-1)!;
        const [final, low, high] = [last.back_share, last.back_low, last.back_high].map((share) =>
          format.value('ratio', share),
        );
        const tell = weighed_by === 'value' ? texts.valueSummary : texts.curveSummary;
        const summary = say(tell(final!, low!, high!, format.value('days', last.lag_days)));
        return (
          <>
            <p className={classes.summary}>{summary}</p>
            <Suspense fallback={<Waiting height={height} />}>
              <CurveChart days={rows} summary={summary} height={height} />
            </Suspense>
            <Legend
              items={[
                { name: say(texts.back), colour: 'var(--accent)' },
                { name: say(texts.band), colour: 'var(--accent-soft)' },
              ]}
            />
          </>
        );
      }}
    </Panel>
  );
}
