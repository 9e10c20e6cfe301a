import { useState } from 'react';
import type { RowOf } from '../../../server/contract/query.ts';
import { dataReconciliation } from '../../../server/questions/data/contract.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import classes from './reconciliation.module.css';
import { texts } from './texts.ts';

type Entry = RowOf<typeof dataReconciliation>;
type List = Entry['list'];

const listed = 5000;
const downloaded = 1_000_000;
const usualDays = 14;
const shown = [
  'order_id',
  'return_ref',
  'sku',
  'entry_date',
  'age_days',
  'units',
  'currency',
  'refund_minor',
  'paid_minor',
] as const;

/** The five lists that do not add up: how long each is, and the entries of the one chosen. */
export function Reconciliation() {
  const say = useWords();
  const [days, setDays] = useState(usualDays);
  const [list, setList] = useState<List | null>(null);
  return (
    <>
      <Panel
        title={say(texts.reconciliation)}
        query={dataReconciliation}
        params={{ days }}
        height={260}
        actions={<DaysInput days={days} onChange={setDays} />}
      >
        {({ rows }) => (
          <ul className={classes.lists}>
            {[...new Set(rows.map((row) => row.list))].map((one) => (
              <ListButton
                key={one}
                list={one}
                counts={rows.filter((row) => row.list === one && row.entries > 0)}
                isOpen={one === list}
                onOpen={() => setList(one === list ? null : one)}
              />
            ))}
          </ul>
        )}
      </Panel>
      {list && <Entries list={list} days={days} />}
    </>
  );
}

function DaysInput({ days, onChange }: { days: number; onChange: (days: number) => void }) {
  const say = useWords();
  return (
    <label className={classes.days}>
      {say(texts.days)}
      <input
        type="number"
        min={0}
        max={3650}
        value={days}
        onChange={({ target }) => target.validity.valid && target.value !== '' && onChange(target.valueAsNumber)}
      />
    </label>
  );
}

interface ListButtonProps {
  readonly list: List;
  /** One per currency; none where everything adds up. */
  readonly counts: readonly Entry[];
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

function ListButton({ list, counts, isOpen, onOpen }: ListButtonProps) {
  const say = useWords();
  const format = useFormat();
  const entriesOf = (entries: number) => say(texts.entries(entries, format.value('count', entries)));
  return (
    <li>
      <button type="button" aria-expanded={isOpen} disabled={counts.length === 0} onClick={onOpen}>
        <span className={classes.name}>
          <b>{say(texts.lists[list])}</b>
          <small>{say(texts.listAbout[list])}</small>
        </span>
        <span className={classes.counts}>
          <b>{entriesOf(counts.reduce((sum, { entries }) => sum + entries, 0))}</b>
          {counts.map(({ currency, entries, refund_minor }) => (
            <small key={currency}>
              {[
                counts.length > 1 && `${currency ?? say(texts.noCurrency)}: ${entriesOf(entries)}`,
                refund_minor !== null && refund_minor > 0 && format.exactMoney(refund_minor, currency),
              ]
                .filter(Boolean)
                .join(' · ')}
            </small>
          ))}
        </span>
      </button>
    </li>
  );
}

function Entries({ list, days }: { list: List; days: number }) {
  const say = useWords();
  const format = useFormat();
  const title = say(texts.lists[list]);
  return (
    <Panel
      title={title}
      query={dataReconciliation}
      params={{ list, days, limit: listed }}
      csvParams={{ limit: downloaded }}
    >
      {({ rows, currency }) => (
        <DataTable
          columns={dataReconciliation.columns}
          rows={rows}
          currency={currency}
          label={title}
          shown={shown}
          cells={{
            refund_minor: (row) => format.exactMoney(row.refund_minor, row.currency),
            paid_minor: (row) => format.exactMoney(row.paid_minor, row.currency),
          }}
        />
      )}
    </Panel>
  );
}
