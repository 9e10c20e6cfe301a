import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changePoint } from '../../../pipelines/statistics/change-point.ts';
import {
  alarmLevel,
  baselineRate,
  cusum,
  dispersion,
  expectedEvents,
  extraVariation,
  type SliceWeek,
  seasonFactor,
} from '../../../pipelines/statistics/cusum.ts';
import { laneyChart } from '../../../pipelines/statistics/laney.ts';
import { rateOrMix } from '../../../pipelines/statistics/rate-or-mix.ts';
import { expectAllClose, expectClose } from './close.ts';

const week = (events: number, exposure = 20): SliceWeek => ({ events, exposure, rest_events: 0, rest_exposure: 0 });

test('a doubling is told in the third week', () => {
  expectClose(baselineRate(520, 52000, 0.01) * 2000, 20);
  expectClose(dispersion(20, 0.05, 520, null), 1.08770028);
  const weeks = [18, 24, 41, 44].map((events) => week(events));
  const expectation = { expected: new Float64Array(4).fill(20), from: 0, to: 0, baseline_events: 520 };
  const statistic = cusum(weeks, expectation, 0.05);
  expectAllClose(statistic, [0, 0, 7.740215, 17.392209]);
  expect(Array.from(statistic, (value) => alarmLevel(value, 0.05, 50))).toEqual(['none', 'none', 'alarm', 'alarm']);
});

const events = [20, 26, 15, 30, 18, 24, 12, 27];
const parcels = [2000, 2100, 1900, 2050, 2000, 1950, 2000, 2100];

test('the chart widens its limits by what weeks scatter beyond chance', () => {
  const chart = laneyChart(events, parcels)!;
  expectClose(chart.centre, 0.01068323);
  expectClose(chart.sigma_z, 1.97046993);
  expectClose(chart.upper[7], 0.02394497);
  expectClose(chart.centre + (chart.upper[7]! - chart.centre) / chart.sigma_z, 0.01741347);
  expect(chart.lower.every((limit) => limit >= 0)).toBe(true);
});

test('extra variation is learnt from the same weeks, and never below 5 %', () => {
  const { centre } = laneyChart(events, parcels)!;
  const expected = parcels.map((n) => n * centre);
  expectClose(extraVariation(events, expected) ** 2, 0.01787952);
  expect(extraVariation(expected, expected)).toBe(0.05);
  expect(extraVariation([], [])).toBe(0.05);
});

test('a chart needs two weeks with parcels and an event', () => {
  expect(laneyChart([1], [10])).toBeNull();
  expect(laneyChart([0, 0], [10, 10])).toBeNull();
  expect(laneyChart([1, 0, 2], [10, 0, 10])!.upper[1]).toBeNaN();
});

test('the first affected week is found', () => {
  const change = changePoint([20, 19, 22, 18, 21, 38, 41, 43], new Float64Array(8).fill(2000))!;
  expect(change.first).toBe(5);
  expectAllClose(change.probability.subarray(4, 7), [0.011628, 0.980987, 0.007095], 8e-5);
  expectAllClose([change.rate_before, change.rate_after], [0.01, 0.02033333]);
  expect(change.likely).toEqual([5]);
});

test('where nothing changed any week may be it, and without data nothing is said', () => {
  const { likely, probability } = changePoint(new Float64Array(10).fill(20), new Float64Array(10).fill(20))!;
  expect(likely.length).toBeGreaterThan(6);
  expectClose(
    probability.reduce((sum, p) => sum + p),
    1,
  );
  expect(changePoint([5], [5])).toBeNull();
  expect(changePoint([0, 0], [5, 5])).toBeNull();
  expect(changePoint([1, 1], [0, 0])).toBeNull();
});

test('a season that all slices share raises no alarm, the same rise in one slice does', () => {
  const quiet = Array.from({ length: 26 }, () => ({ events: 20, exposure: 20, rest_events: 400, rest_exposure: 400 }));
  const peak = quiet.map((w, i) => (i < 22 ? w : { ...w, events: 40, rest_events: 800 }));
  const alone = quiet.map((w, i) => (i < 22 ? w : { ...w, events: 40 }));
  const newest = (weeks: SliceWeek[]) => cusum(weeks, expectedEvents(weeks)!, 0.05).at(-1)!;
  expect(alarmLevel(newest(quiet), 0.05, 50)).toBe('none');
  expect(alarmLevel(newest(peak), 0.05, 50)).toBe('none');
  expect(alarmLevel(newest(alone), 0.05, 50)).toBe('alarm');
});

test('a slice is learning until twelve weeks lie before the newest five', () => {
  expect(expectedEvents(Array.from({ length: 16 }, () => week(20)))).toBeNull();
  const known = expectedEvents(Array.from({ length: 17 }, () => week(20)))!;
  expect([known.from, known.to, known.baseline_events]).toEqual([0, 12, 240]);
  expectClose(known.expected[16], 20);
  const year = expectedEvents(Array.from({ length: 80 }, () => week(20)))!;
  expect(year.to - year.from).toBe(52);
});

test('unrest and many slices ask for more evidence', () => {
  expect([0.1, 0.15, 0.2, 0.3].map((tau) => alarmLevel(7.5, tau, 50))).toEqual(['alarm', 'alarm', 'watch', 'watch']);
  expect(alarmLevel(6.5, 0.05, 200)).toBe('watch');
  expect(alarmLevel(6.5, 0.05, 10)).toBe('alarm');
});

test('the factor of the season stays between a half and two', () => {
  const factor = (rest_events: number, rest_exposure: number) =>
    seasonFactor({ ...week(0), rest_events, rest_exposure }, 1);
  expect([factor(0, 1e4), factor(1e5, 1e4), factor(0, 0)]).toEqual([0.5, 2, 1]);
  expectClose(factor(150, 100), 200 / 150);
});

test('a change of rate splits exactly into rate and mix', () => {
  const example = rateOrMix([
    { share_before: 0.5, rate_before: 0.01, share_after: 0.4, rate_after: 0.01 },
    { share_before: 0.5, rate_before: 0.02, share_after: 0.6, rate_after: 0.03 },
  ]);
  expectAllClose([example.rate, example.mix], [0.006, 0.001]);
  const weight = fc.double({ min: 0.01, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(weight, weight, weight, weight), { minLength: 1, maxLength: 6 }), (raw) => {
      const sum = (at: number) => raw.reduce((s, part) => s + part[at]!, 0);
      const parts = raw.map(([w0, r0, w1, r1]) => ({
        ...{ share_before: w0 / sum(0), rate_before: r0, share_after: w1 / sum(2), rate_after: r1 },
      }));
      const before = parts.reduce((s, part) => s + part.share_before * part.rate_before, 0);
      const after = parts.reduce((s, part) => s + part.share_after * part.rate_after, 0);
      const { rate, mix } = rateOrMix(parts);
      expect(rate + mix).toBeCloseTo(after - before, 10);
    }),
  );
});
