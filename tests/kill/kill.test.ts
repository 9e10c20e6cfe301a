import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import type { Interrupted } from '../../pipelines/ingest/under-way.ts';
import { seededRandom } from '../../pipelines/statistics/random.ts';
import { rowsOf } from '../../pipelines/warehouse/engine.ts';
import { openWarehouse } from '../../pipelines/warehouse/open.ts';
import { makeShop } from '../../sample-data/generator/shop.ts';
import { honest, zipOf } from '../pipelines/ingest/traps.ts';
import { namedSelect } from '../pipelines/marts/all-marts.ts';

const kills = Number(process.env.RETURNSCOPE_KILLS ?? 40);
const folder = mkdtempSync(join(tmpdir(), 'returnscope-kill-'));
const [exports, other] = [join(folder, 'exports'), join(folder, 'other')];
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const stages = ['read', 'load', 'classify', 'build', 'undo'] as const;
type Stage = (typeof stages)[number];
const corrected = 'corrected.csv';

/** The rows of every table, in no order and without the numbers that a build gives them: `load` is the load a row of a normalised table came from. */
type State = Record<string, { load: number; text: string }[]>;

interface Message {
  readonly stage?: Stage;
  /** What the stage works on: when it loads, a file. */
  readonly detail?: string | null;
  readonly interrupted?: Interrupted | null;
}

/** When to kill: so many milliseconds after it has come to a stage, of this file when one is named. */
interface Kill {
  readonly in: Stage;
  readonly at?: string;
  readonly after: number;
}

interface Started {
  /** The stage it was killed in; null when it came to its end. */
  readonly killedIn: Stage | null;
  /** What it told of what the start before was killed at; undefined when it did not come to that. */
  readonly told?: Interrupted | null;
}

/**
 * Starts the pipeline on a warehouse.
 * @param onMessage told all that it says
 * @param archive loads this one only
 */
async function start(
  warehouse: string,
  kill?: Kill,
  onMessage: (message: Message | 'loaded') => void = () => undefined,
  archive?: string,
): Promise<Started> {
  const args = [join(folder, warehouse, 'shop.duckdb'), exports, other, ...(archive ? [archive] : [])];
  const child = fork(new URL('./step.ts', import.meta.url), args, { execArgv: ['--import', 'tsx'] });
  const ended = once(child, 'exit') as Promise<[code: number | null, signal: string | null]>;
  let told: Started['told'];
  let stage: Stage | null = null;
  let isAimed = false;
  child.on('message', (message: Message | 'loaded') => {
    onMessage(message);
    if (message === 'loaded') return;
    if (message.interrupted !== undefined) told = message.interrupted;
    stage = message.stage ?? stage;
    if (!kill || isAimed || message.stage !== kill.in || message.detail !== (kill.at ?? message.detail)) return;
    isAimed = true;
    void setTimeout(kill.after).then(() => child.kill('SIGKILL'));
  });
  const [code, signal] = await ended;
  if (signal === null && code !== 0) throw new Error(`the pipeline ended with ${code}`);
  return { killedIn: signal === 'SIGKILL' ? stage : null, ...(told === undefined ? {} : { told }) };
}

