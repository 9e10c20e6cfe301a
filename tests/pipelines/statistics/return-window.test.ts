import { expect, test } from 'vitest';
import { lagCurve, lagTable } from '../../../pipelines/statistics/lag-curve.ts';
import { atLevel, hadLonger } from '../../../pipelines/statistics/return-window.ts';
import { expectAllClose } from './close.ts';

/** 1,000 units of one age, and how many of them came back at each lag. */
function tableOf(age: number, back: Readonly<Record<number, number>>) {
  const lags = Object.keys(back).map(Number);
  const returned_units = lags.map((lag) => back[lag]!);
  return lagTable(
    { age_days: [age], delivered_units: [1000] },
    { age_days: lags.map(() => age), lag_days: lags, returned_units },
  );
}

const usual = tableOf(100, { 5: 150, 20: 45, 31: 5 });

test('orders had longer where clearly more of their returns come after the window', () => {
  expect(hadLonger(tableOf(100, { 5: 100, 31: 40 }), usual)).toBe(true);
  // On the window's last day is within it.
  expect(hadLonger(tableOf(100, { 5: 100, 30: 40 }), usual)).toBe(false);
  // A twentieth may come late anywhere, and a few late ones may be chance.
  expect(hadLonger(tableOf(100, { 5: 190, 31: 10 }), usual)).toBe(false);
  expect(hadLonger(tableOf(100, { 5: 6, 31: 1 }), usual)).toBe(false);
});

test('where late returns are usual twice as many are no longer window yet', () => {
  const late = tableOf(100, { 5: 150, 40: 50 });
  expect(hadLonger(late, late)).toBe(false);
  expect(hadLonger(tableOf(100, { 5: 80, 40: 120 }), tableOf(100, { 5: 160, 40: 40 }))).toBe(true);
});

test('units that are too young to have come late say nothing, nor do none', () => {
  expect(hadLonger(tableOf(30, { 5: 100 }), usual)).toBe(false);
  const none = lagTable({ age_days: [], delivered_units: [] }, { age_days: [], lag_days: [], returned_units: [] });
  expect(hadLonger(none, usual)).toBe(false);
  expect(hadLonger(none, none)).toBe(false);
  expect(hadLonger(tableOf(100, { 5: 100, 31: 40 }), none)).toBe(true);
});

test('a table at half the level has half the returns at every lag, as complete at every age', () => {
  const [full, half] = [lagCurve(usual), lagCurve(atLevel(usual, 0.5))];
  expectAllClose([half.cdf[5]!, half.cdf[20]!, half.cdf[40]!], [0.075, 0.0975, 0.1]);
  for (const lag of [5, 20]) expect(half.cdf[lag]! / half.cdf[44]!).toBeCloseTo(full.cdf[lag]! / full.cdf[44]!, 9);
});
