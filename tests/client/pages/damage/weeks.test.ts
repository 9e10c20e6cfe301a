import { expect, test } from 'vitest';
import { withExcess } from '../../../../client/pages/damage/cell-excess.ts';
import { isMature, rateOf, recentAndBefore, type Week } from '../../../../client/pages/damage/weeks.ts';

function week(index: number, damaged_parcels: number, completeness: number | null = 1): Week {
  return {
    ship_week: Date.UTC(2026, 0, 5 + 7 * index),
    parcels: 100,
    damaged_parcels,
    damage_rate: damaged_parcels / 100,
    completeness,
    limit_low: 0,
    limit_high: 0.05,
    mean_rate: 0.01,
    is_out_of_control: false,
  };
}

test('a week is mature when nearly all of its reports are in, and not when nobody knows', () => {
  expect([1, 0.95, 0.94, null].map((share) => isMature(week(0, 1, share)))).toEqual([true, true, false, false]);
});

test('the last 8 complete weeks stand against those before; weeks still coming in count for neither', () => {
  const weeks = [week(0, 1), week(1, 1), ...Array.from({ length: 8 }, (_, i) => week(2 + i, 3)), week(10, 50, 0.5)];
  expect(recentAndBefore(weeks)).toEqual({ recent: 0.03, before: 0.01 });
  expect(recentAndBefore([week(0, 2)])).toEqual({ recent: 0.02, before: null });
});

test('without parcels there is no rate', () => {
  expect(rateOf([])).toBeNull();
});

test('cells are ordered by damage beyond the usual, so that a handful of parcels does not lead', () => {
  const cell = (packaging: string, parcels: number, damaged_parcels: number) => ({
    warehouse: 'Lille',
    carrier: 'DPD',
    packaging,
    parcels,
    damaged_parcels,
    damage_rate: damaged_parcels / parcels,
  });
  const cells = withExcess([cell('tube', 3, 1), cell('box', 6000, 40), cell('mailer', 3000, 90)]);
  expect(cells.map((one) => one.packaging)).toEqual(['mailer', 'tube', 'box']);
  expect(cells.reduce((sum, one) => sum + one.excess_parcels, 0)).toBeCloseTo(0, 9);
});
