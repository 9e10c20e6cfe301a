import type { Concepts } from './concepts.ts';
import type { Hit } from './lexicon.ts';
import { hashOf } from './text.ts';

/** Rows that words, concepts and phrases share by their hashes; after them one row for each band of length. */
const hashedRows = 1 << 17;
/** A note of so many words at most is of the first band, the second, the third; a longer one of the last. */
const bandsUpTo = [6, 12, 25];
export const rowCount = hashedRows + bandsUpTo.length + 1;

/** Words that two concepts may stand apart, and concept words before a word that are looked at. */
export const conceptReach = 6;
export const conceptsBefore = 2;

/** Where a clause stands in its note. */
export type Place = 'only' | 'first' | 'last' | 'between';
const places: readonly Place[] = ['only', 'first', 'last', 'between'];

/** Row of the table for a hash. */
function rowOf(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) & (hashedRows - 1);
}

/** Rows of what one word tells by itself: the word and its pieces of three to five letters. */
export function wordRows(word: string): number[] {
  const framed = `^${word}$`;
  const rows = [rowOf(hashOf(word))];
  for (let size = 3; size <= 5; size++) {
    for (let at = 0; at + size <= framed.length; at++) rows.push(rowOf(hashOf(framed, at, at + size)));
  }
  return rows;
}

/** Row of a word after another: `distance` 1 when they are neighbours, 2 when a word stands between. */
export function pairRow(before: number, word: number, distance: 1 | 2): number {
  return rowOf(Math.imul(before + distance, 0x9e3779b1) ^ word);
}

/** Row of a word that is turned round by a negator. */
export function negatedRow(word: number): number {
  return rowOf(Math.imul(word, 0x85ebca6b) ^ 0x27d4eb2f);
}

/** Row of a concept, whatever the language. */
export function conceptRow(concept: number): number {
  return rowOf(Math.imul(concept + 7, 0x9e3779b1) ^ 0x51ed270b);
}

/** Row of a concept that is turned round by a negator. */
export function negatedConceptRow(concept: number): number {
  return rowOf(Math.imul(concept + 7, 0x9e3779b1) ^ 0x1234567);
}

/** Row of a concept some words after another. */
export function conceptPairRow(before: number, concept: number): number {
  return rowOf(Math.imul(Math.imul(before + 7, 0x85ebca6b) + concept, 0x9e3779b1) ^ 0x7654321);
}

/** Rows of a phrase: what it speaks for, and beside it how many words it asks for. */
export function phraseRows({ meaning, length }: Hit): readonly [number, number] {
  const hash = hashOf(meaning);
  return [rowOf(Math.imul(hash, 0x9e3779b1) ^ 0x2718281), rowOf(Math.imul(hash + length, 0x9e3779b1) ^ 0x2718281)];
}

/** Row of a clause by its place. */
export function placeRow(place: Place): number {
  return rowOf(Math.imul(900 + places.indexOf(place) * 31, 0x9e3779b1) ^ 0x3141592);
}

/** Row of a note by its length in words. */
export function lengthRow(words: number): number {
  const band = bandsUpTo.findIndex((most) => words <= most);
  return hashedRows + (band < 0 ? bandsUpTo.length : band);
}

/** A clause as the model sees it. */
export interface ClauseWords {
  readonly words: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly isNegated: Uint8Array;
  readonly hits: readonly Hit[];
  readonly place: Place;
  readonly concepts: Concepts;
}

/**
 * Every row a clause speaks through, one entry for each time: those of one language (words, their pieces and neighbours,
 * phrases, place), and those that all languages share (concepts, and concepts before them).
 */
export function rowsOf({ words, from, to, isNegated, hits, place, concepts }: ClauseWords): {
  own: Int32Array;
  shared: Int32Array;
} {
  const own: number[] = [placeRow(place), ...hits.flatMap(phraseRows)];
  const shared: number[] = [];
  const hashes = words.slice(from, to).map((word) => hashOf(word));
  const known = words.slice(from, to).map((word) => concepts.of(word));
  for (const [at, hash] of hashes.entries()) {
    own.push(...wordRows(words[from + at]!));
    if (at > 0) own.push(pairRow(hashes[at - 1]!, hash, 1));
    if (at > 1) own.push(pairRow(hashes[at - 2]!, hash, 2));
    if (isNegated[at] === 1) own.push(negatedRow(hash));
    shared.push(...known[at]!.map(conceptRow));
    if (isNegated[at] === 1) shared.push(...known[at]!.map(negatedConceptRow));
    for (const before of conceptsNear(known, at)) {
      for (const concept of known[at]!) shared.push(conceptPairRow(before, concept));
    }
  }
  return { own: Int32Array.from(own), shared: Int32Array.from(shared) };
}

/** The concepts of the last few words before `at` that have any, as far as the reach goes. */
function conceptsNear(known: readonly (readonly number[])[], at: number): number[] {
  const near: number[] = [];
  for (let before = at - 1, found = 0; before >= Math.max(0, at - conceptReach) && found < conceptsBefore; before--) {
    if (known[before]!.length === 0) continue;
    found++;
    near.push(...known[before]!);
  }
  return near;
}
