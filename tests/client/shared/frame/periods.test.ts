import { describe, expect, test } from 'vitest';
import { daysOf, daysOfPreset, presetMonths, presetOf, presetWeeks } from '../../../../client/shared/frame/periods.ts';

describe('periods', () => {
  test('four weeks are 28 days, the last complete one included', () => {
    const period = daysOfPreset(4, '2026-10-31');
    expect(period).toEqual({ from: '2026-10-04', to: '2026-10-31' });
    expect(daysOf(period)).toBe(28);
  });

  test('a month is that of the last complete day, and the one before it is whole', () => {
    expect(daysOfPreset('this_month', '2026-03-15')).toEqual({ from: '2026-03-01', to: '2026-03-15' });
    expect(daysOfPreset('last_month', '2026-03-15')).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(daysOfPreset('last_month', '2024-03-31')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
    expect(daysOfPreset('last_month', '2026-01-01')).toEqual({ from: '2025-12-01', to: '2025-12-31' });
  });

  test.each([...presetWeeks, ...presetMonths])('%s is known again from its days', (preset) => {
    expect(presetOf(daysOfPreset(preset, '2026-03-10'), '2026-03-10')).toBe(preset);
  });

  test('a February of four weeks is called by its month', () => {
    expect(presetOf(daysOfPreset('this_month', '2026-02-28'), '2026-02-28')).toBe('this_month');
  });

  test('no days are all time, other days are no preset', () => {
    expect(presetOf({}, '2026-03-01')).toBe('all');
    expect(presetOf({ from: '2026-01-01', to: '2026-03-01' }, '2026-03-01')).toBeNull();
    expect(daysOf({ from: '2026-01-01' })).toBeNull();
  });
});
