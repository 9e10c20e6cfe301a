import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Engine, rowsOf } from '../../pipelines/warehouse/engine.ts';
import { openWarehouse } from '../../pipelines/warehouse/open.ts';
import { createImports, type Imports } from '../../server/http/imports.ts';
import { type Inbox, openInbox } from '../../server/inbox.ts';

const root = mkdtempSync(join(tmpdir(), 'returnscope-inbox-'));
const folder = join(root, 'inbox');
const log = pino({ level: 'silent' });
let engine: Engine;
let imports: Imports;
let inbox: Inbox;

beforeAll(async () => {
  engine = await openWarehouse('duckdb::memory:', { readable: [root] });
  imports = createImports(engine, { spool: join(root, 'spool'), customerSalt: 'test' }, { onLoaded: () => {}, log });
  inbox = await openInbox(folder, imports, log, 40);
});
afterAll(async () => {
  await inbox.stop();
  await imports.stop();
  await engine.close();
  rmSync(root, { recursive: true });
});

const orders = (id: string) =>
  `order_id,order_date,sku,quantity,unit_price,currency\n${id},2025-11-05,S1,1,19.90,EUR\n`;

async function appeared(path: string): Promise<void> {
  for (let turn = 0; turn < 400 && !existsSync(join(folder, path)); turn++) await setTimeout(25);
  expect(readdirSync(join(folder, path, '..'))).toContain(path.split('/').at(-1));
}

const reportOf = (path: string) => JSON.parse(readFileSync(join(folder, `${path}.report.json`), 'utf8'));
const loadedOrders = async () =>
  rowsOf<{ order_id: string }>(await engine.query('SELECT order_id FROM order_lines ORDER BY 1')).map(
    ({ order_id }) => order_id,
  );

describe('a watched folder', () => {
  test('loads what appears there, and puts it away with its report', async () => {
    writeFileSync(join(folder, 'orders.csv'), orders('A1'));
    await appeared('done/orders.csv.report.json');
    expect(reportOf('done/orders.csv')).toMatchObject({ stage: 'done', files: [{ rows_loaded: 1 }], refused: [] });
    expect(existsSync(join(folder, 'orders.csv'))).toBe(false);
    expect(await loadedOrders()).toEqual(['A1']);
  });

  test('keeps both files of one name', async () => {
    writeFileSync(join(folder, 'orders.csv'), orders('A2'));
    await appeared('done/orders (2).csv');
    expect(readFileSync(join(folder, 'done/orders.csv'), 'utf8')).toContain('A1');
  });

  test('refuses what is no export, and says why', async () => {
    writeFileSync(join(folder, 'photo.jpg'), Buffer.from([0xff, 0xd8, 0xff, 0, 0, 1]));
    await appeared('refused/photo.jpg.report.json');
    expect(reportOf('refused/photo.jpg').refused).toEqual([
      { file: 'photo.jpg', problem: expect.objectContaining({ code: 'no_text' }), mapping: null },
    ]);
  });

  test('waits until a file has stopped growing, and leaves half written ones alone', async () => {
    const path = join(folder, 'growing.csv');
    writeFileSync(join(folder, 'half.csv.part'), orders('P1'));
    writeFileSync(path, orders('G1'));
    for (let piece = 2; piece < 12; piece++) {
      await setTimeout(20);
      expect(existsSync(path)).toBe(true);
      appendFileSync(path, `G${piece},2025-11-05,S1,1,19.90,EUR\n`);
    }
    await appeared('done/growing.csv.report.json');
    expect(reportOf('done/growing.csv').files).toMatchObject([{ rows_read: 11 }]);
    expect(existsSync(join(folder, 'half.csv.part'))).toBe(true);
    expect(await loadedOrders()).not.toContain('P1');
  });

  test('asks about unknown columns; once they are told, the file is done', async () => {
    writeFileSync(join(folder, 'strange.csv'), 'Our ref;Sold day;Thing\nS-1;05/11/2025;00123\n');
    await appeared('refused/strange.csv.report.json');
    const [status] = imports.list();
    expect(status!.report!.refused[0]!.mapping).toBeTruthy();
    const columns = { order_id: 'Our ref', order_date: 'Sold day', sku: 'Thing' };
    for (let turn = 0; turn < 100 && !(await asked()); turn++) await setTimeout(10);
    async function asked() {
      return imports.preview(status!.import_id, { file: 'strange.csv', kind: 'orders', columns }).catch(() => null);
    }
    imports.confirm(status!.import_id, { file: 'strange.csv', kind: 'orders', columns });
    await appeared('done/strange.csv.report.json');
    expect(await loadedOrders()).toContain('S-1');
    expect(readdirSync(join(folder, 'refused')).filter((name) => name.startsWith('strange'))).toEqual([]);
  });
});

test('a folder that cannot be used is told', async () => {
  writeFileSync(join(root, 'file'), '');
  await expect(openInbox(join(root, 'file'), imports, log)).rejects.toThrow('cannot be used');
});
