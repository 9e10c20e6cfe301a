import { FileUp } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { problemWords } from '../../../pipelines/domain/row-problems.ts';
import type { ImportKind, ImportStatus } from '../../../server/contract/imports.ts';
import { useFormat, useText, useWords } from '../../shared/language.tsx';
import { PageLink } from '../../shared/ui/page-link.tsx';
import { Failed } from '../../shared/ui/states.tsx';
import classes from './data.module.css';
import { ImportProgress, UploadProgress, Waiting } from './import-progress.tsx';
import { ImportReport } from './import-report.tsx';
import { MappingStep } from './mapping-step.tsx';
import { texts } from './texts.ts';
import { useImports } from './use-imports.ts';
import { useNotice, useWorded } from './use-notice.ts';

/** Ended changes that are told without being asked for. */
const unfolded = 3;

/** Where exports are loaded: dropped anywhere on the page or picked; with how far the load is and what it did. */
export function Imports({ isFirst }: { isFirst: boolean }) {
  const t = useText();
  const { ended, open, asked, upload, error, load, cancel } = useImports();
  const worded = useWorded();
  const picker = useRef<HTMLInputElement>(null);
  const isDragging = useDrop(load);
  const running = open.find(({ stage }) => stage !== 'queued') ?? open[0];
  return (
    <section className={classes.imports} aria-label={t('import.title')}>
      <div className={classes.zone} data-dragging={isDragging || undefined} data-first={isFirst || undefined}>
        <FileUp size={26} strokeWidth={1.6} aria-hidden />
        <div className={classes.invitation}>
          <h2>{t(isFirst ? 'import.first' : 'import.title')}</h2>
          <p>{t('import.text')}</p>
        </div>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          data-testid="files"
          onChange={(event) => {
            load([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
        <button
          type="button"
          className={classes.pick}
          disabled={upload !== null}
          onClick={() => picker.current?.click()}
        >
          {t('import.pick')}
        </button>
      </div>
      {isFirst && <WhatToDrop />}
      <div aria-live="polite">
        {error && <Failed error={worded(error)} />}
        {upload && <UploadProgress upload={upload} />}
        {running && (
          <ImportProgress
            status={running}
            onCancel={canCancel(running) ? () => cancel(running.import_id) : undefined}
          />
        )}
        <Waiting statuses={open.filter((status) => status !== running)} onCancel={cancel} />
        <Outcomes statuses={ended} />
      </div>
      {asked.map((file) => (
        <MappingStep key={`${file.import_id} ${file.file}`} asked={file} />
      ))}
    </section>
  );
}

const standing: ReadonlySet<ImportKind> = new Set<ImportKind>(['undo', 'refresh', 'relabel', 'train', 'switch']);

/** What has been taken back is not brought in again, and figures are always brought up to the rows. */
function canCancel({ kind, stage }: ImportStatus): boolean {
  return !(standing.has(kind) && (stage === 'classify' || stage === 'build'));
}

/** How the latest changes of the data ended; those before them when asked. */
function Outcomes({ statuses }: { statuses: readonly ImportStatus[] }) {
  const t = useText();
  const say = useWords();
  const told = statuses.filter(
    ({ kind, files, stage, interrupted }) =>
      files.length > 0 || (kind !== 'preview' && stage === 'failed') || interrupted,
  );
  const [latest, earlier] = [told.slice(0, unfolded), told.slice(unfolded)];
  const list = (some: readonly ImportStatus[]) =>
    some.map((status) => <Outcome key={status.import_id} status={status} />);
  return (
    <div className={classes.outcomes}>
      {list(latest)}
      {latest.some(({ report }) => report && report.files.length > 0) && <PageLink to="/">{t('import.see')}</PageLink>}
      {earlier.length > 0 && (
        <details className={classes.earlier}>
          <summary>{say(texts.earlier(earlier.length))}</summary>
          {list(earlier)}
        </details>
      )}
    </div>
  );
}

/** How a change of the data ended. */
function Outcome({ status }: { status: ImportStatus }) {
  const say = useWords();
  const tell = useNotice();
  const format = useFormat();
  const { stage, files, report, mended, undone, interrupted, problem } = status;
  const count = (rows: number) => format.value('count', rows);
  if (stage === 'failed') return <Failed error={new Error(problem ? tell(problem) : '')} />;
  if (stage === 'cancelled') return <p className={classes.told}>{say(texts.cancelled(files.join(', ')))}</p>;
  if (undone)
    return (
      <p className={classes.told}>
        {say(texts.undone(undone.file, count(undone.rows_removed), count(undone.rows_restored)))}
        {undone.rows_kept > 0 && ` ${say(texts.kept(count(undone.rows_kept)))}`}
      </p>
    );
  if (interrupted) {
    const { kind, file, is_done: isDone, others } = interrupted;
    return (
      <p className={classes.told}>
        {say(texts.interrupted[kind](file, isDone))}
        {others.length > 0 && ` ${say(texts.cameIn(others.join(', ')))}`}
      </p>
    );
  }
  return (
    <>
      {mended && <Mended mended={mended} />}
      {report && <ImportReport report={report} />}
    </>
  );
}

/** What mending rows did, and what is still to mend of their load. */
function Mended({ mended }: { mended: NonNullable<ImportStatus['mended']> }) {
  const say = useWords();
  const format = useFormat();
  const count = (rows: number) => format.value('count', rows);
  const still = mended.still.reduce((sum, { rows }) => sum + rows, 0);
  return (
    <div className={classes.told}>
      <p>{say(texts.mendedRows(count(mended.rows_mended), count(still)))}</p>
      <ul>
        {mended.still.map(({ column_name: column, problem, rows }) => (
          <li
            key={`${column} ${problem}`}
          >{`${count(rows)} × ${column === null ? '' : `${column}: `}${say(problemWords(problem))}`}</li>
        ))}
      </ul>
    </div>
  );
}

function WhatToDrop() {
  const t = useText();
  return (
    <ul className={classes.what}>
      <li>{t('import.what.orders')}</li>
      <li>{t('import.what.returns')}</li>
      <li>{t('import.what.safe')}</li>
    </ul>
  );
}

/** Takes files dropped anywhere in the window; tells whether some are being dragged over it. */
function useDrop(onFiles: (files: readonly File[]) => void): boolean {
  const [isDragging, setDragging] = useState(false);
  const handler = useRef(onFiles);
  handler.current = onFiles;
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setDragging(true);
    };
    const leave = (event: DragEvent) => {
      if (!event.relatedTarget) setDragging(false);
    };
    const drop = (event: DragEvent) => {
      event.preventDefault();
      setDragging(false);
      handler.current([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, []);
  return isDragging;
}
