import { expect, test } from 'vitest';
import { longestPhrases, phraseRise, risingPhrases } from '../../../pipelines/statistics/rising-phrases.ts';
import { expectClose } from './close.ts';

const totals = { current: 900, reference: 3600 };
const zip = { phrase: 'zip breaks', current: 18, reference: 12, customers: 15, totals };
const rare = { phrase: 'smells odd', current: 3, reference: 1, customers: 3, totals };

test('a phrase six times as frequent as before is told', () => {
  const rise = phraseRise(zip);
  expectClose(rise.log_odds_ratio, 1.416365);
  expectClose(rise.variance, 0.112092, 4e-6);
  expectClose(rise.z, 4.230455);
  expectClose(rise.p_value, 1.166e-5, 4e-4);
  expectClose(rise.rate_ratio, 6);
});

test('only what is sure, frequent and said by several is told, the surest first', () => {
  expectClose(phraseRise(rare).z, 1.962785);
  const told = risingPhrases([rare, zip]).map(({ phrase, is_rising }) => [phrase, is_rising]);
  expect(told).toEqual([
    ['zip breaks', true],
    ['smells odd', false],
  ]);
  expect(risingPhrases([{ ...zip, customers: 3 }])[0]!.is_rising).toBe(false);
  expect(risingPhrases([{ ...zip, current: 2 }])).toEqual([]);
});

test('a new phrase has no ratio and can rise; a fading one cannot', () => {
  const [fresh] = risingPhrases([{ ...zip, reference: 0 }]);
  expect(fresh).toMatchObject({ rate_ratio: null, is_rising: true });
  const [fading] = risingPhrases([{ ...zip, current: 5, reference: 80 }]);
  expect(fading!.z).toBeLessThan(0);
  expect(fading!.is_rising).toBe(false);
});

test('a phrase that says no more than a longer one is dropped', () => {
  const counts = [
    { phrase: 'zip', current: 20 },
    { phrase: 'zip breaks', current: 18 },
    { phrase: 'breaks', current: 40 },
    { phrase: 'zipper', current: 5 },
  ];
  expect(longestPhrases(counts).map(({ phrase }) => phrase)).toEqual(['zip breaks', 'breaks', 'zipper']);
});

test('no phrases, no rises', () => {
  expect(risingPhrases([])).toEqual([]);
});
