import { describe, expect, test } from 'vitest';
import { marksByPeriod } from '../../../../client/shared/charts/marks.ts';

const day = (text: string) => Date.parse(`${text}T00:00:00Z`);
const weeks = ['2026-03-02', '2026-03-09', '2026-03-16', '2026-03-23'].map(day);
const months = ['2026-01-01', '2026-02-01', '2026-03-01'].map(day);

describe('marks on a series over time', () => {
  test('stand at the period that holds their day', () => {
    const at = (text: string, starts: readonly number[]) =>
      marksByPeriod([{ at: day(text), label: 'Photo' }], starts).map((mark) => mark.at);
    expect(at('2026-03-09', weeks)).toEqual([day('2026-03-09')]);
    expect(at('2026-03-15', weeks)).toEqual([day('2026-03-09')]);
    expect(at('2026-01-31', months)).toEqual([day('2026-01-01')]);
    expect(at('2026-03-29', weeks)).toEqual([day('2026-03-23')]);
  });

  test('outside of the series are left out', () => {
    const days = ['2026-03-01', '2026-03-30'].map((text) => ({ at: day(text), label: 'Photo' }));
    expect(marksByPeriod(days, weeks)).toEqual([]);
    expect(marksByPeriod(days, [])).toEqual([]);
  });

  test('of one period and kind are one line that names each once and tells all', () => {
    const [first, second, text] = [
      { at: day('2026-03-16'), label: 'Photo', fix_id: 1, detail: 'a' },
      { at: day('2026-03-18'), label: 'Photo', fix_id: 2, detail: 'b' },
      { at: day('2026-03-17'), label: 'Text', fix_id: 3, detail: 'c' },
    ];
    const change = { at: day('2026-03-17'), label: 'rate changed' };
    const at = day('2026-03-16');
    expect(marksByPeriod([second!, first!, text!, change], weeks)).toEqual([
      { at, label: 'Photo, Text', isFix: true, isSlight: false, isLate: true, marks: [first, text, second] },
      { at, label: 'rate changed', isFix: false, isSlight: false, isLate: true, marks: [change] },
    ]);
  });

  test('are slight where their fixes together concern less than a tenth of the chart', () => {
    const of = (...shares: number[]) =>
      marksByPeriod(
        shares.map((share, index) => ({ at: day('2026-03-16'), label: 'Photo', fix_id: index, share })),
        weeks,
      )[0]!.isSlight;
    expect([of(0.02), of(0.04, 0.05), of(0.04, 0.07), of(1)]).toEqual([true, true, false, false]);
  });
});
