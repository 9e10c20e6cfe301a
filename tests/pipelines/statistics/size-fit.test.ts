import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  adviceFor,
  avoidableReturns,
  type FitVotes,
  fitVerdicts,
  sizeFit,
  type UsualFit,
} from '../../../pipelines/statistics/size-fit.ts';
import { expectAllClose, expectClose } from './close.ts';

const usual: UsualFit = { small_share: 0.55, level_rate: 0.12 };
const votesOf = (too_small_units: number, too_large_units: number, delivered_units: number): FitVotes => ({
  ...{ too_small_units, too_large_units, delivered_units },
});
const small = votesOf(34, 6, 200);

test('a style that runs small is called so, and is worth acting on', () => {
  const fit = sizeFit(small, usual);
  expectAllClose([fit.direction_index, fit.index_low, fit.index_high], [0.58, 0.336245, 0.77991], 2e-6);
  expectAllClose([1 - fit.chance_not_small, fit.chance_far_small], [0.998213, 0.986719]);
  expectAllClose([fit.level_rate, fit.chance_level_high], [0.181538, 0.997675], 3e-6);
  expect(fitVerdicts([{ votes: small, fit }])).toEqual([{ runs: 'small', is_to_act_on: true }]);
  expect(adviceFor(fit)).toBe('size_up');
  expectClose(avoidableReturns(small, usual), 1.6);
});

test('large is small in the mirror', () => {
  const count = fc.nat(60);
  const share = fc.double({ min: 0.2, max: 0.8, noNaN: true });
  fc.assert(
    fc.property(count, count, share, (a, b, small_share) => {
      const one = sizeFit(votesOf(a, b, 200), { small_share, level_rate: 0.1 });
      const other = sizeFit(votesOf(b, a, 200), { small_share: 1 - small_share, level_rate: 0.1 });
      expect(one.direction_index).toBeCloseTo(-other.direction_index, 9);
      expect(one.index_low).toBeCloseTo(-other.index_high, 9);
      expect(one.chance_not_small).toBeCloseTo(other.chance_not_large, 9);
      expect(one.chance_far_small).toBeCloseTo(other.chance_far_large, 9);
    }),
  );
});

test('a few votes are no verdict, balanced ones are', () => {
  const verdict = (votes: FitVotes) => fitVerdicts([{ votes, fit: sizeFit(votes, usual) }])[0]!.runs;
  expect(verdict(votesOf(9, 0, 20))).toBe('unsure');
  expect(verdict(votesOf(11, 9, 160))).toBe('true');
  expect(verdict(votesOf(4, 36, 200))).toBe('large');
  expect(verdict(votesOf(10, 3, 60))).toBe('unsure');
  // Lopsided, but no more come back than elsewhere.
  expect(verdict(votesOf(34, 6, 2000))).toBe('true');
});

test('a single size is judged against its style more cautiously', () => {
  const ofStyle = sizeFit(votesOf(8, 1, 40), usual);
  const ofSize = sizeFit(votesOf(8, 1, 40), usual, true);
  expect(Math.abs(ofSize.direction_index - 0.1)).toBeLessThan(Math.abs(ofStyle.direction_index - 0.1));
});

test('advice grows with the index and is withheld where its interval leaves the side open', () => {
  const advice = (direction_index: number, half: number) =>
    adviceFor({
      ...sizeFit(small, usual),
      direction_index,
      index_low: direction_index - half,
      index_high: direction_index + half,
    });
  expect([0.4, 0.2, 0.1, -0.2, -0.4].map((index) => advice(index, 0.05))).toEqual([
    ...['size_up', 'size_up_between', null, 'size_down_between', 'size_down'],
  ]);
  expect(advice(0.4, 0.5)).toBeNull();
});

test('no votes, no deliveries, and categories with one-sided votes give numbers within their bounds', () => {
  for (const small_share of [0, 0.5, 1]) {
    for (const level_rate of [0, 1]) {
      const fit = sizeFit(votesOf(0, 0, 0), { small_share, level_rate });
      expect(Object.values(fit).every((value) => Number.isFinite(value) && Math.abs(value) <= 1)).toBe(true);
    }
  }
  expect(avoidableReturns(votesOf(1, 0, 100), usual)).toBe(0);
});
