import { lazy, Suspense } from 'react';
import { maturityCurve } from '../../../server/questions/maturity/contract.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import { Legend } from '../../shared/ui/legend.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { Waiting } from '../../shared/ui/states.tsx';
import classes from './maturity.module.css';
import { texts } from './texts.ts';

const CurveChart = lazy(() => import('./curve-chart.tsx').then((module) => ({ default: module.CurveChart })));
const height = 250;

/** The lag curve of a category, or of the shop, with its band. */
export function Curve({ category }: { category: string | undefined }) {
  const say = useWords();
  const format = useFormat();
  return (
    <Panel
      title={say(texts.curve(category ?? say(texts.shop)))}
      query={maturityCurve}
      params={{ of_category: category }}
      height={height}
      hasTable
    >
      {({ rows }) => {
        const last = rows.at(-1)!;
        const [final, low, high] = [last.back_share, last.back_low, last.back_high].map((share) =>
          format.value('ratio', share),
        );
        const summary = say(texts.curveSummary(final!, low!, high!, format.value('days', last.lag_days)));
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
