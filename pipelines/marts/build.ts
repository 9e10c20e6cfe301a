import { readFileSync } from 'node:fs';
import { groupOf, reasonCodes, reasonGroups } from '../domain/reasons.ts';
import { costComponents, keptValue, usualDays, usualGrades, weeklyLoss } from '../statistics/cost-components.ts';
import type { Engine, Params, WriteSession } from '../warehouse/engine.ts';
import { rowsOf } from '../warehouse/engine.ts';
import { buildLagCurves } from './lag-curves.ts';
import { buildSignalPoints, signalParams } from './signal-points.ts';

/** How a mart comes to be: the SELECT of its `.sql` file, or a function where SQL is not enough. */
type Step = { mart: string; params?: Params; build?: (session: WriteSession) => Promise<void> };

/** Every mart, ground first: one reads only those above it. Names with `stg_` are dropped at the end. */
const steps: readonly Step[] = [
  { mart: 'dim_reasons', build: buildReasons },
  { mart: 'dim_products' },
  { mart: 'mart_info' },
  { mart: 'stg_lines' },
  { mart: 'stg_matches' },
  { mart: 'stg_clock' },
  { mart: 'lag_curves', build: buildLagCurves },
  { mart: 'fct_sold' },
  { mart: 'fct_returned', params: costParams() },
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
      if (step.build) await step.build(session);
      else await session.materialize(step.mart, readSelect(step.mart), step.params);
    }
    for (const { mart } of steps) if (mart.startsWith('stg_')) await session.execute(`DROP TABLE ${mart}`);
    await session.execute(`DELETE FROM stages WHERE stage = 'marts'`);
    await session.execute(`INSERT INTO stages VALUES ('marts', $version)`, { version: tables });
    return true;
  });
}

/** The version of the tables, and the one the marts were built from; `''` before the first of either. */
async function stageVersions(session: WriteSession): Promise<{ tables: string; marts: string }> {
  const rows = rowsOf<{ stage: string; version: string }>(await session.query('SELECT stage, version FROM stages'));
  const version = (stage: string) => rows.find((row) => row.stage === stage)?.version ?? '';
  return { tables: `${version('tables')}:${version('readings')}:${martsVersion}`, marts: version('marts') };
}

/** Raised when a mart's definition changes, so that an older warehouse is rebuilt. */
const martsVersion = 1;

function readSelect(mart: string): string {
  return readFileSync(new URL(`./${mart}.sql`, import.meta.url), 'utf8').trim();
}

/** The taxonomy as a table, for joins. */
async function buildReasons(session: WriteSession): Promise<void> {
  await session.materialize(
    'dim_reasons',
    `SELECT '' AS reason, '' AS reason_group, '' AS fault, '' AS postage WHERE 1 = 0`,
  );
  const groups = reasonCodes.map((reason) => reasonGroups[groupOf(reason)]);
  await session.append('dim_reasons', {
    reason: reasonCodes,
    reason_group: reasonCodes.map(groupOf),
    fault: groups.map((group) => group.fault),
    postage: groups.map((group) => group.postage),
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
