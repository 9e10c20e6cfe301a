import { lazy, Suspense } from 'react';
import * as z from 'zod/mini';
import type { RowOf } from '../../../server/contract/query.ts';
import { maturityPast } from '../../../server/questions/maturity/contract.ts';
import { useFixMarks } from '../../shared/fixes/use-fixes.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import { Legend } from '../../shared/ui/legend.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { PillSelect } from '../../shared/ui/pill-select.tsx';
import { Waiting } from '../../shared/ui/states.tsx';
import { pageParams, usePageParams, useSetParams } from '../../shared/use-filter.ts';
import classes from './maturity.module.css';
import { texts } from './texts.ts';
import { useWeighedBy, WeighedBy } from './weighed-by.tsx';

const PastChart = lazy(() => import('./past-chart.tsx').then((module) => ({ default: module.PastChart })));
const height = 270;
const ages = ['0', '7', '14', '28', '56'] as const;
const ownParams = pageParams({ age: z.optional(z.enum(ages)) });
/** Between these shares of held intervals a forecast's 95 % is sound. */
const sound = [0.9, 0.98] as const;

/** Past weeks as they would have been forecast at an age, against what came of them. */
export function Past({ category }: { category: string | undefined }) {
  const say = useWords();
  const setParams = useSetParams();
  const { age = '14' } = usePageParams(ownParams);
  const weighed_by = useWeighedBy();
  const switcher = (
    <PillSelect
      label={say(texts.age)}
      value={age}
      onChange={(chosen) => setParams({ age: chosen }, { replace: true })}
      options={ages.map((days) => ({ value: days, label: say(texts.days(days)) }))}
    />
  );
  return (
    <Panel
      title={say(texts.past)}
      query={maturityPast}
      params={{ of_category: category, age, weighed_by }}
      height={height}
      emptyText={say(texts.noPast)}
      actions={
        <>
          <WeighedBy />
          {switcher}
        </>
      }
      hasTable
    >
      {({ rows }) => <Weeks weeks={rows} category={category} />}
    </Panel>
  );
}

interface WeeksProps {
  readonly weeks: readonly RowOf<typeof maturityPast>[];
  readonly category: string | undefined;
}

function Weeks({ weeks, category }: WeeksProps) {
  const say = useWords();
  const format = useFormat();
  const fixes = useFixMarks({ category: category === undefined ? undefined : [category] });
  const held = weeks.filter((week) => week.is_held).length;
  const share = held / weeks.length;
  const count = (number: number) => format.value('count', number);
  const summary = say(texts.held(count(held), count(weeks.length), format.value('ratio', share)));
  const verdict = share < sound[0] ? texts.tooNarrow : share > sound[1] ? texts.tooWide : null;
  return (
    <>
      <p className={classes.summary}>
        {summary} {verdict && say(verdict)}
      </p>
      <Suspense fallback={<Waiting height={height} />}>
        <PastChart weeks={weeks} marks={fixes} summary={summary} height={height} />
      </Suspense>
      <Legend
        items={[
          { name: say(texts.expected), colour: 'var(--ink)', as: 'range' },
          { name: say(texts.cameHeld), colour: 'var(--accent)' },
          { name: say(texts.cameMissed), colour: 'var(--bad)' },
        ]}
      />
    </>
  );
}
