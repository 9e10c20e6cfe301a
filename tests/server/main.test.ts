import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { InputError } from '../../pipelines/domain/errors.ts';
import { configOf } from '../../server/config.ts';
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

  test('tells when the port is taken', async () => {
    const first = await serve(at('d.duckdb'));
    const port = Number(new URL(first.url).port);
    await expect(serve({ ...at('e.duckdb'), port })).rejects.toThrow(
      new InputError(`Port ${port} is taken: choose another with --port, or 0 for any free one.`, 409),
    );
    await first.close();
  });

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
