import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  basketStrength,
  type CustomerEvents,
  customerScore,
  eventContribution,
  eventScore,
  hasMinimumEvidence,
  wardroberProbability,
} from '../../../pipelines/statistics/wardrobing.ts';
import { type Observed, signalCodes, signalPoints, signals } from '../../../pipelines/statistics/wardrobing-signals.ts';
import { expectClose } from './close.ts';

const table = signalPoints({ late: 0.15, occasion: 0.45 });

const worn: Observed = {
  wear: 'present',
  late: 'present',
  weekend: 'absent',
  price: 'present',
  occasion: 'present',
  reason: 'changed_mind',
  resolution: 'money_back',
};
const clean: Observed = { ...worn, wear: 'absent' };
const innocent: Observed = {
  wear: 'absent',
  late: 'absent',
  weekend: 'absent',
  price: 'absent',
  occasion: 'absent',
  reason: 'size',
  resolution: 'money_back',
};

test.each([
  ['worn', worn, 5.9495, 0.9223, 3.4362],
  ['inspected and clean', clean, 2.2727, 0.2309, 1.7987],
  ['innocent', innocent, -4.0345, 0.0005, -1.1437],
])('a %s return scores as its evidence says', (_, observed, score, probability, contribution) => {
  const event = eventScore(observed, table);
  expectClose(event.score, score, 2e-5);
  expect(event.probability).toBeCloseTo(probability, 4);
  expect(eventContribution(event.score)).toBeCloseTo(contribution, 4);
});

const nothing: CustomerEvents = {
  ...{ lines: 0, worn_lines: 0, strong_lines: 0, families: 0, contribution: 0 },
  ...{ mature_units: 8, returned_units: 6, expected_rate: 0.3, strength: 12 },
};

test('a customer’s lines and excess add up to a probability', () => {
  const contribution = [worn, clean, innocent]
    .map((observed) => eventContribution(eventScore(observed, table).score))
    .reduce((sum, points) => sum + points);
  const score = customerScore({ ...nothing, contribution });
  expect(score.probability).toBeCloseTo(0.8707, 4);
  expect(score.excess_points).toBe(2);
  expectClose(score.excess_units, 3.6);
  expectClose(score.chance_high, 0.602516);
});

test('ordinary returns take suspicion away', () => {
  const contribution = 3 * eventContribution(eventScore(innocent, table).score);
  expect(wardroberProbability(contribution, 0.5)).toBeCloseTo(0.0008, 4);
  expect(customerScore({ ...nothing, returned_units: 3, contribution }).band).toBe('none');
});

test('customers scatter around what is expected of their baskets', () => {
  const strength = basketStrength([8, 5, 10, 4, 6], [6, 1, 2, 1, 3], [0.3, 0.3, 0.25, 0.4, 0.3]);
  expectClose(strength, 3.981031);
  expectClose(1 / (strength + 1), 0.200762, 2e-6);
  expectClose(basketStrength([1, 1], [0, 1], [0.3, 0.3]), 200);
  expectClose(basketStrength([], [], []), 200);
});

test('no single return can convict, however strong', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (score) => {
      expect(eventContribution(score)).toBeGreaterThan(-1.185);
      expect(eventContribution(score)).toBeLessThan(3.556);
    }),
  );
  const one = { ...nothing, lines: 1, worn_lines: 1, strong_lines: 1, families: 4, contribution: 3.555 };
  expect(hasMinimumEvidence(one)).toBe(false);
  expect(customerScore(one).band).not.toBe('review');
});

test('a review takes three lines, two strong ones, wear or a third, and two kinds of evidence', () => {
  const enough = { ...nothing, lines: 3, worn_lines: 1, strong_lines: 2, families: 2, contribution: 8 };
  expect(customerScore(enough).band).toBe('review');
  expect(customerScore({ ...enough, worn_lines: 0 }).band).toBe('watch');
  expect(customerScore({ ...enough, worn_lines: 0, strong_lines: 3 }).band).toBe('review');
  expect(customerScore({ ...enough, families: 1 }).band).toBe('watch');
});

test('of late and weekend only the stronger counts, and only against the customer', () => {
  const points = (observed: Observed) => eventScore(observed, table).score;
  expectClose(points({ late: 'present', weekend: 'present' }), Math.log(0.5 / 0.15));
  expectClose(
    points({ late: 'absent', weekend: 'absent' }),
    points({ late: 'absent' }) + points({ weekend: 'absent' }),
  );
  expect(points({})).toBe(0);
  expect(points({ wear: null })).toBe(0);
});

test('lateness alone is never strong, nor is one of several sizes', () => {
  expect(eventScore({ late: 'present' }, signalPoints({ late: 0, occasion: 0 })).is_strong).toBe(false);
  expect(eventScore(worn, table)).toMatchObject({
    is_strong: true,
    families: ['condition', 'timing', 'value', 'intent'],
  });
  expect(eventScore({ ...worn, bracketing: 'present' }, table).is_strong).toBe(false);
});

test('every outcome has finite points, also where a share was never or always seen', () => {
  for (const shares of [
    { late: 0, occasion: 0 },
    { late: 1, occasion: 1 },
    { late: 0.2, occasion: 0.5 },
  ]) {
    const rows = signalPoints(shares);
    expect(rows.every(({ points }) => Number.isFinite(points))).toBe(true);
    expect(rows).toHaveLength(signalCodes.reduce((sum, code) => sum + Object.keys(signals[code].outcomes).length, 0));
  }
});

test('a customer without mature units is judged by the lines alone', () => {
  const { excess_points, excess_units } = customerScore({ ...nothing, mature_units: 0, returned_units: 0 });
  expect(excess_points).toBeCloseTo(0, 12);
  expect(excess_units).toBe(0);
});
