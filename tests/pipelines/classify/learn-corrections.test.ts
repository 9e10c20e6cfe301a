import { createHash } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import {
  curvesOf,
  judged,
  learnCorrections,
  type SaidText,
  shippedGround,
} from '../../../pipelines/classify/learn-corrections.ts';
import { shippedModel } from '../../../pipelines/classify/version.ts';
import type { ReasonCode } from '../../../pipelines/domain/reasons.ts';

vi.setConfig({ testTimeout: 120_000 });

const before = { learned: shippedModel, phrases: [] };
/** Enough to learn from in a test: one utterance in fifty. */
const ground = () => ({ utterances: shippedGround().utterances.filter((_, at) => at % 50 === 0), phrases: [] });
const quiet = () => undefined;

/** Texts in words of the trade that nobody else uses, each one a little different. */
function said(count: number, reasonOf: (at: number) => ReasonCode): SaidText[] {
  const places = ['cuff', 'hem', 'collar', 'pocket', 'waist', 'back', 'front', 'yoke', 'placket', 'lining'];
  return Array.from({ length: count }, (_, at) => ({
    note_key: createHash('md5').update(`note ${at}`).digest('hex'),
    text: `${at % 2 ? 'zibbeled' : 'quorled'} at the ${places[at % 10]}, piece ${at}`,
    language: 'en',
    reasons: [reasonOf(at)],
  }));
}

describe('learning from corrections', () => {
  test('what people say in one voice is learned, and told by texts that were never learned', async () => {
    const coded = said(160, (at) => (at % 2 ? 'hygiene' : 'colour_differs'));
    const texts = coded.map((one, at) => ({ ...one, code: at % 2 ? null : 'COLOUR_DIFFERENT' }));
    const progress: number[] = [];
    const { report, learned } = await learnCorrections(texts, before, (share) => progress.push(share), ground);
    expect(report.learned + report.held_back).toBe(160);
    expect(report.held_back).toBeGreaterThanOrEqual(20);
    expect(report.after!.right_reasons).toBe(report.held_back);
    expect(report.before!.right_reasons).toBeLessThan(report.held_back / 2);
    expect(report.after!.low).toBeGreaterThan(report.before!.high);
    expect(report.with_code!.before, 'the code tells half of them').toBeGreaterThan(report.before!.right_reasons);
    expect(report.with_code!.after).toBe(report.held_back);
    expect(report.gained - report.lost).toBe(report.after!.right_reasons - report.before!.right_reasons);
    expect(report.p).toBeLessThan(0.001);
    expect(report.notes).toBeGreaterThan(500);
    expect(report.verdict).toBe(
      report.notes_before - report.notes_after > report.notes / 100 ? 'worse_elsewhere' : 'better',
    );
    expect([progress[0], progress.every((share, at) => at === 0 || share >= progress[at - 1]!)]).toEqual([0, true]);

    const again = await learnCorrections(texts, before, quiet, ground);
    expect(again.report.model_hash).toBe(report.model_hash);
    expect(Buffer.compare(again.learned!.table, learned!.table)).toBe(0);
  });

  test('what people say at random makes nothing better', async () => {
    const texts = said(160, (at) =>
      createHash('md5').update(`${at}`).digest()[0]! % 2 ? 'hygiene' : 'colour_differs',
    );
    const { report } = await learnCorrections(
      texts,
      { learned: { ...shippedModel, table: (await taught()).learned!.table }, phrases: [] },
      quiet,
      ground,
    );
    expect(report.verdict).not.toBe('better');
  });

  test('too few corrections, and those of a shop’s own reason that too few name, are not learned from', async () => {
    const few = await learnCorrections(
      said(20, () => 'hygiene'),
      before,
      quiet,
      ground,
    );
    expect(few).toMatchObject({ learned: null, report: { verdict: 'too_few', model_hash: null, before: null } });
    const own = await learnCorrections(
      said(29, () => 'defective.zip'),
      before,
      quiet,
      ground,
    );
    expect(own.report).toMatchObject({ verdict: 'too_few', learned: 0, held_back: 0, own_reasons: 29 });
  });

  test('ends where it is told to', async () => {
    const ended = learnCorrections(
      said(160, () => 'hygiene'),
      before,
      (share) => {
        if (share > 0) throw new Error('ended');
      },
      ground,
    );
    await expect(ended).rejects.toThrow('ended');
  });
});

/** A model that knows the two words already. */
async function taught() {
  return learnCorrections(
    said(160, (at) => (at % 2 ? 'hygiene' : 'colour_differs')),
    before,
    quiet,
    ground,
  );
}

describe('confidence curves of an own model', () => {
  const half = (at: number) => createHash('md5').update(`${at}`).digest()[0]! % 2 === 0;
  const worth = async (reasonOf: (at: number) => ReasonCode) => {
    const { named } = await curvesOf(
      said(240, reasonOf).map((one) => judged(one)),
      [],
      quiet,
    );
    for (const [at, { said, right }] of named.slice(1).entries()) {
      expect(said).toBeGreaterThan(named[at]!.said);
      expect(right).toBeGreaterThanOrEqual(named[at]!.right);
    }
    return named.at(-1)!.right;
  };

  test('tell how often texts that were not learned are read right', async () => {
    expect(await worth((at) => (at % 2 ? 'hygiene' : 'colour_differs'))).toBeGreaterThan(0.9);
    expect(await worth((at) => (half(at) ? 'hygiene' : 'colour_differs'))).toBeLessThan(0.75);
  });

  test('come with a model that is better, and with no other', async () => {
    const { report, learned } = await taught();
    const isShipped = JSON.stringify(learned!.calibration) === JSON.stringify(shippedModel.calibration);
    expect(isShipped).toBe(report.verdict !== 'better');
  });
});
