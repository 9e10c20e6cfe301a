import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { effectiveSample, exposureOf } from '../../../pipelines/statistics/effective-sample.ts';
import {
  chooseStratum,
  completeness,
  hasOwnCurve,
  type LagTable,
  lagCurve,
  lagTable,
} from '../../../pipelines/statistics/lag-curve.ts';
import { type Cohort, furtherShare, project } from '../../../pipelines/statistics/projection.ts';
import { expectAllClose, expectClose } from './close.ts';

/** Cohorts as `[age, delivered, returned at lag 0, 1, …]`. */
function tableOf(...cohorts: readonly number[][]): LagTable {
  const events = cohorts.flatMap(([age, , ...back]) => back.map((units, lag) => [age!, lag, units] as const));
  return lagTable(
    { age_days: cohorts.map(([age]) => age!), delivered_units: cohorts.map(([, units]) => units!) },
    {
      age_days: events.map(([age]) => age),
      lag_days: events.map(([, lag]) => lag),
      returned_units: events.map(([, , units]) => units),
    },
  );
}

const example = tableOf([2, 100, 10, 6, 4], [1, 120, 12, 9], [0, 80, 10]);
const curve = lagCurve(example);

test('a curve follows Kaplan, Meier and Greenwood', () => {
  expectAllClose(curve.at_risk, [300, 198, 84]);
  expectAllClose(curve.hazard, [0.10666667, 0.07575758, 0.04761905]);
  expectAllClose(curve.cdf, [0.10666667, 0.17434343, 0.21366041]);
  expectClose(Math.sqrt(curve.variance[2]!), 0.02949794);
  expect(curve).toMatchObject({ horizon_days: 2, is_lower_bound: true });
});

test('completeness is the share of the final returns that has arrived', () => {
  expectAllClose(
    [0, 1, 2, 99].map((age) => completeness(curve, age)!),
    [0.49923458, 0.81598379, 1, 1],
  );
  expect(completeness(curve, -1)).toBe(0);
});

test('young cohorts are projected with an interval, finished ones stay as they are', () => {
  const second = project(curve, [{ age_days: 1, delivered_units: 120, returned_units: 21 }]);
  expectClose(second.ultimate_units, 25.714286);
  expectClose(second.rate, 0.214286, 2e-6);
  // The plain interval would start at 0.163203, below what is back already.
  expectClose(2 * second.rate! - second.rate_high!, 0.163203, 3e-6);
  expect(second.rate_low).toBe(21 / 120);
  expectClose(second.rate_high, 0.265369, 3e-6);
  const third = project(curve, [{ age_days: 0, delivered_units: 80, returned_units: 10 }]);
  expectClose(furtherShare(curve, 0).share, 0.11976912);
  expectClose(third.ultimate_units, 18.383838);
  expectClose(third.rate, 0.229798, 2e-6);
  expectClose(third.rate_low, 0.147764, 4e-6);
  expectClose(third.rate_high, 0.311832, 4e-6);
  const first = project(curve, [{ age_days: 2, delivered_units: 100, returned_units: 20 }]);
  expect(first).toMatchObject({ ultimate_units: 20, low_units: 20, high_units: 20, rate: 0.2 });
});

test('ages projected together share the error of their curve', () => {
  const cohorts: Cohort[] = [
    { age_days: 1, delivered_units: 120, returned_units: 21 },
    { age_days: 0, delivered_units: 80, returned_units: 10 },
  ];
  const week = project(curve, cohorts);
  const days = cohorts.map((cohort) => project(curve, [cohort]));
  expectClose(week.ultimate_units, days[0]!.ultimate_units + days[1]!.ultimate_units);
  const half = (p: { ultimate_units: number; high_units: number }) => p.high_units - p.ultimate_units;
  expect(half(week)).toBeGreaterThan(Math.hypot(half(days[0]!), half(days[1]!)));
  expect(half(week)).toBeLessThan(half(days[0]!) + half(days[1]!));
});

