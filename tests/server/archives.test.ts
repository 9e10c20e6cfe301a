import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { IngestReport } from '../../pipelines/domain/reports.ts';
import { type Engine, rowsOf } from '../../pipelines/warehouse/engine.ts';
import { openWarehouse } from '../../pipelines/warehouse/open.ts';
import { createImports, type Imports } from '../../server/http/imports.ts';
import { leftUploads, rememberedUpload } from '../../server/http/uploads.ts';
import { type Inbox, openInbox } from '../../server/inbox.ts';
import { zip } from '../pipelines/ingest/make.ts';

const root = mkdtempSync(join(tmpdir(), 'returnscope-archives-'));
afterAll(() => rmSync(root, { recursive: true }));

const orders = (id: string) =>
  `order_id,order_date,sku,quantity,unit_price,currency\n${id},2025-11-05,S1,1,19.90,EUR\n`;
const strange = 'Our ref;Sold day;Thing\nS-1;05/11/2025;00123\n';
const stranger = 'Number of it;When;What\nT-1;06/11/2025;00124\n';
const columns = { order_id: 'Our ref', order_date: 'Sold day', sku: 'Thing' };
const otherColumns = { order_id: 'Number of it', order_date: 'When', sku: 'What' };
const archive = zip({
  'orders.csv': orders('A1'),
  'strange.csv': strange,
  'stranger.csv': stranger,
  'photo.jpg': 'x',
});

