import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rowsOf } from '../../pipelines/warehouse/engine.ts';
import { openWarehouse } from '../../pipelines/warehouse/open.ts';
import { makeShop } from '../../sample-data/generator/shop.ts';

const steps = ['ingest', 'classify', 'build'] as const;
type Step = (typeof steps)[number];

const folder = mkdtempSync(join(tmpdir(), 'returnscope-kill-'));
const exports = join(folder, 'exports');
const fileOf = (name: string) => join(folder, name, 'shop.duckdb');

/** How a warehouse stands: rows by table, of the tables that loads fill by load, and how far each stage has come. */
type State = Record<string, number | string>;
const states: Partial<Record<Step | 'empty', State>> = {};
const milliseconds: Partial<Record<Step, number>> = {};

beforeAll(async () => {
  await makeShop({ orders: 800, seed: 5, out: exports, gzip: false });
  states.empty = await stateOf('empty');
  for (const [index, step] of steps.entries()) {
    cpSync(join(folder, steps[index - 1] ?? 'empty'), join(folder, step), { recursive: true });
    milliseconds[step] = (await take(step, step)).ran;
    states[step] = await stateOf(step);
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Takes a step on a warehouse, killed after so long; gives how long it ran, and the signal that ended it. */
async function take(step: Step | 'all', warehouse: string, killAfter?: number) {
  const child = fork(new URL('./step.ts', import.meta.url), [step, fileOf(warehouse), exports], {
    execArgv: ['--import', 'tsx'],
  });
  const ended = once(child, 'exit') as Promise<[code: number | null, signal: string | null]>;
  await Promise.race([once(child, 'message'), ended]);
  const started = performance.now();
  if (killAfter !== undefined) {
    await setTimeout(killAfter);
    child.kill('SIGKILL');
  }
  const [code, signal] = await ended;
  if (killAfter === undefined && code !== 0) throw new Error(`${step} ended with ${code}`);
  return { ran: performance.now() - started, signal };
}

async function stateOf(warehouse: string): Promise<State> {
  const engine = await openWarehouse(`duckdb:${fileOf(warehouse)}`);
  const ask = async <Row>(sql: string) => rowsOf<Row>(await engine.query(sql));
  const state: State = {};
  for (const { name, has_load } of await ask<{ name: string; has_load: boolean }>(
    `SELECT table_name AS name, bool_or(column_name = 'load_id') AS has_load FROM information_schema.columns GROUP BY 1`,
  )) {
    const load = has_load && !name.startsWith('fct_') ? 'load_id' : '0';
    for (const row of await ask<{ load: number; rows: number }>(
      `SELECT ${load} AS load, count(*) AS rows FROM ${name} GROUP BY 1`,
    ))
      state[row.load === 0 ? name : `${name} of load ${row.load}`] = row.rows;
  }
  for (const { stage, version } of await ask<{ stage: string; version: string }>('FROM stages')) {
    state[`stage ${stage}`] = version;
  }
  await engine.close();
  return state;
}

/** How a warehouse stands once so many files are in it: each file is a step of its own. */
function afterFiles(count: number): State {
  const isIn = (key: string) => !key.startsWith('stage') && Number(/ of load (\d+)$/.exec(key)?.[1] ?? 0) <= count;
  return Object.fromEntries(Object.entries(states.ingest!).filter(([key]) => isIn(key)));
}

/** The rows alone: a version counts how often a table was written, not what is in it. */
function rowsAlone(state: State): State {
  return Object.fromEntries(Object.entries(state).filter(([key]) => !key.startsWith('stage')));
}

describe.each(steps)('%s, killed', (step) => {
  const before = steps[steps.indexOf(step) - 1] ?? 'empty';

  test.each([0.1, 0.5, 0.9])(
    'after %f of its time, leaves all or nothing, and the next start goes on',
    async (part) => {
      const warehouse = `${step}-${part}`;
      cpSync(join(folder, before), join(folder, warehouse), { recursive: true });
      const { signal } = await take(step, warehouse, part * milliseconds[step]!);
      if (part <= 0.5) expect(signal).toBe('SIGKILL');

      const left = await stateOf(warehouse);
      if (step === 'ingest') {
        const files = Object.keys(left).filter((key) => key.startsWith('loads of load')).length;
        expect(rowsAlone(left)).toEqual(afterFiles(files));
      } else {
        expect([states[before], states[step]]).toContainEqual(left);
      }

      await take('all', warehouse);
      const whole = rowsAlone(await stateOf(warehouse));
      const isOfLoads = (key: string) => / of load /.test(key);
      for (const [key, rows] of Object.entries(rowsAlone(states.build!)))
        if (!isOfLoads(key)) expect([key, whole[key]]).toEqual([key, rows]);
    },
  );
});
