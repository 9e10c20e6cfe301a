import { type ReactNode, useId, useState } from 'react';
import { fieldWords, type MappedField } from '../../../pipelines/domain/mapping-fields.ts';
import type { Notice } from '../../../pipelines/domain/notices.ts';
import { dataHistory, dataLoads } from '../../../server/questions/data/contract.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import { SidePanel } from '../../shared/ui/side-panel.tsx';
import { Empty, Failed, Waiting } from '../../shared/ui/states.tsx';
import { useAnswer } from '../../shared/use-answer.ts';
import classes from './details.module.css';
import { kindsIn } from './furniture.ts';
import type { Load } from './loads.tsx';
import { texts } from './texts.ts';
import { useImports } from './use-imports.ts';
import { useNotice } from './use-notice.ts';

const facts = ['rows_read', 'rows_loaded', 'rows_unchanged', 'rows_set_aside', 'rows_furniture'] as const;
const mostChanges = 200;

/** What one load did, which values it changed, and the way to undo it. */
export function LoadDetails({ load, onClose }: { load: Load; onClose: () => void }) {
  const say = useWords();
  const format = useFormat();
  const tell = useNotice();
  const changes = useAnswer(dataHistory, { load: load.load_id, limit: mostChanges });
  const warnings = JSON.parse(load.warnings || '[]') as Notice[];
  return (
    <SidePanel
      title={load.file_name}
      subtitle={`${say(texts.loadTitle(String(load.load_id)))} · ${load.format} · ${format.value('instant', load.loaded_at)}`}
      onClose={onClose}
    >
      <Part title={say(texts.facts)}>
        <dl className={classes.facts}>
          {facts.map((name) => (
            <div key={name}>
              <dt>{say(dataLoads.columns[name].label)}</dt>
              <dd>{format.value('count', load[name])}</dd>
            </div>
          ))}
          {kindsIn(load.furniture).map(({ kind, rows }) => (
            <div key={kind} data-part>
              <dt>{format.value('code', kind)}</dt>
              <dd>{format.value('count', rows)}</dd>
            </div>
          ))}
        </dl>
      </Part>
      {warnings.length > 0 && (
        <Part title={say(texts.remarks)}>
          <ul className={classes.remarks}>
            {warnings.map((warning) => (
              <li key={warning.text}>{tell(warning)}</li>
            ))}
          </ul>
        </Part>
      )}
      <Part title={say(texts.changes)}>
        {changes.error && <Failed error={changes.error} />}
        {!changes.data && !changes.error && <Waiting height={80} />}
        {changes.data && <Changes rows={changes.data.rows} />}
      </Part>
      <UndoLoad load={load} hasChanged={changes.data?.rows.length !== 0} onUndone={onClose} />
    </SidePanel>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className={classes.part}>
        {title}
      </h3>
      {children}
    </section>
  );
}

interface Change {
  readonly table_name: string;
  readonly row_name: string;
  readonly column_name: string;
  readonly earlier_value: string | null;
  readonly new_value: string | null;
}

function Changes({ rows }: { rows: readonly Change[] }) {
  const say = useWords();
  if (rows.length === 0) return <Empty text={say(texts.noChanges)} />;
  return (
    <ul className={classes.changes}>
      {rows.map((change) => (
        <li key={`${change.table_name} ${change.row_name} ${change.column_name}`}>
          <ChangedCell {...change} />
        </li>
      ))}
    </ul>
  );
}

/** A cell as it was and as it is; amounts with their decimals. */
function ChangedCell({ row_name, column_name, earlier_value, new_value }: Change) {
  const say = useWords();
  const format = useFormat();
  const field = column_name.replace(/_minor$/, '');
  const name = field in fieldWords ? say(fieldWords[field as MappedField]) : format.value('code', field);
  const shown = (value: string | null) =>
    field !== column_name && value !== null ? format.value('money', Number(value)) : format.value('text', value);
  return (
    <>
      <span>
        {row_name} · {name}
      </span>
      <span>
        <del>{shown(earlier_value)}</del> → <ins>{shown(new_value)}</ins>
      </span>
    </>
  );
}

/** The undo of a load: told first what will go, then done. */
function UndoLoad({ load, hasChanged, onUndone }: { load: Load; hasChanged: boolean; onUndone: () => void }) {
  const say = useWords();
  const format = useFormat();
  const { undo } = useImports();
  const [isAsking, setAsking] = useState(false);
  const count = (rows: number) => format.value('count', rows);
  if (!isAsking)
    return (
      <button type="button" className={classes.danger} onClick={() => setAsking(true)}>
        {say(texts.undo)}
      </button>
    );
  return (
    <div className={classes.ask} role="alertdialog" aria-label={say(texts.undo)}>
      <p>
        {say(texts.undoAsk(count(load.rows_loaded), count(load.rows_set_aside)))}
        {hasChanged && ` ${say(texts.undoValues)}`}
      </p>
      <button
        type="button"
        className={classes.danger}
        // biome-ignore lint/a11y/noAutofocus: it takes the place of the button that was pressed
        autoFocus
        onClick={() => {
          undo(load.load_id);
          onUndone();
        }}
      >
        {say(texts.undoConfirm)}
      </button>
      <button type="button" className={classes.keep} onClick={() => setAsking(false)}>
        {say(texts.undoKeep)}
      </button>
    </div>
  );
}
