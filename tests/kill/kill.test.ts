import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import type { InterruptedLoad } from '../../pipelines/ingest/under-way.ts';
import { seededRandom } from '../../pipelines/statistics/random.ts';
import { rowsOf } from '../../pipelines/warehouse/engine.ts';
import { openWarehouse } from '../../pipelines/warehouse/open.ts';
import { makeShop } from '../../sample-data/generator/shop.ts';

const kills = Number(process.env.RETURNSCOPE_KILLS ?? 40);
const folder = mkdtempSync(join(tmpdir(), 'returnscope-kill-'));
const exports = join(folder, 'exports');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The rows of every table, in no order and without the numbers that a build gives them: `load` is the load a row of a normalised table came from. */
type State = Record<string, { load: number; text: string }[]>;

interface Started {
  ran: number;
  isKilled: boolean;
  /** What it told of the load that the start before was killed at; undefined when it did not come to that. */
  told?: InterruptedLoad | null;
}

/** Starts the pipeline on a warehouse, killed after so long. */
async function start(warehouse: string, killAfter?: number): Promise<Started> {
  const child = fork(new URL('./step.ts', import.meta.url), [join(folder, warehouse, 'shop.duckdb'), exports], {
    execArgv: ['--import', 'tsx'],
  });
  let told: Started['told'];
  child.on('message', (message: { interrupted?: InterruptedLoad | null }) => {
    if (typeof message === 'object') told = message.interrupted;
  });
  const ended = once(child, 'exit') as Promise<[code: number | null, signal: string | null]>;
  await Promise.race([once(child, 'message'), ended]);
  const started = performance.now();
  if (killAfter !== undefined) {
    await Promise.race([setTimeout(killAfter), ended]);
    child.kill('SIGKILL');
  }
  const [code, signal] = await ended;
  if (signal === null && code !== 0) throw new Error(`the pipeline ended with ${code}`);
  return { ran: performance.now() - started, isKilled: signal === 'SIGKILL', ...(told === undefined ? {} : { told }) };
}

async function stateOf(warehouse: string): Promise<State> {
  const engine = await openWarehouse(`duckdb:${join(folder, warehouse, 'shop.duckdb')}`);
  const tables = rowsOf<{ name: string }>(
    await engine.query('SELECT table_name AS name FROM information_schema.tables ORDER BY 1'),
  );
  const state: State = {};
  for (const { name } of tables) {
    const rows = rowsOf<Record<string, unknown>>(await engine.query(`SELECT * FROM ${name}`));
    state[name] = rows
      .map(({ loaded_at: _at, line_id: _line, returned_id: _returned, ...row }) => ({
        load: Number(row.load_id ?? 0),
        text: JSON.stringify(row, steady),
      }))
      .sort((a, b) => (a.text < b.text ? -1 : 1));
  }
  await engine.close();
  return state;
}

/** Sums of fractions differ in their last digits by the order of adding. */
function steady(_name: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(9)) : value;
}

const fromFiles =
  /^(loads|load_furniture|set_aside|seen_rows|order_lines|return_lines|order_refunds|shipments|products)/;
const ofReadings = /^reading/;

/** Every file is in whole or not at all, so are all readings and all marts. */
function expectWhole(left: State, whole: State): void {
  const files = left.loads!.length;
  for (const [table, rows] of Object.entries(whole)) {
    if (table === 'stages') continue;
    const found = left[table] ?? [];
    if (fromFiles.test(table)) expect([table, found]).toEqual([table, rows.filter(({ load }) => load <= files)]);
    else if (found.length > 0) expect([table, found]).toEqual([table, rows]);
  }
  const isFull = (table: string) => (left[table]?.length ?? 0) === whole[table]!.length;
  const [readings, marts] = [
    Object.keys(whole).filter((table) => ofReadings.test(table)),
    Object.keys(whole).filter((table) => /^(fct|dim)_/.test(table)),
  ];
  for (const group of [readings, marts]) expect(new Set(group.map(isFull)).size).toBe(1);
}

test(`killed at ${kills} moments, the warehouse holds all or nothing of each step, and the next start goes on to the same end`, async () => {
  await makeShop({ orders: 300, seed: 5, out: exports, gzip: false });
  await openWarehouse(`duckdb:${join(folder, 'undisturbed', 'shop.duckdb')}`).then((engine) => engine.close());
  const { ran } = await start('undisturbed');
  const whole = await stateOf('undisturbed');
  expect(whole.loads).toHaveLength(3);
  const random = seededRandom(7);
  let [killed, rounds] = [0, 0];
  let filesIn: string[] = [];
  const tales: InterruptedLoad[] = [];
  const moments = new Set<string>();
  while (killed < kills) {
    const warehouse = `round-${rounds}`;
    const { isKilled, told } = await start(warehouse, random() * ran);
    if (told) expect(told).toEqual({ file: told.file, is_loaded: filesIn.includes(told.file) });
    if (told) tales.push(told);
    const left = await stateOf(warehouse);
    filesIn = left.loads!.map(({ text }) => (JSON.parse(text) as { file_name: string }).file_name);
    if (isKilled) {
      killed++;
      expectWhole(left, whole);
      moments.add(
        `${left.loads!.length} files, ${left.reading_reasons!.length > 0 ? 'read' : 'unread'}, ${left.fct_sold ? 'built' : 'not built'}`,
      );
      if (killed < kills) continue;
      await start(warehouse);
    }
    expect(await stateOf(warehouse)).toEqual(whole);
    rmSync(join(folder, warehouse), { recursive: true });
    filesIn = [];
    rounds++;
  }
  if (kills >= 40) expect(tales.length).toBeGreaterThan(0);
  expect(moments.size).toBeGreaterThan(kills >= 40 ? 3 : 0);
}, 900_000);
