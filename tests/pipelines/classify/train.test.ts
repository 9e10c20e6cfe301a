import { describe, expect, test } from 'vitest';
import { Lexicon } from '../../../pipelines/classify/lexicon.ts';
import { createLexicons } from '../../../pipelines/classify/lexicons.ts';
import { classes } from '../../../pipelines/classify/model.ts';
import { phraseBooks } from '../../../pipelines/classify/phrases/index.ts';
import { hashOf, tokenise } from '../../../pipelines/classify/text.ts';
import {
  exampleOf,
  learn,
  pack,
  readAllUtterances,
  readExamples,
  readUtterances,
  retold,
} from '../../../pipelines/classify/train.ts';
import { groupCodes, groupOf, reasonCodes } from '../../../pipelines/domain/reasons.ts';

test('the same utterances give the same model, byte for byte', () => {
  const lexicon = new Lexicon(phraseBooks.en!);
  const examples = [
    exampleOf({ label: 'too_small', others: ['poor_quality'], text: 'way too tight. The seam is loose' }, lexicon),
    exampleOf({ label: 'nothing', others: [], text: 'I wear a ten' }, lexicon),
    ...readExamples().slice(0, 20),
  ];
  expect(Buffer.compare(pack(learn(examples)), pack(learn(examples)))).toBe(0);
});

test('retold, a text says the same in other words of its concepts: negators, contrasts and numbers stay', () => {
  const lexicon = createLexicons().get('en')!;
  const tokens = tokenise('Never worked, 14 weeks but xyzzy');
  const { words, hashes, breaks } = retold(tokens, lexicon, () => 0);
  expect(words).toEqual(['never', expect.not.stringMatching('worked'), '14', 'week', 'but', 'xyzzy']);
  expect(lexicon.concepts.of(words[1]!)).toEqual(expect.arrayContaining([lexicon.concepts.of('worked')[0]]));
  expect(hashes).toEqual(words.map((word) => hashOf(word)));
  expect(breaks).toEqual(tokens.breaks);
  expect(retold(tokens, lexicon, () => 0.99).words).toEqual(tokens.words);
});

test('a note with several reasons is shared between them', () => {
  const { clauses, target } = exampleOf(
    readUtterances('too_small\tpoor_quality,hygiene\tToo tight. The seam came loose.')[0]!,
    new Lexicon(phraseBooks.en!),
  );
  expect(clauses.length).toBe(2);
  expect(target.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 6);
  expect(target[classes.indexOf('too_small')]).toBeGreaterThan(target[classes.indexOf('hygiene')]!);
});

test('a line that is no utterance is told', () => {
  expect(() => readUtterances('too_tight\tit squeezes')).toThrow('utterance 1');
  expect(() => readUtterances('too_small\ttight\tit squeezes')).toThrow('utterance 1');
});

test('there are utterances for every reason that words can tell', () => {
  const taught = new Set(readAllUtterances().map(({ label }) => classes.indexOf(label)));
  const untaught = reasonCodes.filter((_, index) => !taught.has(index));
  expect(untaught.filter((code) => code !== 'unreadable')).toEqual([]);
});

describe.each(Object.entries(phraseBooks))('the phrases of %s', (_language, book) => {
  test('speak for every group', () => {
    const groups = new Set(reasonCodes.filter((code) => book.phrases[code]).map(groupOf));
    expect([...groups].sort()).toEqual([...groupCodes].sort());
  });

  test('name concepts that exist', () => {
    expect(() => new Lexicon(book)).not.toThrow();
  });
});
