import { expect, test } from 'vitest';
import { tokenise } from '../../../pipelines/classify/text.ts';

test('folds case, accents, both Romanian cedillas and stretched letters', () => {
  expect(tokenise('MĂRIMEA Greşită, größe sooooo').words).toEqual(['marimea', 'gresita', 'grosse', 'soo']);
});

test('keeps English contractions whole and parts French ones', () => {
  expect(tokenise("doesn't l’article d&#39;accord").words).toEqual(['doesnt', 'l', 'article', 'd', 'accord']);
});

test('knows where each word stood, entities included', () => {
  const text = 'caf&eacute; <br>noir 2.5';
  const { words, starts, ends, breaks } = tokenise(text);
  expect(words).toEqual(['cafe', 'noir', '2', '5']);
  expect(words.map((_, at) => text.slice(starts[at], ends[at]))).toEqual(['caf&eacute;', 'noir', '2', '5']);
  expect(breaks).toEqual([0, 2, 0, 0]);
});

test('reads letters written with a combining accent', () => {
  expect(tokenise('re\u0301tre\u0301ci').words).toEqual(['retreci']);
});
