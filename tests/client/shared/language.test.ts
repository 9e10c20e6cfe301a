import { expect, test } from 'vitest';
import { localeOf, preferredLanguage } from '../../../client/shared/language.tsx';

test('the language is the one kept, else the browser’s first that we speak, else English', () => {
  expect(preferredLanguage('ro', ['fr-FR'])).toBe('ro');
  expect(preferredLanguage(null, ['pt-BR', 'fr-CA', 'en'])).toBe('fr');
  expect(preferredLanguage('xx', ['pt-BR'])).toBe('en');
});

test('numbers are written as in the reader’s own region', () => {
  expect(localeOf('en', ['de-DE', 'en-IE'])).toBe('en-IE');
  expect(localeOf('ro', ['en-GB'])).toBe('ro');
});
