import { type GroupCode, groupCodes } from '../../../pipelines/domain/reasons.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import type { costBreakdown } from '../../../server/questions/costs/contract.ts';

type Cell = RowOf<typeof costBreakdown>;

/** What a cell of the table may show, in minor units: the cost, or the cost per delivered unit of the category. */
export const measures = ['total_minor', 'cost_per_delivered_minor'] as const;
export type Measure = (typeof measures)[number];

export interface MatrixRow {
  readonly category: string | null;
  /** Null where the category has no return of that reason. */
  readonly cells: Readonly<Partial<Record<GroupCode, Cell>>>;
  readonly sum: number;
}

export interface Matrix {
  /** The groups that occur, in the order of the taxonomy. */
  readonly groups: readonly GroupCode[];
  /** One row per category, dearest first. */
  readonly rows: readonly MatrixRow[];
  readonly groupSums: Readonly<Partial<Record<GroupCode, number>>>;
  readonly sum: number;
  /** The largest cell, for the scale of the tint. */
  readonly most: number;
}

/** Categories by reason groups of one measure; unknown amounts count nothing in the sums. */
export function matrixOf(cells: readonly Cell[], measure: Measure): Matrix {
  const value = (cell: Cell) => cell[measure] ?? 0;
  const sum = (some: readonly Cell[]) => some.reduce((all, cell) => all + value(cell), 0);
  const groups = groupCodes.filter((group) => cells.some((cell) => cell.reason_group === group));
  const rows = [...new Set(cells.map((cell) => cell.category))].map((category): MatrixRow => {
    const own = cells.filter((cell) => cell.category === category);
    return { category, cells: Object.fromEntries(own.map((cell) => [cell.reason_group, cell])), sum: sum(own) };
  });
  return {
    groups,
    rows: rows.sort((a, b) => b.sum - a.sum),
    groupSums: Object.fromEntries(
      groups.map((group) => [group, sum(cells.filter((cell) => cell.reason_group === group))]),
    ),
    sum: sum(cells),
    most: Math.max(...cells.map(value), 0),
  };
}
