import { describe, expect, test } from 'vitest';
import { expectedRates } from '../../../pipelines/statistics/expected-rate.ts';
import { expectAllClose } from './close.ts';

const returned = [40, 30, 2, 95, 16, 60, 90];
const sample = [400, 200, 50, 1000, 20, 300, 310];
const rates = (stray: number) => expectedRates(returned, sample, stray).map(({ rate }) => rate);
const variances = (stray: number) => expectedRates(returned, sample, stray).map(({ variance }) => variance);

describe('worked example (computed apart): m = 0.14026549, ρ = 0.05391723, one in fifty is unlike the category', () => {
  test('rates that last: the few units of the fifth product are drawn far, its rate of 80 % is unlike the category', () => {
    expectAllClose(
      rates(0),
      [
        0.101679390332, 0.1492202955422, 0.0657872134753, 0.0957745385345, 0.5179750794298, 0.1967245306436,
        0.2823754836499,
      ],
    );
    expectAllClose(
      variances(0),
      [
        2.1044387293672e-4, 5.6256759481647e-4, 1.0647497202918e-3, 8.1075040070471e-5, 8.6413887577919e-3,
        4.7429128940106e-4, 5.8705836889046e-4,
      ],
    );
  });

  test('rates that stray from window to window last less', () => {
    expectAllClose(
      rates(0.004),
      [
        0.1045207592477, 0.1485607127407, 0.0712425692634, 0.0990506564654, 0.4939022474134, 0.1925681312402,
        0.2719526433881,
      ],
    );
    expectAllClose(
      variances(0.004),
      [
        5.3754224009171e-4, 9.5874308394294e-4, 1.2647679200212e-3, 4.0476426164316e-4, 9.0717908656036e-3,
        9.8154502466023e-4, 1.2304692903622e-3,
      ],
    );
  });
});

test('where rates stray as much as they scatter, each is expected to be the usual one', () => {
  const [usual] = rates(0.5);
  expectAllClose(
    rates(0.5),
    sample.map(() => usual!),
  );
  expect(variances(0.5).every((variance) => variance < 1e-12)).toBe(true);
});

test('without a product there is nothing to expect', () => {
  expect(expectedRates([], [], 0)).toEqual([]);
});

test('whatever came back of whatever was sold, what is expected is a rate', () => {
  for (const found of expectedRates([0, 0, 500, 1, 0.5, 20_000], [1, 5000, 500, 1, 0.5, 100_000], 0.01)) {
    expect(found.rate).toBeGreaterThanOrEqual(0);
    expect(found.rate).toBeLessThanOrEqual(1);
    expect(found.variance).toBeGreaterThanOrEqual(0);
  }
});
