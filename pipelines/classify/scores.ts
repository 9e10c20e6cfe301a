import { type GroupCode, groupCodes } from '../domain/reasons.ts';

/** One labelled text beside what was read from it. */
export interface Outcome {
  readonly language: string;
  readonly expected: GroupCode;
  readonly found: GroupCode;
  readonly confidence: number;
}

/** Precision, recall and F1 (0 to 1) of one group, and how many texts are labelled with it. */
export interface Score {
  readonly group: GroupCode;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly labelled: number;
}

/** The score of each group that is labelled or found at least once. */
export function scoresOf(outcomes: readonly Outcome[]): Score[] {
  const count = (test: (outcome: Outcome) => boolean) => outcomes.filter(test).length;
  return groupCodes.flatMap((group) => {
    const labelled = count((outcome) => outcome.expected === group);
    const found = count((outcome) => outcome.found === group);
    const right = count((outcome) => outcome.expected === group && outcome.found === group);
    if (labelled + found === 0) return [];
    const precision = found === 0 ? 0 : right / found;
    const recall = labelled === 0 ? 0 : right / labelled;
    return [{ group, precision, recall, f1: (2 * right) / (labelled + found), labelled }];
  });
}

/** Mean F1 (0 to 1) over the groups that are labelled; NaN for no outcomes. */
export function macroF1(outcomes: readonly Outcome[]): number {
  const labelled = scoresOf(outcomes).filter((score) => score.labelled > 0);
  return labelled.reduce((sum, score) => sum + score.f1, 0) / labelled.length;
}

/** Share (0 to 1) of the outcomes that are right; NaN for none. */
export function accuracy(outcomes: readonly Outcome[]): number {
  return outcomes.filter((outcome) => outcome.found === outcome.expected).length / outcomes.length;
}

/** How often each group was found where another (or the same) was labelled: one row a labelled group, in taxonomy order. */
export function confusionOf(outcomes: readonly Outcome[]): number[][] {
  return groupCodes.map((expected) => {
    const own = outcomes.filter((outcome) => outcome.expected === expected);
    return groupCodes.map((found) => own.filter((outcome) => outcome.found === found).length);
  });
}

/** Answers of like confidence: how many, their mean confidence, and the share that is right (both 0 to 1). */
export interface Bin {
  readonly from: number;
  readonly count: number;
  readonly said: number;
  readonly right: number;
}

/** The calibration curve: bins from the given confidences up to the next, those without answers left out. */
export function calibrationOf(outcomes: readonly Outcome[], froms: readonly number[]): Bin[] {
  return froms.flatMap((from, index) => {
    const below = froms[index + 1] ?? Infinity;
    const own = outcomes.filter((outcome) => outcome.confidence >= from && outcome.confidence < below);
    if (own.length === 0) return [];
    const said = own.reduce((sum, outcome) => sum + outcome.confidence, 0) / own.length;
    return [{ from, count: own.length, said, right: accuracy(own) }];
  });
}
