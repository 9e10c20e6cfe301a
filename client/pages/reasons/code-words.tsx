import { type GroupCode, groupOf, type ReasonCode } from '../../../pipelines/domain/reasons.ts';
import type { Filter } from '../../../server/contract/filter.ts';
import { reasonCodeWords } from '../../../server/questions/reasons/contract.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import { Legend } from '../../shared/ui/legend.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { ReasonMark } from '../../shared/ui/reason-mark.tsx';
import { type CodeMatrix, type CodeRow, codeMatrixOf } from './code-matrix.ts';
import { useOpenQuotes } from './quotes-beside.tsx';
import classes from './reasons.module.css';
import { texts } from './texts.ts';

/** The shop's own reason codes against the customers' words, and claims of a defect against what was found. */
export function CodeWords({ filter }: { filter: Filter }) {
  const say = useWords();
  const format = useFormat();
  return (
    <Panel
      title={say(texts.conflicts)}
      query={reasonCodeWords}
      params={filter}
      height={420}
      emptyText={say(texts.noCodes)}
      hasTable
    >
      {({ rows }) => {
        const matrix = codeMatrixOf(rows);
        const { sum, claimed } = matrix;
        const share = (part: number, whole: number) => format.value('ratio', whole > 0 ? part / whole : null);
        const count = (value: number) => format.value('count', value);
        return (
          <>
            <p className={classes.lead}>
              {say(
                texts.conflictSum(
                  count(sum.conflict_lines),
                  share(sum.conflict_lines, sum.return_lines - sum.silent_lines),
                  count(sum.return_lines - sum.silent_lines),
                ),
              )}
            </p>
            {claimed.graded_lines > 0 && (
              <p className={classes.lead}>
                {say(
                  texts.claimedDefect(
                    count(claimed.graded_lines),
                    count(claimed.sellable_lines),
                    share(claimed.sellable_lines, claimed.graded_lines),
                  ),
                )}
              </p>
            )}
            <CodeTable matrix={matrix} />
            <Legend
              items={[
                { name: say(texts.sameGroup), colour: 'var(--accent)' },
                { name: say(texts.otherGroup), colour: 'var(--warn)' },
              ]}
            />
          </>
        );
      }}
    </Panel>
  );
}

function CodeTable({ matrix }: { matrix: CodeMatrix }) {
  const say = useWords();
  const { code_reason, return_lines, conflict_lines } = reasonCodeWords.columns;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it by keys
    <div className={`${classes.scroller} ${classes.tall} sideways`} tabIndex={0}>
      <table className={classes.heat} aria-label={say(texts.conflicts)}>
        <thead>
          <tr>
            <th scope="col">{say(code_reason.label)}</th>
            {matrix.groups.map((group) => (
              <th key={group} scope="col" className={classes.group}>
                <ReasonMark code={group} />
              </th>
            ))}
            <th scope="col">{say(texts.noWords)}</th>
            <th scope="col">{say(return_lines.label)}</th>
            <th scope="col">{say(conflict_lines.label)}</th>
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map((row) => (
            <CodeLine key={row.code} row={row} groups={matrix.groups} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** One code: what was said beside it. A cell opens its quotes; its shade is its share of the code's lines with words. */
function CodeLine({ row, groups }: { row: CodeRow; groups: readonly GroupCode[] }) {
  const say = useWords();
  const format = useFormat();
  const openQuotes = useOpenQuotes();
  const count = (value: number) => format.value('count', value);
  const withWords = row.return_lines - row.silent_lines;
  const name = format.value('code', row.code);
  return (
    <tr>
      <th scope="row">
        <ReasonMark code={row.code} />
      </th>
      {groups.map((group) => {
        const lines = row.cells[group] ?? 0;
        if (lines === 0) return <td key={group} />;
        return (
          <td key={group}>
            <button
              type="button"
              className={classes.cell}
              data-conflict={isOther(row.code, group) || undefined}
              style={{ '--heat': (lines / withWords).toFixed(3) } as object}
              aria-label={say(texts.codeCell(name, format.value('code', group), count(lines)))}
              onClick={() => openQuotes({ code: row.code, reason: [group] })}
            >
              {count(lines)}
            </button>
          </td>
        );
      })}
      <td>{count(row.silent_lines)}</td>
      <td>{count(row.return_lines)}</td>
      <td>
        {row.conflict_lines === 0 ? (
          '–'
        ) : (
          <button
            type="button"
            className={classes.choose}
            aria-label={say(texts.codeConflicts(name, count(row.conflict_lines)))}
            onClick={() => openQuotes({ code: row.code, only: 'conflict' })}
          >
            {format.value('ratio', row.conflict_lines / withWords)}
          </button>
        )}
      </td>
    </tr>
  );
}

/** Whether words of a group gainsay a code; what neither names gainsays nothing. */
function isOther(code: ReasonCode, group: GroupCode): boolean {
  return groupOf(code) !== group && groupOf(code) !== 'other' && group !== 'other';
}
