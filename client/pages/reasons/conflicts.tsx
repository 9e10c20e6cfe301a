import type { Filter } from '../../../server/contract/filter.ts';
import { reasonShare } from '../../../server/questions/reasons/contract.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import { BarList } from '../../shared/ui/bar-list.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { ReasonMark, reasonColour } from '../../shared/ui/reason-mark.tsx';
import { Empty } from '../../shared/ui/states.tsx';
import classes from './reasons.module.css';
import { texts } from './texts.ts';
import type { ReasonRow } from './tree.ts';
import { useChosen } from './use-chosen.ts';

const listed = 7;

/** Where the shop's own reason codes and the customers' words disagree, by what the words say. */
export function Conflicts({ filter }: { filter: Filter }) {
  const say = useWords();
  const format = useFormat();
  return (
    <Panel title={say(texts.conflicts)} query={reasonShare} params={filter} height={330} hasTable>
      {({ rows }) => {
        const sum = (name: 'conflict_lines' | 'return_lines') => rows.reduce((all, row) => all + row[name], 0);
        if (sum('conflict_lines') === 0) return <Empty text={say(texts.noConflict)} />;
        const share = format.value('ratio', sum('conflict_lines') / sum('return_lines'));
        return (
          <>
            <p className={classes.lead}>
              {say(texts.conflictSum(format.value('count', sum('conflict_lines')), share))}
            </p>
            <ConflictBars rows={rows} />
          </>
        );
      }}
    </Panel>
  );
}

function ConflictBars({ rows }: { rows: readonly ReasonRow[] }) {
  const say = useWords();
  const format = useFormat();
  const chosen = useChosen();
  const most = [...rows].sort((a, b) => b.conflict_lines - a.conflict_lines).slice(0, listed);
  return (
    <BarList
      label={say(texts.conflicts)}
      items={most
        .filter((row) => row.conflict_lines > 0)
        .map((row) => ({
          key: row.reason,
          label: (
            <button
              type="button"
              className={classes.choose}
              aria-pressed={chosen.has(row.reason)}
              onClick={() => chosen.toggle(row.reason)}
            >
              <ReasonMark code={row.reason} />
            </button>
          ),
          value: row.conflict_lines,
          text: format.value('count', row.conflict_lines),
          note: say(texts.ofLines(format.wholePercent(row.conflict_lines / row.return_lines))),
          colour: reasonColour(row.reason_group),
        }))}
    />
  );
}
