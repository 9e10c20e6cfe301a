import type { ReasonCode } from '../../pipelines/domain/reasons.ts';

/**
 * Where a sentence can be said: anywhere, of one kind of goods, of a `device` (electronics that are switched on), or of
 * one category by its name in the catalogue, such as `Lamps`.
 */
export type Place = 'any' | 'clothing' | 'shoes' | 'electronics' | 'device' | 'home' | 'beauty' | (string & {});

/** Something a customer wrote, with its true reasons, the primary one first. */
export interface Sentence {
  readonly text: string;
  readonly reasons: readonly [ReasonCode, ...ReasonCode[]];
  readonly places: readonly Place[];
}

/**
 * Sentences that share their reasons and where they fit.
 * @param where places apart by commas: `'clothing'`, `'clothing, shoes'`
 * @param why one reason, or the primary reason followed by the others
 */
export function said(
  where: string,
  why: ReasonCode | readonly [ReasonCode, ...ReasonCode[]],
  ...texts: string[]
): Sentence[] {
  const reasons: readonly [ReasonCode, ...ReasonCode[]] = typeof why === 'string' ? [why] : why;
  const places = where.split(', ');
  return texts.map((text) => ({ text, reasons, places }));
}
