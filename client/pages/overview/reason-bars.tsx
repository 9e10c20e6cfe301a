import { type GroupCode, groupCodes } from '../../../pipelines/domain/reasons.ts';
import type { Filter } from '../../../server/contract/filter.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import { reasonShare } from '../../../server/questions/reasons/contract.ts';
import { useFormat, useText } from '../../shared/language.tsx';
import { BarList } from '../../shared/ui/bar-list.tsx';
import { PageLink } from '../../shared/ui/page-link.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { ReasonMark, reasonColour } from '../../shared/ui/reason-mark.tsx';
import classes from './overview.module.css';

/** Why things come back: the reason groups by their share of the return lines. */
export function ReasonBars({ filter }: { filter: Filter }) {
  const t = useText();
  const format = useFormat();
  return (
    <Panel title={t('overview.reasons')} query={reasonShare} params={filter} height={310} hasTable>
      {({ rows, currency }) => {
        const items = byGroup(rows).map(({ group, share, refund }) => ({
          key: group,
          label: <ReasonLink group={group} filter={filter} />,
          value: share,
          text: format.value('ratio', share),
          note: format.shortMoney(refund, currency),
          colour: reasonColour(group),
        }));
        return (
          <>
            <p className={classes.caption}>{t('reasons.caption')}</p>
            <BarList items={items} label={t('overview.reasons')} />
          </>
        );
      }}
    </Panel>
  );
}

function ReasonLink({ group, filter }: { group: GroupCode; filter: Filter }) {
  return (
    <PageLink to="/reasons" search={{ ...filter, reason: [group] }}>
      <ReasonMark code={group} />
    </PageLink>
  );
}

/** Groups with returns, their share of all return lines (0–1) and refunds, largest first. */
function byGroup(rows: readonly RowOf<typeof reasonShare>[]): { group: GroupCode; share: number; refund: number }[] {
  return groupCodes
    .map((group) => {
      const own = rows.filter((row) => row.reason_group === group);
      const sum = (value: (row: RowOf<typeof reasonShare>) => number) => own.reduce((all, row) => all + value(row), 0);
      return { group, share: sum((row) => row.share ?? 0), refund: sum((row) => row.refund_minor) };
    })
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share);
}
