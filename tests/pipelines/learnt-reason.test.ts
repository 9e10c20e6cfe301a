import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createClassifier } from '../../pipelines/classify/classify.ts';
import {
  learnCorrections,
  type SaidText,
  shippedGround,
  type Trained,
} from '../../pipelines/classify/learn-corrections.ts';
import { keepLearned } from '../../pipelines/classify/shop-reader.ts';
import { modelHash, shippedModel } from '../../pipelines/classify/version.ts';
import { groupOf, isShipped, type ReasonCode } from '../../pipelines/domain/reasons.ts';
import type { TaxonomyChanges } from '../../pipelines/domain/taxonomy.ts';
import { fewestOwnTexts } from '../../pipelines/domain/training.ts';
import { correctNote } from '../../pipelines/marts/corrections.ts';
import { refresh } from '../../pipelines/run.ts';
import { previewTaxonomy, runTaxonomy } from '../../pipelines/taxonomy.ts';
import { runModelSwitch } from '../../pipelines/training.ts';
import { type Engine, rowsOf } from '../../pipelines/warehouse/engine.ts';
import { latestTaxonomy } from '../../pipelines/warehouse/taxonomies.ts';
import { openShop } from '../server/shop.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const own = 'defective.zip_breaks' as const;
const named: TaxonomyChanges = { [own]: { name: 'Zip breaks' } };
const quiet = () => undefined;
/** Enough to learn from in a test: one utterance in forty. */
const utterances = shippedGround().utterances.filter((_, at) => at % 40 === 0);
const ground = () => ({ utterances, phrases: [] });

const parts = [
  'the zip',
  'the zipper',
  'its zip',
  'zip slider',
  'the side zip',
  'the front zipper',
  'back zip',
  'zip puller',
];
const faults = [
  'came off after two wears',
  'got stuck halfway and then split',
  'broke the first time i closed it',
  'will not close any more',
  'jams every time',
  'split open at work',
  'lost its teeth after a week',
  'snapped off in my hand',
  'keeps sliding down',
  'tore away from the fabric',
  'does not hold',
  'burst when i sat down',
];
const zipTexts = parts.flatMap((part, at) =>
  faults.map((fault, place) => `${part} ${fault}${(at + place) % 3 ? '' : ', shame'}`),
);
const otherFaults = [
  'a seam came undone',
  'the sole came off',
  'one button fell off',
  'the fabric pilled',
  'the strap tore',
  'the colour faded in the wash',
  'holes at the elbow',
  'the buckle snapped',
  'the lining ripped',
  'the heel broke',
  'it smells of petrol',
  'there is a stain on the front',
];
const otherTexts = otherFaults.flatMap((fault) =>
  ['after a week', 'on the first day', 'at once', 'very quickly', 'already'].map((when) => `${fault} ${when}`),
);
const saidOf = (text: string, reason: ReasonCode): SaidText => ({
  ...{ note_key: createHash('md5').update(text).digest('hex'), text, language: 'en', reasons: [reason] },
});
/** Two in three of the texts are corrected; the others nobody speaks for. */
const isCorrected = (text: string) => createHash('md5').update(`${text}!`).digest()[0]! % 3 > 0;
const corrected = [
  ...zipTexts.filter(isCorrected).map((text) => saidOf(text, own)),
  ...otherTexts.filter(isCorrected).map((text) => saidOf(text, /smell|stain/.test(text) ? 'hygiene' : 'broke_in_use')),
];
const fresh = zipTexts.filter((text) => !isCorrected(text));
const freshOthers = otherTexts.filter((text) => !isCorrected(text));

let trained: Trained;
let engine: Engine;

beforeAll(async () => {
  trained = await learnCorrections(corrected, { learned: shippedModel, phrases: [] }, quiet, ground);
  engine = await openShop();
  await engine.write(async (session) => {
    await session.execute(
      `INSERT INTO return_lines BY NAME
       SELECT r.* REPLACE ('T' || t.at AS return_ref, t.text AS reason_text, md5(t.text) AS note_key, NULL AS reason_code)
       FROM (SELECT * FROM return_lines WHERE movement = 'return' AND order_id <> 'nowhere' ORDER BY return_ref LIMIT 1) r
       CROSS JOIN (SELECT unnest(string_split($texts, '|')) AS text, generate_subscripts(string_split($texts, '|'), 1) AS at) t`,
      { texts: [...fresh, ...freshOthers].join('|') },
    );
    await session.execute(`DELETE FROM stages`);
    await session.execute(`INSERT INTO stages VALUES ('tables', '2')`);
  });
  await refresh(engine);
});
afterAll(() => engine?.close());

const readings = async () =>
  rowsOf<{ text: string; reason: ReasonCode; primary_group: string; evidence: string; confidence: number }>(
    await engine.query(
      `SELECT r.shown_text AS text, r.primary_reason AS reason, r.primary_group, r.confidence, CAST(e.spans AS VARCHAR) AS evidence
       FROM readings r JOIN reading_reasons e ON e.note_key = r.note_key AND e.reason = r.primary_reason
       WHERE r.note_key IN (SELECT note_key FROM return_lines WHERE return_ref LIKE 'T%') ORDER BY r.note_key`,
    ),
  );
const change = async (changes: TaxonomyChanges) =>
  runTaxonomy(engine, { changes, based_on: (await latestTaxonomy(engine)).version, said_by: 'Ana' }, {});
const asOwn = async () => (await readings()).filter(({ reason }) => reason === own).map(({ text }) => text);

