import { expect, test } from 'vitest';
import { mostSimilar } from '../../../pipelines/statistics/similar.ts';

const product = (price_minor: number | null, sold_units: number, returned_units: number) => ({
  ...{ price_minor, sold_units, returned_units },
});
const own = product(4000, 199, 49.5);

test('the nearest in price, units and odds of a return come first, each counted in doublings', () => {
  const candidates = [
    product(8000, 199, 49.5),
    product(4000, 799, 199.5),
    product(4000, 199, 49.5),
    product(5657, 282, 70.25),
    product(4000, 199, 1),
  ];
  // The fourth is half a doubling away in price and in units: 0.71 in all.
  expect(mostSimilar([own], candidates)).toEqual([2, 3, 0, 1, 4]);
});

test('of several products the nearest counts', () => {
  const dear = product(32_000, 199, 49.5);
  expect(mostSimilar([own, dear], [product(12_000, 199, 49.5), product(30_000, 199, 49.5)])).toEqual([1, 0]);
});

test('no more than twenty, in one order, whatever is not known', () => {
  const many = Array.from({ length: 50 }, () => product(null, 0, 0));
  expect(mostSimilar([own], many)).toEqual(Array.from({ length: 20 }, (_, index) => index));
  expect(mostSimilar([own], [])).toEqual([]);
  expect(mostSimilar([product(0, 5, 5)], [product(100, 5, 5), product(100, 5, 0)])).toEqual([0, 1]);
});
