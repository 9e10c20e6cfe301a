const nearest = 1 << 13;
const most = 50_000;

/** What was made of words, for as long as there is room. Most words are met again soon and found by their hash alone. */
export class WordCache<T> {
  readonly #near = Array<T | undefined>(nearest).fill(undefined);
  readonly #nearWords = Array<string>(nearest).fill('');
  readonly #all = new Map<string, T>();
  readonly #make: (word: string, hash: number) => T;

  /** @param make of a word, the same whenever it is asked */
  constructor(make: (word: string, hash: number) => T) {
    this.#make = make;
  }

  /** What is made of a word. */
  of(word: string, hash: number): T {
    const slot = hash & (nearest - 1);
    if (this.#nearWords[slot] === word) return this.#near[slot]!;
    const made = this.#all.get(word) ?? this.#make(word, hash);
    if (this.#all.size >= most) this.#all.clear();
    this.#all.set(word, made);
    this.#near[slot] = made;
    this.#nearWords[slot] = word;
    return made;
  }
}
