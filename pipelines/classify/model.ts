import { type ReasonCode, reasonCodes } from '../domain/reasons.ts';

/** What the model tells apart: the reasons, praise, and a clause that says nothing of the kind. */
export const classes = [...reasonCodes, 'praise', 'nothing'] as const;
export type ModelClass = ReasonCode | 'praise' | 'nothing';

export const classCount = classes.length;
export const rowCount = 1 << 17;
const largestCache = 50_000;

/** Row of a feature: FNV-1a over its UTF-16 codes, folded to the table. */
export function rowOf(feature: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < feature.length; at++) {
    hash = Math.imul(hash ^ feature.charCodeAt(at), 0x01000193);
  }
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) & (rowCount - 1);
}

/** Rows of what one word tells by itself: the word and its pieces of three to five letters. */
export function wordRows(word: string): number[] {
  const framed = `^${word}$`;
  const rows = [rowOf(word)];
  for (let size = 3; size <= 5; size++) {
    for (let at = 0; at + size <= framed.length; at++) rows.push(rowOf(framed.slice(at, at + size)));
  }
  return rows;
}

/** Rows of what word `at` tells together with the words before it in its clause, or under a negation. */
export function contextRows(words: readonly string[], at: number, from: number, isNegated: boolean): number[] {
  const word = words[at] ?? '';
  const rows: number[] = [];
  if (at > from) rows.push(rowOf(`${words[at - 1]} ${word}`));
  if (at > from + 1) rows.push(rowOf(`${words[at - 2]} _ ${word}`));
  if (isNegated) rows.push(rowOf(`not:${word}`));
  return rows;
}

/** How much a clause of this many words is turned down, so that short and long ones weigh alike. */
export function damping(wordCount: number): number {
  return 1 / Math.sqrt(wordCount + 2);
}

/** The trained table: for every row the weight it gives to each class. */
export class Model {
  readonly #weights: Int8Array;
  readonly #scale: number;
  readonly #words = new Map<string, Float32Array>();

  /** @param bytes four bytes of scale (float, little endian), then one signed byte a row and class */
  constructor(bytes: Uint8Array) {
    if (bytes.length !== 4 + rowCount * classCount)
      throw new Error('the model file does not fit the taxonomy: train it');
    this.#scale = new DataView(bytes.buffer, bytes.byteOffset, 4).getFloat32(0, true);
    this.#weights = new Int8Array(bytes.buffer, bytes.byteOffset + 4, rowCount * classCount);
  }

  /** Adds to `sum` what word `at` of the clause that begins at `from` tells of each class. */
  add(sum: Float32Array, words: readonly string[], at: number, from: number, isNegated: boolean): void {
    const own = this.#word(words[at] ?? '');
    for (let c = 0; c < classCount; c++) sum[c]! += own[c]!;
    for (const row of contextRows(words, at, from, isNegated)) this.#addRow(sum, row);
  }

  #word(word: string): Float32Array {
    const known = this.#words.get(word);
    if (known) return known;
    const sum = new Float32Array(classCount);
    for (const row of wordRows(word)) this.#addRow(sum, row);
    if (this.#words.size >= largestCache) this.#words.clear();
    this.#words.set(word, sum);
    return sum;
  }

  #addRow(sum: Float32Array, row: number): void {
    const base = row * classCount;
    for (let c = 0; c < classCount; c++) sum[c]! += this.#weights[base + c]! * this.#scale;
  }
}
