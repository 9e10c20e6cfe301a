import { type GroupCode, groupCodes } from '../../../pipelines/domain/reasons.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import type { reasonAccuracy } from '../../../server/questions/reasons/contract.ts';

type Outcome = RowOf<typeof reasonAccuracy>;

/** How often texts were read right; shares from 0 to 1. */
export interface Score {
  readonly texts: number;
  readonly right_share: number;
  /** Mean F1 over the groups that occur: a rare group weighs as much as a frequent one. */
  readonly macro_f1: number;
}

/** The score of some outcomes; null for none. */
export function scoreOf(outcomes: readonly Outcome[]): Score | null {
  const texts = sumOf(outcomes);
  if (texts === 0) return null;
  const right = sumOf(outcomes.filter((one) => one.labelled_group === one.found_group));
  const scores = groupCodes.map((group) => groupScore(outcomes, group)).filter((score) => score.texts > 0);
  return { texts, right_share: right / texts, macro_f1: scores.reduce((sum, { f1 }) => sum + f1, 0) / scores.length };
}

export interface GroupScore {
  readonly group: GroupCode;
  /** Texts that are really of the group. */
  readonly texts: number;
  /** Of those read as the group, the share that are of it; of those of it, the share that were read as it; null for none. */
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number;
}

/** How well one group is read. */
export function groupScore(outcomes: readonly Outcome[], group: GroupCode): GroupScore {
  const texts = sumOf(outcomes.filter((one) => one.labelled_group === group));
  const found = sumOf(outcomes.filter((one) => one.found_group === group));
  const right = sumOf(outcomes.filter((one) => one.labelled_group === group && one.found_group === group));
  return {
    ...{ group, texts },
    precision: found > 0 ? right / found : null,
    recall: texts > 0 ? right / texts : null,
    f1: texts + found > 0 ? (2 * right) / (texts + found) : 0,
  };
}

/** How many texts really of one group were read as another (or the same). */
export function confusionCount(outcomes: readonly Outcome[], labelled: GroupCode, found: GroupCode): number {
  return sumOf(outcomes.filter((one) => one.labelled_group === labelled && one.found_group === found));
}

function sumOf(outcomes: readonly Outcome[]): number {
  return outcomes.reduce((sum, one) => sum + one.texts, 0);
}
