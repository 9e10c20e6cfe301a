import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import type { Columns, Row } from '../../../server/contract/columns.ts';
import { useFormat, useText } from '../language.tsx';
import classes from './data-table.module.css';
import { Cell, HeadCell, usualWidths } from './data-table-cells.tsx';
import { useRowWindow } from './use-row-window.ts';
import { type Sort, useSortedRows } from './use-sorted-rows.ts';

export type { Sort };

const rowHeight = 40;
const headHeight = 47;

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
  /** Told of keys on a row that neither move nor open; gives whether it took one. */
  readonly onRowKey?: (key: string, row: Row<C>) => boolean;
  /** Most pixels it takes before it scrolls. */
  readonly maxHeight?: number;
}

function hasModifier({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey;
}

/** Rows of an answer, labelled and formatted by the contract's columns; sorts, and draws only the rows in view. */
export function DataTable<C extends Columns>(props: DataTableProps<C>) {
  const { columns, rows, currency, label, cells, onOpen, isOpen, maxHeight = 560 } = props;
  const t = useText();
  const format = useFormat();
  const scroller = useRef<HTMLDivElement>(null);
  const [ownSort, setOwnSort] = useState<Sort | null>(null);
  const sort = props.sort ?? ownSort;
  const shown = useMemo(() => props.shown ?? (Object.keys(columns) as (keyof C & string)[]), [props.shown, columns]);
  const order = useSortedRows(columns, shown, rows, sort);
  const view = useRowWindow({
    count: rows.length,
    scroller,
    rowHeight,
    headHeight,
    onOpen: (index) => onOpen?.(rows[order[index]!]!),
  });
  const widthOf = (name: keyof C & string) => props.widths?.[name] ?? usualWidths[columns[name]!.kind];
  const interaction = (index: number, row: Row<C>) =>
    onOpen && {
      tabIndex: index === view.active ? 0 : -1,
      'data-keys': index === view.active || undefined,
      'aria-selected': isOpen?.(row) ?? false,
      onClick: () => onOpen(row),
      onFocus: () => view.onFocus(index),
      onKeyDown: (event: KeyboardEvent) => {
        view.onKey(event, index);
        const isFree = !event.defaultPrevented && event.target === event.currentTarget && !hasModifier(event);
        if (isFree && props.onRowKey?.(event.key, row)) event.preventDefault();
      },
    };

  return (
    <div
      ref={scroller}
      className={`${classes.scroller} sideways`}
      style={{ maxHeight }}
      {...(onOpen ? {} : { role: 'group', 'aria-label': label, tabIndex: 0 })}
    >
      <table
        className={classes.table}
        style={{ minWidth: shown.reduce((sum, name) => sum + widthOf(name), 0) }}
        aria-label={label}
        aria-rowcount={rows.length + 1}
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
              <HeadCell
                key={name}
                name={name}
                column={columns[name]!}
                sort={sort}
                onSort={props.onSort ?? setOwnSort}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {view.before > 0 && <tr aria-hidden style={{ height: view.before }} />}
          {view.items.map(({ index }) => {
            const place = order[index]!;
            const row = rows[place]!;
            return (
              <tr
                key={place}
                data-index={index}
                aria-rowindex={index + 2}
                className={classes.row}
                {...interaction(index, row)}
              >
                {shown.map((name) => (
                  <Cell key={name} kind={columns[name]!.kind}>
                    {cells?.[name]?.(row) ?? format.value(columns[name]!.kind, row[name], currency)}
                  </Cell>
                ))}
              </tr>
            );
          })}
          {view.after > 0 && <tr aria-hidden style={{ height: view.after }} />}
        </tbody>
      </table>
      {rows.length === 0 && <p className={classes.none}>{t('empty')}</p>}
    </div>
  );
}