test('enough corrections teach the model a reason of the shop’s own, told by texts that were never learned', async () => {
  const { report } = trained;
  const [learning] = report.own!;
  expect(report.own).toHaveLength(1);
  expect(learning).toMatchObject({
    reason: own,
    outcome: 'learned',
    texts: zipTexts.filter(isCorrected).length,
    missing: 0,
    before: 0,
  });
  expect(learning!.held_back).toBeGreaterThan(8);
  expect(learning!.after).toBeGreaterThan(learning!.held_back * 0.6);
  expect(report.learned + report.held_back).toBe(corrected.length);
  expect(report.own_reasons).toBe(0);

  const again = await learnCorrections(corrected, { learned: shippedModel, phrases: [] }, quiet, ground);
  expect(modelHash(again.learned!)).toBe(report.model_hash);
  expect(Buffer.compare(again.learned!.own!.table, trained.learned!.own!.table)).toBe(0);
});

test('notes are read by it, and the words that it leans on are shown', async () => {
  await change(named);
  expect(await asOwn(), 'nothing tells it yet').toEqual([]);
  const hash = await engine.write((session) => keepLearned(session, trained.learned!));
  expect(hash).toBe(trained.report.model_hash);
  await runModelSwitch(engine, { model_hash: hash, said_by: 'Ana' }, {});
  const found = await asOwn();
  expect(found.filter((text) => fresh.includes(text)).length).toBeGreaterThan(fresh.length * 0.6);
  expect(found.filter((text) => freshOthers.includes(text)).length).toBeLessThan(freshOthers.length * 0.1);
  const classifier = await createClassifier(trained.learned!);
  for (const text of found) {
    const [first] = classifier.classify({ id: '', text }).reasons;
    expect(first).toMatchObject({ reason: own, group: 'defective' });
    expect(text).toContain(first!.evidence[0]);
  }
});

test('whatever a customer writes is read by it, at whatever length', async () => {
  const classifier = await createClassifier(trained.learned!);
  for (const text of [
    'the zip broke. '.repeat(70_000),
    'a. '.repeat(300_000),
    'zip '.repeat(250_000),
    '\ud800 zip broke',
  ]) {
    const { reasons } = classifier.classify({ id: '', text });
    expect(reasons.length).toBeGreaterThan(0);
    for (const { spans, evidence } of reasons)
      expect(evidence).toEqual(spans.map(([start, end]) => text.slice(start, end)));
  }
});

test('one that is sent into another counts as that', async () => {
  const found = await asOwn();
  await change({ [own]: { ...named[own], into: 'broke_in_use' } });
  expect(await asOwn()).toEqual(found);
  const counted = rowsOf<{ reason: string }>(
    await engine.query(
      `SELECT DISTINCT f.reason FROM fct_returned f JOIN readings r ON r.note_key = f.note_key WHERE r.primary_reason = $own`,
      { own },
    ),
  );
  expect(counted).toEqual([{ reason: 'broke_in_use' }]);
  await change(named);
});

test('one that is taken out reads as the reason of its group that the model tells without it', async () => {
  const found = await asOwn();
  const wish = { changes: {}, based_on: (await latestTaxonomy(engine)).version };
  const { moves } = await previewTaxonomy(engine, wish, {});
  await change({});
  const left = (await readings()).filter(({ text }) => found.includes(text));
  expect(left).toHaveLength(found.length);
  for (const { reason, primary_group } of left) {
    expect(isShipped(reason)).toBe(true);
    expect([primary_group, groupOf(reason)]).toEqual(['defective', 'defective']);
  }
  expect(moves.filter(({ from }) => from === own).reduce((sum, { notes }) => sum + notes, 0)).toBe(found.length);
  await change(named);
  expect(await asOwn(), 'put back, it is told again').toEqual(found);
});

test('taken out though a correction names it, only that text keeps it', async () => {
  const before = await asOwn();
  const [note] = rowsOf<{ note_key: string }>(
    await engine.query('SELECT note_key FROM readings WHERE shown_text = $text', { text: before[0]! }),
  );
  await correctNote(engine, { noteKey: note!.note_key, reasons: [own], by: 'Ana' });
  await change({});
  expect((await latestTaxonomy(engine)).changes).toEqual({ [own]: { name: 'Zip breaks', is_retired: true } });
  expect(await asOwn()).toEqual([]);
  const counted = rowsOf<{ n: number }>(
    await engine.query(`SELECT count(DISTINCT note_key) AS n FROM fct_returned WHERE reason = $own`, { own }),
  );
  expect(counted).toEqual([{ n: 1 }]);
});

test('below the floor the report tells how many texts are missing, and nothing of it is learned', async () => {
  const twice = corrected.slice(0, 12).flatMap((said) => [said, { ...said, note_key: `${said.note_key}x` }]);
  const few = await learnCorrections(twice, { learned: shippedModel, phrases: [] }, quiet, ground);
  expect(few.report).toMatchObject({ verdict: 'too_few', own_reasons: 24, learned: 0 });
  expect(few.report.own, 'the same words count once').toMatchObject([
    { reason: own, outcome: 'too_few', texts: 12, missing: fewestOwnTexts - 12 },
  ]);
  const enough = await learnCorrections(corrected.slice(0, 40), { learned: shippedModel, phrases: [] }, quiet, ground);
  expect(enough.report.own).toMatchObject([{ outcome: 'waiting', texts: 40, missing: 0 }]);
});
