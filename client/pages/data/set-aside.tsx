import { useState } from 'react';
import type { RowOf } from '../../../server/contract/query.ts';
import { dataLoads, dataSetAside } from '../../../server/questions/data/contract.ts';
import { useText, useWords } from '../../shared/language.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { PillSelect } from '../../shared/ui/pill-select.tsx';
import { useAnswer } from '../../shared/use-answer.ts';
import classes from './details.module.css';
import { RowCells } from './row-cells.tsx';
import { texts } from './texts.ts';
import { type Edits, useEdits } from './use-edits.ts';

export type AsideRow = RowOf<typeof dataSetAside>;

const listed = 1000;
const shown = ['file_name', 'line', 'column_name', 'value', 'problem'] as const;

/** The rows that could not be read: of one load or of all, mended in place and loaded again. */
export function SetAside() {
  const t = useText();
  const say = useWords();
  const [load, setLoad] = useState('');
  const [open, setOpen] = useState<AsideRow | null>(null);
  const edits = useEdits();
  const params = { limit: listed, ...(load ? { load: Number(load) } : {}) };
  return (
    <Panel
      title={t('data.setAside')}
      query={dataSetAside}
      params={params}
      emptyText={t('data.noneAside')}
      actions={<LoadChoice value={load} onChange={setLoad} />}
    >
      {({ rows, currency }) => (
        <>
          <p className={classes.about}>{say(texts.asideAbout)}</p>
          <DataTable
            columns={dataSetAside.columns}
            rows={rows}
            currency={currency}
            label={t('data.setAside')}
            shown={shown}
            widths={{ line: 90, value: 220, problem: 320 }}
            cells={{
              line: (row) => <LineButton row={row} onOpen={() => setOpen(row)} />,
              value: (row) => <MendedCell row={row} edits={edits} />,
            }}
          />
          <SendEdits edits={edits} />
          {open && (
            <RowCells key={`${open.load_id} ${open.line}`} row={open} edits={edits} onClose={() => setOpen(null)} />
          )}
        </>
      )}
    </Panel>
  );
}

/** Of which load the rows are shown. */
function LoadChoice({ value, onChange }: { value: string; onChange: (load: string) => void }) {
  const say = useWords();
  const loads = useAnswer(dataLoads, {}).data?.rows ?? [];
  const options = loads
    .filter(({ rows_set_aside }) => rows_set_aside > 0)
    .map(({ load_id, file_name }) => ({ value: String(load_id), label: `${load_id} · ${file_name}` }));
  return (
    <PillSelect
      label={say(texts.ofLoad)}
      value={value}
      options={[{ value: '', label: say(texts.allLoads) }, ...options]}
      onChange={onChange}
    />
  );
}

function LineButton({ row, onOpen }: { row: AsideRow; onOpen: () => void }) {
  const say = useWords();
  const line = String(row.line);
  return (
    <button type="button" className={classes.line} aria-label={say(texts.editLine(line))} onClick={onOpen}>
      {line}
    </button>
  );
}

/** The cell that was in the way, to be corrected; what is mended says so. */
function MendedCell({ row, edits }: { row: AsideRow; edits: Edits }) {
  const say = useWords();
  const { column_name: column, value, mended_by: mendedBy } = row;
  if (mendedBy !== null) return say(texts.mended(String(mendedBy)));
  if (column === null) return value ?? '–';
  const edited = edits.cellOf(row, column);
  return (
    <input
      className={classes.cell}
      aria-label={say(texts.cellOf(column, String(row.line)))}
      value={edited ?? value ?? ''}
      data-edited={edited !== undefined || undefined}
      onChange={(event) => edits.edit(row, column, event.target.value)}
    />
  );
}

function SendEdits({ edits }: { edits: Edits }) {
  const say = useWords();
  if (edits.count === 0) return null;
  return (
    <div className={classes.send}>
      <button type="button" className={classes.save} onClick={edits.send}>
        {say(texts.mend(edits.count))}
      </button>
    </div>
  );
}
