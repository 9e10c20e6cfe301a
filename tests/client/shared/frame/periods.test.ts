import { describe, expect, test } from 'vitest';
import { daysOf, lastWeeks, presetOf, presetWeeks } from '../../../../client/shared/frame/periods.ts';

describe('periods', () => {
  test('four weeks are 28 days, the last complete one included', () => {
    const period = lastWeeks(4, '2026-10-31');
    expect(period).toEqual({ from: '2026-10-04', to: '2026-10-31' });
    expect(daysOf(period)).toBe(28);
  });

  test.each(presetWeeks)('the last %i weeks are known again from their days', (weeks) => {
    expect(presetOf(lastWeeks(weeks, '2026-03-01'), '2026-03-01')).toBe(weeks);
  });

  test('no days are all time, other days are no preset', () => {
    expect(presetOf({}, '2026-03-01')).toBe('all');
    expect(presetOf({ from: '2026-01-01', to: '2026-03-01' }, '2026-03-01')).toBeNull();
    expect(daysOf({ from: '2026-01-01' })).toBeNull();
  });
});
