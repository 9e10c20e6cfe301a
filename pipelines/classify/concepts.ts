import { readFileSync } from 'node:fs';
import { tokenise } from './text.ts';

/** `concepts.tsv`: one line a concept, one column a language. */
export const conceptFile = readFileSync(new URL('concepts.tsv', import.meta.url), 'utf8');

/** The words of one language by the concepts they share with those of the others, so that what one teaches all know. */
export class Concepts {
  readonly #whole = new Map<string, number[]>();
  readonly #stems = new Map<string, number[]>();

  /** @param words of each concept: `*` ends a stem, `#` is any number */
  constructor(words: readonly string[]) {
    for (const [concept, cell] of words.entries()) {
      for (const word of cell.split(' ').filter(Boolean)) {
        const isStem = word.endsWith('*');
        const fold = word === '#' ? word : tokenise(isStem ? word.slice(0, -1) : word).words.join('');
        const index = isStem ? this.#stems : this.#whole;
        index.set(fold, [...(index.get(fold) ?? []), concept]);
      }
    }
  }

  /** The numbers of the concepts that a folded word stands for, each once. */
  of(word: string): readonly number[] {
    const found = new Set(this.#whole.get(word));
    for (let length = 2; length <= word.length; length++) {
      for (const concept of this.#stems.get(word.slice(0, length)) ?? []) found.add(concept);
    }
    if (word >= '0' && word < ':') for (const concept of this.#whole.get('#') ?? []) found.add(concept);
    return [...found];
  }
}

/** The concepts of every language of the file. */
export function readConcepts(): ReadonlyMap<string, Concepts> {
  const [head, ...rows] = conceptFile
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('# '))
    .map((line) => line.split('\t'));
  const languages = head!.slice(1);
  return new Map(languages.map((language, at) => [language, new Concepts(rows.map((row) => row[at + 1] ?? ''))]));
}
