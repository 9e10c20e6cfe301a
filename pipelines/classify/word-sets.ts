import { tokenise } from './text.ts';

/** Words by the numbers of the sets they are of: `*` ends a stem of at least two letters, `#` is any number. */
export class WordSets {
  readonly #whole = new Map<string, number[]>();
  /** The stems that begin with two letters, the shortest first. */
  readonly #stems = new Map<string, { readonly stem: string; readonly sets: number[] }[]>();

  /** Enters a word; gives it folded, and nothing for a stem or a number. */
  add(word: string, set: number): string | undefined {
    const isStem = word.endsWith('*');
    const folded = tokenise(isStem ? word.slice(0, -1) : word).words.join('');
    if (isStem) {
      this.#addStem(folded, set);
      return undefined;
    }
    const key = word === '#' ? word : folded;
    this.#whole.set(key, [...(this.#whole.get(key) ?? []), set]);
    return key === folded ? folded : undefined;
  }

  /** The sets that a folded word is of, each once: as a whole word, by its stems, the shortest first, and as a number. */
  of(word: string): readonly number[] {
    const sets = new Set(this.#whole.get(word));
    const stems = word.length < 2 ? undefined : this.#stems.get(word.slice(0, 2));
    if (stems) {
      for (const stem of stems) if (word.startsWith(stem.stem)) for (const set of stem.sets) sets.add(set);
    }
    if (word >= '0' && word < ':') for (const set of this.#whole.get('#') ?? []) sets.add(set);
    return sets.size === 0 ? none : [...sets];
  }

  #addStem(stem: string, set: number): void {
    const key = stem.slice(0, 2);
    const stems = this.#stems.get(key) ?? [];
    const known = stems.find((other) => other.stem === stem);
    if (known) {
      known.sets.push(set);
      return;
    }
    const longer = stems.findIndex((other) => other.stem.length > stem.length);
    stems.splice(longer < 0 ? stems.length : longer, 0, { stem, sets: [set] });
    this.#stems.set(key, stems);
  }
}

const none: readonly number[] = [];
