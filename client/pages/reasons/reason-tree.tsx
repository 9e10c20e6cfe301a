import { useState } from 'react';
import type { GroupCode } from '../../../pipelines/domain/reasons.ts';
import type { Filter } from '../../../server/contract/filter.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import { overviewSummary } from '../../../server/questions/overview/contract.ts';
import { reasonShare, reasonTrend } from '../../../server/questions/reasons/contract.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import { Help } from '../../shared/ui/help.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { useAnswer } from '../../shared/use-answer.ts';
import classes from './reasons.module.css';
import { texts } from './texts.ts';
import { type GroupBranch, treeOf } from './tree.ts';
import { TreeRow } from './tree-row.tsx';

/** Groups and finer reasons with their volume, share and trend. It shows all of them, whichever are chosen. */
export function ReasonTree({ filter }: { filter: Filter }) {
  const say = useWords();
  const all = { ...filter, reason: undefined };
  const trend = useAnswer(reasonTrend, { ...all, grain: 'month' });
  const sharesOf = (group: GroupCode) =>
    (trend.data?.rows ?? []).filter((row) => row.reason_group === group).map((row) => row.share);
  return (
    <Panel title={say(texts.tree)} query={reasonShare} params={all} height={400} hasTable>
      {({ rows, currency }) => (
        <>
          <table className={classes.tree} aria-label={say(texts.tree)}>
            <Head />
            <tbody>
              {treeOf(rows).map((group, _, groups) => (
                <GroupRows
                  key={group.code}
                  group={group}
                  most={groups[0]!.share}
                  shares={sharesOf(group.code)}
                  chosen={filter.reason ?? []}
                  currency={currency}
                />
              ))}
            </tbody>
          </table>
          <p className={classes.hint}>{say(texts.chooseHint)}</p>
          <WithoutGoods rows={rows} currency={currency} filter={all} />
        </>
      )}
    </Panel>
  );
}

interface WithoutGoodsProps {
  readonly rows: readonly RowOf<typeof reasonShare>[];
  readonly currency: string | null;
  readonly filter: Filter;
}

/** What the reasons leave out of the period's refunds and costs: money given back without goods. */
function WithoutGoods({ rows, currency, filter }: WithoutGoodsProps) {
  const say = useWords();
  const format = useFormat();
  const whole = useAnswer(overviewSummary, filter).data?.rows.find((row) => row.period === 'current');
  if (!whole) return null;
  const beyond = (name: 'refund_minor' | 'return_cost_minor') =>
    rows.reduce((rest, row) => rest - row[name], whole[name]);
  const [refunds, cost] = [beyond('refund_minor'), beyond('return_cost_minor')];
  if (refunds === 0 && cost === 0) return null;
  const money = (minor: number) => format.value('money', minor, currency);
  return <p className={classes.hint}>{say(texts.withoutGoods(money(refunds), money(cost)))}</p>;
}

function Head() {
  const say = useWords();
  const { reason, share, return_lines, return_cost_minor, mean_confidence, conflict_lines } = reasonShare.columns;
  return (
    <thead>
      <tr>
        <th scope="col">{say(reason.label)}</th>
        <th scope="col" className={classes.share}>
          {say(share.label)}
        </th>
        <th scope="col" data-numeric>
          {say(return_lines.label)}
        </th>
        <th scope="col" className={classes.extra}>
          {say(texts.trendColumn)}
        </th>
        <th scope="col" data-numeric className={classes.extra}>
          {say(return_cost_minor.label)}
        </th>
        <th scope="col" data-numeric className={classes.extra}>
          {say(mean_confidence.label)} <Help of={say(mean_confidence.label)} text={say(mean_confidence.about!)} />
        </th>
        <th scope="col" data-numeric className={classes.extra}>
          {say(texts.conflictsShort)} <Help of={say(texts.conflictsShort)} text={say(conflict_lines.about!)} />
        </th>
      </tr>
    </thead>
  );
}

interface GroupRowsProps {
  readonly group: GroupBranch;
  /** The largest share of a group: the scale of all bars. */
  readonly most: number;
  /** Its share month by month. */
  readonly shares: readonly (number | null)[];
  readonly chosen: readonly string[];
  readonly currency: string | null;
}

/** A group, and its finer reasons while it is open; it starts open where one of them is chosen. */
function GroupRows({ group, most, shares, chosen, currency }: GroupRowsProps) {
  const holds = chosen.some((code) => group.reasons.some((reason) => reason.code === code));
  const [isOpen, setOpen] = useState(holds);
  const shared = { most, currency };
  return (
    <>
      <TreeRow {...shared} branch={group} shares={shares} isOpen={isOpen} onOpen={() => setOpen(!isOpen)} />
      {isOpen && group.reasons.map((reason) => <TreeRow key={reason.code} {...shared} branch={reason} />)}
    </>
  );
}
