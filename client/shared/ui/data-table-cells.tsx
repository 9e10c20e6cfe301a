import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Column, ColumnKind } from '../../../server/contract/columns.ts';
import { useWords } from '../language.tsx';
import classes from './data-table.module.css';
import { Help } from './help.tsx';
import type { Sort } from './use-sorted-rows.ts';

/** Pixels a column takes unless told otherwise. */
export const usualWidths: Readonly<Record<ColumnKind, number>> = {
  text: 190,
  code: 190,
  count: 112,
  ratio: 112,
  money: 124,
  days: 100,
  date: 120,
  instant: 170,
  number: 112,
  flag: 100,
  series: 110,
};

/** Written to the right, and sorted largest first. */
const numeric: ReadonlySet<ColumnKind> = new Set(['count', 'ratio', 'money', 'days', 'number']);

interface HeadCellProps {
  readonly name: string;
  readonly column: Column;
  readonly sort: Sort | null;
  readonly onSort: (sort: Sort) => void;
}

/** A column's label, which sorts by it, and what it means. */
export function HeadCell({ name, column, sort, onSort }: HeadCellProps) {
  const say = useWords();
  const label = say(column.label);
  const isSorted = sort?.column === name;
  const isNumeric = numeric.has(column.kind);
  const Arrow = sort?.isDescending ? ArrowDown : ArrowUp;
  const next = { column: name, isDescending: isSorted ? !sort.isDescending : isNumeric };
  return (
    <th
      scope="col"
      data-numeric={isNumeric || undefined}
      aria-sort={isSorted ? (sort.isDescending ? 'descending' : 'ascending') : undefined}
    >
      <span className={classes.head}>
        <button type="button" className={classes.sort} data-on={isSorted || undefined} onClick={() => onSort(next)}>
          {label}
          {isSorted && <Arrow size={13} aria-hidden />}
        </button>
        {column.about && <Help of={label} text={say(column.about)} />}
      </span>
    </th>
  );
}

/** A cell of one line; what does not fit is shown when pointed at. */
export function Cell({ kind, children }: { kind: ColumnKind; children: ReactNode }) {
  return (
    <td data-numeric={numeric.has(kind) || undefined}>
      <span className={classes.cell} title={typeof children === 'string' ? children : undefined}>
        {children}
      </span>
    </td>
  );
}
