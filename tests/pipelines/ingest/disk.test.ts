import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ingest } from '../../../pipelines/ingest/ingest.ts';
import { interrupted, whileLoadsNoted } from '../../../pipelines/ingest/under-way.ts';
import { rowsOf } from '../../../pipelines/warehouse/engine.ts';
import { openWarehouse } from '../../../pipelines/warehouse/open.ts';
import { smallDisk } from '../../small-disk.ts';

const { folder, disk, isSmall, mount } = smallDisk(6);

const line = (i: number) => `${i},${i}a,2025-01-01,${Math.sin(i)}${Math.cos(i)},1,${i % 90}`;
const fileOf = (name: string, rows: number, encoding: BufferEncoding = 'utf8') => {
  const heading = 'order_id,order_line_id,order_date,sku,quantity,unit_price';
  const text = [heading, ...Array.from({ length: rows }, (_, i) => line(i)), `x,xa,2025-01-01,é,1,1`, ''].join('\n');
  writeFileSync(join(folder, name), Buffer.from(text, encoding));
  return { path: join(folder, name), name };
};

describe.skipIf(!isSmall)('where a disk of 6 MB can be made', () => {
  const options = { spool: join(disk, 'spool'), customerSalt: '' };

  test('a full disk is told, nothing is lost and nothing comes in halves', async () => {
    const engine = await openWarehouse(`duckdb:${disk}/shop.duckdb`, { readable: [folder] });
    await ingest(engine, [fileOf('small.csv', 500)], options);
    for (const file of [fileOf('large.csv', 200_000), fileOf('latin.csv', 200_000, 'latin1')])
      await expect(ingest(engine, [file], options)).rejects.toMatchObject({
        status: 507,
        message: expect.stringContaining('its disk is full'),
      });
    await engine.close();
    const again = await openWarehouse(`duckdb:${disk}/shop.duckdb`);
    expect(rowsOf(await again.query('SELECT count(*) AS lines FROM order_lines'))).toEqual([{ lines: 501 }]);
    await again.close();
  });

  test('a read-only folder is told', async () => {
    rmSync(join(disk, 'shop.duckdb'), { force: true });
    expect(mount('-o', 'remount,ro')).toBe(true);
    await expect(openWarehouse(`duckdb:${disk}/shop.duckdb`)).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining('read-only'),
    });
  });
});

test('the next start tells whether the load that was killed is in, once', async () => {
  const engine = await openWarehouse('duckdb::memory:', { readable: [folder] });
  const spool = join(folder, 'spool');
  await ingest(engine, [fileOf('first.csv', 1)], { spool, customerSalt: '' });
  expect(await interrupted(engine, spool)).toBe(null);
  const left = (file: string, after: number) =>
    writeFileSync(join(spool, 'under-way.json'), JSON.stringify({ kind: 'load', file, load: after, began: after }));
  left('first.csv', 0);
  expect(await interrupted(engine, spool)).toEqual({ kind: 'load', file: 'first.csv', isDone: true, others: [] });
  left('first.csv', 1);
  expect(await interrupted(engine, spool)).toEqual({ kind: 'load', file: 'first.csv', isDone: false, others: [] });
  expect(await interrupted(engine, spool)).toBe(null);
  await engine.close();
});

test('a kill between two files that are loaded together is told, and which of them are in', async () => {
  const engine = await openWarehouse('duckdb::memory:', { readable: [folder] });
  const [spool, elsewhere] = [join(folder, 'spool-of-two'), join(folder, 'spool')];
  const load = (name: string) => ingest(engine, [fileOf(name, 1)], { spool: elsewhere, customerSalt: '' });
  const told = { kind: 'load', isDone: true };
  await whileLoadsNoted(engine, { spool }, async ({ notes }) => {
    await notes.begins('first.csv');
    await load('first.csv');
    expect(await interrupted(engine, spool)).toEqual({ ...told, file: 'first.csv', others: [] });
    await notes.begins('second.csv');
    await load('second.csv');
    expect(await interrupted(engine, spool)).toEqual({ ...told, file: 'second.csv', others: ['first.csv'] });
    await notes.begins('third.csv');
  });
  expect(await interrupted(engine, spool)).toBe(null);
  await engine.close();
});
