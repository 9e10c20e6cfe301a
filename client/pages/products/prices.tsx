import type { Filter } from '../../../server/contract/filter.ts';
import { dossierWeeks } from '../../../server/questions/dossier/contract.ts';
import { TimeSeries } from '../../shared/charts/charts.tsx';
import { useFixMarks } from '../../shared/fixes/use-fixes.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { texts } from './texts.ts';
import { useWeeksPerBar } from './use-weeks-per-bar.ts';

/** What was paid for it week by week, above the rate of the same weeks. */
export function Prices({ filter }: { filter: Filter }) {
  const say = useWords();
  const format = useFormat();
  const weeks = useWeeksPerBar(filter);
  const fixes = useFixMarks(filter);
  return (
    <Panel title={say(texts.prices)} query={dossierWeeks} params={{ ...filter, weeks }} height={220} hasTable>
      {({ rows, currency }) => {
        const prices = rows.flatMap((week) => (week.price_minor === null ? [] : [week.price_minor]));
        const money = (minor: number) => format.value('money', minor, currency);
        return (
          <>
            <TimeSeries
              as="lines"
              height={170}
              marks={fixes}
              listsMarks={false}
              write={money}
              series={[{ key: 'price', name: say(texts.pricePaid), colour: 'var(--accent)' }]}
              points={rows.map((week) => ({ at: week.ship_week, values: { price: week.price_minor } }))}
              summary={say(texts.priceSummary(money(Math.min(...prices)), money(Math.max(...prices))))}
            />
            <TimeSeries
              as="lines"
              height={140}
              marks={fixes}
              write={format.percentTick}
              series={[
                { key: 'rate', name: say(dossierWeeks.columns.projected_rate.label), colour: 'var(--ink)' },
                { key: 'discounted', name: say(dossierWeeks.columns.discounted_share.label), colour: 'var(--warn)' },
              ]}
              points={rows.map((week) => ({
                at: week.ship_week,
                values: { rate: week.projected_rate, discounted: week.discounted_share },
              }))}
              summary={say(dossierWeeks.about)}
            />
          </>
        );
      }}
    </Panel>
  );
}
