import { readFileSync } from 'node:fs';
import { taxonomyOf } from '../domain/taxonomy.ts';
import { costComponents, keptValue, usualDays, usualGrades, weeklyLoss } from '../statistics/cost-components.ts';
import type { Engine, Params, WriteSession } from '../warehouse/engine.ts';
import { rowsOf } from '../warehouse/engine.ts';
import { latestTaxonomy } from '../warehouse/taxonomies.ts';
import { buildLagCurves } from './lag-curves.ts';
import { windowSettings } from './return-window.ts';
import { type Fact, isOfKeys, mergedSelect, movedSelect, rollupSelect, rollups } from './rollups.ts';
import { buildSignalPoints, signalParams } from './signal-points.ts';
import { buildSizes } from './sizes.ts';

/** How a mart comes to be: the SELECT of its `.sql` file, or a function where SQL is not enough. */
type Step = { mart: string; params?: () => Params; build?: (session: WriteSession) => Promise<void> };

/** Every mart, ground first: one reads only those above it. Names with `stg_` are dropped at the end. */
const steps: readonly Step[] = [
  { mart: 'dim_reasons', build: buildReasons },
  { mart: 'dim_products' },
  { mart: 'dim_sizes', build: buildSizes },
  { mart: 'stg_places' },
  { mart: 'mart_info' },
  { mart: 'stg_lines' },
  { mart: 'stg_matches' },
  { mart: 'stg_clock' },
  { mart: 'stg_brackets' },
  { mart: 'lag_curves', build: buildLagCurves },
  { mart: 'fct_sold' },
  { mart: 'fct_cancelled' },
  { mart: 'dim_notes' },
  { mart: 'fct_returned', params: costParams },
  { mart: 'fct_bought_after' },
  { mart: 'style_days' },
  ...rollupSteps('sold'),
  ...rollupSteps('returned'),
  { mart: 'stg_signals', params: signalParams },
  { mart: 'signal_points', build: buildSignalPoints },
  { mart: 'fct_suspicion' },
];

export interface BuildProgress {
  mart: string;
  done: number;
  total: number;
}

/**
 * Builds every mart from the normalised tables in one atomic step: readers see all the old marts or all the new ones.
 * Does nothing when they were built from the tables' present version. Gives whether it built.
 */
export async function buildMarts(
  engine: Engine,
  onProgress: (progress: BuildProgress) => void = () => undefined,
): Promise<boolean> {
  return engine.write(async (session) => {
    const { tables, marts } = await stageVersions(session);
    if (marts === tables) return false;
    for (const [index, step] of steps.entries()) {
      onProgress({ mart: step.mart, done: index, total: steps.length });
      await buildStep(session, step);
    }
    await dropStaged(session, steps);
    await setStage(session, 'marts', tables);
    return true;
  });
}

/**
 * Brings the marts up to what `change` does to the readings of one note, in the same atomic step and without building
 * them all: they are as a build would leave them. Marts that are due to be built anyway stay due.
 * @param change gives the version of what people have said, as it is after it
 * @returns how many rows of `fct_returned` the note has
 */
export async function rereadNote(
  session: WriteSession,
  noteKey: string,
  change: () => Promise<string>,
): Promise<number> {
  const before = await stageVersions(session);
  await setStage(session, 'corrections', await change());
  if (before.marts === '') return 0;
  // Marts of another definition are due to be built, and may lack what is changed here.
  if (before.marts.startsWith(`${martsVersion}:`)) {
    await reread(session, noteKey);
    if (before.marts === before.tables) await setStage(session, 'marts', (await stageVersions(session)).tables);
  }
  const [found] = rowsOf<{ n: number }>(
    await session.query('SELECT count(*) AS n FROM fct_returned WHERE note_key = $note_key', { note_key: noteKey }),
  );
  return Number(found!.n);
}

async function reread(session: WriteSession, noteKey: string): Promise<void> {
  const touched = readSelect('stg_touched');
  await session.materialize('stg_before', touched, { note_key: noteKey });
  for (const update of ['reread_reasons', 'reread_parcels'])
    await session.execute(readSelect(update), { note_key: noteKey });
  await session.materialize('stg_after', touched, { note_key: noteKey });
  for (const rollup of rollups.returned) {
    await session.materialize('stg_moved', movedSelect('returned', rollup, 'stg_before', 'stg_after'));
    await session.materialize('stg_merged', mergedSelect('returned', rollup, 'stg_moved'));
    await session.execute(`DELETE FROM ${rollup.name} WHERE ${isOfKeys(rollup, 'stg_moved')}`);
    await session.execute(`INSERT INTO ${rollup.name} SELECT * FROM stg_merged`);
  }
  for (const staged of ['stg_before', 'stg_after', 'stg_moved', 'stg_merged'])
    await session.execute(`DROP TABLE ${staged}`);
  const dependent = steps.filter(({ mart }) => readingReasons.has(mart));
  for (const step of dependent) await buildStep(session, step);
  await dropStaged(session, dependent);
}

