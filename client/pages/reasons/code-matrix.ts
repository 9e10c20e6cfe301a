import { type GroupCode, groupCodes, groupOf, type ReasonCode } from '../../../pipelines/domain/reasons.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import type { reasonCodeWords } from '../../../server/questions/reasons/contract.ts';

type Row = RowOf<typeof reasonCodeWords>;

/** What the words say where the shop's code says one thing; counts are return lines. */
export interface CodeRow {
  readonly code: ReasonCode;
  readonly return_lines: number;
  /** Where the customer wrote nothing. */
  readonly silent_lines: number;
  readonly conflict_lines: number;
  readonly cells: Readonly<Partial<Record<GroupCode, number>>>;
}

export interface CodeMatrix {
  /** The groups that words name, in the order of the taxonomy. */
  readonly groups: readonly GroupCode[];
  /** One row per code, most lines first. */
  readonly rows: readonly CodeRow[];
  /** All codes together. */
  readonly sum: Omit<CodeRow, 'code'>;
  /** Returns whose code claims a defect, as far as their goods were inspected, and those of them found sellable. */
  readonly claimed: { readonly graded_lines: number; readonly sellable_lines: number };
}

/** Codes by the groups of what was said beside them. */
export function codeMatrixOf(rows: readonly Row[]): CodeMatrix {
  const codes = [...new Set(rows.map((row) => row.code_reason))];
  const claims = rows.filter((row) => groupOf(row.code_reason) === 'defective');
  return {
    groups: groupCodes.filter((group) => rows.some((row) => row.reason !== null && groupOf(row.reason) === group)),
    rows: codes
      .map((code) => ({ code, ...sumOf(rows.filter((row) => row.code_reason === code)) }))
      .sort((a, b) => b.return_lines - a.return_lines),
    sum: sumOf(rows),
    claimed: {
      graded_lines: claims.reduce((sum, row) => sum + row.graded_lines, 0),
      sellable_lines: claims.reduce((sum, row) => sum + row.sellable_lines, 0),
    },
  };
}

function sumOf(rows: readonly Row[]): Omit<CodeRow, 'code'> {
  const cells: Partial<Record<GroupCode, number>> = {};
  let [return_lines, silent_lines, conflict_lines] = [0, 0, 0];
  for (const row of rows) {
    return_lines += row.return_lines;
    conflict_lines += row.conflict_lines;
    if (row.reason === null) silent_lines += row.return_lines;
    else cells[groupOf(row.reason)] = (cells[groupOf(row.reason)] ?? 0) + row.return_lines;
  }
  return { return_lines, silent_lines, conflict_lines, cells };
}
