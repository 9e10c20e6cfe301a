import { expect, test } from 'vitest';
import { clausesOf, readClause } from '../../../pipelines/classify/clause.ts';
import { readConcepts } from '../../../pipelines/classify/concepts.ts';
import { lengthRow, rowsOf } from '../../../pipelines/classify/features.ts';
import { createLexicons } from '../../../pipelines/classify/lexicons.ts';
import { classCount, classes, Model } from '../../../pipelines/classify/model.ts';
import { phraseBooks } from '../../../pipelines/classify/phrases/index.ts';
import { tokenise } from '../../../pipelines/classify/text.ts';
import { shippedModel } from '../../../pipelines/classify/version.ts';

const lexicons = createLexicons();
const model = new Model(shippedModel.table);
const scale = new DataView(shippedModel.table.buffer, shippedModel.table.byteOffset, 4).getFloat32(0, true);
const weights = new Int8Array(shippedModel.table);
const weightOf = (row: number, c: number) => weights[4 + row * classCount + c]! * scale;

test.each([
  ['en', 'It stopped working after two weeks, not what I expected'],
  ['ro', 'nu merge, s-a stricat dupa 2 luni'],
])('reads the same rows as it learned: %s', (language, text) => {
  const lexicon = lexicons.get(language)!;
  const tokens = tokenise(text);
  const clause = clausesOf(tokens, lexicon.contrasts)[0]!;
  const reading = readClause(tokens, clause, 'only', lexicon, model);
  const { own, shared } = rowsOf(reading);
  const rows = [...own, ...shared];
  for (let c = 0; c < classCount; c++) {
    expect(reading.scores[c]).toBeCloseTo(
      rows.reduce((sum, row) => sum + weightOf(row, c), 0),
      3,
    );
  }
});

test('a note has the odds of its length', () => {
  const broken = classes.indexOf('broke_in_use');
  for (const words of [1, 6, 7, 25, 26, 4000]) {
    expect(model.lengthOdds(words)[broken]).toBeCloseTo(weightOf(lengthRow(words), broken), 6);
  }
});

test('every language has its words of every concept', () => {
  expect([...readConcepts().keys()].sort()).toEqual(Object.keys(phraseBooks).sort());
});

test('words of one meaning are one concept in every language', () => {
  const concepts = readConcepts();
  const ofWord = (language: string, word: string) => concepts.get(language)!.of(word);
  const shared = ofWord('en', 'weeks').filter(
    (concept) => ofWord('fr', 'semaines').includes(concept) && ofWord('ro', 'saptamani').includes(concept),
  );
  expect(shared).toHaveLength(1);
  expect(ofWord('en', '14')).toEqual(ofWord('pl', '7'));
  expect(ofWord('de', 'xyzzy')).toEqual([]);
});
