import { type GroupCode, groupCodes } from '../../../pipelines/domain/reasons.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import type { reasonsByCategory } from '../../../server/questions/reasons/contract.ts';

type Cell = RowOf<typeof reasonsByCategory>;

export interface HeatRow {
  readonly category: string | null;
  readonly return_lines: number;
  /** Null where the category has no return of that reason. */
  readonly cells: Readonly<Partial<Record<GroupCode, Cell>>>;
}

export interface Heat {
  /** The groups that occur, in the order of the taxonomy. */
  readonly groups: readonly GroupCode[];
  /** One row per category, most return lines first. */
  readonly rows: readonly HeatRow[];
  /** The largest share of a cell: the end of the colour scale. */
  readonly most: number;
}

/** Categories by reason groups. */
export function heatOf(cells: readonly Cell[]): Heat {
  const categories = [...new Set(cells.map((cell) => cell.category))];
  const rows = categories.map((category): HeatRow => {
    const own = cells.filter((cell) => cell.category === category);
    return {
      category,
      return_lines: own.reduce((all, cell) => all + cell.return_lines, 0),
      cells: Object.fromEntries(own.map((cell) => [cell.reason_group, cell])),
    };
  });
  return {
    groups: groupCodes.filter((group) => cells.some((cell) => cell.reason_group === group)),
    rows: rows.sort((a, b) => b.return_lines - a.return_lines),
    most: Math.max(...cells.map((cell) => cell.share ?? 0), 0),
  };
}
