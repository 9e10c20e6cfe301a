import { readFileSync } from 'node:fs';
import { taxonomyOf } from '../domain/taxonomy.ts';
import type { Engine, Params, WriteSession } from '../warehouse/engine.ts';
import { rowsOf } from '../warehouse/engine.ts';
import { latestTaxonomy } from '../warehouse/taxonomies.ts';
import { costParams } from './cost-params.ts';
import { buildKnownLines, buildKnownUnits } from './grounds.ts';
import { buildLagCurves } from './lag-curves.ts';
import {
  age,
  beginRefresh,
  boughtAfterPart,
  buildOfOrders,
  buildPart,
  clearFronts,
  isDatedAsBefore,
  lastId,
  notesPart,
  type Part,
  type Refresh,
  refreshedOrders,
  rollupPart,
  styleDaysPart,
  tellTouched,
  touch,
} from './refresh.ts';
import { holidayParams, windowSettings } from './return-window.ts';
import { type Fact, isOfKeys, mergedSelect, movedSelect, rollupSelect, rollups } from './rollups.ts';
import { buildSignalPoints, signalParams } from './signal-points.ts';
import { buildSizes } from './sizes.ts';

/** How a mart comes to be: the SELECT of its `.sql` file, or a function where SQL is not enough. */
interface Step {
  readonly mart: string;
  readonly params?: () => Params;
  /** Reads all rows, in a refresh too. */
  readonly build?: (session: WriteSession, refresh: Refresh | null) => Promise<void>;
  readonly select?: string;
  /** What a refresh builds of it: rows of touched orders, or some other part; all of it where nothing is said. */
  readonly part?: 'orders' | Part;
  /** Which column of which mart counts its rows: `$first` is the last number given. */
  readonly numbers?: readonly [mart: string, column: string];
}

interface Phase {
  readonly steps: readonly Step[];
  /** What a refresh does then; it ends where that finds that a whole build is due. */
  readonly refreshed?: (session: WriteSession, refresh: Refresh) => Promise<unknown>;
}

/**
 * Every mart, ground first: one reads only those above it. Names with `stg_` are dropped at the end. A refresh becomes a whole
 * build where much was touched, now or since the last one (`touch`), or carriers take another time than before, so that rows of
 * old are dated anew, or `as_of` is or was unknown (`isDatedAsBefore`). All else that is small is built whole.
 */
const phases: readonly Phase[] = [
  {
    steps: [
      { mart: 'dim_reasons', build: buildReasons },
      { mart: 'dim_products', build: buildProducts },
      { mart: 'dim_sizes', build: buildSizes },
      { mart: 'dim_places' },
      { mart: 'dim_notes', part: notesPart, numbers: ['dim_notes', 'note_id'] },
      { mart: 'mart_info' },
    ],
    refreshed: touch,
  },
  {
    steps: [
      { mart: 'stg_lines', part: 'orders', numbers: ['fct_sold', 'line_id'] },
      { mart: 'stg_matches', part: 'orders' },
      { mart: 'known_lines', build: buildKnownLines },
      { mart: 'dim_transits' },
    ],
    refreshed: isDatedAsBefore,
  },
  {
    steps: [
      { mart: 'stg_clock', part: 'orders' },
      { mart: 'stg_brackets', part: 'orders' },
      { mart: 'known_units', build: buildKnownUnits },
      { mart: 'lag_curves', build: buildLagCurves },
      { mart: 'unit_outlook' },
    ],
    refreshed: age,
  },
  {
    steps: [
      { mart: 'fct_sold', part: 'orders', params: holidayParams },
      { mart: 'fct_cancelled', part: 'orders' },
      { mart: 'fct_returned', part: 'orders', params: costParams, numbers: ['fct_returned', 'returned_id'] },
    ],
    refreshed: tellTouched,
  },
  {
    steps: [
      { mart: 'fct_bought_after', part: boughtAfterPart },
      { mart: 'style_days', part: styleDaysPart },
      ...rollupSteps('sold'),
      ...rollupSteps('returned'),
    ],
  },
  {
    steps: [
      { mart: 'stg_signals', params: signalParams },
      { mart: 'signal_points', build: buildSignalPoints },
      { mart: 'fct_suspicion' },
    ],
  },
];
const steps = phases.flatMap((phase) => phase.steps);

export interface BuildProgress {
  mart: string;
  done: number;
  total: number;
}

/**
 * Brings every mart up to the normalised tables in one atomic step: readers see all the old marts or all the new ones. What
 * loads have touched since the last build is built anew (`refresh.ts`), all where that cannot be told or is much.
 * Does nothing when they were built from the tables' present version. Gives whether it built.
 */
export async function buildMarts(
  engine: Engine,
  onProgress: (progress: BuildProgress) => void = () => undefined,
): Promise<boolean> {
  return engine.write(async (session) => {
    const { tables, marts, isRefreshable } = await stageVersions(session);
    if (marts === tables) return false;
    // A refresh is written in DuckDB's SQL alone.
    const isRefreshed =
      isRefreshable &&
      engine.dialect === 'duckdb' &&
      (await runPhases(session, await beginRefresh(session), onProgress));
    if (!isRefreshed) await runPhases(session, null, onProgress);
    await setStage(session, 'refreshed_orders', isRefreshed ? String(await refreshedOrders(session)) : '0');
    await session.execute('DELETE FROM undone_rows');
    await setStage(session, 'built_load', String(await lastId(session, 'loads', 'load_id')));
    await setStage(session, 'marts', tables);
    return true;
  });
}

