import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { evaluate, macroF1, type Outcome, scoresOf } from '../../../pipelines/classify/evaluate.ts';

const outcome = (expected: Outcome['expected'], found: Outcome['found']): Outcome => ({
  language: 'en',
  expected,
  found,
  confidence: 0.9,
});

test('scores a group by what was labelled and what was found', () => {
  const outcomes = [
    outcome('size_fit', 'size_fit'),
    outcome('size_fit', 'defective'),
    outcome('defective', 'defective'),
    outcome('other', 'other'),
  ];
  const [size] = scoresOf(outcomes);
  expect(size).toEqual({ group: 'size_fit', precision: 1, recall: 0.5, f1: 2 / 3, labelled: 2 });
  expect(macroF1(outcomes)).toBeCloseTo((2 / 3 + 2 / 3 + 1) / 3);
});

const texts = process.env.RETURNSCOPE_TEXTS;
test.skipIf(!texts || !existsSync(texts))('reads real reviews better than a list of keywords does', async () => {
  const read = await evaluate(texts!);
  expect(macroF1(read.map((one) => one.outcome))).toBeGreaterThan(0.72);
});

test('labels the development set by keys of groups that exist, without any text', () => {
  const file = readFileSync(new URL('../../../pipelines/classify/development/labels.tsv', import.meta.url), 'utf8');
  for (const line of file.trimEnd().split('\n')) {
    if (!line.startsWith('#')) expect(line).toMatch(/^[\w:/-]+\t[a-z_]+(\t[a-z_,]*)?$/);
  }
});
