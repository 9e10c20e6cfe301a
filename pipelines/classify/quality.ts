import { readFileSync } from 'node:fs';
import type { GroupCode } from '../domain/reasons.ts';

/** Labelled texts of one source, language and pair of groups: how many there are. */
export interface MeasuredOutcome {
  /** Real reviews, or return notes written by hand. */
  readonly source: 'reviews' | 'notes';
  readonly language: string;
  readonly labelled_group: GroupCode;
  readonly found_group: GroupCode;
  readonly texts: number;
}

/** Labelled texts read with like confidence: how many, their mean confidence, and the share that was right (0 to 1). */
export interface MeasuredConfidence {
  readonly source: 'reviews' | 'notes';
  readonly confidence_from: number;
  readonly texts: number;
  readonly mean_confidence: number;
  readonly right_share: number;
}

/** What `npm run evaluate` measured last. */
export interface Quality {
  readonly outcomes: readonly MeasuredOutcome[];
  readonly confidences: readonly MeasuredConfidence[];
}

export const qualityFile = new URL('quality.json', import.meta.url);

/** The measurement that ships with the classifier. */
export function readQuality(): Quality {
  return JSON.parse(readFileSync(qualityFile, 'utf8')) as Quality;
}
