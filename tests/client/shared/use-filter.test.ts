import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { filterOf, leftOut, pageParams, readParams, wrongIn } from '../../../client/shared/use-filter.ts';
import { filterDimensions } from '../../../server/contract/dimensions.ts';
import { bases, filterParams, fromSearch, toSearch } from '../../../server/contract/filter.ts';

const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
const values = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 5 });
const filter = fc.record(
  {
    from: day.map((date) => date.toISOString().slice(0, 10)),
    basis: fc.constantFrom(...bases),
    currency: fc.constantFrom('EUR', 'RON'),
    ...Object.fromEntries(filterDimensions.map((dimension) => [dimension, values])),
  },
  { requiredKeys: [] },
);

const inOrder = (view: object) =>
  Object.fromEntries(
    Object.entries(view).map(([name, value]) => [name, Array.isArray(value) ? [...value].sort() : value]),
  );

describe('the filter lives in the URL', () => {
  test('what is put into the URL is read back from it', () => {
    fc.assert(
      fc.property(filter, (view) => {
        const read = readParams(filterParams, fromSearch(new URLSearchParams(toSearch(view))));
        expect(inOrder(read)).toEqual(inOrder(view));
      }),
    );
  });

  test('what is no valid filter is left out, and the rest of the link still works', () => {
    const search = fromSearch(new URLSearchParams('from=yesterday&basis=moon&category=Shoes&currency=euro&level=sku'));
    expect(filterOf(search)).toEqual({ category: ['Shoes'] });
  });

  test('a page reads its own parameters beside the filter', () => {
    const search = fromSearch(new URLSearchParams('category=Shoes&level=style&sort=up'));
    const shape = { level: z.optional(z.enum(['sku', 'style'])), sort: z.optional(z.enum(['rate'])) };
    expect(readParams(shape, search)).toEqual({ level: 'style' });
  });
});

test('what neither filter nor page understands is known, so that it can be said', () => {
  pageParams({ level: z.optional(z.enum(['sku', 'style'])) });
  const manySkus = Array.from({ length: 150 }, (_, index) => `sku=${index}`).join('&');
  const search = fromSearch(
    new URLSearchParams(`from=banana&currency=XXXX&colour=red&level=style&country=FR&${manySkus}`),
  );
  expect(Object.keys(leftOut(search)).sort()).toEqual(['colour', 'currency', 'from', 'sku']);
});

test('a name that every object has is as unknown as any other', () => {
  const names = ['constructor', 'hasOwnProperty', 'toString', 'valueOf'];
  const search = fromSearch(new URLSearchParams(names.map((name) => `${name}=1`).join('&')));
  expect(Object.keys(leftOut(search)).sort()).toEqual(names);
  for (const name of names)
    expect(wrongIn(search, name)).toEqual({
      field: name,
      found: '1',
      isMissing: false,
      wanted: { is: 'field', names: [] },
    });
});
