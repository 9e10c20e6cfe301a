import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Found, foundIn, stretchesOf } from '../../../../client/pages/reasons/proof.ts';

function found(reason: Found['reason'], ...spans: [number, number][]): Found {
  return { reason, reason_group: 'size_fit', confidence: 1, spans };
}

test('each stretch names the reason that its words prove', () => {
  const stretches = stretchesOf('Too small and torn.', [found('too_small', [0, 9]), found('broke_in_use', [14, 18])]);
  expect(stretches.map(({ text, proves }) => [text, proves?.reason])).toEqual([
    ['Too small', 'too_small'],
    [' and ', undefined],
    ['torn', 'broke_in_use'],
    ['.', undefined],
  ]);
});

test('whatever the spans, the stretches joined are the text', () => {
  const span = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }));
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.array(span, { maxLength: 6 }), (text, spans) => {
      const stretches = stretchesOf(text, [
        found('too_small', ...spans.slice(0, 3)),
        found('leaking', ...spans.slice(3)),
      ]);
      expect(stretches.map((stretch) => stretch.text).join('')).toBe(text);
    }),
  );
});

test('a quote without findings has none', () => {
  expect(foundIn('')).toEqual([]);
  expect(foundIn('[]')).toEqual([]);
});
