import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Apart, createApart } from '../../pipelines/apart.ts';
import { Cancelled } from '../../pipelines/domain/errors.ts';
import { type Engine, rowsOf } from '../../pipelines/warehouse/engine.ts';
import { openWarehouse } from '../../pipelines/warehouse/open.ts';

let folder: string;
let engine: Engine;
let apart: Apart;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'returnscope-'));
  engine = await openWarehouse(`duckdb:${join(folder, 'shop.duckdb')}`, { readable: [folder] });
  apart = createApart(engine);
});

afterAll(async () => {
  await apart.close();
  await engine.close();
  rmSync(folder, { recursive: true });
});

function ordersFile(name: string, lines: number) {
  const path = join(folder, name);
  const rows = Array.from({ length: lines }, (_, at) => `${name}-${at},2026-03-01,S-${at % 90},1,19.90,EUR`);
  writeFileSync(path, ['order_id,order_date,sku,quantity,unit_price,currency', ...rows, ''].join('\n'));
  return [{ path, name }];
}

const counted = async () =>
  rowsOf<{ lines: number; loads: number }>(
    await engine.query('SELECT (SELECT count(*) FROM order_lines) AS lines, (SELECT count(*) FROM loads) AS loads'),
  )[0];

const options = () => ({ spool: folder, customerSalt: 'test' });

test('a task gives what it does by itself, and tells how far it is', async () => {
  const stages = new Set<string>();
  const report = await apart.run('load', ordersFile('few.csv', 3), {
    ...options(),
    onProgress: ({ stage }) => stages.add(stage),
  });
  expect(report.files[0]).toMatchObject({ file: 'few.csv', rows_loaded: 3 });
  expect([...stages]).toEqual(expect.arrayContaining(['read', 'load', 'build']));
  expect(await counted()).toEqual({ lines: 3, loads: 1 });
});

test('what the caller can mend is told as such', async () => {
  await expect(apart.run('undo', 99, options())).rejects.toMatchObject({ name: 'InputError', status: 404 });
});

test('a task that is cancelled is taken back, and throws what it was ended by', async () => {
  const ending = new AbortController();
  const reason = new Cancelled();
  const onProgress = ({ stage }: { stage: string }) => stage === 'build' && ending.abort(reason);
  const load = apart.run('load', ordersFile('unwanted.csv', 500), { ...options(), signal: ending.signal, onProgress });
  await expect(load).rejects.toBe(reason);
  expect(await counted()).toEqual({ lines: 3, loads: 1 });
});

test('when the thread ends amid a task, the data are as before, and the next task has a new thread', async () => {
  const ended = apart.run('load', ordersFile('many.csv', 300_000), {
    ...options(),
    onProgress: ({ stage }) => void (stage === 'load' && apart.close()),
  });
  await expect(ended).rejects.toThrow(/ended before/);
  expect(await counted()).toEqual({ lines: 3, loads: 1 });
  const { files } = await apart.run('load', ordersFile('more.csv', 5), options());
  expect(files[0]).toMatchObject({ rows_loaded: 5 });
  expect(await counted()).toEqual({ lines: 8, loads: 2 });
});