async function stateOf(warehouse: string): Promise<State> {
  const engine = await openWarehouse(`duckdb:${join(folder, warehouse, 'shop.duckdb')}`);
  const tables = rowsOf<{ name: string }>(
    await engine.query('SELECT table_name AS name FROM information_schema.tables ORDER BY 1'),
  );
  const state: State = {};
  for (const { name } of tables) {
    const { schema } = await engine.query(`SELECT * FROM ${name} LIMIT 0`);
    const select = namedSelect(
      name,
      schema.fields.map((field) => field.name),
    );
    const rows = rowsOf<Record<string, unknown>>(await engine.query(select));
    state[name] = rows
      .map(({ loaded_at: _at, ...row }) => ({
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

function filesIn(state: State): string[] {
  return state.loads!.map(({ text }) => (JSON.parse(text) as { file_name: string }).file_name);
}

const fromFiles =
  /^(loads|load_furniture|set_aside|seen_aside|seen_rows|order_lines|return_lines|order_refunds|shipments|products)/;
const ofReadings = /^reading/;
/** What tells how far stages have come, or is to do. */
const ofStages: readonly string[] = ['stages', 'mappings', 'undone_rows'];

/** Every file is in whole or not at all, taken back whole or not at all, and so are all readings and all marts. */
function expectWhole(left: State, { whole, withExtra }: { whole: State; withExtra: State }): void {
  const files = filesIn(left);
  const reference = files.includes(corrected) ? withExtra : whole;
  for (const [table, rows] of Object.entries(reference))
    if (fromFiles.test(table))
      expect([table, left[table] ?? []]).toEqual([table, rows.filter(({ load }) => load <= files.length)]);
  const readings = Object.keys(whole).filter((table) => ofReadings.test(table));
  const marts = Object.keys(whole).filter(
    (table) => !ofReadings.test(table) && !fromFiles.test(table) && !ofStages.includes(table),
  );
  for (const group of [readings, marts]) {
    const found = group.map((table) => [table, left[table] ?? []] as const);
    if (found.every(([, rows]) => rows.length === 0)) continue;
    const of = (state: State) => group.map((table) => [table, state[table]] as const);
    expect([of(whole), of(withExtra)]).toContainEqual(found);
  }
}

test(`killed at ${kills} moments of every stage, the warehouse holds all or nothing of each step, and the next start goes on to the same end`, async () => {
  await makeShop({ orders: 300, seed: 5, out: exports, gzip: false });
  await makeShop({ orders: 300, seed: 6, out: other, gzip: false });
  const longest = Object.fromEntries(stages.map((stage) => [stage, 0])) as Record<Stage, number>;
  let last: { stage: Stage; since: number } | null = null;
  await start('undisturbed', undefined, (message) => {
    if (message === 'loaded' || message.stage === undefined || message.stage === last?.stage) return;
    const now = performance.now();
    if (last) longest[last.stage] = Math.max(longest[last.stage], now - last.since);
    last = { stage: message.stage, since: now };
  });
  const whole = await stateOf('undisturbed');
  expect(filesIn(whole)).toHaveLength(3);
  expect(Math.min(...Object.values(longest))).toBeGreaterThan(0);
  const withExtra = await stateBeforeUndo();

  const random = seededRandom(7);
  const hits = Object.fromEntries(stages.map((stage) => [stage, 0])) as Record<Stage, number>;
  const tales: Interrupted[] = [];
  let rounds = 0;
  for (let killed = 0; killed < kills; rounds++) {
    const warehouse = `round-${rounds}`;
    let before: string[] = [];
    for (let isEnded = false; !isEnded; ) {
      const aim = stages.reduce((least, stage) => (hits[stage] < hits[least] ? stage : least));
      const { killedIn, told } = await start(
        warehouse,
        killed < kills ? { in: aim, after: random() * longest[aim] } : undefined,
      );
      if (told) {
        const isIn = before.includes(told.file);
        expect(told).toEqual({ ...told, isDone: told.kind === 'load' ? isIn : !isIn });
        tales.push(told);
      }
      const left = await stateOf(warehouse);
      if (killedIn === null) expect(left).toEqual(whole);
      else {
        expectWhole(left, { whole, withExtra });
        hits[killedIn]++;
        killed++;
      }
      before = filesIn(left);
      isEnded = killedIn === null;
    }
    rmSync(join(folder, warehouse), { recursive: true });
  }
  console.log('kills by stage', hits, 'in', rounds, 'warehouses; told', tales);
  if (kills >= 40) {
    for (const stage of stages) expect([stage, hits[stage] >= 4]).toEqual([stage, true]);
    expect(new Set(tales.map(({ kind }) => kind))).toEqual(new Set(['load', 'undo']));
  }
}, 900_000);

const archive = 'exports.zip';
const members = ['products.csv', 'shopify_orders.csv', 'returns.csv'];
/** A row that fits no export's headings. */
const unreadable = `${'x,'.repeat(200)}x\n`;

test('killed within an archive, the next start names the export under way and those that had come in, and goes on to the same end', async () => {
  await makeShop({ orders: 300, seed: 5, out: exports, gzip: false });
  writeFileSync(
    join(exports, archive),
    zipOf(members.map((name) => honest(name, `${readFileSync(join(exports, name))}${unreadable}`))),
  );
  const begun = new Map<string, number>();
  await start(
    'archive',
    undefined,
    (message) => {
      if (message === 'loaded' || (message.stage !== 'load' && message.stage !== 'classify')) return;
      const at = message.stage === 'load' ? message.detail! : 'all';
      begun.set(at, begun.get(at) ?? performance.now());
    },
    archive,
  );
  const whole = await stateOf('archive');
  expect(whole.set_aside).toHaveLength(members.length);
  const inOrder = [...begun.keys()].slice(0, -1);
  expect(inOrder.toSorted()).toEqual(members.map((name) => `${archive}/${name}`).toSorted());
  const moments = [...begun.values()];

  const random = seededRandom(8);
  const cameIn: number[] = [];
  for (let round = 0; round < Math.ceil(kills / 4); round++) {
    const warehouse = `archive-${round}`;
    const place = round % inOrder.length;
    const after = random() * (moments[place + 1]! - moments[place]!);
    const { killedIn } = await start(warehouse, { in: 'load', at: inOrder[place]!, after }, undefined, archive);
    const before = filesIn(await stateOf(warehouse)).toSorted();
    const { told } = await start(warehouse, undefined, undefined, archive);
    if (told) {
      expect(told).toMatchObject({ kind: 'load', isDone: before.includes(told.file) });
      expect([...told.others, ...(told.isDone ? [told.file] : [])].toSorted()).toEqual(before);
      cameIn.push(before.length);
      // Once all are in, loading has ended.
    } else if (killedIn === 'load') expect(before).toHaveLength(inOrder.length);
    expect(await stateOf(warehouse)).toEqual(whole);
    rmSync(join(folder, warehouse), { recursive: true });
  }
  console.log('exports of the archive that were in when it was killed:', cameIn);
  if (kills >= 40) expect(new Set(cameIn).size).toBeGreaterThan(1);
}, 900_000);

/** The warehouse as it is with the file that is taken back in the end. */
async function stateBeforeUndo(): Promise<State> {
  await start('with-extra', { in: 'undo', after: 0 }, (message) => {
    if (message === 'loaded') cpSync(join(folder, 'with-extra'), join(folder, 'copied'), { recursive: true });
  });
  return stateOf('copied');
}
