import {
  type GroupCode,
  groupCodes,
  groupOf,
  type ReasonCode,
  reasonCodes,
  reasonGroups,
} from '../../../pipelines/domain/reasons.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import type { reasonShare } from '../../../server/questions/reasons/contract.ts';

export type ReasonRow = RowOf<typeof reasonShare>;

/** The figures of a group or a finer reason; money in minor units, shares from 0 to 1. */
export interface Branch<C extends GroupCode | ReasonCode> {
  readonly code: C;
  readonly return_lines: number;
  readonly share: number;
  readonly return_cost_minor: number;
  /** Null where no line has a confidence. */
  readonly mean_confidence: number | null;
  readonly conflict_lines: number;
}

export interface GroupBranch extends Branch<GroupCode> {
  /** Its finer reasons that occur, most lines first. */
  readonly reasons: readonly Branch<ReasonCode>[];
}

/** The groups that occur with the finer reasons below them, both most lines first; a group sums up its reasons. */
export function treeOf(rows: readonly ReasonRow[]): GroupBranch[] {
  return groupCodes
    .map((group) => {
      const own = rows.filter((row) => row.reason_group === group).sort((a, b) => b.return_lines - a.return_lines);
      return { ...branch(group, own), reasons: own.map((row) => branch(row.reason, [row])) };
    })
    .filter((group) => group.return_lines > 0)
    .sort((a, b) => b.return_lines - a.return_lines);
}

function branch<C extends GroupCode | ReasonCode>(code: C, rows: readonly ReasonRow[]): Branch<C> {
  const sum = (value: (row: ReasonRow) => number) => rows.reduce((all, row) => all + value(row), 0);
  const read = rows.filter((row) => row.mean_confidence !== null);
  const readLines = read.reduce((all, row) => all + row.return_lines, 0);
  const sure = read.reduce((all, row) => all + row.mean_confidence! * row.return_lines, 0);
  return {
    code,
    return_lines: sum((row) => row.return_lines),
    share: sum((row) => row.share ?? 0),
    return_cost_minor: sum((row) => row.return_cost_minor),
    mean_confidence: readLines > 0 ? sure / readLines : null,
    conflict_lines: sum((row) => row.conflict_lines),
  };
}

/**
 * The chosen reasons after one was clicked: added, or taken out if it was chosen. A group stands for all its finer
 * reasons, so neither stays chosen beside the other.
 */
export function toggled(chosen: readonly string[], code: GroupCode | ReasonCode): string[] {
  if (chosen.includes(code)) return chosen.filter((other) => other !== code);
  const relatives: readonly string[] =
    code in reasonGroups ? reasonCodes.filter((reason) => groupOf(reason) === code) : [groupOf(code as ReasonCode)];
  return [...chosen.filter((other) => !relatives.includes(other)), code];
}
