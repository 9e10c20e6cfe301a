import {
  createSortedRowModel,
  rowSortingFeature,
  sortFns,
  type Row as TableRow,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo } from 'react';
import type { Columns, Row } from '../../../server/contract/columns.ts';

/** By which column a table is sorted, and which way. */
export interface Sort {
  readonly column: string;
  readonly isDescending: boolean;
}

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel(), sortFns });
type Sorted<C extends Columns> = TableRow<typeof features, Row<C>>;
const collator = new Intl.Collator(undefined, { numeric: true });

/** The rows in order, unknown values last whichever way; as they came while nothing is chosen. Sorted once per change. */
export function useSortedRows<C extends Columns>(
  names: readonly (keyof C & string)[],
  rows: readonly Row<C>[],
  sort: Sort | null,
): readonly Sorted<C>[] {
  const columns = useMemo(() => names.map((name) => definition<C>(name)), [names]);
  const { column, isDescending = false } = sort ?? {};
  const sorting = useMemo(
    () => (column === undefined ? [] : [{ id: column, desc: isDescending }]),
    [column, isDescending],
  );
  return useTable({ features, columns, data: rows as Row<C>[], state: { sorting } }).getRowModel().rows;
}

function definition<C extends Columns>(name: keyof C & string) {
  return {
    id: name,
    accessorFn: (row: Row<C>) => row[name] ?? undefined,
    sortUndefined: 'last' as const,
    sortFn: (a: Sorted<C>, b: Sorted<C>) => compare(a.getValue(name), b.getValue(name)),
  };
}

function compare(a: unknown, b: unknown): number {
  return typeof a === 'string' && typeof b === 'string' ? collator.compare(a, b) : Number(a) - Number(b);
}
