import { describe, expect, test } from 'vitest';
import { byFault, byGroup } from '../../../../client/pages/products/cause-tree.ts';
import { productFilter } from '../../../../client/pages/products/dossier-filter.ts';
import { placeName } from '../../../../client/shared/place-name.ts';

test('a product is cut out of the view as its row of the table was', () => {
  const view = { category: ['Lamps'], supplier: ['Nord'], country: ['FR'], from: '2026-01-01', sku: ['L-M'] };
  const kept = { country: ['FR'], from: '2026-01-01' };
  expect(productFilter(view, 'style', 'L')).toEqual({ ...kept, sku: ['L-M'], style: ['L'] });
  expect(productFilter(view, 'sku', 'L-S')).toEqual({ ...kept, sku: ['L-S'] });
});

describe('causes', () => {
  const cause = (
    fault: 'product' | 'listing',
    reason_group: string,
    reason: string,
    units: number,
    rest: number | null,
  ) =>
    ({
      ...{ fault, reason_group, reason, returned_units: units, share: units / 10, rate: units / 100, rest_rate: rest },
      difference_points: rest === null ? null : units - rest * 100,
      is_clear: reason === 'too_small',
    }) as Parameters<typeof byFault>[0][number];
  const causes = [
    cause('listing', 'not_as_described', 'colour_differs', 4, 0.01),
    cause('product', 'defective', 'broke_in_use', 3, 0.02),
    cause('product', 'size_fit', 'too_small', 2, 0.02),
    cause('product', 'size_fit', 'too_large', 1, 0),
  ];

  test('add up to who answers for them, the product first', () => {
    const faults = byFault(causes);
    expect(faults.map(({ fault, returned_units }) => [fault, returned_units])).toEqual([
      ['product', 6],
      ['listing', 4],
    ]);
    expect(faults.map((fault) => fault.is_clear)).toEqual([true, false]);
    expect(faults[0]!.rate).toBeCloseTo(0.06, 9);
    expect(faults[0]!.difference_points).toBeCloseTo(2, 9);
    expect(byGroup(causes).map(({ group, returned_units }) => [group, returned_units])).toEqual([
      ['defective', 3],
      ['size_fit', 3],
      ['not_as_described', 4],
    ]);
  });

  test('stay without comparison where there is none', () => {
    expect(byFault([cause('product', 'defective', 'broke_in_use', 3, null)])[0]).toMatchObject({
      rest_rate: null,
      difference_points: null,
    });
  });
});

test('places are named in the reader’s language, and kept where they are no code', () => {
  expect(placeName('fr', 'country', 'DE')).toBe('Allemagne');
  expect(placeName('en', 'language', 'ro')).toBe('Romanian');
  expect(placeName('en', 'country', 'Deutschland')).toBe('Deutschland');
});
