import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ReasonCode } from '../../pipelines/domain/reasons.ts';
import type { TaxonomyChanges } from '../../pipelines/domain/taxonomy.ts';
import { correctNote } from '../../pipelines/marts/corrections.ts';
import { refresh } from '../../pipelines/run.ts';
import { previewTaxonomy, runTaxonomy } from '../../pipelines/taxonomy.ts';
import { type Engine, rowsOf } from '../../pipelines/warehouse/engine.ts';
import { latestTaxonomy, taxonomyVersions } from '../../pipelines/warehouse/taxonomies.ts';
import { openShop } from '../server/shop.ts';

let engine: Engine;

beforeEach(async () => {
  engine = await openShop();
  await refresh(engine);
});
afterEach(() => engine.close());

const own = 'size_fit.far_too_small' as const;
const farTooSmall: TaxonomyChanges = {
  [own]: { name: 'Far too small', phrases: { en: ['Much  TOO small!'] } },
};

const wish = (changes: TaxonomyChanges, based_on = 0) => ({ changes, based_on, said_by: 'Ana' });
const change = (changes: TaxonomyChanges, based_on = 0) => runTaxonomy(engine, wish(changes, based_on), {});
const preview = (changes: TaxonomyChanges) => previewTaxonomy(engine, wish(changes), {});

interface Total {
  readonly code: string;
  readonly notes: number;
  readonly return_lines: number;
  readonly units: number;
  readonly cost_minor: number;
}

/** The totals of returned goods by a column of the mart, as the questions count them. */
async function totalsBy(column: 'reason' | 'fault' | 'postage'): Promise<Map<string, Total>> {
  const rows = rowsOf<Total>(
    await engine.query(
      `SELECT ${column} AS code, count(DISTINCT note_key) AS notes, count(*) AS return_lines,
        CAST(sum(returned_units + unmatched_units) AS BIGINT) AS units,
        CAST(sum(CASE WHEN currency = (SELECT main_currency FROM mart_info) THEN cost_actual_minor + cost_assumed_minor END)
          AS BIGINT) AS cost_minor
       FROM fct_returned WHERE movement = 'return' GROUP BY 1`,
    ),
  );
  return new Map(rows.map(({ code, ...totals }) => [code, { ...totals, code }]));
}

async function everything(): Promise<string> {
  const tables = ['readings', 'reading_reasons', 'fct_returned', 'dim_reasons', 'corrections', 'taxonomies', 'stages'];
  const found = [];
  for (const table of tables)
    found.push(rowsOf(await engine.query(`SELECT * FROM ${table}`)).map((row) => JSON.stringify(row)));
  return JSON.stringify(found.map((rows) => rows.sort()));
}

const nothing = { notes: 0, return_lines: 0, units: 0, cost_minor: 0 };
const sets: Readonly<Record<string, TaxonomyChanges>> = {
  'a phrase of a reason of its own': farTooSmall,
  'a phrase of a shipped reason': { hygiene: { phrases: { ro: ['nu mi-a plăcut'] } } },
  'reasons that are merged': { too_small: { into: 'fit_shape' }, damage_unclear: { into: 'leaking' } },
  'a chain of merged reasons': {
    ...farTooSmall,
    too_small: { into: own },
    [own]: { name: 'Small', into: 'too_large' },
  },
  'another to answer': { too_small: { fault: 'listing', postage: 'law' }, not_to_taste: { postage: 'law' } },
  'all at once': {
    ...farTooSmall,
    [own]: { ...farTooSmall[own], fault: 'warehouse' },
    not_to_taste: { into: 'gift_unwanted' },
  },
};

const wrong: readonly [why: string, changes: TaxonomyChanges, problem: RegExp][] = [
  ['no reason', { zip: { name: 'Zip' } }, /"zip" is no reason/],
  ['no group', { 'zips.zip': { name: 'Zip' } }, /is no reason/],
  ['a name in capitals', { 'defective.Zip': { name: 'Zip' } }, /is no reason/],
  ['no name', { 'defective.zip': {} }, /has no name/],
  ['a reason that is not there', { too_small: { into: 'size_fit.none' } }, /which is no reason/],
  ['another group', { too_small: { into: 'hygiene' } }, /of another group/],
  ['itself', { too_small: { into: 'too_small' } }, /back into/],
  ['a circle', { too_small: { into: 'too_large' }, too_large: { into: 'too_small' } }, /back into/],
  ['a phrase of no words', { too_small: { phrases: { en: ['…'] } } }, /0 words/],
  ['a phrase of many words', { too_small: { phrases: { en: ['a b c d e f g h i'] } } }, /9 words/],
  [
    'a phrase of two reasons',
    { too_small: { phrases: { en: ['Tight!'] } }, too_large: { phrases: { en: ['tight'] } } },
    /tells both too_small and too_large/,
  ],
];

