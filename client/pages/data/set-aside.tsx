import { TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { useRef, useState } from 'react';
import { problemWords } from '../../../pipelines/domain/row-problems.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import { dataLoads, dataSetAside } from '../../../server/questions/data/contract.ts';
import { answerUrl } from '../../shared/answer.ts';
import { useFormat, useText, useWords } from '../../shared/language.tsx';
import button from '../../shared/ui/button.module.css';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { PillSelect } from '../../shared/ui/pill-select.tsx';
import { useAnswer } from '../../shared/use-answer.ts';
import classes from './details.module.css';
import { RowCells } from './row-cells.tsx';
import { problemsOf } from './row-problems.ts';
import { texts } from './texts.ts';
import { type Edits, useEdits } from './use-edits.ts';
import { useImports } from './use-imports.ts';

export type AsideRow = RowOf<typeof dataSetAside>;

const listed = 500;
const downloaded = 1_000_000;
const shown = ['line', 'column_name', 'value', 'problem', 'file_name'] as const;

/** Which of the rows are asked for. */
interface Wanted {
  readonly load?: number;
  readonly state?: 'to_mend' | 'mended';
  readonly search?: string;
}

/** The rows that could not be read: looked through, mended in place and loaded again. */
export function SetAside() {
  const t = useText();
  const say = useWords();
  const [wanted, setWanted] = useState<Wanted>({});
  const [offset, setOffset] = useState(0);
  const [open, setOpen] = useState<AsideRow | null>(null);
  const edits = useEdits();
  const want = (change: Wanted) => {
    setWanted({ ...wanted, ...change });
    setOffset(0);
  };
  return (
    <Panel
      title={t('data.setAside')}
      query={dataSetAside}
      params={{ ...wanted, offset, limit: listed + 1 }}
      csvParams={{ offset: 0, limit: downloaded }}
      emptyText={Object.values(wanted).some(Boolean) ? say(texts.noneFound) : t('data.noneAside')}
      actions={<Choices wanted={wanted} onChange={want} />}
    >
      {({ rows, currency }) => (
        <>
          <p className={classes.about}>{say(texts.asideAbout)}</p>
          <ByFile load={wanted.load ?? onlyLoad(rows)} />
          <DataTable
            columns={dataSetAside.columns}
            rows={rows.slice(0, listed)}
            currency={currency}
            label={t('data.setAside')}
            shown={shown}
            widths={{ line: 72, column_name: 130, value: 180, problem: 320, file_name: 260 }}
            cells={{
              file_name: ({ file_name }) => <span title={file_name}>{file_name}</span>,
              line: (row) => <LineButton row={row} onOpen={() => setOpen(row)} />,
              problem: (row) => <Problems row={row} />,
              value: (row) => <MendedCell row={row} edits={edits} />,
            }}
          />
          <Turn offset={offset} rows={rows.length} onTurn={setOffset} />
          <SendEdits edits={edits} rows={rows} />
          {open && (
            <RowCells key={`${open.load_id} ${open.line}`} row={open} edits={edits} onClose={() => setOpen(null)} />
          )}
        </>
      )}
    </Panel>
  );
}

/** The load that all listed rows are of; undefined where there are several. */
function onlyLoad(rows: readonly AsideRow[]): number | undefined {
  const [first] = rows;
  return rows.length <= listed && rows.every(({ load_id }) => load_id === first?.load_id) ? first?.load_id : undefined;
}

/** The rows of a load as a file to correct in a spreadsheet, and the way back. */
function ByFile({ load }: { load: number | undefined }) {
  const say = useWords();
  const picker = useRef<HTMLInputElement>(null);
  const { mendFile, upload } = useImports();
  return (
    <div className={classes.byFile}>
      {load === undefined ? (
        <span>{say(texts.chooseToCorrect)}</span>
      ) : (
        <a className={classes.keep} href={answerUrl('/set-aside/file', { load })} download>
          {say(texts.downloadToCorrect)}
        </a>
      )}
      <input
        ref={picker}
        type="file"
        hidden
        data-testid="corrected"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) mendFile(file);
          currentTarget.value = '';
        }}
      />
      <button type="button" className={classes.keep} disabled={upload !== null} onClick={() => picker.current?.click()}>
        {say(texts.loadCorrected)}
      </button>
    </div>
  );
}

