import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readByKeywords } from '../../../pipelines/classify/baselines.ts';
import { createClassifier } from '../../../pipelines/classify/classify.ts';
import { readLabels, readNotes } from '../../../pipelines/classify/development.ts';
import { evaluate } from '../../../pipelines/classify/evaluate.ts';
import { calibrationOf, confusionOf, macroF1, type Outcome, scoresOf } from '../../../pipelines/classify/scores.ts';
import { groupCodes } from '../../../pipelines/domain/reasons.ts';

const outcome = (expected: Outcome['expected'], found: Outcome['found'], confidence = 0.9): Outcome => ({
  language: 'en',
  expected,
  found,
  confidence,
});

describe('scores', () => {
  const outcomes = [
    outcome('size_fit', 'size_fit', 0.8),
    outcome('size_fit', 'defective', 0.6),
    outcome('defective', 'defective', 0.8),
    outcome('other', 'other', 0.9),
  ];

  test('tell of a group what was labelled and what was found', () => {
    const [size] = scoresOf(outcomes);
    expect(size).toEqual({ group: 'size_fit', precision: 1, recall: 0.5, f1: 2 / 3, labelled: 2 });
    expect(macroF1(outcomes)).toBeCloseTo((2 / 3 + 2 / 3 + 1) / 3);
  });

  test('show which group is taken for which', () => {
    const counts = confusionOf(outcomes);
    expect(counts[groupCodes.indexOf('size_fit')]![groupCodes.indexOf('defective')]).toBe(1);
    expect(counts.flat().reduce((sum, count) => sum + count, 0)).toBe(outcomes.length);
  });

  test('set what is said beside what is right', () => {
    expect(calibrationOf(outcomes, [0, 0.7, 0.95])).toEqual([
      { from: 0, count: 1, said: 0.6, right: 0 },
      { from: 0.7, count: 3, said: expect.closeTo(0.8333, 3), right: 1 },
    ]);
  });
});

test('keeps half of the later labels out of sight, and what was picked apart', () => {
  const parts = [...readLabels().values()].map((label) => label.part);
  const count = (part: string) => parts.filter((other) => other === part).length;
  expect(count('seen') + count('tune') + count('check') + count('picked')).toBe(parts.length);
  expect(count('check')).toBeGreaterThan(500);
  expect(count('picked')).toBe(50);
});

test('reads return notes it never learned better than a list of keywords does', async () => {
  const classifier = await createClassifier();
  const notes = readNotes();
  const f1 = (way: (text: string) => Outcome['found']) =>
    macroF1(notes.map((note) => ({ ...note, found: way(note.text), confidence: 1 })));
  const ours = f1((text) => classifier.classify({ id: '', text }).primary_group);
  expect(ours).toBeGreaterThan(0.85);
  expect(ours).toBeGreaterThan(f1(readByKeywords));
});

const texts = process.env.RETURNSCOPE_TEXTS;
test.skipIf(!texts || !existsSync(texts))('reads real reviews better than a list of keywords does', async () => {
  const read = await evaluate(texts!);
  const reviews = read.filter((one) => one.part !== 'notes' && one.part !== 'picked');
  const byKeywords = reviews.map((one) => ({ ...one, found: readByKeywords(one.text) }));
  expect(macroF1(reviews)).toBeGreaterThan(macroF1(byKeywords));
});

test.each(['labels.tsv', 'labels-2.tsv', 'labels-3.tsv'])(
  '%s holds keys of groups that exist, without any text',
  (name) => {
    const file = readFileSync(new URL(`../../../pipelines/classify/development/${name}`, import.meta.url), 'utf8');
    for (const line of file.trimEnd().split('\n')) {
      if (!line.startsWith('#')) expect(line).toMatch(/^[\w:/-]+\t[a-z_]+(\t[a-z_,]*)?$/);
    }
  },
);
