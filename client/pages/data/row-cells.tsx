import { problemWords } from '../../../pipelines/domain/row-problems.ts';
import { useWords } from '../../shared/language.tsx';
import { SidePanel } from '../../shared/ui/side-panel.tsx';
import classes from './details.module.css';
import { problemsOf } from './row-problems.ts';
import type { AsideRow } from './set-aside.tsx';
import { texts } from './texts.ts';
import type { Edits } from './use-edits.ts';

/** What stands in place of a cell that tells who a customer is. */
const hidden = '…';

/** All cells of a row that was set aside, to be corrected. */
export function RowCells({ row, edits, onClose }: { row: AsideRow; edits: Edits; onClose: () => void }) {
  const say = useWords();
  const cells = Object.entries(JSON.parse(row.raw) as Record<string, string | null>);
  const problems = problemsOf(row);
  return (
    <SidePanel
      title={say(texts.lineTitle(String(row.line)))}
      subtitle={`${row.file_name} · ${Object.values(problems)
        .map((problem) => say(problemWords(problem)))
        .join('; ')}`}
      onClose={onClose}
    >
      <div className={classes.cells}>
        {cells.map(([heading, text]) => (
          <label key={heading}>
            <span>{heading}</span>
            <input
              value={edits.cellOf(row, heading) ?? (text === hidden ? '' : (text ?? ''))}
              disabled={row.mended_by !== null || text === hidden}
              data-edited={edits.cellOf(row, heading) !== undefined || undefined}
              onChange={(event) => edits.edit(row, heading, event.target.value)}
            />
            {text === hidden && <small>{say(texts.hidden)}</small>}
            {problems[heading] && <small data-problem>{say(problemWords(problems[heading]))}</small>}
          </label>
        ))}
      </div>
      {edits.count > 0 && (
        <button
          type="button"
          className={classes.save}
          onClick={() => {
            edits.send();
            onClose();
          }}
        >
          {say(texts.mend(edits.count))}
        </button>
      )}
    </SidePanel>
  );
}
