import { maskPersonal } from '../../../pipelines/domain/mask.ts';
import type { RowOf } from '../../contract/query.ts';
import type { dataSetAside } from './contract.ts';

type Answer = RowOf<typeof dataSetAside>;

/** The rows that were set aside, personal data in their free text hidden. */
export function asideRows([rows = []]: readonly Answer[][]): Answer[] {
  return rows.map((row) => ({
    ...row,
    value: row.value === null ? null : shownCell(row.value),
    raw: shownCells(row.raw),
  }));
}

/** The cells of a row, JSON {heading: text}, with personal data in those that hold free text hidden. */
export function shownCells(raw: string): string {
  const cells = Object.entries(JSON.parse(raw) as Record<string, string | null>);
  return JSON.stringify(Object.fromEntries(cells.map(([heading, cell]) => [heading, cell && shownCell(cell)])));
}

/** A cell of several words, or with an e-mail address: anything else is a number, a date or a code, which is to be mended. */
function shownCell(cell: string): string {
  return /[ @]/.test(cell) ? maskPersonal(cell) : cell;
}