describe('a change of the taxonomy', () => {
  test.each(Object.entries(sets))('%s: the preview tells what happens, and changes nothing', async (_, changes) => {
    const before = await everything();
    const effect = await preview(changes);
    expect(await everything()).toBe(before);
    const was = {
      reason: await totalsBy('reason'),
      fault: await totalsBy('fault'),
      postage: await totalsBy('postage'),
    };
    await change(changes);
    const is = { reason: await totalsBy('reason'), fault: await totalsBy('fault'), postage: await totalsBy('postage') };
    for (const [column, shifts] of [
      ['reason', effect.reasons],
      ['fault', effect.faults],
      ['postage', effect.postages],
    ] as const) {
      const codes = [...new Set([...was[column].keys(), ...is[column].keys()])];
      const changed = codes.filter(
        (code) => JSON.stringify(was[column].get(code)) !== JSON.stringify(is[column].get(code)),
      );
      expect(shifts.map(({ code }) => String(code)).sort()).toEqual(changed.sort());
      for (const { code, before: told, after } of shifts) {
        expect({ ...told, code }).toEqual(was[column].get(code) ?? { ...nothing, code });
        expect({ ...after, code }).toEqual(is[column].get(code) ?? { ...nothing, code });
      }
    }
    expect(effect.reasons.length + effect.faults.length + effect.postages.length).toBeGreaterThan(0);
  });

  test('reads anew only the texts in which a changed phrase stands, and shows some of them', async () => {
    const effect = await preview(farTooSmall);
    expect(effect).toMatchObject({ based_on: 0, notes_searched: 3, notes_read: 1 });
    expect(effect.moves).toMatchObject([
      { from: 'too_small', to: own, notes: 1, examples: ['Much too small, sent back'] },
    ]);
  });

  test('is put back with all that was before it, as a version of its own', async () => {
    const before = await totalsBy('reason');
    await change(farTooSmall);
    expect((await totalsBy('reason')).get(own)?.notes).toBe(1);
    const [proof] = rowsOf(await engine.query(`SELECT confidence, spans FROM reading_reasons WHERE reason = '${own}'`));
    expect(proof).toEqual({ confidence: expect.any(Number), spans: '[[0,14]]' });
    expect(await runTaxonomy(engine, { restores: 0, based_on: 1, said_by: 'Bogdan' }, {})).toEqual({ version: 2 });
    expect(await totalsBy('reason')).toEqual(before);
    expect(await taxonomyVersions(engine, 9)).toMatchObject([
      { version: 2, restores: 0, said_by: 'Bogdan' },
      { version: 1, restores: null, said_by: 'Ana' },
    ]);
    await runTaxonomy(engine, { restores: 1, based_on: 2, said_by: 'Ana' }, {});
    expect((await totalsBy('reason')).get(own)?.notes).toBe(1);
  });

  test('holds for what people said: merged reasons take corrections along, reasons they name stay', async () => {
    await change(farTooSmall);
    const said: [ReasonCode] = [own];
    await correctNote(engine, { noteKey: 'n3', reasons: said, by: 'Ana' });
    expect((await totalsBy('reason')).get(own)?.notes).toBe(2);
    await change({ ...farTooSmall, [own]: { ...farTooSmall[own], into: 'fit_shape' } }, 1);
    expect((await totalsBy('reason')).get('fit_shape')?.notes).toBe(2);
    await runTaxonomy(engine, { restores: 0, based_on: 2, said_by: 'Ana' }, {});
    expect((await latestTaxonomy(engine)).changes).toEqual({ [own]: { name: 'Far too small', is_retired: true } });
    const totals = await totalsBy('reason');
    expect([totals.get(own)?.notes, totals.get('too_small')?.notes]).toEqual([1, 1]);
  });

  test('that was ended on the way is gone on with by the next refresh', async () => {
    const end = new Error('killed');
    const killed = runTaxonomy(engine, wish(farTooSmall), {
      onProgress: ({ stage }) => {
        if (stage === 'build') throw end;
      },
    });
    await expect(killed).rejects.toBe(end);
    expect((await totalsBy('reason')).has(own)).toBe(false);
    expect(await refresh(engine)).toBe(true);
    expect((await totalsBy('reason')).get(own)?.notes).toBe(1);
    expect(await refresh(engine)).toBe(false);
  });

  test('of names only reads nothing anew', async () => {
    await change({ too_small: { name: 'Runs small' } });
    const stages: string[] = [];
    await runTaxonomy(engine, wish({ too_small: { name: 'Small' } }, 1), {
      onProgress: ({ stage }) => stages.push(stage),
    });
    expect(new Set(stages)).toEqual(new Set(['build']));
  });

  test('is refused where it makes no taxonomy, and nothing is kept of it', async () => {
    for (const [why, changes, problem] of wrong) {
      await expect(preview(changes), why).rejects.toThrow(problem);
      await expect(change(changes), why).rejects.toThrow(problem);
    }
    expect(await taxonomyVersions(engine, 9)).toEqual([]);
  });

  test('is refused where another came between, and a version that is not there', async () => {
    await change(farTooSmall);
    await expect(change({}, 0)).rejects.toMatchObject({ status: 409 });
    await expect(runTaxonomy(engine, { restores: 7, based_on: 1, said_by: 'Ana' }, {})).rejects.toMatchObject({
      status: 404,
    });
  });
});
