import { describe, expect, test } from 'vitest';
import { expectedRates } from '../../../pipelines/statistics/expected-rate.ts';
import { expectAllClose } from './close.ts';

const returned = [40, 30, 2, 95, 16, 60, 90];
const sample = [400, 200, 50, 1000, 20, 300, 310];
const expected = (stray: number, asked = [...sample.keys()]) => expectedRates(returned, sample, stray, asked);
const rates = (stray: number) => expected(stray).map(({ rate }) => rate);
const variances = (stray: number) => expected(stray).map(({ variance }) => variance);

describe('worked example (computed apart): beta prior of m = 0.14026549, ρ = 0.05391723', () => {
  test('rates that last', () => {
    expectAllClose(
      rates(0),
      [
        0.0976795388631, 0.153639783408, 0.087989931545, 0.0962858310387, 0.794463840096, 0.191822121326,
        0.290874597271,
      ],
    );
    expectAllClose(
      variances(0),
      [
        5.53762994807e-5, 8.81133216957e-4, 4.93862899582e-4, 1.84788352738e-5, 1.32641373165e-4, 2.48094694283e-4,
        1.26045445769e-4,
      ],
    );
  });

  test('rates that stray from window to window last less', () => {
    expectAllClose(
      rates(0.004),
      [
        0.101352997136, 0.143331862242, 0.0909401200702, 0.0984967103558, 0.794075208644, 0.195152452027,
        0.277705851022,
      ],
    );
    expectAllClose(
      variances(0.004),
      [
        2.73260435233e-4, 1.27922327794e-3, 5.62314461042e-4, 1.87791932905e-4, 1.47065869339e-4, 1.05762220922e-3,
        5.52677606021e-4,
      ],
    );
  });

  test('without its own part of the category, what is expected of the only bad one is less', () => {
    expectAllClose(
      expected(0)[4]!.without,
      [
        0.795544413551, 0.795544413806, 0.795544413438, 0.795544423195, 0.795544387028, 0.795552779517, 0.72177307509,
        0.795544413785,
      ],
    );
  });

  test('all products tell of those that are asked for', () => {
    expect(expected(0, [5, 1])).toEqual([expected(0)[5], expected(0)[1]]);
  });
});

test('a rate of one of two humps falls to its hump, not to what is usual between them', () => {
  const products = Array.from({ length: 60 }, (_, i) => 8 + (i % 5) + (i % 2) * 40);
  const found = expectedRates(
    products,
    products.map(() => 200),
    0,
    [...products.keys()],
  );
  for (const [i, { rate }] of found.entries()) expect(Math.abs(rate - (i % 2 ? 0.25 : 0.05))).toBeLessThan(0.012);
});

test('of many products enough are taken: what is expected is nearly what all of them tell', () => {
  const few = Array.from({ length: 180 }, (_, i) => 4 + ((i * 7) % 30));
  const many = Array.from({ length: 40 }, () => few).flat();
  const ask = (products: number[]) =>
    expectedRates(
      products,
      products.map(() => 100),
      0,
      [0, 1, 2, 3],
    ).map(({ rate }) => rate);
  expectAllClose(ask(many), ask(few), 0.05);
});

test('without a product there is nothing to expect', () => {
  expect(expectedRates([], [], 0, [])).toEqual([]);
});

test('whatever came back of whatever was sold, what is expected is a rate', () => {
  const [returns, sold] = [
    [0, 0, 500, 1, 0.5, 20_000],
    [1, 5000, 500, 1, 0.5, 100_000],
  ];
  for (const stray of [0, 0.01, 0.5])
    for (const found of expectedRates(returns, sold, stray, [...sold.keys()])) {
      for (const rate of [found.rate, ...found.without]) {
        expect(rate).toBeGreaterThanOrEqual(0);
        expect(rate).toBeLessThanOrEqual(1);
      }
      expect(found.variance).toBeGreaterThanOrEqual(0);
    }
});
