import { reasonCodes, type ShippedReason } from '../domain/reasons.ts';
import type { Concepts } from './concepts.ts';
import {
  type ClauseWords,
  conceptPairRow,
  conceptReach,
  conceptRow,
  conceptsBefore,
  hashOf,
  lengthRow,
  negatedConceptRow,
  negatedRow,
  pairRow,
  phraseRows,
  placeRow,
  rowCount,
  wordRows,
} from './features.ts';

/** What the model tells apart: the reasons, praise, and a clause that says nothing of the kind. */
export const classes = [...reasonCodes, 'praise', 'nothing'] as const;
export type ModelClass = ShippedReason | 'praise' | 'nothing';

export const classCount = classes.length;
const largestCache = 50_000;

/** How much a clause of this many words is turned down, so that short and long ones weigh alike. */
export function damping(wordCount: number): number {
  return 1 / Math.sqrt(wordCount + 4);
}

const classesInRoom = 256;
let room = new Float32Array(0);
let taken = 0;

/** A number for every class, all 0: cut from larger arrays, as one of its own costs more than what is reckoned in it. */
export function classRoom(): Float32Array {
  if (taken === room.length) [room, taken] = [new Float32Array(classCount * classesInRoom), 0];
  taken += classCount;
  return room.subarray(taken - classCount, taken);
}

/** What is kept of a word once met. */
interface KnownWord {
  readonly hash: number;
  readonly concepts: readonly number[];
  /** What the word adds to each class by itself, in steps of the scale. */
  readonly own: Int32Array;
}

/** The trained table: for every row the weight it gives to each class. */
export class Model {
  readonly #weights: Int8Array;
  readonly #scale: number;
  /** One for a row that holds anything at all: most pairs of words do not. */
  readonly #isUsed = new Uint8Array(rowCount);
  readonly #words = new Map<Concepts, Map<string, KnownWord>>();
  readonly #lengths = new Map<number, Float32Array>();
  readonly #sum = new Int32Array(classCount);

  /** @param bytes four bytes of scale (float, little endian), then one signed byte a row and class */
  constructor(bytes: Uint8Array) {
    if (bytes.length !== 4 + rowCount * classCount)
      throw new Error('the model file does not fit the taxonomy: train it');
    this.#scale = new DataView(bytes.buffer, bytes.byteOffset, 4).getFloat32(0, true);
    this.#weights = new Int8Array(bytes.buffer, bytes.byteOffset + 4, rowCount * classCount);
    for (let at = 0; at < this.#weights.length; at++) {
      if (this.#weights[at] !== 0) this.#isUsed[Math.floor(at / classCount)] = 1;
    }
  }

  /** What a clause tells of each class, before damping: the sum over the rows of `rowsOf`. */
  scores({ words, from, to, isNegated, hits, place, concepts }: ClauseWords): Float32Array {
    const sum = this.#sum.fill(0);
    const met: KnownWord[] = [];
    const known = this.#knownIn(concepts);
    this.#addRow(sum, placeRow(place));
    for (const hit of hits) for (const row of phraseRows(hit)) this.#addRow(sum, row);
    for (let at = 0; at < to - from; at++) {
      const word = this.#word(words[from + at]!, concepts, known);
      const { own } = word;
      for (let c = 0; c < classCount; c++) sum[c]! += own[c]!;
      if (at > 0) this.#addRow(sum, pairRow(met[at - 1]!.hash, word.hash, 1));
      if (at > 1) this.#addRow(sum, pairRow(met[at - 2]!.hash, word.hash, 2));
      if (isNegated[at] === 1) {
        this.#addRow(sum, negatedRow(word.hash));
        for (const concept of word.concepts) this.#addRow(sum, negatedConceptRow(concept));
      }
      if (word.concepts.length > 0) this.#addConceptPairs(sum, met, word.concepts);
      met.push(word);
    }
    const scores = classRoom();
    for (let c = 0; c < classCount; c++) scores[c] = sum[c]! * this.#scale;
    return scores;
  }

  /** What the length of a note, in words, tells of each class. */
  lengthOdds(words: number): Float32Array {
    const row = lengthRow(words);
    const known = this.#lengths.get(row);
    if (known) return known;
    const steps = this.#weights.subarray(row * classCount, (row + 1) * classCount);
    const odds = new Float32Array(steps).map((weight) => weight * this.#scale);
    this.#lengths.set(row, odds);
    return odds;
  }

  /** How much a word and its neighbour before it speak for one class rather than another. */
  lean({ words, from, concepts }: ClauseWords, at: number, toward: number, against: number): number {
    const known = this.#knownIn(concepts);
    const { hash, own } = this.#word(words[at]!, concepts, known);
    const alone = own[toward]! - own[against]!;
    if (at === from) return alone * this.#scale;
    const base = pairRow(this.#word(words[at - 1]!, concepts, known).hash, hash, 1) * classCount;
    return (alone + this.#weights[base + toward]! - this.#weights[base + against]!) * this.#scale;
  }

  #knownIn(concepts: Concepts): Map<string, KnownWord> {
    const words = this.#words.get(concepts) ?? new Map<string, KnownWord>();
    this.#words.set(concepts, words);
    return words;
  }

  #word(word: string, concepts: Concepts, words: Map<string, KnownWord>): KnownWord {
    const known = words.get(word);
    if (known) return known;
    const entry = { hash: hashOf(word), concepts: concepts.of(word), own: new Int32Array(classCount) };
    for (const row of wordRows(word)) this.#addRow(entry.own, row);
    for (const concept of entry.concepts) this.#addRow(entry.own, conceptRow(concept));
    if (words.size >= largestCache) words.clear();
    words.set(word, entry);
    return entry;
  }

  /** Adds what the concepts of a word tell after those of the words met before it. */
  #addConceptPairs(sum: Int32Array, met: readonly KnownWord[], concepts: readonly number[]): void {
    const last = met.length - 1;
    for (let at = last, found = 0; at >= 0 && at > last - conceptReach && found < conceptsBefore; at--) {
      const before = met[at]!.concepts;
      if (before.length === 0) continue;
      found++;
      for (const one of before) for (const concept of concepts) this.#addRow(sum, conceptPairRow(one, concept));
    }
  }

  #addRow(sum: Int32Array, row: number): void {
    if (this.#isUsed[row] === 0) return;
    const base = row * classCount;
    for (let c = 0; c < classCount; c++) sum[c]! += this.#weights[base + c]!;
  }
}
