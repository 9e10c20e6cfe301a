import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareSizes, sizePlace } from '../../../pipelines/domain/sizes.ts';

const sorted = (sizes: readonly (string | null)[]) => [...sizes].reverse().sort(compareSizes);

test.each([
  ['letters', ['XXS', 'XS', 'S', 'S/M', 'M', 'L', 'XL', 'XXL', '3XL', '4XL']],
  ['letters in words', ['x-small', 'Small', 'Medium', 'large', 'Extra Large']],
  ['shoes', ['36', '36.5', '37', '37 1/3', '38 2/3', '39,5', '46']],
  ['regions', ['UK 8', 'UK 10', 'UK 12']],
  ['jeans', ['W28/L32', 'W30/L30', 'W30/L32', 'W32/L34', 'W40/L34']],
  ['two sizes in one', ['34/36', '36/38', '38/40']],
  ['babies and children', ['NB', '0-3 m', '3-6 mois', '6-12 luni', '2T', '4-5 years', '12 ans']],
  ['bras', ['70A', '70B', '75A', '75D', '75DD', '80B']],
  ['measures', ['98 cm', '104 cm', '110 cm']],
  ['scale after scale', ['One Size', 'S', 'XL', '38', '40', 'Bordeaux', 'Red', null]],
])('sorts %s as people do', (_, sizes) => {
  expect(sorted(sizes)).toEqual(sizes);
});

test('what the same size is written as stands in the same place', () => {
  const places = (sizes: string[]) => new Set(sizes.map((size) => JSON.stringify(sizePlace(size))));
  expect(places(['XXL', '2XL', 'xxl ', '2xl'])).toHaveLength(1);
  expect(places(['one size', 'TU', 'Taille unique', 'Mărime universală', 'O/S'])).toHaveLength(1);
  expect(places(['38', '38.0', 'size 38', 'Taille 38'])).toHaveLength(1);
  expect(places(['32/34', 'W32/L34', 'w32/l34']).size).toBe(2);
});

test('sizes of two scales, or no sizes, have no order between them', () => {
  expect(sizePlace('UK 10')!.scale).not.toBe(sizePlace('10')!.scale);
  expect(sizePlace('M tall')!.scale).not.toBe(sizePlace('M')!.scale);
  for (const text of ['', 'Red', 'xm', 'ÄÖ', 'S/M/L', '1/2/3', 'x'.repeat(1000)]) expect(sizePlace(text)).toBeNull();
});

test('any texts can be sorted, and in one way only', () => {
  const size = fc.oneof(
    fc.string(),
    fc.constantFrom('S', 'XL', '38', '38.5', 'UK 8', 'W30/L32', '2T', 'one size', '75B', 'Rouge', '104 cm', '36/38'),
    fc.constant(null),
  );
  fc.assert(
    fc.property(fc.array(size, { maxLength: 12 }), (sizes) => {
      const once = [...sizes].sort(compareSizes);
      const again = [...sizes].reverse().sort(compareSizes);
      for (const [index, one] of once.entries()) expect(compareSizes(one, again[index]!)).toBe(0);
    }),
  );
});
