import { expect, test } from 'vitest';
import { breakdownRows } from '../../../server/questions/damage/breakdown.ts';
import { weeklyRows } from '../../../server/questions/damage/weekly.ts';

const cell = (dimension_value: string, category: string, parcels: number, damaged_parcels: number) => ({
  dimension_value,
  category,
  parcels,
  damaged_parcels,
});

test('a carrier of fragile goods is not blamed for what it carries', () => {
  const rows = breakdownRows(
    [
      [
        cell('A', 'glass', 900, 90),
        cell('A', 'books', 100, 1),
        cell('B', 'glass', 100, 10),
        cell('B', 'books', 900, 9),
      ],
    ],
    { dimension: 'carrier' },
  );
  const [a, b] = rows;
  expect([a!.damage_rate, b!.damage_rate]).toEqual([0.091, 0.019]);
  expect(a!.adjusted_rate).toBeCloseTo(0.055, 9);
  expect(b!.adjusted_rate).toBeCloseTo(0.055, 9);
});

test('a careless carrier stays careless when the mix is taken out', () => {
  const [bad, good] = breakdownRows(
    [
      [
        cell('bad', 'glass', 500, 60),
        cell('bad', 'books', 500, 10),
        cell('good', 'glass', 500, 20),
        cell('good', 'books', 500, 2),
      ],
    ],
    { dimension: 'carrier' },
  );
  expect(bad!.adjusted_rate).toBeGreaterThan(good!.adjusted_rate!);
  expect(bad!.rate_low).toBeGreaterThan(good!.rate_high!);
});

test('categories have no mix to take out; nothing shipped has no rate', () => {
  expect(breakdownRows([[cell('glass', 'glass', 10, 1)]], { dimension: 'category' })[0]!.adjusted_rate).toBeNull();
  expect(breakdownRows([[cell('A', 'glass', 0, 1)]], { dimension: 'carrier' })[0]).toMatchObject({
    damage_rate: null,
    rate_low: null,
    adjusted_rate: null,
  });
  expect(breakdownRows([[cell('A', 'glass', 0, 0)]], { dimension: 'carrier' })).toEqual([]);
});

test('weeks get the limits of Laney’s chart', () => {
  const damaged = [20, 26, 15, 30, 18, 24, 12, 27];
  const parcels = [2000, 2100, 1900, 2050, 2000, 1950, 2000, 2100];
  const weeks = damaged.map((damaged_parcels, index) => ({
    ...{ ship_week: index * 7 * 86_400_000, parcels: parcels[index]!, damaged_parcels, completeness: 1 },
    damage_rate: damaged_parcels / parcels[index]!,
  }));
  const last = weeklyRows([weeks]).at(-1)!;
  expect(last.mean_rate).toBeCloseTo(0.01068323, 8);
  expect(last.limit_high).toBeCloseTo(0.02394497, 8);
  expect(last.is_out_of_control).toBe(false);
  const burst = weeklyRows([[...weeks, { ...weeks[0]!, damaged_parcels: 200, damage_rate: 0.1 }]]);
  expect(burst.map((week) => week.is_out_of_control)).toEqual([...damaged.map(() => false), true]);
  expect(weeklyRows([weeks.slice(0, 1)])[0]).toMatchObject({
    limit_low: null,
    limit_high: null,
    is_out_of_control: false,
  });
});
