import {
  createSortedRowModel,
  rowSortingFeature,
  sortFns,
  type Row as TableRow,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import type { Column, ColumnKind, Columns, Row } from '../../../server/contract/columns.ts';
import { useFormat, useText, useWords } from '../language.tsx';
import classes from './data-table.module.css';
import { Help } from './help.tsx';

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel(), sortFns });
const rowHeight = 40;
const headHeight = 47;

/** Pixels a column takes unless told otherwise. */
const widths: Readonly<Record<ColumnKind, number>> = {
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

const numeric: ReadonlySet<ColumnKind> = new Set(['count', 'ratio', 'money', 'days', 'number']);

export interface Sort {
  readonly column: string;
  readonly isDescending: boolean;
}

interface DataTableProps<C extends Columns> {
  readonly columns: C;
  readonly rows: readonly Row<C>[];
  readonly currency: string | null;
  /** What the table lists, for who does not see it. */
  readonly label: string;
  /** Which columns, in which order; all of the contract when absent. */
  readonly shown?: readonly (keyof C & string)[];
  /** Other pictures of a column's cells. */
  readonly cells?: { readonly [K in keyof C]?: (row: Row<C>) => ReactNode };
  readonly widths?: { readonly [K in keyof C]?: number };
  /** The order, when somebody else keeps it. */
  readonly sort?: Sort;
  readonly onSort?: (sort: Sort) => void;
  readonly onOpen?: (row: Row<C>) => void;
  readonly isOpen?: (row: Row<C>) => boolean;
  /** Most pixels it takes before it scrolls. */
  readonly maxHeight?: number;
}

/** Rows of an answer, labelled and formatted by the contract's columns; sorts, and draws only the rows in view. */
export function DataTable<C extends Columns>(props: DataTableProps<C>) {
  const { columns, rows, currency, label, cells, onOpen, isOpen, maxHeight = 560 } = props;
  const t = useText();
  const format = useFormat();
  const shown = useMemo(() => props.shown ?? (Object.keys(columns) as (keyof C & string)[]), [props.shown, columns]);
  const widthOf = (name: keyof C & string) => props.widths?.[name] ?? widths[columns[name]!.kind];
  const width = shown.reduce((sum, name) => sum + widthOf(name), 0);
  const [ownSort, setOwnSort] = useState<Sort | null>(null);
  const sort = props.sort ?? ownSort;
  const definitions = useMemo(() => shown.map((name) => definition<C>(name)), [shown]);
  const { column: sortedBy, isDescending = false } = sort ?? {};
  const sorting = useMemo(
    () => (sortedBy === undefined ? [] : [{ id: sortedBy, desc: isDescending }]),
    [sortedBy, isDescending],
  );
  const table = useTable({
    features,
    columns: definitions,
    data: rows as Row<C>[],
    state: { sorting },
  });
  const sorted = table.getRowModel().rows;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingEnd: headHeight,
  });
  const [active, setActive] = useState(0);
  const items = virtual.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);

  const moveTo = (index: number) => {
    const next = Math.max(0, Math.min(sorted.length - 1, index));
    setActive(next);
    virtual.scrollToIndex(next);
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus());
  };
  const onKey = (event: KeyboardEvent, index: number) => {
    if (event.target !== event.currentTarget) return;
    const target = {
      ArrowDown: index + 1,
      j: index + 1,
      ArrowUp: index - 1,
      k: index - 1,
      Home: 0,
      End: sorted.length,
    }[event.key];
    if (target !== undefined) moveTo(target);
    else if (event.key === 'Enter' || event.key === ' ') onOpen?.(sorted[index]!.original);
    else return;
    event.preventDefault();
  };
  const onSort = (next: Sort) => (props.onSort ?? setOwnSort)(next);

  return (
    <div
      ref={scroller}
      className={classes.scroller}
      style={{ maxHeight, height: Math.min(maxHeight, sorted.length * rowHeight + headHeight) }}
      {...(onOpen ? {} : { role: 'group', 'aria-label': label, tabIndex: 0 })}
    >
      <table
        className={classes.table}
        style={{ minWidth: width }}
        aria-label={label}
        aria-rowcount={sorted.length + 1}
        role={onOpen && 'grid'}
      >
        <colgroup>
          {shown.map((name) => (
            <col key={name} style={{ width: widthOf(name) }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {shown.map((name) => (
              <HeadCell key={name} name={name} column={columns[name]!} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {before > 0 && <tr aria-hidden style={{ height: before }} />}
          {items.map((item) => {
            const row = sorted[item.index]!;
            return (
              <tr
                key={row.id}
                data-index={item.index}
                data-odd={item.index % 2 === 1 || undefined}
                aria-rowindex={item.index + 2}
                className={classes.row}
                {...(onOpen && {
                  tabIndex: item.index === active ? 0 : -1,
                  'aria-selected': isOpen?.(row.original) ?? false,
                  onClick: () => onOpen(row.original),
                  onFocus: () => setActive(item.index),
                  onKeyDown: (event) => onKey(event, item.index),
                })}
              >
                {shown.map((name) => (
                  <Cell key={name} kind={columns[name]!.kind}>
                    {cells?.[name]?.(row.original) ?? format.value(columns[name]!.kind, row.original[name], currency)}
                  </Cell>
                ))}
              </tr>
            );
          })}
          {after > 0 && <tr aria-hidden style={{ height: after }} />}
        </tbody>
      </table>
      {rows.length === 0 && <p className={classes.none}>{t('empty')}</p>}
    </div>
  );
}

/** How the table reads a column; unknown values go last whichever way it is sorted. */
function definition<C extends Columns>(name: keyof C & string) {
  return {
    id: name,
    accessorFn: (row: Row<C>) => row[name] ?? undefined,
    sortUndefined: 'last' as const,
    sortFn: (a: TableRow<typeof features, Row<C>>, b: TableRow<typeof features, Row<C>>) =>
      compare(a.getValue(name), b.getValue(name)),
  };
}

const collator = new Intl.Collator(undefined, { numeric: true });

function compare(a: unknown, b: unknown): number {
  return typeof a === 'string' && typeof b === 'string' ? collator.compare(a, b) : Number(a) - Number(b);
}

interface HeadCellProps {
  readonly name: string;
  readonly column: Column;
  readonly sort: Sort | null;
  readonly onSort: (sort: Sort) => void;
}

function HeadCell({ name, column, sort, onSort }: HeadCellProps) {
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

function Cell({ kind, children }: { kind: ColumnKind; children: ReactNode }) {
  return (
    <td data-numeric={numeric.has(kind) || undefined}>
      <span className={classes.cell} title={typeof children === 'string' ? children : undefined}>
        {children}
      </span>
    </td>
  );
}
