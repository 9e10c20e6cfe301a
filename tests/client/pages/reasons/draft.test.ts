import { expect, test } from 'vitest';
import {
  changedCodes,
  codeFor,
  mayGoInto,
  phrasesIn,
  withChange,
} from '../../../../client/pages/reasons/taxonomy/draft.ts';
import { checkTaxonomy, isOwnReason } from '../../../../pipelines/domain/taxonomy.ts';

test.each([
  ['Zip breaks!', 'defective.zip_breaks'],
  ['Fermoarul s-a blocat', 'defective.fermoarul_s_a_blocat'],
  ['Éclair cassé', 'defective.eclair_casse'],
  ['破損', 'defective.reason'],
  ['x'.repeat(60), `defective.${'x'.repeat(40)}`],
])('%s becomes a code that the API takes', (name, code) => {
  expect(codeFor('defective', name, new Set())).toBe(code);
  const next = codeFor('defective', name, new Set([code]));
  expect([next, isOwnReason(next)]).toEqual([expect.stringMatching(/_2$/), true]);
});

test('a change of nothing leaves no trace, one of a shop’s own reason stays', () => {
  const empty = { name: '', names: { en: '' }, phrases: { en: [] }, into: undefined };
  expect(withChange({}, 'too_small', empty)).toEqual({});
  expect(withChange({}, 'defective.zip', { ...empty, name: 'Zip' })).toEqual({ 'defective.zip': { name: 'Zip' } });
  expect(withChange({ 'defective.zip': { name: 'Zip' } }, 'defective.zip', null)).toEqual({});
  const after = withChange({ too_small: { name: 'Small' } }, 'too_large', { fault: 'listing' });
  expect(changedCodes({ too_small: { name: 'Small' } }, after)).toEqual(['too_large']);
});

test('a reason that was taken out is in use again once it is changed, and not before', () => {
  const changes = { 'defective.zip': { name: 'Zip', is_retired: true } } as const;
  expect(withChange(changes, 'defective.zip', { ...changes['defective.zip'], name: 'Zips' })).toEqual({
    'defective.zip': { name: 'Zips' },
  });
  expect(withChange(changes, 'too_small', { name: 'Small' })['defective.zip']).toEqual(changes['defective.zip']);
});

test('phrases are taken a line at a time, each once', () => {
  expect(phrasesIn(' zip broke \n\nzip broke\nseam')).toEqual(['zip broke', 'seam']);
});

test('what may go into what is what the API takes', () => {
  const changes = { too_small: { into: 'too_large' }, too_large: { into: 'fit_shape' } } as const;
  expect(mayGoInto('too_small', 'hygiene', changes)).toBe(false);
  expect(mayGoInto('fit_shape', 'fit_shape', changes)).toBe(false);
  for (const other of ['too_small', 'too_large', 'incompatible'] as const) {
    const isTaken = () => checkTaxonomy({ ...changes, fit_shape: { into: other } });
    if (mayGoInto('fit_shape', other, changes)) expect(isTaken).not.toThrow();
    else expect(isTaken).toThrow('back into');
  }
});
