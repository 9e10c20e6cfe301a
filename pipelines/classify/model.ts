import { reasonCodes, type ShippedReason } from '../domain/reasons.ts';

/** What the model tells apart: the reasons, praise, and a clause that says nothing of the kind. */
export const classes = [...reasonCodes, 'praise', 'nothing'] as const;
export type ModelClass = ShippedReason | 'praise' | 'nothing';

export const classCount = classes.length;
export const rowCount = 1 << 17;
const largestCache = 50_000;

/** A number for a piece of text: FNV-1a over its UTF-16 codes. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

/** Row of the table for a hash. */
function rowOf(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) & (rowCount - 1);
}

/** Rows of what one word tells by itself: the word and its pieces of three to five letters. */
export function wordRows(word: string): number[] {
  const framed = `^${word}$`;
  const rows = [rowOf(hashOf(word))];
  for (let size = 3; size <= 5; size++) {
    for (let at = 0; at + size <= framed.length; at++) rows.push(rowOf(hashOf(framed.slice(at, at + size))));
  }
  return rows;
}

/** Row of a word after another: `distance` 1 when they are neighbours, 2 when a word stands between. */
function pairRow(before: number, word: number, distance: 1 | 2): number {
  return rowOf(Math.imul(before + distance, 0x9e3779b1) ^ word);
}

/** Row of a word that is turned round by a negator. */
function negatedRow(word: number): number {
  return rowOf(Math.imul(word, 0x85ebca6b) ^ 0x27d4eb2f);
}

/** Rows of what word `at` tells together with the words before it in its clause, or under a negation. */
export function contextRows(hashes: ArrayLike<number>, at: number, from: number, isNegated: boolean): number[] {
  const word = hashes[at]!;
  const rows: number[] = [];
  if (at > from) rows.push(pairRow(hashes[at - 1]!, word, 1));
  if (at > from + 1) rows.push(pairRow(hashes[at - 2]!, word, 2));
  if (isNegated) rows.push(negatedRow(word));
  return rows;
}

/** How much a clause of this many words is turned down, so that short and long ones weigh alike. */
export function damping(wordCount: number): number {
  return 1 / Math.sqrt(wordCount + 2);
}

/** What is kept of a word once met. */
interface KnownWord {
  readonly hash: number;
  /** What the word adds to each class by itself, in steps of the scale. */
  readonly own: Int32Array;
}

/** The trained table: for every row the weight it gives to each class. */
export class Model {
  readonly #weights: Int8Array;
  readonly #scale: number;
  /** One for a row that holds anything at all: most pairs of words do not. */
  readonly #isUsed = new Uint8Array(rowCount);
  readonly #words = new Map<string, KnownWord>();

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

  /** What a clause tells of each class, before damping: the sum of its words and pairs. */
  scores(words: readonly string[], from: number, to: number, isNegated: Uint8Array): Float32Array {
    const sum = new Int32Array(classCount);
    let second = 0;
    let before = 0;
    for (let at = from; at < to; at++) {
      const { hash, own } = this.#word(words[at] ?? '');
      for (let c = 0; c < classCount; c++) sum[c]! += own[c]!;
      if (at > from) this.#addRow(sum, pairRow(before, hash, 1));
      if (at > from + 1) this.#addRow(sum, pairRow(second, hash, 2));
      if (isNegated[at - from] === 1) this.#addRow(sum, negatedRow(hash));
      second = before;
      before = hash;
    }
    const scores = new Float32Array(classCount);
    for (let c = 0; c < classCount; c++) scores[c] = sum[c]! * this.#scale;
    return scores;
  }

  /** How much a word and its neighbour before it speak for one class rather than another. */
  lean(words: readonly string[], at: number, from: number, toward: number, against: number): number {
    const { hash, own } = this.#word(words[at] ?? '');
    const alone = own[toward]! - own[against]!;
    if (at === from) return alone * this.#scale;
    const base = pairRow(this.#word(words[at - 1] ?? '').hash, hash, 1) * classCount;
    return (alone + this.#weights[base + toward]! - this.#weights[base + against]!) * this.#scale;
  }

  #word(word: string): KnownWord {
    const known = this.#words.get(word);
    if (known) return known;
    const entry = { hash: hashOf(word), own: new Int32Array(classCount) };
    for (const row of wordRows(word)) this.#addRow(entry.own, row);
    if (this.#words.size >= largestCache) this.#words.clear();
    this.#words.set(word, entry);
    return entry;
  }

  #addRow(sum: Int32Array, row: number): void {
    if (this.#isUsed[row] === 0) return;
    const base = row * classCount;
    for (let c = 0; c < classCount; c++) sum[c]! += this.#weights[base + c]!;
  }
}
