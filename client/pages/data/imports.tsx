import { FileUp } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { ImportStatus } from '../../../server/contract/imports.ts';
import { useFormat, useText, useWords } from '../../shared/language.tsx';
import { Failed } from '../../shared/ui/states.tsx';
import classes from './data.module.css';
import { ImportProgress, Waiting } from './import-progress.tsx';
import { ImportReport } from './import-report.tsx';
import { MappingStep } from './mapping-step.tsx';
import { texts } from './texts.ts';
import { useImports } from './use-imports.ts';

/** Where exports are loaded: dropped anywhere on the page or picked; with how far the load is and what it did. */
export function Imports({ isFirst }: { isFirst: boolean }) {
  const t = useText();
  const { latest, open, asked, isUploading, error, load, cancel } = useImports();
  const picker = useRef<HTMLInputElement>(null);
  const isDragging = useDrop(load);
  const running = open.find(({ stage }) => stage !== 'queued') ?? open[0];
  const cancelOf = ({ stage, import_id }: ImportStatus) => (stage === 'undo' ? undefined : () => cancel(import_id));
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
        <button type="button" className={classes.pick} disabled={isUploading} onClick={() => picker.current?.click()}>
          {t('import.pick')}
        </button>
      </div>
      {isFirst && <WhatToDrop />}
      <div aria-live="polite">
        {error && <Failed error={error} />}
        {isUploading && <ImportProgress status={null} />}
        {running && <ImportProgress status={running} onCancel={cancelOf(running)} />}
        <Waiting statuses={open.filter((status) => status !== running)} onCancel={cancel} />
        {open.length === 0 && !isUploading && latest && <Outcome status={latest} />}
      </div>
      {asked.map((file) => (
        <MappingStep key={`${file.import_id} ${file.file}`} asked={file} />
      ))}
    </section>
  );
}

/** How the last change of the data ended. */
function Outcome({ status }: { status: ImportStatus }) {
  const say = useWords();
  const format = useFormat();
  const { stage, files, report, undone, problem } = status;
  const count = (rows: number) => format.value('count', rows);
  if (stage === 'failed') return <Failed error={new Error(problem ?? '')} />;
  if (stage === 'cancelled') return <p className={classes.told}>{say(texts.cancelled(files.join(', ')))}</p>;
  if (undone)
    return (
      <p className={classes.told}>
        {say(texts.undone(undone.file, count(undone.rows_removed), count(undone.rows_restored)))}
      </p>
    );
  return report && <ImportReport report={report} />;
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
