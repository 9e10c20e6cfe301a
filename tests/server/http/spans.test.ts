import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysIn, plusDays } from '../../../server/contract/days.ts';
import { type Spans, wholeSpans } from '../../../server/http/spans.ts';

const day = fc
  .integer({ min: 0, max: daysIn('1900-01-01', '2199-12-31') - 1 })
  .map((days) => plusDays('1900-01-01', days));
/** Short periods and long ones. */
const period = fc.oneof(
  fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a })),
  fc
    .tuple(day, fc.nat(70))
    .map(([from, days]) => ({ from, to: plusDays(from, days) }))
    .filter(({ to }) => to <= '2199-12-31'),
);

const beginsMonth = (one: string) => one.endsWith('-01');
const beginsWeek = (one: string) => beginsMonth(one) || new Date(one).getUTCDay() === 1;
/** The days from the first to before the last on which a span begins. */
const begun = (from: string, before: string, begins: (day: string) => boolean) =>
  Array.from({ length: daysIn(from, before) - 1 }, (_, index) => plusDays(from, index)).filter(begins);

test('the whole weeks and months of any period nest, and leave no whole one out', () => {
  fc.assert(
    fc.property(period, ({ from, to }) => {
      const end = plusDays(to, 1);
      const spans = wholeSpans({ from, to });
      if (!spans.weeks) {
        expect(begun(from, plusDays(end, 1), beginsWeek).length).toBeLessThan(2);
        return;
      }
      const { weeks, months } = spans as Spans & { weeks: { from: string; before: string } };
      expect([weeks.from, weeks.before].map(beginsWeek)).toEqual([true, true]);
      expect([from <= weeks.from, weeks.from < weeks.before, weeks.before <= end]).toEqual([true, true, true]);
      expect(begun(from, weeks.from, beginsWeek)).toEqual([]);
      expect(begun(plusDays(weeks.before, 1), plusDays(end, 1), beginsWeek)).toEqual([]);
      expect(spans.period).toEqual({ from, before: end });
      if (!months) {
        expect(begun(from, plusDays(end, 1), beginsMonth).length).toBeLessThan(2);
        return;
      }
      const [first, last] = [months.from!, months.before!];
      expect([first, last].map(beginsMonth)).toEqual([true, true]);
      expect([weeks.from <= first, first < last, last <= weeks.before]).toEqual([true, true, true]);
      expect(begun(weeks.from, first, beginsMonth)).toEqual([]);
      expect(begun(plusDays(last, 1), plusDays(weeks.before, 1), beginsMonth)).toEqual([]);
    }),
  );
});

test('an open period is cut at the end it has', () => {
  expect(wholeSpans({})).toEqual({
    ...{ months: { from: null, before: null }, weeks: { from: null, before: null } },
    period: { from: null, before: null },
  });
  expect(wholeSpans({ from: '2026-01-29' })).toEqual({
    ...{ months: { from: '2026-02-01', before: null }, weeks: { from: '2026-02-01', before: null } },
    period: { from: '2026-01-29', before: null },
  });
  expect(wholeSpans({ to: '2026-03-03' })).toEqual({
    ...{ months: { from: null, before: '2026-03-01' }, weeks: { from: null, before: '2026-03-02' } },
    period: { from: null, before: '2026-03-04' },
  });
});