/** Builds all marts, or refreshes them; gives whether a refresh did not find that a whole build is due. */
async function runPhases(
  session: WriteSession,
  refresh: Refresh | null,
  onProgress: (progress: BuildProgress) => void,
): Promise<boolean> {
  let done = 0;
  for (const { steps: own, refreshed } of phases) {
    for (const step of own) {
      onProgress({ mart: step.mart, done: done++, total: steps.length });
      await buildStep(session, step, refresh);
    }
    if (refresh && refreshed && (await refreshed(session, refresh)) === false) {
      await clearFronts(session, refresh);
      return false;
    }
  }
  await dropStaged(session, steps);
  return true;
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
  if (areAsDefined(before.marts)) {
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
  for (const step of dependent) await buildStep(session, step, null);
  await dropStaged(session, dependent);
}

function rollupSteps(fact: Fact): Step[] {
  return rollups[fact].map((rollup) => ({
    mart: rollup.name,
    select: rollupSelect(fact, rollup),
    part: rollupPart(fact, rollup),
  }));
}

/** The marts above `fct_returned` in which a return's reason shows; `signal_points` counts none. */
const readingReasons: ReadonlySet<string> = new Set(['stg_signals', 'fct_suspicion']);

async function buildStep(session: WriteSession, step: Step, refresh: Refresh | null): Promise<void> {
  const { mart, build, part, numbers } = step;
  if (build) return build(session, refresh);
  const select = step.select ?? readSelect(mart);
  const first = refresh && numbers ? await lastId(session, numbers[0], numbers[1]) : 0;
  const params = { ...step.params?.(), first };
  if (!refresh || !part) await session.materialize(mart, select, params);
  else if (part === 'orders') await buildOfOrders(session, refresh, mart, select, params);
  else await buildPart(session, refresh, mart, select, part, params);
}

async function dropStaged(session: WriteSession, built: readonly Step[]): Promise<void> {
  for (const { mart } of built) if (mart.startsWith('stg_')) await session.execute(`DROP TABLE IF EXISTS ${mart}`);
}

async function setStage(session: WriteSession, stage: string, version: string): Promise<void> {
  await session.execute('DELETE FROM stages WHERE stage = $stage', { stage });
  await session.execute('INSERT INTO stages VALUES ($stage, $version)', { stage, version });
}

interface Versions {
  /** That of the tables and of all else that marts are made of. */
  readonly tables: string;
  /** That the marts were built from; `''` before the first. */
  readonly marts: string;
  /** Whether loads alone may have come between, so that it can be told what differs. */
  readonly isRefreshable: boolean;
}

async function stageVersions(session: WriteSession): Promise<Versions> {
  const rows = rowsOf<{ stage: string; version: string }>(await session.query('SELECT stage, version FROM stages'));
  const version = (stage: string) => rows.find((row) => row.stage === stage)?.version ?? '';
  const [loads, readings, corrections] = ['tables', 'readings', 'corrections'].map(version);
  const settings = `${(await latestTaxonomy(session)).version}:${windowSettings()}`;
  const marts = version('marts');
  const [definition, loadsThen, readingsThen, , ...settingsThen] = marts.split(':');
  // Texts read since then are those of the loads: the same classifier had read all before.
  const areReadAlike =
    readings === readingsThen ||
    (readingsThen?.startsWith(`${loadsThen}/`) && readings === readingsThen.replace(`${loadsThen}/`, `${loads}/`));
  return {
    tables: [martsVersion, loads, readings, corrections, settings].join(':'),
    marts,
    // What was corrected since then is in the rows already (`rereadNote`).
    isRefreshable: definition === String(martsVersion) && settingsThen.join(':') === settings && areReadAlike === true,
  };
}

/** Raised when a mart's definition changes, so that an older warehouse is rebuilt; a test holds it to what defines them. */
const martsVersion = 13;

/**
 * Whether marts have the columns that this program gives them: those of an older one may not, until they are built anew.
 * @param version of the stage `marts`
 */
export function areAsDefined(version: string): boolean {
  return version.startsWith(`${martsVersion}:`);
}

function readSelect(mart: string): string {
  return readFileSync(new URL(`./${mart}.sql`, import.meta.url), 'utf8').trim();
}

async function buildProducts(session: WriteSession, refresh: Refresh | null): Promise<void> {
  const known = refresh
    ? 'FROM before_dim_products'
    : 'FROM (SELECT NULL::VARCHAR AS sku, NULL::INTEGER AS sku_id) WHERE false';
  await session.execute(`CREATE OR REPLACE TEMP TABLE known_skus AS SELECT sku, sku_id ${known}`);
  await session.materialize('dim_products', readSelect('dim_products'));
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
