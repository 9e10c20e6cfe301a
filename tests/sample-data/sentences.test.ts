import { describe, expect, test } from 'vitest';
import { groupCodes, groupOf, reasonCodes } from '../../pipelines/domain/reasons.ts';
import { categories, damageMixes, reasonMixOf } from '../../sample-data/generator/categories.ts';
import type { Language } from '../../sample-data/generator/people.ts';
import { Random } from '../../sample-data/generator/random.ts';
import { sentences, sentencesFor, typed } from '../../sample-data/generator/wording.ts';

const languages = Object.keys(sentences) as Language[];

describe.each(languages)('sentences in %s', (language) => {
  const list = sentences[language];

  test('are at least 300 and all distinct', () => {
    const texts = list.map(({ text }) => text.toLowerCase());
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts.length).toBeGreaterThanOrEqual(300);
  });

  test('cover every group and every finer reason as the primary one', () => {
    const primary = new Set(list.map(({ reasons }) => reasons[0]));
    expect(reasonCodes.filter((code) => !primary.has(code))).toEqual([]);
    for (const group of groupCodes) {
      expect(list.filter(({ reasons }) => groupOf(reasons[0]) === group).length, group).toBeGreaterThanOrEqual(12);
    }
  });

  test('leave no reason of any category without words', () => {
    const speechless = categories.flatMap((category) =>
      Object.entries({ ...reasonMixOf(category), ...damageMixes[category.setting] })
        .filter(([, share]) => share > 0)
        .filter(([reason]) => sentencesFor(language, reason as (typeof reasonCodes)[number], category).length === 0)
        .map(([reason]) => `${category.name}: ${reason}`),
    );
    expect(speechless).toEqual([]);
  });

  test('name only places that exist', () => {
    const known = new Set(['any', 'device', ...categories.flatMap(({ name, setting }) => [name, setting])]);
    expect(list.flatMap(({ places }) => places).filter((place) => !known.has(place))).toEqual([]);
  });
});

test('typing in haste changes little: the same seed types the same, and never blanks a note', () => {
  for (const { text } of sentences.ro) {
    const hasty = typed(text, new Random(7, text.length));
    expect(hasty).toBe(typed(text, new Random(7, text.length)));
    expect(Math.abs(hasty.length - text.length)).toBeLessThanOrEqual(2);
    expect(hasty.trim()).not.toBe('');
  }
});
