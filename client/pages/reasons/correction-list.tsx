import type { RowOf } from '../../../server/contract/query.ts';
import { reasonCorrections } from '../../../server/questions/reasons/contract.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import button from '../../shared/ui/button.module.css';
import { Panel } from '../../shared/ui/panel.tsx';
import { ReasonMark } from '../../shared/ui/reason-mark.tsx';
import classes from './corrections.module.css';
import { texts } from './texts.ts';
import { useCorrections } from './use-corrections.ts';

type Row = RowOf<typeof reasonCorrections>;

const listed = 20;

/** Who said what when, latest first, and what was taken back. */
export function CorrectionList() {
  const say = useWords();
  return (
    <Panel
      title={say(texts.corrections)}
      query={reasonCorrections}
      params={{ limit: listed }}
      csvParams={{ limit: 100_000 }}
      height={80}
      emptyText={say(texts.noCorrections)}
      hasTable
    >
      {({ rows }) => (
        <ul className={classes.history}>
          {rows.map((row) => (
            <Correction key={row.correction_id} row={row} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Correction({ row }: { row: Row }) {
  const say = useWords();
  const format = useFormat();
  const { undo } = useCorrections();
  const isSame = row.read_reason === row.reason;
  const at = (instant: number | null) => format.value('instant', instant);
  return (
    <li data-undone={row.undone_at !== null || undefined}>
      <q>{row.reason_text}</q>
      <p>
        {row.read_reason && !isSame && (
          <>
            <ReasonMark code={row.read_reason} /> →{' '}
          </>
        )}
        <ReasonMark code={row.reason} />
      </p>
      <p>
        {say((isSame ? texts.confirmedBy : texts.by)(row.said_by, at(row.said_at)))}
        {row.undone_by !== null && ` · ${say(texts.undoneBy(row.undone_by, at(row.undone_at)))}`}
      </p>
      {row.undone_at === null && (
        <button type="button" className={`${button.button} ${classes.undo}`} onClick={() => undo(row.correction_id)}>
          {say(texts.undo)}
        </button>
      )}
    </li>
  );
}
