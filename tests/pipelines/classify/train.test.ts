import { describe, expect, test } from 'vitest';
import { Lexicon } from '../../../pipelines/classify/lexicon.ts';
import { phraseBooks } from '../../../pipelines/classify/phrases/index.ts';
import { exampleOf, learn, pack, readExamples, readUtterances } from '../../../pipelines/classify/train.ts';
import { groupCodes, groupOf, reasonCodes } from '../../../pipelines/domain/reasons.ts';

test('the same utterances give the same model, byte for byte', () => {
  const lexicon = new Lexicon(phraseBooks.en!);
  const examples = [exampleOf('too_small', 'way too tight', lexicon), exampleOf('nothing', 'I wear a ten', lexicon)];
  expect(Buffer.compare(pack(learn(examples)), pack(learn(examples)))).toBe(0);
});

test('a line that is no utterance is told', () => {
  expect(() => readUtterances('too_tight\tit squeezes')).toThrow('utterance 1');
});

test('there are utterances for every reason that words can tell', () => {
  const taught = new Set(readExamples().map((example) => example.target));
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
