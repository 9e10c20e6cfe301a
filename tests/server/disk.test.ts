import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { openAsBlob, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { hasEnded, type ImportStatus } from '../../server/contract/imports.ts';
import { serve } from '../../server/main.ts';
import { smallDisk } from '../small-disk.ts';

vi.setConfig({ testTimeout: 120_000 });
const { folder, disk, isSmall, mount } = smallDisk(8);

const warehouse = `duckdb:${join(disk, 'shop.duckdb')}`;
const program = join(import.meta.dirname, '../../server/returnscope.js');
const run = (...args: string[]) =>
  spawnSync(process.execPath, [program, ...args, '--warehouse', warehouse], { encoding: 'utf8' });
/** Runs the program while a server of this process answers it; gives its exit code and what it told of problems. */
const runBeside = async (...args: string[]) => {
  const child = spawn(process.execPath, [program, ...args, '--warehouse', warehouse]);
  const ended = once(child, 'exit');
  const stderr = await text(child.stderr);
  return [(await ended)[0], stderr];
};
const fileOf = (name: string, rows: number) => {
  const line = (i: number) => `${i},${i}a,2025-01-01,${Math.sin(i)}${Math.cos(i)},1,${i % 90}\n`;
  const path = join(folder, name);
  writeFileSync(
    path,
    `order_id,order_line_id,order_date,sku,quantity,unit_price\n${Array.from({ length: rows }, (_, i) => line(i)).join('')}`,
  );
  return path;
};

describe.skipIf(!isSmall)('a disk of 8 MB', () => {
  beforeEach(() => {
    for (const name of readdirSync(disk)) rmSync(join(disk, name), { recursive: true });
  });

  test('that is full is told by the command line, with an exit code of its own', () => {
    const { status, stderr } = run('ingest', fileOf('large.csv', 300_000));
    expect([status, stderr]).toEqual([3, expect.stringContaining('its disk is full')]);
  });

  test('that is full is told by the API, which goes on answering: an upload, and a load', async () => {
    const server = await serve({ warehouse, port: 0, isQuiet: true });
    const upload = async (path: string) => {
      const body = new FormData();
      body.append('files', await openAsBlob(path), 'orders.csv');
      return fetch(`${server.url}/api/imports`, { method: 'POST', headers: { 'X-Returnscope': '1' }, body });
    };
    const refused = await upload(fileOf('larger.csv', 300_000));
    expect([refused.status, (await refused.json()).detail]).toEqual([507, expect.stringContaining('its disk is full')]);
    const begun: ImportStatus = await (await upload(fileOf('fits.csv', 70_000))).json();
    const ended = async ({ import_id }: ImportStatus): Promise<ImportStatus> => {
      const status = await (await fetch(`${server.url}/api/imports/${import_id}`)).json();
      return hasEnded(status) ? status : setTimeout(50).then(() => ended(status));
    };
    const status = await ended(begun);
    expect([status.stage, status.problem?.code, status.problem_status]).toEqual(['failed', 'disk_full', 507]);
    for (const path of ['/health', '/data/loads']) expect((await fetch(`${server.url}/api${path}`)).status).toBe(200);
    const told = await runBeside('ingest', fileOf('fits.csv', 70_000));
    expect(told).toEqual([3, expect.stringContaining('its disk is full')]);
    const small: ImportStatus = await (await upload(fileOf('small.csv', 10))).json();
    expect((await ended(small)).stage).toBe('done');
    await server.close();
  });

  test('that is read-only is told, with the same exit code', () => {
    expect(mount('-o', 'remount,ro')).toBe(true);
    for (const args of [
      ['ingest', fileOf('small.csv', 1)],
      ['serve', '--port', '0'],
    ]) {
      const { status, stderr } = run(...args);
      expect([args[0], status, stderr]).toEqual([args[0], 3, expect.stringContaining('read-only')]);
    }
  });
});
