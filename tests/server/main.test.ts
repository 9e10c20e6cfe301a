import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { InputError } from '../../pipelines/domain/errors.ts';
import { configOf } from '../../server/config.ts';
import { hasEnded, type ImportStatus } from '../../server/contract/imports.ts';
import { leftUploads } from '../../server/http/uploads.ts';
import { serve } from '../../server/main.ts';

const folder = mkdtempSync(join(tmpdir(), 'returnscope-main-'));
afterAll(() => rmSync(folder, { recursive: true }));

const at = (name: string) => ({ warehouse: `duckdb:${join(folder, name)}`, port: 0, isQuiet: true });

describe('serving', () => {
  test('leaves its address beside the warehouse while it lasts, and frees the warehouse', async () => {
    const note = join(folder, 'a.duckdb.server.json');
    const server = await serve(at('a.duckdb'));
    expect(JSON.parse(readFileSync(note, 'utf8'))).toEqual({ url: server.url, pid: process.pid });
    expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
    await server.close();
    await server.closed;
    expect(existsSync(note)).toBe(false);
    await (await serve(at('a.duckdb'))).close();
  });

  test('ends when the process is told to', async () => {
    const server = await serve(at('b.duckdb'));
    process.emit('SIGTERM');
    process.emit('SIGTERM');
    await server.closed;
    await expect(fetch(`${server.url}/api/health`)).rejects.toThrow();
    expect(process.listenerCount('SIGTERM')).toBe(0);
  });

  test('gives the answers under way before it ends', async () => {
    const server = await serve(at('c.duckdb'));
    const answers = Array.from({ length: 5 }, () => fetch(`${server.url}/api/overview/summary`));
    await Promise.race(answers);
    await server.close();
    for (const answer of answers) expect((await answer).status).toBe(200);
  });

  test('tells when the port is taken, before there is a warehouse', async () => {
    const first = await serve(at('d.duckdb'));
    const port = Number(new URL(first.url).port);
    await expect(serve({ ...at('e.duckdb'), port })).rejects.toThrow(
      new InputError(`Port ${port} is taken: choose another with --port, or 0 for any free one.`, 409),
    );
    expect(existsSync(join(folder, 'e.duckdb'))).toBe(false);
    await first.close();
  });

  test.each([
    ['on', "img-src 'self' data: https: http:;"],
    ['off', "img-src 'self' data:;"],
  ])(
    'lets pages show pictures of other hosts, and nothing else of theirs, where pictures are %s',
    async (is, allowed) => {
      vi.stubEnv('RETURNSCOPE_PICTURES', is);
      onTestFinished(() => void vi.unstubAllEnvs());
      const server = await serve(at('pictures.duckdb'));
      const policy = (await fetch(`${server.url}/api/health`)).headers.get('Content-Security-Policy');
      expect(policy).toContain(allowed);
      expect(policy?.replace(allowed, '')).not.toMatch(/https?:/);
      await server.close();
    },
  );

  test('shows the dashboard on every path but the API’s', async () => {
    const clientDir = join(folder, 'client');
    mkdirSync(join(clientDir, 'assets'), { recursive: true });
    writeFileSync(join(clientDir, 'index.html'), '<!doctype html><title>Returnscope</title>');
    writeFileSync(join(clientDir, 'assets', 'app-1a2b.js'), 'export {}');
    const server = await serve({ ...at('f.duckdb'), clientDir });
    for (const path of ['/', '/products?category=shoes']) {
      const page = await fetch(server.url + path);
      expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-cache']);
      expect(await page.text()).toContain('Returnscope');
    }
    const script = await fetch(`${server.url}/assets/app-1a2b.js`);
    expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await fetch(`${server.url}/assets/gone.js`)).status).toBe(404);
    expect((await fetch(`${server.url}/api/gone`)).headers.get('content-type')).toContain('problem+json');
    await server.close();
  });
});

describe('after a server that was killed', () => {
  test('the next one says what became of its load, and loads what it did not come to', async () => {
    const spool = join(folder, 'spool');
    const upload = join(spool, 'upload-1');
    mkdirSync(upload, { recursive: true });
    mkdirSync(join(spool, 'upload-half'));
    writeFileSync(
      join(spool, 'under-way.json'),
      JSON.stringify({ kind: 'load', file: 'orders.csv', load: 0, began: 0 }),
    );
    const file = { name: 'orders.csv', path: join(upload, 'a') };
    writeFileSync(file.path, 'order_id,order_line_id,order_date,sku,quantity\nA,Aa,2026-01-01,S,1\n');
    writeFileSync(join(upload, 'upload.json'), JSON.stringify({ files: [file] }));
    const server = await serve(at('killed.duckdb'));
    expect(server.interrupted).toEqual({ kind: 'load', file: 'orders.csv', isDone: false, others: [] });
    const list = async (): Promise<ImportStatus[]> => (await fetch(`${server.url}/api/imports`)).json();
    while ((await list()).some((status) => !hasEnded(status))) await setTimeout(20);
    const [load] = await list();
    expect([load!.stage, load!.report!.totals.rows_loaded]).toEqual(['done', 1]);
    await server.close();
    expect(readdirSync(spool).filter((name) => name.startsWith('upload-'))).toEqual([]);
  });

  test('a file that ends every server is given up', () => {
    const spool = mkdtempSync(join(folder, 'spool-'));
    const upload = join(spool, 'upload-1');
    mkdirSync(upload);
    writeFileSync(join(upload, 'a'), '');
    const files = [{ name: 'deadly.csv', path: join(upload, 'a') }];
    writeFileSync(join(upload, 'upload.json'), JSON.stringify({ files }));
    expect([1, 2, 3].map(() => leftUploads(spool).length)).toEqual([1, 1, 0]);
    expect(existsSync(upload)).toBe(false);
  });
});

describe('settings', () => {
  test('are those given, else those of the environment, else the usual ones', () => {
    const env = { PORT: '5000', HOST: '0.0.0.0', RETURNSCOPE_WAREHOUSE: 'duckdb:shop.duckdb' };
    expect(configOf({}, {})).toMatchObject({
      host: '127.0.0.1',
      port: 4180,
      warehouse: 'duckdb:data/returnscope.duckdb',
    });
    expect(configOf({ port: 0 }, env)).toMatchObject({ host: '0.0.0.0', port: 0, warehouse: 'duckdb:shop.duckdb' });
  });

  test('that are wrong are told, all of them', () => {
    const wrong = () => configOf({ warehouse: 'postgres:shop', port: 70_000 }, {});
    expect(wrong).toThrow(InputError);
    expect(wrong).toThrow(/warehouse.*duckdb:PATH.*port/);
  });
});
