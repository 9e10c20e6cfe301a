import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { reasonCodes } from '../domain/reasons.ts';
import type { Calibration } from './calibration.ts';
import { phraseBooks } from './phrases/index.ts';

/** Raised when the way of deciding, or of hiding personal data, changes: what no file of data tells. */
const decisions = 3;

/** The trained table as it ships. */
export const modelBytes: Uint8Array = readFileSync(new URL('model.bin', import.meta.url));

/** What the confidences of that table are worth, as held-out utterances showed. */
export const calibration = JSON.parse(
  readFileSync(new URL('calibration.json', import.meta.url), 'utf8'),
) as Calibration;

/**
 * Twelve hexadecimal digits that stand for this model, these phrases, this taxonomy and this way of deciding: recorded
 * with every label, so that a label of another version is read again.
 */
export const version = createHash('sha256')
  .update(modelBytes)
  .update(JSON.stringify([decisions, calibration, phraseBooks, reasonCodes]))
  .digest('hex')
  .slice(0, 12);