test('what is said of one unit adds up to its cohort', () => {
  for (const age_days of [0, 1, 2, 5]) {
    const { share, error } = furtherShare(curve, age_days);
    const { ultimate_units, high_units } = project(curve, [{ age_days, delivered_units: 1000, returned_units: 0 }]);
    expectClose(ultimate_units, 1000 * share);
    const half = 1.96 * Math.sqrt(1000 * share * (1 - share) + (1000 * error) ** 2);
    expectClose(high_units, 1000 * share + half);
  }
});

test('an interval stays between what came back and what went out', () => {
  const cohort = fc
    .record({
      age_days: fc.integer({ min: -1, max: 4 }),
      delivered_units: fc.nat(50),
      share: fc.double({ max: 1, min: 0, noNaN: true }),
    })
    .map(({ share, ...rest }): Cohort => ({ ...rest, returned_units: Math.floor(share * rest.delivered_units) }));
  fc.assert(
    fc.property(
      fc.array(cohort, { maxLength: 7 }),
      fc.double({ min: 1, max: 50, noNaN: true }),
      (cohorts, dispersion) => {
        const { returned_units, low_units, ultimate_units, high_units, delivered_units } = project(
          curve,
          cohorts,
          dispersion,
        );
        expect(returned_units).toBeLessThanOrEqual(low_units);
        expect(low_units).toBeLessThanOrEqual(ultimate_units);
        expect(ultimate_units).toBeLessThanOrEqual(high_units + 1e-9);
        expect(high_units).toBeLessThanOrEqual(delivered_units);
      },
    ),
  );
});

test('the whole shop’s rate is returns over exposure', () => {
  const { exposure_units } = exposureOf(curve, [
    { age_days: 2, delivered_units: 100 },
    { age_days: 1, delivered_units: 120 },
    { age_days: 0, delivered_units: 80 },
  ]);
  expectClose(exposure_units, 237.856821);
  expectClose(51 / exposure_units, 0.2144147);
});

test('an effective sample keeps the unbiased rate and is smaller than its exposure', () => {
  const sample = effectiveSample({ exposure_units: 80, squared_exposure_units: 70 }, 12, 0.1);
  expectClose(sample.n_eff, 78.90411);
  expectClose(sample.r_eff, 11.835616);
  expectClose(sample.r_eff / sample.n_eff, 12 / 80);
  expect(effectiveSample({ exposure_units: 0, squared_exposure_units: 0 }, 0, 0.1)).toEqual({ n_eff: 0, r_eff: 0 });
  const mature = effectiveSample({ exposure_units: 40, squared_exposure_units: 40 }, 40, 1);
  expect(mature).toEqual({ n_eff: 40, r_eff: 40 });
});

describe('by value each unit counts for what was paid for it', () => {
  /** Money of the example's units at one price, as a table. */
  const atPrice = (price: number) => ({
    ...example,
    delivered: example.delivered.map((units) => price * units),
    returned: example.returned.map((units) => price * units),
    unitWeight: price,
  });

  test.each([1, 3, 1999])('at one price, %d, the curve is that of the units, exactly', (price) => {
    const paid = lagCurve(atPrice(price));
    expect([...paid.cdf]).toEqual([...curve.cdf]);
    expectAllClose(paid.variance, [...curve.variance], 1e-12);
    const cohort = { age_days: 0, delivered_units: 80, returned_units: 10 };
    const [units, money] = [
      project(curve, [cohort]),
      project(paid, [{ ...cohort, delivered_units: 80 * price, returned_units: 10 * price }]),
    ];
    expectAllClose([money.rate!, money.rate_low!, money.rate_high!], [units.rate!, units.rate_low!, units.rate_high!]);
  });

  test('worked example: of ten mugs at 10 two come back at once and one a day later, of ten coats at 90 three after two days', () => {
    const units = tableOf([2, 20, 2, 1, 3]);
    expectAllClose(lagCurve(units).cdf, [0.1, 0.15, 0.3]);
    const unitWeight = (10 * 10 ** 2 + 10 * 90 ** 2) / (10 * 10 + 10 * 90);
    expect(unitWeight).toBe(82);
    const paid = lagCurve({ ...tableOf([2, 1000, 20, 10, 270]), unitWeight });
    expectAllClose(paid.cdf, [0.02, 0.03, 0.3]);
    expectAllClose([completeness(lagCurve(units), 1)!, completeness(paid, 1)!], [0.5, 0.1]);
    // 1,000 of money in which prices differ so tell as much as 12.2 units.
    expectClose(paid.variance[2], (0.3 * 0.7) / (1000 / 82));
  });

  test('a curve of its own takes 500 returns that tell as much', () => {
    const table = { ...tableOf([2, 100_000, 40_999]), unitWeight: 82 };
    expect(hasOwnCurve(table)).toBe(false);
    expect(hasOwnCurve({ ...tableOf([2, 100_000, 41_000]), unitWeight: 82 })).toBe(true);
  });
});

