import { expect, test } from 'vitest';
import { hashOf, tokenise } from '../../../pipelines/classify/text.ts';
import { WordCache } from '../../../pipelines/classify/word-cache.ts';
import { WordSets } from '../../../pipelines/classify/word-sets.ts';

test('a word has the hash of its folded spelling, entities and contractions included', () => {
  const { words, hashes } = tokenise("Doesn't FIT: caf&eacute;, größe 12,90");
  expect(words).toEqual(['doesnt', 'fit', 'cafe', 'grosse', '12', '90']);
  expect(hashes).toEqual(words.map((word) => hashOf(word)));
});

test('what is made of a word stays its own beside words of the same hash and when there is no more room', () => {
  const cache = new WordCache((word, hash) => `${word} ${hash}`);
  const wrong: string[] = [];
  for (let round = 0; round < 2; round++) {
    for (let number = 0; number < 60_000; number++) {
      const made = cache.of(`w${number}`, number % 7);
      if (made !== `w${number} ${number % 7}`) wrong.push(made);
    }
  }
  expect(wrong).toEqual([]);
});

test('a word is of its sets as a whole word, by its stems, the shortest first, and as a number', () => {
  const sets = new WordSets();
  expect(sets.add('Größen', 1)).toBe('grossen');
  expect(sets.add('grosse*', 2)).toBeUndefined();
  expect(sets.add('gr*', 3)).toBeUndefined();
  expect(sets.add('gr*', 1)).toBeUndefined();
  expect(sets.add('#', 4)).toBeUndefined();
  expect(sets.add('12*', 5)).toBeUndefined();
  expect(sets.of('grossen')).toEqual([1, 3, 2]);
  expect(sets.of('grau')).toEqual([3, 1]);
  expect(sets.of('g')).toEqual([]);
  expect(sets.of('128')).toEqual([5, 4]);
});
