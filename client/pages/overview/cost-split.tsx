import type { Filter } from '../../../server/contract/filter.ts';
import { costComponents } from '../../../server/questions/costs/contract.ts';
import { useFormat, useText } from '../../shared/language.tsx';
import { BarList } from '../../shared/ui/bar-list.tsx';
import { Legend } from '../../shared/ui/legend.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import classes from './overview.module.css';

/** What the returns cost, part by part: solid what the exports say, hatched what is assumed. */
export function CostSplit({ filter }: { filter: Filter }) {
  const t = useText();
  const format = useFormat();
  const origin = (share: number) =>
    share === 0 || share === 1
      ? t(share === 1 ? 'cost.isActual' : 'cost.isAssumed')
      : t('cost.actual', { share: format.wholePercent(share) });
  return (
    <Panel title={t('overview.costs')} query={costComponents} params={filter} hasTable>
      {({ rows, currency }) => {
        const items = rows
          .filter((row) => row.total_minor !== 0)
          .sort((a, b) => b.total_minor - a.total_minor)
          .map((row) => ({
            key: row.component,
            label: format.value('code', row.component),
            value: Math.max(row.total_minor, 0),
            solid: Math.max(row.actual_minor, 0),
            text: format.shortMoney(row.total_minor, currency),
            note: origin(row.actual_minor / row.total_minor),
          }));
        return (
          <div className={classes.costs}>
            <BarList items={items} label={t('overview.costs')} />
            <Legend
              items={[
                { name: t('cost.isActual'), colour: 'var(--accent)' },
                { name: t('cost.isAssumed'), colour: 'var(--accent)', as: 'hatched' },
              ]}
            />
          </div>
        );
      }}
    </Panel>
  );
}
