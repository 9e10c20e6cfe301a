import { afterEach, beforeEach, expect, test } from 'vitest';
import { shopModel } from '../../pipelines/classify/shop-reader.ts';
import { modelHash, shippedHash, shippedModel } from '../../pipelines/classify/version.ts';
import { correctNote } from '../../pipelines/marts/corrections.ts';
import { refresh } from '../../pipelines/run.ts';
import { runModelSwitch, runTraining } from '../../pipelines/training.ts';
import { type Engine, rowsOf } from '../../pipelines/warehouse/engine.ts';
import { addModel, keepTable, modelTable, modelVersions } from '../../pipelines/warehouse/models.ts';
import { openShop } from '../server/shop.ts';

let engine: Engine;

beforeEach(async () => {
  engine = await openShop();
  await refresh(engine);
});
afterEach(() => engine.close());

const readings = async () =>
  rowsOf<{ primary_reason: string; classifier_version: string }>(
    await engine.query('SELECT primary_reason, classifier_version FROM readings ORDER BY note_key'),
  );

/** The shipped table with every weight turned round: it reads otherwise. */
function turnedRound(): Uint8Array {
  const table = Uint8Array.from(shippedModel.table);
  const weights = new Int8Array(table.buffer, 4);
  for (let at = 0; at < weights.length; at++) weights[at] = -weights[at]!;
  return table;
}

test('too few corrections change nothing, and that is kept with who asked', async () => {
  await correctNote(engine, { noteKey: 'n1', reasons: ['hygiene'], by: 'Ana' });
  const before = await readings();
  const report = await runTraining(engine, { said_by: 'Ana' }, {});
  expect(report).toMatchObject({ verdict: 'too_few', model_hash: null });
  expect(await readings()).toEqual(before);
  expect(await shopModel(engine)).toEqual({ model_hash: null, resting: null });
  expect(await modelVersions(engine, 9)).toMatchObject([
    { model_id: 1, model_hash: null, is_switched: false, said_by: 'Ana', report },
  ]);
});

test('a model of the shop’s own reads all notes, under its own version, until the shipped one is put back', async () => {
  const shipped = await readings();
  const table = turnedRound();
  const hash = modelHash({ table });
  await engine.write((session) => keepTable(session, { hash, ground: shippedHash, table }));
  expect(Buffer.compare((await modelTable(engine, hash)).table, table)).toBe(0);
  await runModelSwitch(engine, { model_hash: hash, said_by: 'Ana' }, {});
  const own = await readings();
  expect(own.map((row) => row.primary_reason)).not.toEqual(shipped.map((row) => row.primary_reason));
  expect(new Set(own.map((row) => row.classifier_version)).size).toBe(1);
  expect(own[0]!.classifier_version).not.toBe(shipped[0]!.classifier_version);
  expect(await refresh(engine)).toBe(false);

  await runModelSwitch(engine, { model_hash: null, said_by: 'Bogdan' }, {});
  expect(await readings()).toEqual(shipped);
  expect((await modelVersions(engine, 9)).map(({ model_hash, said_by }) => [model_hash, said_by])).toEqual([
    [null, 'Bogdan'],
    [hash, 'Ana'],
  ]);
});

test('a model with confidence curves of its own reads by them, under a version of its own', async () => {
  const table = turnedRound();
  const hash = modelHash({ table });
  const flat = [{ said: 0.5, right: 0.42 }];
  const switchTo = async (calibration?: string) => {
    await engine.write((session) =>
      keepTable(session, { hash, ground: shippedHash, table, ...(calibration ? { calibration } : {}) }),
    );
    await runModelSwitch(engine, { model_hash: hash, said_by: 'Ana' }, {});
    return rowsOf<{ confidence: number; classifier_version: string }>(
      await engine.query(
        `SELECT confidence, classifier_version FROM readings WHERE trim(shown_text) <> '' AND code_reason IS NULL`,
      ),
    );
  };
  const shipped = await switchTo();
  const own = await switchTo(JSON.stringify({ named: flat, unjudged: flat }));
  expect(own.length).toBeGreaterThan(0);
  expect(own.map(({ confidence }) => confidence)).toEqual(own.map(() => 0.42));
  expect(shipped.map(({ confidence }) => confidence)).not.toEqual(own.map(() => 0.42));
  expect(own[0]!.classifier_version).not.toBe(shipped[0]!.classifier_version);
});

test('a model that is not there is refused', async () => {
  const wish = { model_hash: 'feedfacefeedface', said_by: 'Ana' };
  await expect(runModelSwitch(engine, wish, {})).rejects.toMatchObject({ status: 404 });
  expect(await modelVersions(engine, 9)).toEqual([]);
});

test('a model that was trained beside another shipped one rests, and the shipped one reads', async () => {
  const shipped = await readings();
  const hash = modelHash({ table: turnedRound() });
  await engine.write(async (session) => {
    await keepTable(session, { hash, ground: 'an earlier one', table: turnedRound() });
    await addModel(session, { model_hash: hash, is_switched: true, report: null, said_by: 'Ana' });
  });
  expect(await shopModel(engine)).toEqual({ model_hash: null, resting: hash });
  expect(await refresh(engine)).toBe(false);
  expect(await readings()).toEqual(shipped);
  await expect(runModelSwitch(engine, { model_hash: hash, said_by: 'Ana' }, {})).rejects.toMatchObject({ status: 409 });
});
