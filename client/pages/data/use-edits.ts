import { useState } from 'react';
import type { MendRequest } from '../../../server/contract/imports.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import type { dataSetAside } from '../../../server/questions/data/contract.ts';
import { useImports } from './use-imports.ts';

type AsideRow = RowOf<typeof dataSetAside>;
/** What names a row that was set aside. */
type Row = Pick<AsideRow, 'load_id' | 'line'>;

/** What stood in the way in a cell, and what shall stand there. */
interface Correction {
  readonly column: string;
  readonly was: string | null;
  readonly text: string;
}

type Cells = Readonly<Record<string, string>>;

/** Cells of set-aside rows as they should have been, until they are sent. */
export interface Edits {
  /** Rows with an edited cell. */
  readonly count: number;
  /** The edited text of a cell; undefined where it is as it was. */
  readonly cellOf: (row: Row, column: string) => string | undefined;
  readonly edit: (row: Row & Pick<AsideRow, 'column_name' | 'value'>, column: string, text: string) => void;
  /** The last correction of a cell that was in the way. */
  readonly last: Correction | null;
  /** Loads the edited rows again, then begins anew. */
  readonly send: () => void;
}

export function useEdits(): Edits {
  const { mend } = useImports();
  const [edited, setEdited] = useState<ReadonlyMap<string, Row & { cells: Cells }>>(new Map());
  const [last, setLast] = useState<Correction | null>(null);
  return {
    count: edited.size,
    last,
    cellOf: (row, column) => edited.get(nameOf(row))?.cells[column],
    edit: ({ load_id, line, column_name, value }, column, text) => {
      if (column === column_name) setLast({ column, was: value, text });
      setEdited((before) => {
        const name = nameOf({ load_id, line });
        const cells = { ...before.get(name)?.cells, [column]: text };
        return new Map(before).set(name, { load_id, line, cells });
      });
    },
    send: () => {
      mend(requestsOf([...edited.values()])).then(
        () => setEdited(new Map()),
        () => undefined,
      );
    },
  };
}

function nameOf({ load_id, line }: Row): string {
  return `${load_id} ${line}`;
}

/** One request per load. */
function requestsOf(rows: readonly (Row & { cells: Cells })[]): MendRequest[] {
  const loads = [...new Set(rows.map(({ load_id }) => load_id))];
  return loads.map((load_id) => ({
    load_id,
    rows: rows.filter((row) => row.load_id === load_id).map(({ line, cells }) => ({ line, cells: { ...cells } })),
  }));
}
