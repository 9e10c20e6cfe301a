import { reasonCodes, type ShippedReason } from '../domain/reasons.ts';
import {
  conceptPairRow,
  conceptReach,
  conceptRow,
  conceptsBefore,
  lengthRow,
  negatedConceptRow,
  negatedRow,
  type Place,
  pairRow,
  phraseRows,
  placeRow,
  rowCount,
  wordRows,
} from './features.ts';
import type { Hit, KnownWord } from './lexicon.ts';

/** What the model tells apart: the reasons, praise, and a clause that says nothing of the kind. */
export const classes = [...reasonCodes, 'praise', 'nothing'] as const;
export type ModelClass = ShippedReason | 'praise' | 'nothing';

export const classCount = classes.length;

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

/** Classes that are summed at a time: as many sums as stay in registers. The last lot begins earlier, to end with the last class. */
const lotSize = 8;
const lots = Array.from({ length: Math.ceil(classCount / lotSize) }, (_, lot) =>
  Math.min(lot * lotSize, classCount - lotSize),
);

/** The trained table: for every row the weight it gives to each class. */
export class Model {
  readonly #weights: Int8Array;
  readonly #scale: number;
  readonly #lengths = new Map<number, Float32Array>();
  /** Where the rows begin that are to be summed, so many of them, and their sum. */
  readonly #rows: number[] = [];
  #rowCount = 0;
  readonly #sum = new Int32Array(classCount);

  /** @param bytes four bytes of scale (float, little endian), then one signed byte a row and class */
  constructor(bytes: Uint8Array) {
    if (bytes.length !== 4 + rowCount * classCount)
      throw new Error('the model file does not fit the taxonomy: train it');
    this.#scale = new DataView(bytes.buffer, bytes.byteOffset, 4).getFloat32(0, true);
    this.#weights = new Int8Array(bytes.buffer, bytes.byteOffset + 4, rowCount * classCount);
  }

  /** What a word adds to each class by itself, in steps of the scale; to be asked while no rows are taken up. */
  #own(word: KnownWord): Int32Array {
    if (word.found?.by === this) return word.found.own;
    for (const row of wordRows(word.text)) this.#take(row);
    for (const concept of word.concepts) this.#take(conceptRow(concept));
    const own = this.#summed().slice();
    word.found = { by: this, own };
    return own;
  }

  /** What a clause tells of each class, before damping: the sum over the rows of `rowsOf`. */
  scores(words: readonly KnownWord[], isNegated: Uint8Array, hits: readonly Hit[], place: Place): Float32Array {
    const owns: Int32Array[] = [];
    for (let at = 0; at < words.length; at++) owns.push(this.#own(words[at]!));
    this.#take(placeRow(place));
    for (let at = 0; at < hits.length; at++) {
      const rows = phraseRows(hits[at]!);
      this.#take(rows[0]);
      this.#take(rows[1]);
    }
    for (let at = 0; at < words.length; at++) {
      const { hash, concepts } = words[at]!;
      if (at > 0) this.#take(pairRow(words[at - 1]!.hash, hash, 1));
      if (at > 1) this.#take(pairRow(words[at - 2]!.hash, hash, 2));
      if (isNegated[at] === 1) {
        this.#take(negatedRow(hash));
        for (let i = 0; i < concepts.length; i++) this.#take(negatedConceptRow(concepts[i]!));
      }
      if (concepts.length > 0) this.#takeConceptPairs(words, at);
    }
    const sum = this.#summed();
    for (let at = 0; at < words.length; at++) {
      const own = owns[at]!;
      for (let c = 0; c < classCount; c++) sum[c]! += own[c]!;
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

  /** How much the word of a clause at `at` and its neighbour before it speak for one class rather than another. */
  lean(words: readonly KnownWord[], at: number, toward: number, against: number): number {
    const { hash } = words[at]!;
    const own = this.#own(words[at]!);
    const alone = own[toward]! - own[against]!;
    if (at === 0) return alone * this.#scale;
    const base = pairRow(words[at - 1]!.hash, hash, 1) * classCount;
    return (alone + this.#weights[base + toward]! - this.#weights[base + against]!) * this.#scale;
  }

  /** Takes up what the concepts of a word tell after those of the words before it. */
  #takeConceptPairs(words: readonly KnownWord[], at: number): void {
    const { concepts } = words[at]!;
    const reach = Math.max(0, at - conceptReach);
    for (let before = at - 1, found = 0; before >= reach && found < conceptsBefore; before--) {
      const earlier = words[before]!.concepts;
      if (earlier.length === 0) continue;
      found++;
      for (let i = 0; i < earlier.length; i++)
        for (let j = 0; j < concepts.length; j++) this.#take(conceptPairRow(earlier[i]!, concepts[j]!));
    }
  }

  /** Takes up a row to be summed. */
  #take(row: number): void {
    this.#rows[this.#rowCount++] = row * classCount;
  }

  /** The sum of the rows taken up since the last one, which it takes the place of. */
  #summed(): Int32Array {
    const sum = this.#sum;
    for (let lot = 0; lot < lots.length; lot++) sumRows(this.#weights, this.#rows, this.#rowCount, lots[lot]!, sum);
    this.#rowCount = 0;
    return sum;
  }
}

/** Sums some classes of rows, from class `c` on. */
function sumRows(weights: Int8Array, rows: readonly number[], count: number, c: number, into: Int32Array): void {
  let [s0, s1, s2, s3, s4, s5, s6, s7] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let i = 0; i < count; i++) {
    const at = rows[i]! + c;
    s0 += weights[at]!;
    s1 += weights[at + 1]!;
    s2 += weights[at + 2]!;
    s3 += weights[at + 3]!;
    s4 += weights[at + 4]!;
    s5 += weights[at + 5]!;
    s6 += weights[at + 6]!;
    s7 += weights[at + 7]!;
  }
  into[c] = s0;
  into[c + 1] = s1;
  into[c + 2] = s2;
  into[c + 3] = s3;
  into[c + 4] = s4;
  into[c + 5] = s5;
  into[c + 6] = s6;
  into[c + 7] = s7;
}
