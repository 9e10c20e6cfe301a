import type { GroupCode, ReasonCode } from '../../../pipelines/domain/reasons.ts';

/** One reason found in a customer's words, as an answer's `found` holds it. */
export interface Found {
  readonly reason: ReasonCode;
  readonly reason_group: GroupCode;
  /** 0 to 1. */
  readonly confidence: number;
  /** `[start, end)` of the words that prove it, in UTF-16 units. */
  readonly spans: readonly (readonly [number, number])[];
}

/** A stretch of a text, and the reason it proves; `start` is its place in the text. */
export interface Stretch {
  readonly text: string;
  readonly start: number;
  readonly proves: Found | null;
}

/** The reasons of a quote, the primary first; none where nothing was found. */
export function foundIn(found: string): readonly Found[] {
  return JSON.parse(found || '[]') as Found[];
}

/** A text cut where a proof begins or ends; joined, the stretches are the text. Where proofs overlap, the earlier keeps. */
export function stretchesOf(text: string, found: readonly Found[]): Stretch[] {
  const proofs = found.flatMap((proves) => proves.spans.map(([start, end]) => ({ start, end, proves })));
  const stretches: Stretch[] = [];
  let at = 0;
  const take = (end: number, proves: Found | null) => {
    const until = Math.min(end, text.length);
    if (until <= at) return;
    stretches.push({ text: text.slice(at, until), start: at, proves });
    at = until;
  };
  for (const { start, end, proves } of proofs.sort((a, b) => a.start - b.start)) {
    take(start, null);
    take(end, proves);
  }
  take(text.length, null);
  return stretches;
}
