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
const usualDays = 14;
const shown = [
  'order_id',
  'return_ref',
  'sku',
  'entry_date',
  'age_days',
  'units',
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
        {({ rows, currency }) => (
          <ul className={classes.lists}>
            {rows.map((row) => (
              <ListButton
                key={row.list}
                {...{ row, currency }}
                isOpen={row.list === list}
                onOpen={() => setList(row.list === list ? null : row.list)}
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
  readonly row: Entry;
  readonly currency: string | null;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

function ListButton({ row, currency, isOpen, onOpen }: ListButtonProps) {
  const say = useWords();
  const format = useFormat();
  return (
    <li>
      <button type="button" aria-expanded={isOpen} disabled={row.entries === 0} onClick={onOpen}>
        <span className={classes.name}>
          <b>{say(texts.lists[row.list])}</b>
          <small>{say(texts.listAbout[row.list])}</small>
        </span>
        <span className={classes.counts}>
          <b>{say(texts.entries(format.value('count', row.entries)))}</b>
          {row.entries > 0 && row.refund_minor !== null && row.refund_minor > 0 && (
            <small>{format.value('money', row.refund_minor, currency)}</small>
          )}
        </span>
      </button>
    </li>
  );
}

function Entries({ list, days }: { list: List; days: number }) {
  const say = useWords();
  const title = say(texts.lists[list]);
  return (
    <Panel title={title} query={dataReconciliation} params={{ list, days, limit: listed }}>
      {({ rows, currency }) => (
        <DataTable columns={dataReconciliation.columns} rows={rows} currency={currency} label={title} shown={shown} />
      )}
    </Panel>
  );
}
