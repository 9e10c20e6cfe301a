import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type OwnReason, reasonCodes } from '../domain/reasons.ts';
import type { ShopPhrase } from '../domain/taxonomy.ts';
import type { Calibration } from './calibration.ts';
import { conceptFile } from './concepts.ts';
import type { OwnTable } from './own-classes.ts';
import { phraseBooks } from './phrases/index.ts';

/** Raised when the way of deciding, or of hiding personal data, changes: what no file of data tells. */
const decisions = 6;

/** What training gives. */
export interface Learned {
  /** The bytes that a `Model` is made of. */
  readonly table: Uint8Array;
  /** What the confidences of that table are worth, as held-out utterances showed. */
  readonly calibration: Calibration;
  /** What tells the shop's own reasons, where enough corrections taught them. */
  readonly own?: OwnTable;
}

/** The model as it ships. */
export const shippedModel: Learned = {
  table: readFileSync(new URL('model.bin', import.meta.url)),
  calibration: JSON.parse(readFileSync(new URL('calibration.json', import.meta.url), 'utf8')) as Calibration,
};

/** Sixteen hexadecimal digits that stand for what was trained. */
export function modelHash({ table, own }: Pick<Learned, 'table' | 'own'>): string {
  const hash = createHash('sha256').update(table);
  if (own) hash.update(own.table).update(JSON.stringify([own.reasons, own.toldFrom]));
  return hash.digest('hex').slice(0, 16);
}

/** The hash of the model that ships. */
export const shippedHash = modelHash(shippedModel);

/**
 * Twelve hexadecimal digits that stand for a model, all phrases, the taxonomy and the way of deciding: recorded with every
 * label, so that a label of another version is read again.
 * @param hash of the model
 * @param phrases a shop's own
 * @param retired reasons that the model knows and the shop has no more
 */
export function versionOf(
  hash: string,
  calibration: Calibration,
  phrases: readonly ShopPhrase[],
  retired: readonly OwnReason[] = [],
): string {
  return createHash('sha256')
    .update(JSON.stringify([hash, decisions, calibration, phraseBooks, conceptFile, reasonCodes, phrases, retired]))
    .digest('hex')
    .slice(0, 12);
}
