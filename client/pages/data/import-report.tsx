import { CircleAlert, CircleCheck, CircleHelp, CircleX } from 'lucide-react';
import type { FileReport, IngestReport } from '../../../pipelines/domain/reports.ts';
import { useFormat, useText, useWords } from '../../shared/language.tsx';
import classes from './data.module.css';
import { texts } from './texts.ts';
import { useNotice } from './use-notice.ts';

/** Files that are told one by one without being asked for. */
const unfolded = 5;

/** What a load did, in all and file by file: every row read is accounted for. */
export function ImportReport({ report }: { report: IngestReport }) {
  const t = useText();
  const say = useWords();
  const format = useFormat();
  const tell = useNotice();
  const { files, refused, ignored, totals, seconds } = report;
  const each = files.map((file) => <Loaded key={file.load_id} file={file} />);
  return (
    <div className={classes.report}>
      {files.length > 0 && <p>{t('import.done', { files: files.length, seconds: format.value('number', seconds) })}</p>}
      {files.length > 1 && <Sum of={totals} />}
      {ignored.length > 0 && <p>{say(texts.ignored(ignored.join(', ')))}</p>}
      <ul>
        {files.length <= unfolded && each}
        {refused.map(({ file, problem, mapping }) => (
          <li key={file} className={classes.refused} data-asked={mapping !== null || undefined}>
            {mapping ? <CircleHelp size={17} aria-hidden /> : <CircleX size={17} aria-hidden />}
            <div>
              <b>{file}</b>
              <p>{mapping ? say(texts.asked) : tell(problem)}</p>
            </div>
          </li>
        ))}
      </ul>
      {files.length > unfolded && (
        <details>
          <summary>{say(texts.eachFile)}</summary>
          <ul>{each}</ul>
        </details>
      )}
    </div>
  );
}

/** What became of the rows; the parts add up to the rows read. */
function Sum({ of: counts }: { of: IngestReport['totals'] }) {
  const t = useText();
  const format = useFormat();
  const count = (value: number) => format.value('count', value);
  return (
    <p>
      {t('import.rows', {
        read: count(counts.rows_read),
        loaded: count(counts.rows_loaded),
        unchanged: count(counts.rows_unchanged),
        aside: count(counts.rows_set_aside),
        neither: count(counts.rows_furniture),
      })}
    </p>
  );
}

function Loaded({ file }: { file: FileReport }) {
  const tell = useNotice();
  return (
    <li data-aside={file.rows_set_aside > 0 || undefined}>
      {file.rows_set_aside > 0 ? <CircleAlert size={17} aria-hidden /> : <CircleCheck size={17} aria-hidden />}
      <div>
        <b>{file.file}</b> <small>{file.format}</small>
        <Sum of={file} />
        {file.warnings.map((warning) => (
          <p key={warning.text} className={classes.warning}>
            {tell(warning)}
          </p>
        ))}
      </div>
    </li>
  );
}
