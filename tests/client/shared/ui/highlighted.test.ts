import fc from 'fast-check';
import { expect, test } from 'vitest';
import { highlighted } from '../../../../client/shared/ui/highlighted.ts';

test('marks the words that prove a reason', () => {
  expect(highlighted('Far too small, sadly', [[4, 13]])).toEqual([
    { text: 'Far ', start: 0, isMarked: false },
    { text: 'too small', start: 4, isMarked: true },
    { text: ', sadly', start: 13, isMarked: false },
  ]);
});

test('no word of the customer is lost or said twice, however the spans lie', () => {
  const span = fc.tuple(fc.nat(30), fc.nat(30)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
  fc.assert(
    fc.property(fc.string({ maxLength: 25 }), fc.array(span, { maxLength: 5 }), (text, spans) => {
      const stretches = highlighted(text, spans);
      expect(stretches.map((stretch) => stretch.text).join('')).toBe(text);
    }),
  );
});
