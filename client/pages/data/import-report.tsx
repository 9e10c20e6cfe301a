import { CircleCheck, CircleX } from 'lucide-react';
import type { FileReport, IngestReport } from '../../../pipelines/domain/reports.ts';
import { useFormat, useText, useWords } from '../../shared/language.tsx';
import { PageLink } from '../../shared/ui/page-link.tsx';
import classes from './data.module.css';
import { texts } from './texts.ts';

/** What a load did, file by file: every row read is accounted for. */
export function ImportReport({ report }: { report: IngestReport }) {
  const t = useText();
  const say = useWords();
  const format = useFormat();
  return (
    <div className={classes.report}>
      {report.files.length > 0 && (
        <p>{t('import.done', { files: report.files.length, seconds: format.value('number', report.seconds) })}</p>
      )}
      <ul>
        {report.files.map((file) => (
          <Loaded key={file.load_id} file={file} />
        ))}
        {report.refused.map(({ file, problem, mapping }) => (
          <li key={file} className={classes.refused}>
            <CircleX size={17} aria-hidden />
            <div>
              <b>{file}</b>
              <p>{mapping ? say(texts.asked) : problem}</p>
            </div>
          </li>
        ))}
      </ul>
      {report.files.length > 0 && <PageLink to="/">{t('import.see')}</PageLink>}
    </div>
  );
}

function Loaded({ file }: { file: FileReport }) {
  const t = useText();
  const format = useFormat();
  const count = (value: number) => format.value('count', value);
  return (
    <li>
      <CircleCheck size={17} aria-hidden />
      <div>
        <b>{file.file}</b> <small>{file.format}</small>
        <p>
          {t('import.rows', {
            read: count(file.rows_read),
            loaded: count(file.rows_loaded),
            unchanged: count(file.rows_unchanged),
            aside: count(file.rows_set_aside),
            neither: count(file.rows_furniture),
          })}
        </p>
        {file.warnings.map((warning) => (
          <p key={warning} className={classes.warning}>
            {warning}
          </p>
        ))}
      </div>
    </li>
  );
}
