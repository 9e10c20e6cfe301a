import {
  type GroupCode,
  groupCodes,
  groupOf,
  type ReasonCode,
  reasonGroups,
} from '../../../pipelines/domain/reasons.ts';
import type { Counting } from '../../../server/contract/countings.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import type { reasonShare } from '../../../server/questions/reasons/contract.ts';

export type ReasonRow = RowOf<typeof reasonShare>;

/** The figures of a group or a finer reason; money in minor units, shares from 0 to 1. */
export interface Branch<C extends GroupCode | ReasonCode> {
  readonly code: C;
  /** Return lines as they are counted: no whole number where a return counts under each of its reasons by 1/n. */
  readonly counted_lines: number;
  /** Of all return lines. */
  readonly share: number;
  readonly return_cost_minor: number;
  /** Null where no line has a confidence. */
  readonly mean_confidence: number | null;
  readonly conflict_lines: number;
  /** Its share in each of the last twelve months, oldest first; null for a month without returns. */
  readonly trend: readonly (number | null)[];
}

export interface GroupBranch extends Branch<GroupCode> {
  /** Its finer reasons that occur, most lines first. */
  readonly reasons: readonly Branch<ReasonCode>[];
}

/**
 * The groups that occur with the finer reasons below them, both most lines first. A group sums up its reasons; counted by any
 * mention, a return that names two of them is one of the group.
 */
export function treeOf(rows: readonly ReasonRow[], counting: Counting = 'primary'): GroupBranch[] {
  const [any] = rows;
  const lineShare = any && any.share !== null && any.counted_lines > 0 ? any.share / any.counted_lines : 0;
  return groupCodes
    .map((group) => {
      const own = rows.filter((row) => row.reason_group === group).sort((a, b) => b.counted_lines - a.counted_lines);
      const sums = branch(group, own);
      const lines = own[0]?.group_lines ?? 0;
      const whole = counting === 'mention' ? { counted_lines: lines, share: lines * lineShare } : {};
      return { ...sums, ...whole, reasons: own.map((row) => branch(row.reason, [row])) };
    })
    .filter((group) => group.counted_lines > 0)
    .sort((a, b) => b.counted_lines - a.counted_lines);
}

function branch<C extends GroupCode | ReasonCode>(code: C, rows: readonly ReasonRow[]): Branch<C> {
  const sum = (value: (row: ReasonRow) => number) => rows.reduce((all, row) => all + value(row), 0);
  const read = rows.filter((row) => row.mean_confidence !== null);
  const readLines = read.reduce((all, row) => all + row.return_lines, 0);
  const sure = read.reduce((all, row) => all + row.mean_confidence! * row.return_lines, 0);
  return {
    code,
    counted_lines: sum((row) => row.counted_lines),
    share: sum((row) => row.share ?? 0),
    return_cost_minor: sum((row) => row.return_cost_minor),
    mean_confidence: readLines > 0 ? sure / readLines : null,
    conflict_lines: sum((row) => row.conflict_lines),
    trend: (rows[0]?.trend ?? []).map((month, at) => (month === null ? null : sum((row) => row.trend[at] ?? 0))),
  };
}

/**
 * The chosen reasons after one was clicked: added, or taken out if it was chosen. A group stands for all its finer
 * reasons, so neither stays chosen beside the other.
 */
export function toggled(chosen: readonly string[], code: GroupCode | ReasonCode): string[] {
  if (chosen.includes(code)) return chosen.filter((other) => other !== code);
  const isRelative = (other: string) =>
    code in reasonGroups ? groupOf(other as ReasonCode) === code : groupOf(code as ReasonCode) === other;
  return [...chosen.filter((other) => !isRelative(other)), code];
}