describe('an archive on a server', () => {
  const log = pino({ level: 'silent' });
  let folder: string;
  let engine: Engine;
  let imports: Imports;
  beforeEach(async () => {
    folder = mkdtempSync(join(root, 'server-'));
    engine = await openWarehouse('duckdb::memory:', { readable: [folder] });
    imports = createImports(engine, { spool: folder, customerSalt: 'test' }, { onLoaded: () => {}, log });
  });
  afterEach(async () => {
    await imports.stop();
    await engine.close();
  });

  const loadedOrders = async () =>
    rowsOf<{ order_id: string }>(await engine.query('SELECT order_id FROM order_lines ORDER BY 1')).map(
      ({ order_id }) => order_id,
    );
  function uploaded() {
    const upload = join(folder, 'upload-1');
    mkdirSync(upload);
    writeFileSync(join(upload, 'received'), archive);
    return rememberedUpload(upload, { files: [{ path: join(upload, 'received'), name: 'year.zip' }] });
  }

  test('stays until the last of its files that are asked about is told, and is loaded one by one', async () => {
    const asked = await imports.ended(imports.add(uploaded()).import_id);
    expect(asked).toMatchObject({ stage: 'done', files: ['year.zip'] });
    expect(asked.report!.files.map(({ file }) => file)).toEqual(['year.zip/orders.csv']);
    expect(asked.report!.ignored).toEqual(['year.zip/photo.jpg']);
    expect(asked.report!.refused.map(({ file, mapping }) => [file, mapping !== null])).toEqual([
      ['year.zip/strange.csv', true],
      ['year.zip/stranger.csv', true],
    ]);
    for (const [file, told] of [
      ['year.zip/stranger.csv', otherColumns],
      ['year.zip/strange.csv', columns],
    ] as const) {
      const request = { file, kind: 'orders' as const, columns: told };
      const { preview } = await imports.preview(asked.import_id, request);
      expect(preview.read).toMatchObject([{ sku: expect.stringMatching(/^0012[34]$/) }]);
      const done = await imports.ended(imports.confirm(asked.import_id, request).import_id);
      expect(done).toMatchObject({
        stage: 'done',
        files: [file],
        report: { files: [{ file, rows_loaded: 1 }], refused: [] },
      });
    }
    expect(await loadedOrders()).toEqual(['A1', 'S-1', 'T-1']);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('of which something is asked about is taken up by the next server for that alone', async () => {
    await imports.ended(imports.add(uploaded()).import_id);
    const [left, ...more] = leftUploads(folder);
    expect(more).toEqual([]);
    expect(left!.files.map(({ name }) => name)).toEqual(['year.zip/strange.csv', 'year.zip/stranger.csv']);
    const again = await imports.ended(imports.add(left!).import_id);
    expect(again.report).toMatchObject({
      files: [],
      refused: [{ file: 'year.zip/strange.csv' }, { file: 'year.zip/stranger.csv' }],
    });
    expect(rowsOf(await engine.query('SELECT file_name FROM loads'))).toEqual([{ file_name: 'year.zip/orders.csv' }]);
  });

  describe('in a watched folder', () => {
    let inbox: Inbox;
    let watched: string;
    beforeEach(async () => {
      watched = join(folder, 'inbox');
      inbox = await openInbox(watched, imports, log, 30);
    });
    afterEach(() => inbox.stop());
    const appeared = async (path: string) => {
      for (let turn = 0; turn < 400 && !existsSync(join(watched, path)); turn++) await setTimeout(25);
      return JSON.parse(readFileSync(join(watched, path), 'utf8')) as IngestReport & { outcome: string };
    };

    test('is done when all of it came in, with one report', async () => {
      writeFileSync(join(watched, 'all.zip'), zip({ 'a.csv': orders('A1'), 'b.csv': orders('B1'), 'readme.md': 'x' }));
      const report = await appeared('done/all.zip.report.json');
      expect(report.outcome).toBe('Loaded: all.zip/a.csv, all.zip/b.csv.');
      expect(report.files.map(({ file }) => file)).toEqual(['all.zip/a.csv', 'all.zip/b.csv']);
      expect(report.ignored).toEqual(['all.zip/readme.md']);
      expect(readdirSync(join(watched, 'done')).toSorted()).toEqual(['all.zip', 'all.zip.report.json']);
    });

    test('is refused with what came in told, and done once all that was asked is told', async () => {
      writeFileSync(join(watched, 'year.zip'), archive);
      const report = await appeared('refused/year.zip.report.json');
      expect(report.outcome).toBe('Loaded: year.zip/orders.csv. Refused: year.zip/strange.csv, year.zip/stranger.csv.');
      const { import_id } = imports.list()[0]!;
      await imports.ended(import_id);
      const confirm = (file: string, told: Record<string, string>) =>
        imports.ended(imports.confirm(import_id, { file, kind: 'orders', columns: told }).import_id);
      for (let turn = 0; turn < 100; turn++) {
        const isAsked = await imports
          .preview(import_id, { file: 'year.zip/strange.csv', kind: 'orders' })
          .catch(() => null);
        if (isAsked) break;
        await setTimeout(20);
      }
      await confirm('year.zip/strange.csv', columns);
      const between = await appeared('refused/year.zip.report.json');
      expect(between.outcome).toBe(
        'Loaded: year.zip/orders.csv, year.zip/strange.csv. Refused: year.zip/stranger.csv.',
      );
      await confirm('year.zip/stranger.csv', otherColumns);
      const done = await appeared('done/year.zip.report.json');
      expect([done.files.length, done.refused, done.ignored]).toEqual([3, [], ['year.zip/photo.jpg']]);
      expect(readdirSync(join(watched, 'refused'))).toEqual([]);
      expect(await loadedOrders()).toEqual(['A1', 'S-1', 'T-1']);
    });
  });
});

describe('an archive on the command line', () => {
  function begin(...args: string[]) {
    const program = join(import.meta.dirname, '../../server/returnscope.js');
    const child = spawn(process.execPath, [program, ...args, '--warehouse', `duckdb:${join(root, 'cli/shop.duckdb')}`]);
    const told = { out: '', err: '' };
    child.stdout.on('data', (text) => {
      told.out += text;
    });
    child.stderr.on('data', (text) => {
      told.err += text;
    });
    return { child, ended: once(child, 'close').then(([code]) => ({ code: code as number | null, ...told })) };
  }
  const run = (...args: string[]) => begin(...args).ended;

  test('loads what it can, writes down what it asks, and takes the answer with the archive', async () => {
    const path = join(root, 'year.zip');
    writeFileSync(path, archive);
    const asked = await run('ingest', path);
    expect(asked.code).toBe(2);
    expect(asked.out).toContain('year.zip/orders.csv: ');
    expect(asked.out).toContain('Not read, as they are no exports: year.zip/photo.jpg');
    for (const [name, told] of [
      ['strange.csv', columns],
      ['stranger.csv', otherColumns],
    ] as const) {
      const question = `${path}.${name}.mapping.json`;
      expect(asked.err).toContain(question);
      const { headings } = JSON.parse(readFileSync(question, 'utf8'));
      expect(headings).toEqual(Object.values(told));
      writeFileSync(question, JSON.stringify({ kind: 'orders', columns: told }));
      const answered = await run('ingest', path, '--mapping', question, '--json');
      const { files } = JSON.parse(answered.out) as IngestReport;
      expect(files.find(({ file }) => file === `year.zip/${name}`)).toMatchObject({ rows_loaded: 1 });
      expect(files.find(({ file }) => file === 'year.zip/orders.csv')).toMatchObject({
        rows_loaded: 0,
        rows_unchanged: 1,
      });
    }
    const again = await run('ingest', path, '--json');
    expect(again.code).toBe(0);
    expect((JSON.parse(again.out) as IngestReport).totals).toMatchObject({ rows_loaded: 0, rows_unchanged: 3 });
    expect(readdirSync(join(root, 'cli/spool'))).toEqual([]);
  }, 120_000);

  test('of which a load was killed is told by the next start, and comes in whole then, once', async () => {
    const path = join(root, 'long.zip');
    const many = Array.from({ length: 100_000 }, (_, at) => `B${at},2025-11-05,S1,1,19.90,EUR\n`).join('');
    writeFileSync(path, zip({ 'a.csv': orders('A9'), 'b.csv': orders('B') + many }));
    const { child, ended } = begin('ingest', path);
    child.stderr.on('data', (text) => {
      if (String(text).includes('Loading long.zip/b.csv')) child.kill('SIGKILL');
    });
    expect((await ended).code).toBe(null);
    const next = await run('ingest', path, '--json');
    expect(next.err).toContain('ended while it loaded long.zip/b.csv; nothing of it came in');
    expect(next.err).toContain('Before it had come in: long.zip/a.csv.');
    const { files } = JSON.parse(next.out) as IngestReport;
    // What had come in is told as its own load told it, and is not logged once more.
    expect(files.map(({ load_id, rows_loaded }) => [load_id, rows_loaded])).toEqual([
      [expect.any(Number), 1],
      [files[0]!.load_id + 1, 100_001],
    ]);
    expect(readdirSync(join(root, 'cli/spool'))).toEqual([]);
  }, 120_000);
});
