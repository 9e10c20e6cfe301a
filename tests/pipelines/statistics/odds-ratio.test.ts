import { expect, test } from 'vitest';
import { oddsRatio, oddsRatioTail } from '../../../pipelines/statistics/odds-ratio.ts';
import { expectClose } from './close.ts';

const tea = { hits: 3, size: 4, other_hits: 1, other_size: 4 };

test('the lady tasting tea: 17 of 70 ways are as good or better', () => {
  expectClose(oddsRatioTail(tea), 17 / 70, 1e-9);
  expectClose(oddsRatioTail({ ...tea, hits: 4, other_hits: 0 }), 1 / 70, 1e-9);
});

test('where the odds here are known to be higher, as many hits are no wonder', () => {
  // All ways weighed by 3 to the power of the hits here: 1, 48, 324, 432, 81.
  expectClose(oddsRatioTail(tea, 3), (432 + 81) / (1 + 48 + 324 + 432 + 81), 1e-9);
  expect(oddsRatioTail(tea, 3)).toBeGreaterThan(oddsRatioTail(tea));
});

test('no hits anywhere are as many as there can be; large counts keep their digits', () => {
  expect(oddsRatioTail({ hits: 0, size: 10, other_hits: 0, other_size: 10 })).toBe(1);
  const tail = oddsRatioTail({ hits: 900, size: 1000, other_hits: 100, other_size: 1000 });
  expect(tail).toBeGreaterThan(0);
  expect(tail).toBeLessThan(1e-200);
});

test('the ratio of the odds, with half a hit in each cell', () => {
  expectClose(oddsRatio(tea), (3.5 * 3.5) / (1.5 * 1.5), 1e-9);
  expect(Number.isFinite(oddsRatio({ hits: 5, size: 5, other_hits: 0, other_size: 5 }))).toBe(true);
});

test('no hits within 1.5 standard errors of what equal odds give are sure at 5 %, whatever the odds', () => {
  const sizes = [8, 13, 30, 90, 400];
  for (const size of sizes)
    for (const other_size of [...sizes, 5000])
      for (const share of [0, 0.01, 0.05, 0.2, 0.5, 0.8, 0.95, 1])
        for (let hits = 4; hits <= size; hits++) {
          const groups = { hits, size, other_hits: Math.round(share * other_size), other_size };
          if (errorsAboveEqual(groups) > 1.5) continue;
          expect(oddsRatioTail(groups)).toBeGreaterThan(0.05);
          expect(oddsRatioTail(groups, 1.7)).toBeGreaterThan(0.05);
        }
});

/** The hits less their mean at equal odds, in standard errors of the hypergeometric distribution. */
function errorsAboveEqual({ hits, size, other_hits, other_size }: typeof tea): number {
  const all = size + other_size;
  const share = (hits + other_hits) / all;
  const mean = size * share;
  return hits <= mean ? 0 : (hits - mean) / Math.sqrt((mean * (1 - share) * other_size) / (all - 1));
}

test('weights beyond all numbers are no wonder or the greatest', () => {
  expect(oddsRatioTail({ hits: 0, size: 5000, other_hits: 5000, other_size: 5000 })).toBe(1);
  expect(oddsRatioTail({ hits: 5000, size: 5000, other_hits: 0, other_size: 5000 })).toBe(0);
});
