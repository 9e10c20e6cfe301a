import { readFileSync } from 'node:fs';
import { WordSets } from './word-sets.ts';

/** `concepts.tsv`: one line a concept, one column a language. */
export const conceptFile = readFileSync(new URL('concepts.tsv', import.meta.url), 'utf8');

/** The words of one language by the concepts they share with those of the others, so that what one teaches all know. */
export class Concepts {
  readonly #words = new WordSets();
  readonly #wholeWords: readonly (readonly string[])[];

  /** @param words of each concept: `*` ends a stem, `#` is any number */
  constructor(words: readonly string[]) {
    this.#wholeWords = words.map((cell, concept) =>
      cell
        .split(' ')
        .filter(Boolean)
        .flatMap((word) => this.#words.add(word, concept) ?? []),
    );
  }

  /** The whole words, folded, of the concept of a number: all but its stems. */
  wordsOf(concept: number): readonly string[] {
    return this.#wholeWords[concept] ?? [];
  }

  /** The numbers of the concepts that a folded word stands for, each once. */
  of(word: string): readonly number[] {
    return this.#words.of(word);
  }
}

const [head, ...rows] = conceptFile
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('# '))
  .map((line) => line.split('\t'));

/** The name of each concept, by its number. */
export const conceptNames: readonly string[] = rows.map((row) => row[0]!);

/** The concepts of every language of the file. */
export function readConcepts(): ReadonlyMap<string, Concepts> {
  const languages = head!.slice(1);
  return new Map(languages.map((language, at) => [language, new Concepts(rows.map((row) => row[at + 1] ?? ''))]));
}
