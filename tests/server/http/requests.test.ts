import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../../pipelines/warehouse/engine.ts';
import { queries } from '../../../server/questions/index.ts';
import { serveEngine, type TestServer } from '../served.ts';
import { openShop } from '../shop.ts';

let engine: Engine;
let server: TestServer;

beforeAll(async () => {
  engine = await openShop();
  server = await serveEngine(engine);
});
afterAll(async () => {
  await server.close();
  await engine.close();
});

describe('a request that is wrong is told what would be right', () => {
  test.each([
    ['/reasons/shares', 404, 'openapi.json lists every path'],
    ['/reasons/share?categry=shoes', 400, '"categry"'],
    ['/reasons/share?categry=shoes', 400, 'takes from, to, basis'],
    ['/reasons/share?from=01/02/2026', 400, 'write a day as YYYY-MM-DD'],
    ['/reasons/share?from=2026-13-01', 400, 'no such day'],
    ['/reasons/share?to=2026-02-30', 400, 'no such day'],
    ['/overview/summary?from=0202-01-01', 400, 'of the years 1900 to 2199'],
    ['/overview/summary?to=9999-12-31', 400, 'of the years 1900 to 2199'],
    ['/reasons/share?from=2026-03-01&to=2026-02-01', 400, 'swap from and to'],
    ['/reasons/share?basis=shipped', 400, '"delivered"|"ordered"|"returned"'],
    ['/reasons/share?currency=euro', 400, 'three capitals'],
    ['/reasons/share?from=2026-01-01&from=2026-02-01', 400, 'Parameter from'],
    ['/reasons/share?format=xml', 400, 'json, arrow, csv'],
    ['/overview/breakdown', 400, 'dimension is missing'],
    ['/reasons/quotes?limit=100000', 400, 'Parameter limit'],
  ])('%s', async (path, status, told) => {
    const response = await server.get(path);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(response.headers.get('etag')).toBeNull();
    const problem = await response.json();
    expect(problem).toMatchObject({ type: 'about:blank', status, title: expect.any(String) });
    expect([response.status, problem.detail]).toEqual([status, expect.stringContaining(told)]);
  });

  test('but a period as long as days can be is answered', async () => {
    for (const period of ['from=1900-01-01&to=2199-12-31', 'from=2199-12-31', 'to=1900-01-01'])
      for (const path of ['/overview/summary', '/overview/trend', '/overview/changes'])
        expect([period, path, (await server.get(`${path}?${period}`)).status]).toEqual([period, path, 200]);
  });

  test('once, of each parameter', async () => {
    const { detail } = await (await server.get('/reasons/share?from=yesterday')).json();
    expect(detail).toBe('Parameter from is "yesterday": write a day as YYYY-MM-DD.');
  });

  test('an unwelcome Accept', async () => {
    expect((await server.get('/reasons/share', { Accept: 'image/png' })).status).toBe(406);
    expect(
      (await server.get('/reasons/share', { Accept: 'text/html, */*;q=0.1' })).headers.get('content-type'),
    ).toContain('json');
  });

  test('another method than GET', async () => {
    const response = await fetch(`${server.url}/api/reasons/share`, { method: 'DELETE' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });
});

describe('the server', () => {
  test('says it is well, and how new its data are', async () => {
    expect(await (await server.get('/health')).json()).toMatchObject({ status: 'ok', complete_through: '2026-04-03' });
  });

  test('describes every query in OpenAPI 3.1', async () => {
    const described = await (await server.get('/openapi.json')).json();
    expect(described.openapi).toBe('3.1.0');
    for (const query of queries) {
      const { get } = described.paths[query.path];
      const names = get.parameters.map((parameter: { name: string }) => parameter.name);
      expect(names).toEqual([...Object.keys(query.params.shape), 'format']);
      const { rows } = get.responses[200].content['application/json'].schema.properties;
      expect(Object.keys(rows.items.properties)).toEqual(Object.keys(query.columns));
    }
  });

  test('runs no script but its own, and is framed by nobody', async () => {
    const { headers } = await server.get('/health');
    const policy = headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  test('logs no query string', async () => {
    await server.get('/reasons/quotes?search=Mrs+Popescu');
    expect(server.logged.join()).toContain('/api/reasons/quotes');
    expect(server.logged.join()).not.toContain('Popescu');
  });

  test('tells nothing of its own faults', async () => {
    const broken = await serveEngine({
      ...engine,
      query: () => Promise.reject(new Error('secret path /srv')),
      dialect: 'duckdb',
    });
    const response = await broken.get('/reasons/share');
    expect([response.status, await response.json()]).toEqual([
      500,
      { type: 'about:blank', title: 'Internal Server Error', status: 500 },
    ]);
    expect(broken.logged.join()).toContain('secret path');
    await broken.close();
  });
});

describe('other web sites', () => {
  /** fetch sets Host itself; node:http lets a test pretend. */
  const statusWith = (headers: Record<string, string>, method = 'GET', path = '/api/health') =>
    new Promise<number | undefined>((resolve, reject) => {
      request(`${server.url}${path}`, { method, headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });

  test('cannot reach a loopback server under a name of theirs', async () => {
    expect(await statusWith({ Host: 'evil.example' })).toBe(403);
    expect(await statusWith({ Host: '127.0.0.1.evil.example' })).toBe(403);
    for (const host of ['localhost:4180', '127.0.0.1', '[::1]:4180', 'shop.localhost'])
      expect([host, await statusWith({ Host: host })]).toEqual([host, 200]);
  });

  test('cannot change anything', async () => {
    const form = { 'Content-Type': 'multipart/form-data; boundary=x', 'X-Returnscope': '1' };
    expect(await statusWith({ ...form, Origin: 'http://evil.example' }, 'POST', '/api/imports')).toBe(403);
    expect(await statusWith({ ...form, Origin: 'null' }, 'POST', '/api/imports')).toBe(403);
    expect(await statusWith({ ...form, 'Sec-Fetch-Site': 'cross-site' }, 'POST', '/api/imports')).toBe(403);
    const { 'X-Returnscope': _, ...without } = form;
    expect(await statusWith(without, 'POST', '/api/imports')).toBe(403);
  });

  test('may be named anything where the server is open to a network', async () => {
    const open = await serveEngine(engine, { host: '0.0.0.0' });
    const response = await fetch(`${open.url}/api/health`);
    expect(response.status).toBe(200);
    await open.close();
  });
});
