import { expect, test } from 'vitest';
import { damageFilter } from '../../../../client/pages/damage/damage-filter.ts';

test('a reason that is no damage leaves the page as it is, and the page knows', () => {
  expect(damageFilter({ category: ['Lamps'], reason: ['size_fit', 'too_small'] })).toEqual({
    counted: { category: ['Lamps'], reason: undefined },
    returned: { category: ['Lamps'], reason: ['damaged_in_transit'] },
    hasOthers: true,
  });
});

test('a finer reason of damage narrows all of it', () => {
  expect(damageFilter({ reason: ['leaking', 'size_fit'] })).toEqual({
    counted: { reason: ['leaking'] },
    returned: { reason: ['leaking'] },
    hasOthers: true,
  });
});

test('without a reason all damage counts', () => {
  expect(damageFilter({})).toEqual({
    counted: { reason: undefined },
    returned: { reason: ['damaged_in_transit'] },
    hasOthers: false,
  });
});
