import { describe, expect, test } from 'vitest';
import { createClassifier } from '../../../pipelines/classify/classify.ts';
import type { ShopPhrase } from '../../../pipelines/domain/taxonomy.ts';

const phrases: ShopPhrase[] = [
  { reason: 'defective.zip', language: 'en', words: 'zip' },
  { reason: 'defective.zip', language: 'ro', words: 'fermoarul blocat' },
  { reason: 'size_fit.sleeves', language: 'any', words: 'sleeves too long' },
  { reason: 'hygiene', language: 'en', words: 'smells of smoke' },
  { reason: 'other.wishes', language: 'fr', words: 'bonne journée' },
];
const shipped = await createClassifier();
const classifier = await createClassifier(undefined, phrases);
const read = (text: string, code: string | null = null) => classifier.classify({ id: '1', text, code });
const reasonsIn = (text: string) => read(text).reasons.map(({ reason }) => reason);

describe('a shop’s own phrases', () => {
  test('take the place of what was read of their group in the same clause, with their words as evidence', () => {
    const text = 'The zip broke after two days and the sleeves are fine';
    const [first] = read(text).reasons;
    expect(shipped.classify({ id: '1', text }).primary).toBe('broke_in_use');
    expect(first).toMatchObject({ reason: 'defective.zip', group: 'defective', evidence: ['zip'], spans: [[4, 7]] });
    expect(reasonsIn(text)).not.toContain('broke_in_use');
  });

  test('stand beside a clear reason of another group, and before one that is not', () => {
    expect(read('It is too small for me. The zip is black.').primary).toBe('too_small');
    expect(reasonsIn('It is too small for me. The zip is black.')).toContain('defective.zip');
    expect(read('zip').primary).toBe('defective.zip');
  });

  test('are found whatever the accents, the capitals and, where they have several words, the language', () => {
    expect(read('FERMOARUL Blocát').primary).toBe('defective.zip');
    expect(read('Hello, I am returning it because of: fermoarul blocat').primary).toBe('defective.zip');
    expect(reasonsIn('Manches : sleeves too long pour moi, je les renvoie')).toContain('size_fit.sleeves');
  });

  test('of one word are found in their language only', () => {
    expect(reasonsIn('Le zip est noir et la robe est trop petite pour ma fille')).not.toContain('defective.zip');
  });

  test('do not count where they are turned round', () => {
    expect(reasonsIn('The sleeves are not sleeves too long, the colour is wrong')).not.toContain('size_fit.sleeves');
    expect(reasonsIn('It is not zip related, it is too small')).not.toContain('defective.zip');
  });

  test('may tell a shipped reason, and one of the group of the unknown', () => {
    expect(read('smells of smoke').reasons[0]).toMatchObject({ reason: 'hygiene', spans: [[0, 15]] });
    expect(read('Bonne journée à vous').primary).toBe('other.wishes');
    expect(read('Trop petit, bonne journée à vous').primary).toBe('too_small');
  });

  test('read a code that no list has', () => {
    expect(read('', 'ZIP').code_reason).toBe('defective.zip');
  });

  test('leave every other note as it was, and make the version another', () => {
    for (const text of ['Trop petit', 'arrived broken', 'nu îmi place culoarea', '', 'x'.repeat(10_000)])
      expect(read(text)).toEqual(shipped.classify({ id: '1', text, code: null }));
    expect(classifier.version).not.toBe(shipped.version);
  });
});
