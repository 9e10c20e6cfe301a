import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { hasEnded, type ImportStatus } from '../../server/contract/imports.ts';

const folder = mkdtempSync(join(tmpdir(), 'returnscope-killed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Killable {
  readonly process: ChildProcess;
  list(): Promise<ImportStatus[]>;
  rows<Row>(path: string): Promise<Row[]>;
  text(path: string): Promise<string>;
  post(path: string, body: FormData | object): Promise<ImportStatus>;
}

async function started(): Promise<Killable> {
  const child = fork(new URL('./serve-step.ts', import.meta.url), [`duckdb:${join(folder, 'shop.duckdb')}`], {
    execArgv: ['--import', 'tsx'],
  });
  const [url] = (await once(child, 'message')) as [string];
  const get = (path: string) => fetch(`${url}/api${path}`);
  return {
    process: child,
    list: async () => (await get('/imports')).json() as Promise<ImportStatus[]>,
    rows: async <Row>(path: string) => ((await (await get(path)).json()) as { rows: Row[] }).rows,
    text: async (path) => (await get(path)).text(),
    post: async (path, body) => {
      const isForm = body instanceof FormData;
      const headers = { 'X-Returnscope': '1', ...(isForm ? {} : { 'Content-Type': 'application/json' }) };
      const response = await fetch(`${url}/api${path}`, {
        ...{ method: 'POST', headers },
        body: isForm ? body : JSON.stringify(body),
      });
      expect([path, response.status]).toEqual([path, 202]);
      return response.json() as Promise<ImportStatus>;
    },
  };
}

async function ended({ list }: Killable): Promise<ImportStatus[]> {
  for (let statuses = await list(); ; statuses = await list()) {
    if (statuses.every(hasEnded)) return statuses;
    await setTimeout(50);
  }
}

function formOf(name: string, content: string): FormData {
  const form = new FormData();
  form.append('files', new Blob([content]), name);
  return form;
}

async function killed({ process: child }: Killable): Promise<void> {
  const ends = once(child, 'exit');
  child.kill('SIGKILL');
  await ends;
}

const heading = 'order_id,order_line_id,order_date,sku,quantity,unit_price,currency\n';
const line = (id: string, quantity = '1') => `${id},${id}a,2026-01-01,S,${quantity},10.00,EUR\n`;
const bad = heading + ['one', 'two', 'three', 'four'].map((word, at) => line(`M${at}`, word)).join('');
const many = heading + Array.from({ length: 300_000 }, (_, at) => line(`C${at}`)).join('');

test('a server that is killed goes on with its queue as it was, corrected rows and corrected files among it', async () => {
  const first = await started();
  await first.post('/imports', formOf('bad.csv', bad));
  await ended(first);
  const file = await first.text('/set-aside/file?load=1');
  await first.post('/imports', formOf('many.csv', many));
  await first.post('/set-aside/mend', { load_id: 1, rows: [{ line: 2, cells: { quantity: '1' } }] });
  await first.post('/set-aside/file', formOf('corrected.csv', file.replace(',two,', ',2,').replace(',three,', ',3,')));
  expect((await first.list()).filter((status) => !hasEnded(status)).map(({ kind }) => kind)).toEqual([
    ...['mend', 'mend', 'load'],
  ]);
  await killed(first);

  const second = await started();
  const statuses = await ended(second);
  expect(statuses.map(({ kind, stage, problem }) => [kind, stage, problem])).toEqual([
    ['mend', 'done', null],
    ['mend', 'done', null],
    ['load', 'done', null],
    ['refresh', 'done', null],
  ]);
  const left = await second.rows<{ line: number; mended_by: number | null }>('/data/set-aside');
  expect(left.map(({ line, mended_by }) => [line, mended_by])).toEqual([
    [2, 3],
    [3, 4],
    [4, 4],
    [5, null],
  ]);
  const loads = await second.rows<{ rows_read: number; rows_loaded: number }>('/data/loads');
  expect(loads.map(({ rows_read, rows_loaded }) => [rows_read, rows_loaded])).toEqual([
    [2, 2],
    [1, 1],
    [300_000, 300_000],
    [4, 0],
  ]);
  await killed(second);

  const third = await started();
  expect((await ended(third)).map(({ kind }) => kind)).toEqual(['refresh']);
  expect(readdirSync(join(folder, 'spool'))).toEqual([]);
  await killed(third);
}, 120_000);