function rollupSteps(fact: Fact): Step[] {
  return rollups[fact].map((rollup) => ({
    mart: rollup.name,
    build: async (session) => {
      await session.materialize(rollup.name, rollupSelect(fact, rollup));
    },
  }));
}

/** The marts above `fct_returned` in which a return's reason shows; `signal_points` counts none. */
const readingReasons: ReadonlySet<string> = new Set(['stg_signals', 'fct_suspicion']);

async function buildStep(session: WriteSession, { mart, params, build }: Step): Promise<void> {
  if (build) await build(session);
  else await session.materialize(mart, readSelect(mart), params?.());
}

async function dropStaged(session: WriteSession, built: readonly Step[]): Promise<void> {
  for (const { mart } of built) if (mart.startsWith('stg_')) await session.execute(`DROP TABLE ${mart}`);
}

async function setStage(session: WriteSession, stage: string, version: string): Promise<void> {
  await session.execute('DELETE FROM stages WHERE stage = $stage', { stage });
  await session.execute('INSERT INTO stages VALUES ($stage, $version)', { stage, version });
}

/** The version of the tables, and the one the marts were built from; `''` before the first of either. */
async function stageVersions(session: WriteSession): Promise<{ tables: string; marts: string }> {
  const rows = rowsOf<{ stage: string; version: string }>(await session.query('SELECT stage, version FROM stages'));
  const version = (stage: string) => rows.find((row) => row.stage === stage)?.version ?? '';
  const ground = ['tables', 'readings', 'corrections'].map(version);
  const taxonomy = (await latestTaxonomy(session)).version;
  return { tables: [martsVersion, ...ground, taxonomy, windowSettings()].join(':'), marts: version('marts') };
}

/** Raised when a mart's definition changes, so that an older warehouse is rebuilt. */
const martsVersion = 8;

function readSelect(mart: string): string {
  return readFileSync(new URL(`./${mart}.sql`, import.meta.url), 'utf8').trim();
}

/** The shop's taxonomy as a table, for joins; a reason that is hidden counts as the one that takes it in. */
async function buildReasons(session: WriteSession): Promise<void> {
  await session.materialize(
    'dim_reasons',
    `SELECT '' AS reason, '' AS reason_group, '' AS fault, '' AS postage, '' AS counts_as WHERE 1 = 0`,
  );
  const reasons = taxonomyOf((await latestTaxonomy(session)).changes);
  await session.append('dim_reasons', {
    reason: reasons.map(({ code }) => code),
    reason_group: reasons.map(({ group }) => group),
    fault: reasons.map(({ fault }) => fault),
    postage: reasons.map(({ postage }) => postage),
    counts_as: reasons.map(({ counts_as }) => counts_as),
  });
}

/** The likely value of every assumed cost, in minor units, as parameters of `fct_returned.sql`. */
function costParams(): Params {
  const likely = (code: keyof typeof costComponents) => costComponents[code].amount?.likely ?? 0;
  const grades = ['A', 'B', 'C', 'D'] as const;
  return {
    no_note: '',
    outbound: likely('outbound'),
    label: likely('label'),
    handling: likely('handling'),
    repackaging: likely('repackaging'),
    service: likely('service'),
    payment_fee: likely('payment_fee'),
    payment_share_of_paid: costComponents.payment_fee.paid_share,
    refurbishment: likely('refurbishment'),
    disposal: likely('disposal'),
    usual_days: usualDays,
    kept_a: keptValue.A.likely,
    kept_b: keptValue.B.likely,
    kept_c: keptValue.C.likely,
    kept_d: keptValue.D.likely,
    kept_usual: grades.reduce((sum, grade) => sum + usualGrades[grade] * keptValue[grade].likely, 0),
    share_b: usualGrades.B,
    loss_seasonal: weeklyLoss.seasonal.likely,
    loss_steady: weeklyLoss.steady.likely,
  };
}
