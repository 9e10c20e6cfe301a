import { expect, test } from 'vitest';
import { type LagTable, lagTable } from '../../../pipelines/statistics/lag-curve.ts';
import { seededRandom } from '../../../pipelines/statistics/random.ts';
import { replay } from '../../../pipelines/statistics/replay.ts';

/** A shop of so many days: 60 units a day, 30 % of them back after a geometric lag, the rate shaken weekly by `spread`. */
function shop(days: number, spread: number, seed: number): LagTable {
  const random = seededRandom(seed);
  const returned = { age_days: [] as number[], lag_days: [] as number[], returned_units: [] as number[] };
  let rate = 0.3;
  for (let age = 0; age < days; age++) {
    if (age % 7 === 0) rate = 0.3 + spread * (2 * random() - 1);
    for (let unit = 0; unit < 60; unit++) {
      if (random() >= rate) continue;
      const lag = 2 + Math.floor(Math.log(1 - random()) / Math.log(0.88));
      if (lag > age) continue;
      returned.age_days.push(age);
      returned.lag_days.push(lag);
      returned.returned_units.push(1);
    }
  }
  const age_days = Array.from({ length: days }, (_, age) => age);
  return lagTable({ age_days, delivered_units: age_days.map(() => 60) }, returned);
}

test('a steady shop shows no dispersion beyond chance, and its intervals held', () => {
  const { dispersion, forecasts, held_share } = replay(shop(400, 0, 1));
  expect(forecasts).toBeGreaterThan(80);
  expect(dispersion).toBeLessThan(1.4);
  expect(held_share).toBeGreaterThanOrEqual(0.9);
});

test('a restless shop learns wider intervals, which hold as well', () => {
  const { dispersion, held_share } = replay(shop(400, 0.15, 2));
  expect(dispersion).toBeGreaterThan(2);
  expect(held_share).toBeGreaterThanOrEqual(0.9);
});

test('a short history checks nothing and says so', () => {
  expect(replay(shop(40, 0, 3))).toEqual({ dispersion: 1, forecasts: 0, held_share: null });
});
