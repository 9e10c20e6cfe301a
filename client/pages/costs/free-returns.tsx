import { useId } from 'react';
import type { Filter } from '../../../server/contract/filter.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import { costDuty } from '../../../server/questions/costs/contract.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { ReasonMark, reasonColour } from '../../shared/ui/reason-mark.tsx';
import classes from './costs.module.css';
import { texts } from './texts.ts';
import { useWholeMoney } from './whole-money.ts';

type Duty = RowOf<typeof costDuty>;

const sides = [
  { postage: 'law', title: texts.law, about: texts.lawAbout },
  { postage: 'choice', title: texts.choice, about: texts.choiceAbout },
] as const;

/** What the way back of free returns cost: the sum that the law sets, and the sum that the shop chose. */
export function FreeReturns({ filter }: { filter: Filter }) {
  const say = useWords();
  return (
    <Panel title={say(texts.duty)} query={costDuty} params={filter} height={300} hasTable>
      {({ rows, currency }) => {
        const most = Math.max(...rows.map((row) => row.free_label_minor), 1);
        return (
          <>
            <div className={classes.duty}>
              {sides.map((side) => (
                <Side key={side.postage} {...side} rows={rows} most={most} currency={currency} />
              ))}
            </div>
            <Sum rows={rows} currency={currency} />
          </>
        );
      }}
    </Panel>
  );
}

/** Both sums and the whole, and what customers paid themselves. */
function Sum({ rows, currency }: { rows: readonly Duty[]; currency: string | null }) {
  const say = useWords();
  const money = useWholeMoney(currency);
  const labels = (some: readonly Duty[]) => money(sum(some, (row) => row.free_label_minor));
  const [law, choice] = sides.map(({ postage }) => labels(rows.filter((row) => row.postage === postage)));
  return (
    <p className={classes.note}>
      {say(texts.dutySum(law!, choice!, labels(rows)))}{' '}
      {say(texts.feesCharged(money(sum(rows, (row) => row.fee_charged_minor))))}
    </p>
  );
}

interface SideProps {
  readonly postage: Duty['postage'];
  readonly title: (typeof sides)[number]['title'];
  readonly about: (typeof sides)[number]['about'];
  readonly rows: readonly Duty[];
  /** The largest amount of either side: both draw on one scale. */
  readonly most: number;
  readonly currency: string | null;
}

function Side({ postage, title, about, rows, most, currency }: SideProps) {
  const id = useId();
  const say = useWords();
  const format = useFormat();
  const money = useWholeMoney(currency);
  const own = rows.filter((row) => row.postage === postage).sort((a, b) => b.free_label_minor - a.free_label_minor);
  const count = (value: (row: Duty) => number) => format.value('count', sum(own, value));
  return (
    <section className={classes.side} aria-labelledby={id} data-postage={postage}>
      <h3 id={id}>{say(title)}</h3>
      <p className={classes.total}>{money(sum(own, (row) => row.free_label_minor))}</p>
      <p className={classes.note}>{say(about)}</p>
      <ul className={classes.groups}>
        {own.map((row) => (
          <li key={row.reason_group}>
            <ReasonMark code={row.reason_group} />
            <b>{money(row.free_label_minor)}</b>
            <span className={classes.track} aria-hidden>
              <span
                style={{
                  width: `${(row.free_label_minor / most) * 100}%`,
                  background: reasonColour(row.reason_group),
                }}
              />
            </span>
          </li>
        ))}
      </ul>
      <p className={classes.note}>
        {say(
          texts.freeLines(
            count((row) => row.free_return_lines),
            count((row) => row.return_lines),
          ),
        )}
      </p>
    </section>
  );
}

function sum<R>(rows: readonly R[], value: (row: R) => number): number {
  return rows.reduce((all, row) => all + value(row), 0);
}
