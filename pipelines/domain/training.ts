import type { OwnReason } from './reasons.ts';

/** How well a model reads the texts that were held back: how many are right, and the 95 % interval of their share. */
export interface HeldBackScore {
  /** The very reason that a person said. */
  readonly right_reasons: number;
  /** At least its group. */
  readonly right_groups: number;
  /** Over the eight groups, 0 to 1. */
  readonly macro_f1: number;
  /** Of the share of right reasons. */
  readonly low: number;
  readonly high: number;
}

/**
 * Why a model was switched in or not. `too_few`: not enough corrections to tell, so none was trained; `not_better`: the
 * difference may be chance; `worse_elsewhere`: it reads other notes worse.
 */
export type TrainingVerdict = 'better' | 'too_few' | 'not_better' | 'worse_elsewhere';

/** What training from corrections did. */
export interface TrainingReport {
  readonly verdict: TrainingVerdict;
  /** The model that was trained; null when none was. */
  readonly model_hash: string | null;
  /** Corrections in force that were learned from and that were held back; those that are neither, as `own` tells. */
  readonly learned: number;
  readonly held_back: number;
  readonly own_reasons: number;
  /** The shop's own reasons that corrections name; left out in reports from before they were learned. */
  readonly own?: readonly OwnLearning[];
  /** On what was held back; null when no model was trained. */
  readonly before: HeldBackScore | null;
  readonly after: HeldBackScore | null;
  /** How many of those are the very reason where the shop's code is read too; left out in reports from before it was measured. */
  readonly with_code?: { readonly before: number; readonly after: number };
  /** Texts that only the new model reads rightly, and that only the old one does; p of the exact McNemar test. */
  readonly gained: number;
  readonly lost: number;
  readonly p: number;
  /** Hand-written return notes, and how many of them each model reads rightly: what corrections do not speak of. */
  readonly notes: number;
  readonly notes_before: number;
  readonly notes_after: number;
  readonly seconds: number;
}

/**
 * What became of one of the shop's own reasons. `learned`: the new model tells it; `too_few` texts name it; `waiting`: enough do,
 * but no model was trained; `too_many`: others are named by more, and a model has room for so many; `not_told`: nothing in its
 * words sets it apart from its group.
 */
export type OwnOutcome = 'learned' | 'too_few' | 'waiting' | 'too_many' | 'not_told';

/** One of the shop's own reasons in a training. */
export interface OwnLearning {
  readonly reason: OwnReason;
  readonly outcome: OwnOutcome;
  /** Distinct texts that corrections name it for, and how many more are needed. */
  readonly texts: number;
  readonly missing: number;
  /** Of its texts those that were held back, and how many each model reads as it; 0 where none was learned. */
  readonly held_back: number;
  readonly before: number;
  readonly after: number;
}

/** Something that was trained, or a model that was switched to by hand. */
export interface ModelVersion {
  readonly model_id: number;
  /** Null for the model that ships. */
  readonly model_hash: string | null;
  /** Whether it was put in force then. */
  readonly is_switched: boolean;
  /** Null where an earlier model was put back. */
  readonly report: TrainingReport | null;
  readonly said_by: string;
  /** Milliseconds since 1970, UTC. */
  readonly said_at: number;
}

/** Fewest corrections held back that can tell a better model from chance. */
export const fewestHeldBack = 20;
/**
 * Fewest texts held back that must be newly right for a model to be switched in, by how many are newly wrong (0, 1, 2): with
 * fewer the exact McNemar test (two-sided, 5 %) takes the difference for chance.
 */
export const fewestGained = [6, 8, 10] as const;
/** One in so many corrections is held back. */
export const heldBackOneIn = 4;
/**
 * Fewest distinct texts that teach a reason of a shop's own. Measured on reasons made of what the utterances speak of
 * (zips, batteries, shoulders, sleeves, colours): of texts never seen, three quarters of 30 find 55 to 94 %, of 20 30 to 59
 * %, of 10 up to 25 %; of other texts of the group at most 0.8 % are taken for it.
 */
export const fewestOwnTexts = 30;
/** Most reasons of its own that a shop's model knows: they make it at most twice as large as the shipped one. */
export const mostOwnReasons = 32;
