import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refresh, runPipeline } from '../../pipelines/run.ts';
import { seededRandom } from '../../pipelines/statistics/random.ts';
import { rowsOf } from '../../pipelines/warehouse/engine.ts';
import { openWarehouse } from '../../pipelines/warehouse/open.ts';
import { makeShop } from '../../sample-data/generator/shop.ts';

const kills = Math.ceil(Number(process.env.RETURNSCOPE_KILLS ?? 40) / 10);
const folder = mkdtempSync(join(tmpdir(), 'returnscope-relabel-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  const exports = join(folder, 'exports');
  await makeShop({ orders: 1500, seed: 5, out: exports, gzip: false });
  const names = readdirSync(exports).filter((name) => /\.(csv|txt)$/.test(name) && !name.startsWith('truth'));
  mkdirSync(join(folder, 'spool'));
  const engine = await openWarehouse(`duckdb:${join(folder, 'shop.duckdb')}`, { readable: [exports] });
  const options = { spool: join(folder, 'spool'), customerSalt: 'test', timeZone: undefined };
  await runPipeline(
    engine,
    names.map((name) => ({ path: join(exports, name), name })),
    options,
  );
  await engine.close();
}, 300_000);

/** Changes the taxonomy of a copy of the shop; gives where it was killed, null when it came to its end. */
async function relabel(copy: string, kill?: { stage: string | null; after: number }): Promise<string | null> {
  cpSync(join(folder, 'shop.duckdb'), join(folder, copy));
  const child = fork(new URL('./relabel-step.ts', import.meta.url), [join(folder, copy)], {
    execArgv: ['--import', 'tsx'],
  });
  const ended = once(child, 'exit') as Promise<[code: number | null, signal: string | null]>;
  let at = 'begun';
  let isAimed = false;
  const aim = (stage: string | null) => {
    if (!kill || isAimed || kill.stage !== stage) return;
    isAimed = true;
    void setTimeout(kill.after).then(() => child.kill('SIGKILL'));
  };
  child.on('message', (stage: string) => {
    at = stage;
    aim(stage);
  });
  const [code, signal] = await ended;
  if (signal === null && code !== 0) throw new Error(`the change ended with ${code}`);
  return signal === 'SIGKILL' ? at : null;
}

/** Every row that the taxonomy bears on, in no order. */
async function stateOf(copy: string, isRefreshed: boolean): Promise<{ version: number; rows: string[] }> {
  const engine = await openWarehouse(`duckdb:${join(folder, copy)}`);
  try {
    if (isRefreshed) await refresh(engine);
    const [taxonomy] = rowsOf<{ n: number }>(await engine.query('SELECT count(*) AS n FROM taxonomies'));
    const rows: string[] = [];
    for (const sql of [
      'SELECT * FROM readings',
      'SELECT * FROM reading_reasons',
      'SELECT * FROM dim_reasons',
      'SELECT source, return_ref, reason, reason_group, confidence, fault, postage FROM fct_returned',
    ])
      rows.push(...rowsOf(await engine.query(sql)).map((row) => JSON.stringify(row)));
    return { version: Number(taxonomy!.n), rows: rows.sort() };
  } finally {
    await engine.close();
  }
}

test('a change of the taxonomy that is killed has not begun, or is brought to its end by the next start', async () => {
  const random = seededRandom(7);
  expect(await relabel('whole.duckdb')).toBeNull();
  const before = await stateOf('shop.duckdb', false);
  const whole = await stateOf('whole.duckdb', false);
  expect(whole.rows).not.toEqual(before.rows);
  const ends = new Set<string>();
  for (let kill = 0; kill < kills; kill++) {
    const copy = `killed-${kill}.duckdb`;
    const stage = kill % 2 ? 'build' : 'classify';
    const killedIn = await relabel(copy, { stage, after: Math.floor(random() * 250) });
    const { version, rows } = await stateOf(copy, true);
    expect(rows, `killed in ${killedIn}`).toEqual(version === 0 ? before.rows : whole.rows);
    expect(await stateOf(copy, true)).toEqual({ version, rows });
    ends.add(killedIn ?? 'end');
    rmSync(join(folder, copy));
  }
  expect(ends.size).toBeGreaterThan(1);
}, 600_000);
