import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type IngestProgress, ingest } from '../../../pipelines/ingest/ingest.ts';
import { rowsOf } from '../../../pipelines/warehouse/engine.ts';
import { openWarehouse } from '../../../pipelines/warehouse/open.ts';

const folder = mkdtempSync(join(tmpdir(), 'returnscope-load-'));
const spool = join(folder, 'spool');
mkdirSync(spool);
afterAll(() => rmSync(folder, { recursive: true }));

const rows = 120_000;
const lines = Array.from({ length: rows }, (_, i) => `${i},${i}a,2025-01-01,S${i % 50},1,${i % 90},Zürich`);
const text = ['order_id,order_line_id,order_date,sku,quantity,unit_price,carrier', ...lines, ''].join('\n');
const fileOf = (name: string, bytes: Uint8Array) => {
  writeFileSync(join(folder, name), bytes);
  return { path: join(folder, name), name, size: bytes.length };
};
const files = [
  fileOf('clean.csv', Buffer.from(text)),
  fileOf('latin.csv', Buffer.from(text, 'latin1')),
  fileOf('wide.csv', Buffer.from(`\ufeff${text}`, 'utf16le')),
];

test.each(files)('$name tells its rows and bytes while it loads, and never goes back', async (file) => {
  const engine = await openWarehouse('duckdb::memory:', { readable: [folder] });
  const told: IngestProgress[] = [];
  await ingest(engine, [file], { spool, customerSalt: '', onProgress: (progress) => told.push(progress) });
  await engine.close();
  expect(told.at(-1)).toEqual({ file: file.name, stage: 'load', rows, bytes: file.size });
  const bytes = told.flatMap((progress) => progress.bytes ?? []);
  expect(bytes).toEqual(bytes.toSorted((a, b) => a - b));
});

test.each(files.flatMap((file) => [5, 60, 200].map((after) => ({ ...file, after }))))(
  '$name, ended after $after ms, leaves no trace and no file behind, and loads the next time',
  async ({ after, ...file }) => {
    const engine = await openWarehouse('duckdb::memory:', { readable: [folder] });
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(new Error('not any more')), after);
    const count = async () =>
      rowsOf<{ loads: number; lines: number }>(
        await engine.query('SELECT (SELECT count(*) FROM loads) AS loads, (SELECT count(*) FROM order_lines) AS lines'),
      )[0];
    const load = ingest(engine, [file], { spool, customerSalt: '', signal: stop.signal });
    await load.then(
      async () => expect(await count()).toEqual({ loads: 1, lines: rows }),
      async (error: Error) => {
        expect(error.message).toBe('not any more');
        expect(await count()).toEqual({ loads: 0, lines: 0 });
      },
    );
    clearTimeout(timer);
    expect(readdirSync(spool)).toEqual([]);
    await ingest(engine, [file], { spool, customerSalt: '' });
    expect((await count())?.lines).toBe(rows);
    await engine.close();
  },
);
