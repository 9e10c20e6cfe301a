import { readConcepts } from './concepts.ts';
import { Lexicon } from './lexicon.ts';
import { phraseBooks } from './phrases/index.ts';

/** The phrases and concepts of every language that is read, by its code. */
export function createLexicons(): ReadonlyMap<string, Lexicon> {
  const concepts = readConcepts();
  return new Map(Object.entries(phraseBooks).map(([code, book]) => [code, new Lexicon(book, concepts.get(code))]));
}
