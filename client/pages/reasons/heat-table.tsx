import { type KeyboardEvent, useState } from 'react';
import type { GroupCode } from '../../../pipelines/domain/reasons.ts';
import { reasonsByCategory } from '../../../server/questions/reasons/contract.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import { ReasonMark } from '../../shared/ui/reason-mark.tsx';
import type { Heat, HeatRow } from './heat.ts';
import { useOpenQuotes } from './quotes-beside.tsx';
import classes from './reasons.module.css';
import { texts } from './texts.ts';

/** A table whose cells are coloured by their share. One cell is in the order of the Tab key; arrows move among them. */
export function HeatTable({ heat }: { heat: Heat }) {
  const say = useWords();
  const format = useFormat();
  const [active, setActive] = useState({ row: 0, column: 0 });
  const onKey = (event: KeyboardEvent<HTMLTableElement>) => {
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    if (!step) return;
    event.preventDefault();
    const row = within(active.row + step[0]!, heat.rows.length);
    const column = within(active.column + step[1]!, heat.groups.length);
    setActive({ row, column });
    event.currentTarget.querySelector<HTMLElement>(`[data-cell="${row} ${column}"]`)?.focus();
  };
  return (
    <div className={`${classes.scroller} sideways`}>
      <table className={classes.heat} aria-label={say(reasonsByCategory.about)} onKeyDown={onKey}>
        <thead>
          <tr>
            <th scope="col">{say(reasonsByCategory.columns.category.label)}</th>
            {heat.groups.map((group) => (
              <th key={group} scope="col" className={classes.group}>
                <ReasonMark code={group} />
              </th>
            ))}
            <th scope="col">{say(reasonsByCategory.columns.return_lines.label)}</th>
          </tr>
        </thead>
        <tbody>
          {heat.rows.map((row, rowIndex) => (
            <tr key={row.category}>
              <th scope="row">{row.category ?? say(texts.noCategory)}</th>
              {heat.groups.map((group, column) => (
                <td key={group}>
                  <HeatCell
                    row={row}
                    group={group}
                    most={heat.most}
                    place={`${rowIndex} ${column}`}
                    isActive={active.row === rowIndex && active.column === column}
                    onFocus={() => setActive({ row: rowIndex, column })}
                  />
                </td>
              ))}
              <td>{format.value('count', row.return_lines)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface HeatCellProps {
  readonly row: HeatRow;
  readonly group: GroupCode;
  readonly most: number;
  readonly place: string;
  readonly isActive: boolean;
  readonly onFocus: () => void;
}

/** A share; choosing it opens the quotes of its category and reason. */
function HeatCell({ row, group, most, place, isActive, onFocus }: HeatCellProps) {
  const say = useWords();
  const format = useFormat();
  const openQuotes = useOpenQuotes();
  const cell = row.cells[group];
  const share = cell?.share ?? 0;
  const text = format.wholePercent(share);
  const label = say(
    texts.heatCell(
      row.category ?? say(texts.noCategory),
      format.value('code', group),
      text,
      format.value('count', cell?.return_lines ?? 0),
    ),
  );
  const category = row.category === null ? undefined : [row.category];
  return (
    <button
      type="button"
      className={classes.cell}
      style={{ '--heat': most > 0 ? (share / most).toFixed(3) : 0 } as object}
      data-cell={place}
      tabIndex={isActive ? 0 : -1}
      aria-label={label}
      title={label}
      onFocus={onFocus}
      onClick={() => openQuotes({ category, reason: [group] })}
    >
      {text}
    </button>
  );
}

function within(index: number, count: number): number {
  return Math.max(0, Math.min(count - 1, index));
}
