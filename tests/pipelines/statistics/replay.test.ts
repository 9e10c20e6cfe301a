import { expect, test } from 'vitest';
import { type LagTable, lagCurve, lagTable } from '../../../pipelines/statistics/lag-curve.ts';
import { project } from '../../../pipelines/statistics/projection.ts';
import { seededRandom } from '../../../pipelines/statistics/random.ts';
import { dispersionAt, replay } from '../../../pipelines/statistics/replay.ts';
import { expectAllClose } from './close.ts';

/**
 * A shop of so many days: 60 units a day, 30 % of them back after a geometric lag, the rate shaken weekly by `spread`; as
 * units, or as money where every third unit is a dear one, sold at nine times the price and sent back two weeks later.
 */
function shop(days: number, spread: number, seed: number, by: 'units' | 'value' = 'units'): LagTable {
  const priceOf = (unit: number) => (by === 'value' && unit % 3 === 0 ? 9 : 1);
  const prices = Array.from({ length: 60 }, (_, unit) => priceOf(unit));
  const sum = (of: (price: number) => number) => prices.reduce((all, price) => all + of(price), 0);
  const random = seededRandom(seed);
  const returned = { age_days: [] as number[], lag_days: [] as number[], returned_units: [] as number[] };
  let rate = 0.3;
  for (let age = 0; age < days; age++) {
    if (age % 7 === 0) rate = 0.3 + spread * (2 * random() - 1);
    for (let unit = 0; unit < 60; unit++) {
      if (random() >= rate) continue;
      const lag = (priceOf(unit) > 1 ? 16 : 2) + Math.floor(Math.log(1 - random()) / Math.log(0.88));
      if (lag > age) continue;
      returned.age_days.push(age);
      returned.lag_days.push(lag);
      returned.returned_units.push(priceOf(unit));
    }
  }
  const age_days = Array.from({ length: days }, (_, age) => age);
  const unitWeight = sum((price) => price ** 2) / sum((price) => price);
  return lagTable({ age_days, delivered_units: age_days.map(() => sum((price) => price)) }, returned, { unitWeight });
}

const replayed = (table: LagTable) => replay([{ units: table, curveFrom: table }]);

test('a steady shop shows no dispersion beyond chance, and its intervals held', () => {
  const { dispersion, forecasts, held_share } = replayed(shop(400, 0, 1));
  expect(forecasts.length).toBeGreaterThan(80);
  expect(dispersion).toBeLessThan(1.4);
  expect(held_share).toBeGreaterThanOrEqual(0.9);
});

test('a restless shop learns wider intervals, which hold as well', () => {
  const { dispersion, held_share } = replayed(shop(400, 0.15, 2));
  expect(dispersion).toBeGreaterThan(2);
  expect(held_share).toBeGreaterThanOrEqual(0.9);
});

test('a short history checks nothing and says so', () => {
  expect(replayed(shop(40, 0, 3))).toEqual({ dispersion: 1, by_age: [], forecasts: [], held_share: null });
  expect(replay([])).toEqual({ dispersion: 1, by_age: [], forecasts: [], held_share: null });
});

test('every forecast knows only what had come by then, and is judged by what came', () => {
  const { forecasts, held_share } = replayed(shop(400, 0.1, 4));
  for (const one of forecasts) {
    expect(one.known_units).toBeLessThanOrEqual(one.final_units);
    expect(one.low_units).toBeGreaterThanOrEqual(one.known_units);
    expect(one.high_units).toBeLessThanOrEqual(one.delivered_units);
    expect(one.is_held).toBe(one.low_units <= one.final_units && one.final_units <= one.high_units);
  }
  expect(held_share).toBe(forecasts.filter(({ is_held }) => is_held).length / forecasts.length);
  const week = forecasts.filter(({ youngest_days }) => youngest_days === forecasts[0]!.youngest_days);
  const widths = week.map(({ low_units, high_units }) => high_units - low_units);
  expect(widths).toEqual([...widths].sort((a, b) => b - a));
});

test('parts with curves of their own add up to the shop', () => {
  const table = shop(400, 0, 5);
  const alone = replayed(table);
  const together = replay([table, table].map((units) => ({ units, curveFrom: units })));
  for (const [index, one] of together.forecasts.entries()) {
    const half = alone.forecasts[index]!;
    expectAllClose([one.expected_units, one.final_units], [2 * half.expected_units, 2 * half.final_units]);
    // Two that err apart are known better than one twice as large.
    expect(one.high_units - one.expected_units).toBeLessThan(2 * (half.high_units - half.expected_units));
  }
  expect(together.forecasts.length).toBe(alone.forecasts.length);
});

test.each([
  ['units', 0],
  ['units', 0.1],
  ['value', 0],
  ['value', 0.1],
] as const)(
  'by %s, where weeks are shaken by %s, intervals of young ones hold what comes 90 to 98 times in a hundred',
  (by, spread) => {
    const held = Array.from({ length: 60 }, (_, run) => {
      const whole = shop(490, spread, 100 + run, by);
      // The same shop 90 days before, when nothing of what came later was known.
      const then = knownDaysAgo(whole, 90);
      const { by_age } = replayed(then);
      const curve = lagCurve(then);
      return Array.from({ length: 4 }, (_, week) => {
        const ages = Array.from({ length: 7 }, (_, day) => 7 * week + day);
        const said = project(
          curve,
          ages.map((age_days) => ({
            age_days,
            delivered_units: then.delivered[age_days]!,
            returned_units: returnedBy(then, age_days, age_days),
          })),
          dispersionAt(by_age, 7 * week),
        );
        const came = ages.reduce((sum, age) => sum + returnedBy(whole, age + 90, curve.horizon_days), 0);
        return said.low_units <= came && came <= said.high_units;
      });
    }).flat();
    const share = held.filter(Boolean).length / held.length;
    expect(share).toBeGreaterThanOrEqual(0.9);
    expect(share).toBeLessThanOrEqual(0.98);
  },
);

/** Units of one age that came back by a lag. */
function returnedBy({ lags, returned }: LagTable, age: number, lag: number): number {
  return returned.subarray(age * lags, age * lags + Math.min(lag, lags - 1) + 1).reduce((sum, units) => sum + units, 0);
}

/** A table as it was so many days before. */
function knownDaysAgo({ oldest, lags, delivered, returned, unitWeight }: LagTable, days: number): LagTable {
  const ages = Array.from({ length: oldest + 1 - days }, (_, age) => age);
  const cells = ages.flatMap((age) =>
    Array.from({ length: Math.min(age, lags - 1) + 1 }, (_, lag) => ({
      ...{ age_days: age, lag_days: lag, returned_units: returned[(age + days) * lags + lag]! },
    })).filter(({ returned_units }) => returned_units > 0),
  );
  return lagTable(
    { age_days: ages, delivered_units: ages.map((age) => delivered[age + days]!) },
    {
      age_days: cells.map((cell) => cell.age_days),
      lag_days: cells.map((cell) => cell.lag_days),
      returned_units: cells.map((cell) => cell.returned_units),
    },
    { unitWeight },
  );
}
