import { SegmentedControl } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import * as z from 'zod/mini';
import { type Counting, countings } from '../../../server/contract/countings.ts';
import type { Filter } from '../../../server/contract/filter.ts';
import { overviewSummary } from '../../../server/questions/overview/contract.ts';
import { reasonShare } from '../../../server/questions/reasons/contract.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import { Help } from '../../shared/ui/help.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { useAnswer } from '../../shared/use-answer.ts';
import { pageParams, usePageParams, useSetParams } from '../../shared/use-filter.ts';
import classes from './reasons.module.css';
import { texts } from './texts.ts';
import { type GroupBranch, type ReasonRow, treeOf } from './tree.ts';
import { TreeRow } from './tree-row.tsx';

const countParams = pageParams({ count: z.optional(z.enum(countings)) });

/** Groups and finer reasons with their volume, share and trend. It shows all of them, whichever are chosen. */
export function ReasonTree({ filter }: { filter: Filter }) {
  const say = useWords();
  const all = { ...filter, reason: undefined };
  const { count = 'primary' } = usePageParams(countParams);
  return (
    <Panel
      title={say(texts.tree)}
      query={reasonShare}
      params={{ ...all, count: count === 'primary' ? undefined : count }}
      height={400}
      hasTable
      actions={<CountingSwitch counting={count} />}
    >
      {({ rows, currency }) => (
        <>
          <table className={classes.tree} aria-label={say(texts.tree)} onKeyDown={onTreeKey}>
            <Head />
            <tbody>
              {treeOf(rows, count).map((group, _, groups) => (
                <GroupRows
                  key={group.code}
                  group={group}
                  most={groups[0]!.share}
                  isWeighted={count === 'weight'}
                  chosen={filter.reason ?? []}
                  currency={currency}
                />
              ))}
            </tbody>
          </table>
          <p className={classes.hint}>
            <Sum rows={rows} counting={count} /> {say(texts.chooseHint)}{' '}
            <span className={classes.treeKeys}>{say(texts.treeKeys)}</span>
          </p>
          <WithoutGoods currency={currency} filter={all} />
        </>
      )}
    </Panel>
  );
}

/** How a return that names several reasons counts. */
function CountingSwitch({ counting }: { counting: Counting }) {
  const say = useWords();
  const setParams = useSetParams();
  return (
    <SegmentedControl
      size="xs"
      aria-label={say(texts.counting)}
      value={counting}
      onChange={(chosen) => setParams({ count: chosen === 'primary' ? undefined : chosen }, { replace: true })}
      data={countings.map((value) => ({ value, label: say(texts.countings[value]) }))}
    />
  );
}

/** What the parts add up to, and why. */
function Sum({ rows, counting }: { rows: readonly ReasonRow[]; counting: Counting }) {
  const say = useWords();
  const format = useFormat();
  const sum = (value: (row: ReasonRow) => number) => rows.reduce((all, row) => all + value(row), 0);
  const lines = format.value(
    'count',
    sum((row) => row.counted_lines),
  );
  return <>{say(texts.sums[counting](lines, format.wholePercent(sum((row) => row.share ?? 0))))}</>;
}

/** Up and down go through the lines that are open, right opens a group, left closes it or goes up to it. */
function onTreeKey(event: KeyboardEvent<HTMLTableElement>): void {
  const names = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-branch]')];
  const row = (event.target as HTMLElement).closest('tr');
  const at = names.findIndex((name) => row?.contains(name));
  if (at < 0) return;
  const opener = row?.querySelector<HTMLElement>('[aria-expanded]');
  const isOpen = opener?.getAttribute('aria-expanded') === 'true';
  if (event.key === 'ArrowDown') names[at + 1]?.focus();
  else if (event.key === 'ArrowUp') names[at - 1]?.focus();
  else if (event.key === 'ArrowRight' && opener && !isOpen) opener.click();
  else if (event.key === 'ArrowLeft' && opener && isOpen) opener.click();
  else if (event.key === 'ArrowLeft' && !opener)
    names.findLast((name, index) => index < at && name.closest('tr')?.querySelector('[aria-expanded]'))?.focus();
  else return;
  event.preventDefault();
}

interface WithoutGoodsProps {
  readonly currency: string | null;
  readonly filter: Filter;
}

/** What the reasons leave out of the period's refunds and costs: money given back without goods. */
function WithoutGoods({ currency, filter }: WithoutGoodsProps) {
  const say = useWords();
  const format = useFormat();
  const rows = useAnswer(reasonShare, filter).data?.rows;
  const whole = useAnswer(overviewSummary, filter).data?.rows.find((row) => row.period === 'current');
  if (!whole || !rows) return null;
  const beyond = (name: 'refund_minor' | 'return_cost_minor') =>
    rows.reduce((rest, row) => rest - row[name], whole[name]);
  const [refunds, cost] = [beyond('refund_minor'), beyond('return_cost_minor')];
  if (refunds === 0 && cost === 0) return null;
  const money = (minor: number) => format.value('money', minor, currency);
  return <p className={classes.hint}>{say(texts.withoutGoods(money(refunds), money(cost)))}</p>;
}

function Head() {
  const say = useWords();
  const { reason, share, counted_lines, return_cost_minor, mean_confidence, conflict_lines } = reasonShare.columns;
  return (
    <thead>
      <tr>
        <th scope="col">{say(reason.label)}</th>
        <th scope="col" className={classes.share}>
          {say(share.label)}
        </th>
        <th scope="col" data-numeric>
          {say(texts.lines)} <Help of={say(texts.lines)} text={say(counted_lines.about!)} />
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
  readonly isWeighted: boolean;
  readonly chosen: readonly string[];
  readonly currency: string | null;
}

/** A group, and its finer reasons while it is open; it starts open where one of them is chosen. */
function GroupRows({ group, most, isWeighted, chosen, currency }: GroupRowsProps) {
  const holds = chosen.some((code) => group.reasons.some((reason) => reason.code === code));
  const [isOpen, setOpen] = useState(holds);
  const shared = { most, isWeighted, currency };
  return (
    <>
      <TreeRow {...shared} branch={group} isOpen={isOpen} onOpen={() => setOpen(!isOpen)} />
      {isOpen && group.reasons.map((reason) => <TreeRow key={reason.code} {...shared} branch={reason} />)}
    </>
  );
}
