import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { Filter } from '../../../server/contract/filter.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import { dossierCauses } from '../../../server/questions/dossier/contract.ts';
import { useFormat, useText, useWords } from '../../shared/language.tsx';
import { Legend } from '../../shared/ui/legend.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { ReasonMark, reasonColour } from '../../shared/ui/reason-mark.tsx';
import { byFault, byGroup, type CauseSum, type FaultCauses } from './cause-tree.ts';
import classes from './dossier.module.css';
import { faultNames, texts } from './texts.ts';

type Cause = RowOf<typeof dossierCauses>;

/** Why the product comes back, by who answers for it, beside the rest of its category. */
export function Causes({ filter }: { filter: Filter }) {
  const say = useWords();
  return (
    <Panel title={say(texts.causes)} query={dossierCauses} params={filter} height={260} hasTable>
      {({ rows }) => (
        <>
          <CauseBars causes={rows} />
          <CauseTable causes={rows} />
        </>
      )}
    </Panel>
  );
}

/** The product's bar and the category's, on one scale, parted by reason group in the order of who answers. */
function CauseBars({ causes }: { causes: readonly Cause[] }) {
  const say = useWords();
  const format = useFormat();
  const groups = byGroup(causes);
  const total = (name: 'rate' | 'rest_rate') => groups.reduce((sum, group) => sum + (group[name] ?? 0), 0);
  const max = Math.max(total('rate'), total('rest_rate')) || 1;
  const hasRest = groups.some((group) => group.rest_rate !== null);
  return (
    <div className={classes.causeBars}>
      <CauseBar name={say(texts.own)} groups={groups} rate="rate" max={max} />
      {hasRest ? (
        <CauseBar name={say(texts.rest)} groups={groups} rate="rest_rate" max={max} />
      ) : (
        <p className={classes.note}>{say(texts.noRest)}</p>
      )}
      <Legend items={groups.map(({ group }) => ({ name: format.value('code', group), colour: reasonColour(group) }))} />
    </div>
  );
}

interface CauseBarProps {
  readonly name: string;
  readonly groups: ReturnType<typeof byGroup>;
  readonly rate: 'rate' | 'rest_rate';
  readonly max: number;
}

function CauseBar({ name, groups, rate, max }: CauseBarProps) {
  const say = useWords();
  const format = useFormat();
  const parts = groups.filter((group) => (group[rate] ?? 0) > 0);
  const textOf = (group: (typeof groups)[number]) =>
    `${format.value('code', group.group)} ${format.value('ratio', group[rate])}`;
  return (
    <div className={classes.causeBar}>
      <span>{name}</span>
      <span role="img" aria-label={say(texts.barOf(name, parts.map(textOf).join(', ')))} className={classes.stack}>
        {parts.map((group) => (
          <i
            key={group.group}
            title={textOf(group)}
            style={{ width: `${((group[rate] ?? 0) / max) * 100}%`, background: reasonColour(group.group) }}
          />
        ))}
      </span>
      <b>
        {format.value(
          'ratio',
          parts.reduce((sum, group) => sum + (group[rate] ?? 0), 0),
        )}
      </b>
    </div>
  );
}

function CauseTable({ causes }: { causes: readonly Cause[] }) {
  const say = useWords();
  const { columns } = dossierCauses;
  return (
    <>
      <p className={classes.note}>{say(texts.causesHint)}</p>
      <div className={`${classes.scroll} sideways`}>
        <table className={classes.table} aria-label={say(texts.causes)}>
          <thead>
            <tr>
              <th scope="col">{say(columns.fault.label)}</th>
              <th scope="col">{say(columns.returned_units.label)}</th>
              <th scope="col">{say(texts.own)}</th>
              <th scope="col">{say(texts.rest)}</th>
              <th scope="col">{say(texts.difference)}</th>
            </tr>
          </thead>
          {byFault(causes).map((fault) => (
            <FaultRows key={fault.fault} fault={fault} />
          ))}
        </table>
      </div>
    </>
  );
}

function FaultRows({ fault }: { fault: FaultCauses }) {
  const say = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <tbody>
      <tr className={classes.fault}>
        <th scope="row">
          <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            <ChevronRight size={14} aria-hidden />
            {say(faultNames[fault.fault])}
          </button>
        </th>
        <CauseCells sum={fault} />
      </tr>
      {isOpen &&
        fault.causes.map((cause) => (
          <tr key={cause.reason}>
            <th scope="row">
              <ReasonMark code={cause.reason} />
            </th>
            <CauseCells sum={cause} />
          </tr>
        ))}
    </tbody>
  );
}

function CauseCells({ sum }: { sum: CauseSum }) {
  const t = useText();
  const format = useFormat();
  const { difference_points } = sum;
  return (
    <>
      <td>{format.value('count', sum.returned_units)}</td>
      <td>{format.value('ratio', sum.rate)}</td>
      <td>{format.value('ratio', sum.rest_rate)}</td>
      <td data-better={sum.is_clear && difference_points !== null ? difference_points < 0 : undefined}>
        {difference_points === null ? '–' : t('points', { points: format.points(difference_points / 100) })}
      </td>
    </>
  );
}
