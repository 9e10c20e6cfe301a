import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { rowsOf } from '../../pipelines/warehouse/engine.ts';
import { openWarehouse } from '../../pipelines/warehouse/open.ts';
import { serve } from '../../server/main.ts';

vi.setConfig({ testTimeout: 120_000 });
const folder = mkdtempSync(join(tmpdir(), 'returnscope-commands-'));
afterAll(() => rmSync(folder, { recursive: true }));

const program = join(import.meta.dirname, '../../server/returnscope.js');

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

function begin(name: string, args: readonly string[]): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [program, ...args, '--warehouse', `duckdb:${join(folder, name)}`]);
  const told = { out: '', err: '' };
  child.stdout.on('data', (text) => {
    told.out += text;
  });
  child.stderr.on('data', (text) => {
    told.err += text;
  });
  return { child, ended: once(child, 'close').then(([code]) => ({ code, ...told })) };
}

const run = (name: string, ...args: string[]) => begin(name, args).ended;

function fileOf(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function count(name: string, table: string): Promise<number> {
  const engine = await openWarehouse(`duckdb:${join(folder, name)}`);
  try {
    return rowsOf<{ n: number }>(await engine.query(`SELECT count(*) AS n FROM ${table}`))[0]!.n;
  } finally {
    await engine.close();
  }
}

const heading = 'order_id,order_line_id,order_date,sku,quantity,unit_price,currency';
const orders = (ids: readonly string[]) =>
  `${heading}\n${ids.map((id) => `${id},${id}a,2026-01-01,S,1,10.00,EUR`).join('\n')}\n`;

describe.each(['by itself', 'through the server that holds the warehouse'])('the command line, %s', (how) => {
  const name = how === 'by itself' ? 'alone.duckdb' : 'served.duckdb';
  const served = async <T>(work: () => Promise<T>): Promise<T> => {
    if (how === 'by itself') return work();
    const server = await serve({ warehouse: `duckdb:${join(folder, name)}`, port: 0, isQuiet: true });
    return work().finally(() => server.close());
  };

  test('asks about unknown columns in a file beside the export, and loads by it', async () => {
    const path = fileOf(`strange of ${name}.csv`, 'Our ref;Sold day;Thing\nS-1;05/11/2025;00123\n');
    await served(async () => {
      const asked = await run(name, 'ingest', path);
      expect([asked.code, asked.err]).toEqual([2, expect.stringContaining('--mapping')]);
      const question = JSON.parse(readFileSync(`${path}.mapping.json`, 'utf8'));
      expect(question.headings).toEqual(['Our ref', 'Sold day', 'Thing']);
      const columns = { ...question.columns, order_id: 'Our ref', order_date: 'Sold day', sku: 'Thing' };
      writeFileSync(`${path}.mapping.json`, JSON.stringify({ ...question, kind: 'orders', columns }));
      const loaded = await run(name, 'ingest', path, '--mapping', `${path}.mapping.json`, '--json');
      expect(loaded.code).toBe(0);
      expect(JSON.parse(loaded.out).totals).toMatchObject({ rows_read: 1, rows_loaded: 1 });
    });
    expect(await count(name, 'order_lines')).toBe(1);
  });

  test('undoes a load, and says what went', async () => {
    const path = fileOf(`orders of ${name}.csv`, orders(['A', 'B']));
    await served(async () => {
      const { out, err } = await run(name, 'ingest', path, '--json');
      // Piped, each part of the figures is told once, by what users call it; a server is asked now and then, and some may be over by then.
      expect(err).toMatch(/^Building [a-z]/m);
      expect(err).not.toMatch(/(stg|fct|dim)_/);
      expect(err.match(/^Building/gm)!.length).toBeLessThan(10);
      const load = String(JSON.parse(out).files[0].load_id);
      const undone = await run(name, 'undo', load);
      expect([undone.code, undone.out]).toEqual([0, expect.stringContaining(`Load ${load}`)]);
      expect(undone.out).toContain('2 rows went');
      const again = await run(name, 'undo', load);
      expect([again.code, again.err]).toEqual([2, expect.stringContaining('no load')]);
    });
    expect(await count(name, 'order_lines')).toBe(1);
  });

  test('gives set-aside rows as a file, and loads those that are corrected in it', async () => {
    const bad = `${heading},buyer note\nM1,M1a,2026-01-01,S,one,10.00,EUR,=1+1\nM2,M2a,2026-01-01,S,two,10.00,EUR,\n`;
    const path = fileOf(`to mend of ${name}.csv`, bad);
    await served(async () => {
      const { out } = await run(name, 'ingest', path, '--json');
      const load = String(JSON.parse(out).files[0].load_id);
      const { out: csv } = await run(name, 'set-aside', '--load', load, '--csv');
      expect(csv.split('\r\n')).toHaveLength(4);
      const aside = fileOf(`aside of ${name}.csv`, csv);
      writeFileSync(aside, csv.replace(',one,', ',1,'));
      const mended = await run(name, 'mend', aside, '--json');
      expect([mended.code, JSON.parse(mended.out).totals]).toEqual([
        0,
        expect.objectContaining({ rows_read: 1, rows_loaded: 1 }),
      ]);
    });
    expect(await count(name, "order_lines WHERE order_id IN ('M1', 'M2')")).toBe(1);
    expect(await count(name, "set_aside WHERE mended_by IS NULL AND raw LIKE '%M2%'")).toBe(1);
  });

  test('takes back what Ctrl-C cuts short', async () => {
    const ids = Array.from({ length: 400_000 }, (_, at) => `C${at}`);
    const path = fileOf(`many of ${name}.csv`, orders(ids));
    const before = existsSync(join(folder, name)) ? await count(name, 'order_lines') : 0;
    await served(async () => {
      const { child, ended } = begin(name, ['ingest', path]);
      await once(child.stderr!, 'data');
      await setTimeout(150);
      child.kill('SIGINT');
      const { code, err } = await ended;
      expect([code, err]).toEqual([130, expect.stringContaining('Cancelled: the data are as they were before.')]);
    });
    expect(await count(name, 'order_lines')).toBe(before);
  });
});

test('figures of another version of the program are not told as if there were none', async () => {
  await run('old.duckdb', 'ingest', fileOf('old.csv', orders(['A', 'B'])));
  const engine = await openWarehouse(`duckdb:${join(folder, 'old.duckdb')}`);
  await engine.write((session) => session.execute("UPDATE stages SET version = '1:' || version WHERE stage = 'marts'"));
  await engine.close();
  const old = await run('old.duckdb', 'query', '/products/rates');
  expect([old.code, old.out, old.err.trim().split('\n')]).toEqual([
    2,
    '',
    [expect.stringMatching(/figures are not built.*returnscope serve --warehouse duckdb:.*old\.duckdb" builds them/)],
  ]);
  const loads = await run('old.duckdb', 'query', '/data/loads');
  expect([loads.code, loads.err]).toEqual([0, '']);
  const server = await serve({ warehouse: `duckdb:${join(folder, 'old.duckdb')}`, port: 0, clientDir: null });
  await vi.waitFor(
    async () => {
      const [job] = (await (await fetch(`${server.url}/api/imports`)).json()) as { stage: string }[];
      expect(job!.stage).toBe('done');
    },
    { timeout: 60_000, interval: 200 },
  );
  const served = await run('old.duckdb', 'query', '/products/rates', '--json');
  await server.close();
  expect([served.code, JSON.parse(served.out).rows.length]).toEqual([0, 1]);
});

test('a mapping file that is none is told', async () => {
  const path = fileOf('orders.csv', orders(['A']));
  const { code, err } = await run('wrong.duckdb', 'ingest', path, '--mapping', path);
  expect([code, err]).toEqual([2, expect.stringContaining('no mapping file')]);
});

test('a file is read that a link leads to, wherever it lies', async () => {
  mkdirSync(join(folder, 'elsewhere'));
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const cells = `'L1' AS order_id, DATE '2026-01-01' AS order_date, 'S' AS sku, 1 AS quantity, 5 AS unit_price, 'EUR' AS currency`;
  await connection.run(`COPY (SELECT ${cells}) TO '${join(folder, 'elsewhere/orders.parquet')}' (FORMAT parquet)`);
  connection.closeSync();
  instance.closeSync();
  symlinkSync(join(folder, 'elsewhere/orders.parquet'), join(folder, 'link.parquet'));
  const { code, out } = await run('linked.duckdb', 'ingest', join(folder, 'link.parquet'), '--json');
  expect([code, JSON.parse(out).files]).toMatchObject([0, [{ file: 'link.parquet', rows_loaded: 1 }]]);
});

test('a second process is told at once that the warehouse is in use, and what the first loads is whole', async () => {
  const ids = Array.from({ length: 400_000 }, (_, at) => `P${at}`);
  const first = begin('held.duckdb', ['ingest', fileOf('many.csv', orders(ids))]);
  await once(first.child.stderr!, 'data');
  const { code, err } = await run('held.duckdb', 'ingest', fileOf('few.csv', orders(['Q'])));
  expect([code, err]).toEqual([2, expect.stringContaining('in use by another process')]);
  expect((await first.ended).code).toBe(0);
  expect(await count('held.duckdb', 'order_lines')).toBe(400_000);
});

test.each(['start', 'serve'])('%s tells that its port is taken before it makes a warehouse', async (command) => {
  const server = await serve({ warehouse: `duckdb:${join(folder, 'first.duckdb')}`, port: 0, isQuiet: true });
  const { code, err } = await run('second/shop.duckdb', command, '--port', new URL(server.url).port);
  expect([code, err]).toEqual([2, expect.stringContaining('is taken')]);
  expect(existsSync(join(folder, 'second'))).toBe(false);
  await server.close();
});

test('progress and address come as JSON lines', async () => {
  const { child, ended } = begin('json.duckdb', ['serve', '--json', '--port', '0']);
  const [line] = await once(child.stdout!, 'data');
  expect(JSON.parse(String(line))).toEqual({ url: expect.stringMatching(/^http:/) });
  child.kill('SIGTERM');
  expect((await ended).code).toBe(0);
});
