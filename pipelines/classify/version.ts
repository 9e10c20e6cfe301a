import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { reasonCodes } from '../domain/reasons.ts';
import type { ShopPhrase } from '../domain/taxonomy.ts';
import type { Calibration } from './calibration.ts';
import { conceptFile } from './concepts.ts';
import { phraseBooks } from './phrases/index.ts';

/** Raised when the way of deciding, or of hiding personal data, changes: what no file of data tells. */
const decisions = 4;

/** What training gives. */
export interface Learned {
  /** The bytes that a `Model` is made of. */
  readonly table: Uint8Array;
  /** What the confidences of that table are worth, as held-out utterances showed. */
  readonly calibration: Calibration;
}

/** The model as it ships. */
export const shippedModel: Learned = {
  table: readFileSync(new URL('model.bin', import.meta.url)),
  calibration: JSON.parse(readFileSync(new URL('calibration.json', import.meta.url), 'utf8')) as Calibration,
};

/** Sixteen hexadecimal digits that stand for a trained table. */
export function modelHash(table: Uint8Array): string {
  return createHash('sha256').update(table).digest('hex').slice(0, 16);
}

/** The hash of the model that ships. */
export const shippedHash = modelHash(shippedModel.table);

/**
 * Twelve hexadecimal digits that stand for a model, all phrases, the taxonomy and the way of deciding: recorded with every
 * label, so that a label of another version is read again.
 * @param hash of the model's table
 * @param phrases a shop's own
 */
export function versionOf(hash: string, calibration: Calibration, phrases: readonly ShopPhrase[]): string {
  return createHash('sha256')
    .update(JSON.stringify([hash, decisions, calibration, phraseBooks, conceptFile, reasonCodes, phrases]))
    .digest('hex')
    .slice(0, 12);
}