/** Of which load the rows are, whether they are mended, and what is in them. */
function Choices({ wanted, onChange }: { wanted: Wanted; onChange: (change: Wanted) => void }) {
  const say = useWords();
  return (
    <>
      <TextInput
        size="xs"
        type="search"
        aria-label={say(texts.searchAside)}
        placeholder={say(texts.searchAside)}
        leftSection={<Search size={14} aria-hidden />}
        maxLength={100}
        value={wanted.search ?? ''}
        onChange={({ currentTarget }) => onChange({ search: currentTarget.value || undefined })}
      />
      <PillSelect
        label={say(texts.ofState)}
        value={wanted.state ?? ''}
        options={[
          { value: '', label: say(texts.anyState) },
          { value: 'to_mend', label: say(texts.toMend) },
          { value: 'mended', label: say(texts.mendedOnly) },
        ]}
        onChange={(state) => onChange({ state: state || undefined })}
      />
      <LoadChoice
        value={wanted.load ? String(wanted.load) : ''}
        onChange={(load) => onChange({ load: load ? Number(load) : undefined })}
      />
    </>
  );
}

/** Turns the pages of a long list. */
function Turn({ offset, rows, onTurn }: { offset: number; rows: number; onTurn: (offset: number) => void }) {
  const say = useWords();
  const format = useFormat();
  if (offset === 0 && rows <= listed) return null;
  const count = (value: number) => format.value('count', value);
  return (
    <nav className={classes.turn} aria-label={say(texts.pages)}>
      <button type="button" className={button.button} disabled={offset === 0} onClick={() => onTurn(offset - listed)}>
        {say(texts.earlierRows)}
      </button>
      <span>{say(texts.rowsShown(count(offset + 1), count(offset + Math.min(rows, listed))))}</span>
      <button type="button" className={button.button} disabled={rows <= listed} onClick={() => onTurn(offset + listed)}>
        {say(texts.laterRows)}
      </button>
    </nav>
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

/** All that is wrong with a row, beginning with the cell that is to be corrected in the list. */
function Problems({ row }: { row: AsideRow }) {
  const say = useWords();
  const further = Object.entries(problemsOf(row)).filter(([heading]) => heading !== (row.column_name ?? ''));
  const named = further.map(([heading, problem]) => `${heading}: ${say(problemWords(problem))}`);
  const told = [say(problemWords(row.problem)), ...named].join('; ');
  return <span title={told}>{told}</span>;
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

/** Loads what is corrected; offers the last correction to the other rows listed that have the same in the same column. */
function SendEdits({ edits, rows }: { edits: Edits; rows: readonly AsideRow[] }) {
  const say = useWords();
  const format = useFormat();
  if (edits.count === 0) return null;
  const { last } = edits;
  const alike = rows.filter(
    (row) =>
      row.mended_by === null &&
      row.column_name === last?.column &&
      row.value === last?.was &&
      edits.cellOf(row, last.column) === undefined,
  );
  return (
    <div className={classes.send}>
      <button type="button" className={classes.save} onClick={edits.send}>
        {say(texts.mend(edits.count))}
      </button>
      {last && alike.length > 0 && (
        <button
          type="button"
          className={classes.keep}
          onClick={() => {
            for (const row of alike) edits.edit(row, last.column, last.text);
          }}
        >
          {say(texts.alike(format.value('count', alike.length), last.was ?? '', last.text))}
        </button>
      )}
    </div>
  );
}
