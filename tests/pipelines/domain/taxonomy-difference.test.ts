import { expect, test } from 'vitest';
import type { TaxonomyChanges } from '../../../pipelines/domain/taxonomy.ts';
import { differencesOf } from '../../../pipelines/domain/taxonomy-difference.ts';

const zip: TaxonomyChanges = { 'defective.zip': { name: 'Zip', phrases: { en: ['zip broke', 'zip stuck'] } } };

test('a reason that is added, and one that is taken out, are told by their names', () => {
  expect(differencesOf({}, zip)).toEqual([
    {
      code: 'defective.zip',
      label: { en: 'Zip', fr: 'Zip', ro: 'Zip' },
      is_added: true,
      phrases_added: [
        { language: 'en', words: 'zip broke' },
        { language: 'en', words: 'zip stuck' },
      ],
    },
  ]);
  expect(differencesOf(zip, {})).toMatchObject([{ label: { en: 'Zip' }, is_taken_out: true }]);
  const retired: TaxonomyChanges = { 'defective.zip': { name: 'Zip', is_retired: true } };
  expect(differencesOf(zip, retired)).toMatchObject([{ label: { en: 'Zip' }, is_taken_out: true }]);
  expect(differencesOf(retired, zip)).toMatchObject([{ label: { en: 'Zip' }, is_added: true }]);
});

test('what is renamed, hidden, merged on, answered by others or told by other phrases is told, and nothing else', () => {
  const before: TaxonomyChanges = { too_small: { into: 'too_large' }, ...zip };
  const after: TaxonomyChanges = {
    too_large: { name: 'Big' },
    'defective.zip': { name: 'Zip', fault: 'warehouse', postage: 'choice', phrases: { fr: ['zip broke'] } },
  };
  expect(differencesOf(before, after)).toEqual([
    expect.objectContaining({
      code: 'too_small',
      counts_as: { from: expect.objectContaining({ en: 'Too large' }), to: null },
    }),
    expect.objectContaining({
      code: 'too_large',
      label: { en: 'Big', fr: 'Big', ro: 'Big' },
      was_named: expect.objectContaining({ en: 'Too large' }),
    }),
    {
      code: 'defective.zip',
      label: { en: 'Zip', fr: 'Zip', ro: 'Zip' },
      fault: { from: 'product', to: 'warehouse' },
      postage: { from: 'law', to: 'choice' },
      phrases_added: [{ language: 'fr', words: 'zip broke' }],
      phrases_removed: [
        { language: 'en', words: 'zip broke' },
        { language: 'en', words: 'zip stuck' },
      ],
    },
  ]);
  expect(differencesOf(after, after)).toEqual([]);
});
