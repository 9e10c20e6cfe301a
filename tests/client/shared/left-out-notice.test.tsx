import { screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { LeftOutNotice } from '../../../client/shared/frame/left-out-notice.tsx';
import { typeset } from '../../../client/shared/typeset.ts';
import { drawAt } from '../stage.tsx';

afterEach(() => localStorage.clear());

const link = `/?basis=shipped&from=2026-02-30&colour=red&country=FR&category=${'x'.repeat(201)}`;

test.each([
  [
    'en',
    [
      '“basis” is “shipped”: choose one of delivered, ordered, returned.',
      '“from” is “2026-02-30”: no such day in the calendar.',
      'There is no “colour” here.',
      `“category” is “${'x'.repeat(80)}…”: write at most 200 characters.`,
    ],
  ],
  [
    'fr',
    [
      '« basis » vaut « shipped » : choisissez parmi delivered, ordered, returned.',
      '« from » vaut « 2026-02-30 » : ce jour n’existe pas.',
      '« colour » n’existe pas ici.',
      `« category » vaut « ${'x'.repeat(80)}… » : écrivez au plus 200 caractères.`,
    ],
  ],
  [
    'ro',
    [
      '„basis” este „shipped”: alegeți dintre delivered, ordered, returned.',
      '„from” este „2026-02-30”: această zi nu există.',
      '„colour” nu există aici.',
      `„category” este „${'x'.repeat(80)}…”: scrieți cel mult 200 de caractere.`,
    ],
  ],
] as const)('a wrong link tells in %s what would be right', async (language, sentences) => {
  localStorage.setItem('returnscope-language', language);
  drawAt(link, <LeftOutNotice />);
  const told = (await screen.findAllByRole('listitem')).map((item) => item.textContent);
  expect(told.sort()).toEqual(sentences.map((sentence) => typeset(sentence, language)).sort());
});
