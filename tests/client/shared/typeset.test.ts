import { expect, test } from 'vitest';
import { typeset } from '../../../client/shared/typeset.ts';

const sentence = 'Lu « basis » : {share, number} de 5 % ; est-ce juste ? Non ! 12:30 a:b';

test('French spaces before double signs and inside quotes do not break, and nothing else is touched', () => {
  const set = typeset(sentence, 'fr');
  expect(set).toBe(
    'Lu «\u00A0basis\u00A0»\u00A0: {share, number} de 5\u202F%\u202F; est-ce juste\u202F? Non\u202F! 12:30 a:b',
  );
  expect(typeset(set, 'fr'), 'once is enough').toBe(set);
  expect(typeset('date: {day, date, ::yMMM}', 'fr')).toBe('date: {day, date, ::yMMM}');
});

test('other languages are set as they are written', () => {
  expect([typeset(sentence, 'en'), typeset(sentence, 'ro')]).toEqual([sentence, sentence]);
});
