import { FileUp } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../../shared/language.tsx';
import { Failed } from '../../shared/ui/states.tsx';
import classes from './data.module.css';
import { ImportProgress } from './import-progress.tsx';
import { ImportReport } from './import-report.tsx';
import { isUnderWay, useImports } from './use-imports.ts';

/** Where exports are loaded: dropped anywhere on the page or picked; with how far the load is and what it did. */
export function Imports({ isFirst }: { isFirst: boolean }) {
  const t = useText();
  const { latest, isUploading, error, load } = useImports();
  const picker = useRef<HTMLInputElement>(null);
  const isDragging = useDrop(load);
  const isBusy = isUploading || (latest !== undefined && isUnderWay(latest));
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
        {isBusy && <ImportProgress status={isUploading ? null : (latest ?? null)} />}
        {!isBusy && latest?.stage === 'failed' && <Failed error={new Error(latest.problem ?? '')} />}
        {!isBusy && latest?.report && <ImportReport report={latest.report} />}
      </div>
    </section>
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