test('a mature history gives the plain share of what came back, whatever its shape', () => {
  const returnedPerLag = fc.array(fc.nat(20), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(returnedPerLag, (back) => {
      const sum = back.reduce((total, units) => total + units, 0);
      const grown = lagCurve(tableOf([300, 600, ...back]));
      expectClose(grown.cdf[grown.horizon_days], sum / 600, 1e-9);
      expect(grown.is_lower_bound).toBe(false);
      expect(grown.cdf.every((share, lag) => lag === 0 || share >= grown.cdf[lag - 1]!)).toBe(true);
    }),
  );
});

test('a horizon waits for two weeks after the window, for the last stragglers, and no longer than 180 days', () => {
  const until = (last: number) =>
    lagCurve(tableOf([360, 1e6, ...Array.from({ length: last + 1 }, () => 100)])).horizon_days;
  expect(until(3)).toBe(44);
  expect(until(60)).toBe(74);
  expect(until(250)).toBe(180);
  expect(lagCurve({ ...tableOf([360, 1000, 10]), windowDays: 100 }).horizon_days).toBe(114);
});

test('nothing delivered, nothing returned, everything returned and wrong rows are no accident', () => {
  const empty = lagCurve(tableOf());
  expect(empty).toMatchObject({ horizon_days: 0, is_lower_bound: true });
  expect(completeness(empty, 5)).toBeNull();
  expect(project(empty, []).rate).toBeNull();
  expect(project(empty, [{ age_days: 0, delivered_units: 5, returned_units: 1 }]).ultimate_units).toBe(1);

  const none = lagCurve(tableOf([100, 50]));
  expect(completeness(none, 3)).toBeNull();
  expect(completeness(none, 100)).toBe(1);

  const all = lagCurve(tableOf([100, 50, 50]));
  expectAllClose([all.cdf[0]!, all.variance[0]!, all.cdf[44]!], [1, 0, 1]);
  expect(project(all, [{ age_days: 0, delivered_units: 4, returned_units: 4 }]).ultimate_units).toBe(4);

  const wrong = lagTable(
    { age_days: [10, -3, 10], delivered_units: [20, 7, -5] },
    { age_days: [10, 10, 10, -3], lag_days: [-2, 11, 3, 0], returned_units: [30, 5, -1, 1] },
  );
  expect([...lagCurve(wrong).returned.subarray(0, 4)]).toEqual([20, 0, 0, 0]);
});

test('a category with 500 returns has its own curve, others share the next larger one', () => {
  const small = tableOf([200, 1000, 499]);
  const large = tableOf([200, 1000, 500]);
  expect(chooseStratum([large, small])).toBe(large);
  expect(chooseStratum([small, large])).toBe(large);
  expect(chooseStratum([small, small, example])).toBe(example);
});
