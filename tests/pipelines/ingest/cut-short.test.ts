import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Cancelled } from '../../../pipelines/domain/errors.ts';
import { notice } from '../../../pipelines/domain/notices.ts';
import { ingest, type SourceFile } from '../../../pipelines/ingest/ingest.ts';
import { interrupted, whileLoadsNoted } from '../../../pipelines/ingest/under-way.ts';
import { undoLoad } from '../../../pipelines/ingest/undo.ts';
import { runPipeline } from '../../../pipelines/run.ts';
import { openShop } from './shop.ts';

const orders = (order: number) =>
  `order_id,order_date,sku,quantity,unit_price\n${order},2026-01-13,A,1,5\n${order}b,soon,A,1,5\n`;

/** A shop in which a process was killed that had loaded some of these files, and another has begun. */
async function cutShort(loaded: number, contents: readonly string[]) {
  const shop = await openShop();
  const files = contents.map((content, at): SourceFile => {
    const path = join(shop.spool, `${at}`);
    writeFileSync(path, content);
    return { path, name: `${at}.csv` };
  });
  const load = (some: readonly SourceFile[]) => ingest(shop.engine, some, { spool: shop.spool, customerSalt: '' });
  const log = () =>
    shop.rows(`SELECT l.load_id, l.file_name, (SELECT count(*) FROM set_aside s WHERE s.load_id = l.load_id) AS aside
      FROM loads l ORDER BY 1`);
  await whileLoadsNoted(shop.engine, { spool: shop.spool }, async ({ notes }) => {
    for (const file of files.slice(0, loaded)) {
      const elsewhere = join(shop.spool, 'elsewhere');
      await notes.begins(file.name);
      await ingest(shop.engine, [file], { spool: elsewhere, customerSalt: '' });
    }
    expect(await interrupted(shop.engine, shop.spool)).toMatchObject({ isDone: true });
  });
  return { shop, files, load, log };
}

test('files that were in when a process was killed among them come again without being logged, or set aside, twice', async () => {
  const { shop, files, load, log } = await cutShort(2, [1, 2, 3].map(orders));
  await using _ = shop;
  // Killed again before it came to them.
  expect(await interrupted(shop.engine, shop.spool)).toBe(null);
  const report = await load(files);
  const whole = [1, 2, 3].map((load_id) => ({ load_id, file_name: `${load_id - 1}.csv`, aside: 1 }));
  expect(await log()).toEqual(whole);
  expect(report.files.map(({ load_id, rows_loaded }) => [load_id, rows_loaded])).toEqual([
    [1, 1],
    [2, 1],
    [3, 1],
  ]);
  expect(report.files[0]!.warnings).toContainEqual(notice('no_currency'));
  expect(report.totals).toMatchObject({ rows_read: 6, rows_loaded: 3, rows_set_aside: 3 });
  // That was the end of it: what comes once more is a load like any other.
  const again = await load(files);
  expect(again.totals).toMatchObject({ rows_read: 6, rows_loaded: 0, rows_unchanged: 6, rows_set_aside: 0 });
  expect(await log()).toHaveLength(6);
});

test('what has another content, or was taken back meanwhile, is loaded', async () => {
  const { shop, files, load, log } = await cutShort(3, [1, 2, 3].map(orders));
  await using _ = shop;
  writeFileSync(files[0]!.path, orders(9));
  await undoLoad(shop.engine, 2);
  await load(files);
  expect(await log()).toEqual([
    { load_id: 1, file_name: '0.csv', aside: 1 },
    { load_id: 3, file_name: '2.csv', aside: 1 },
    { load_id: 4, file_name: '0.csv', aside: 1 },
    { load_id: 5, file_name: '1.csv', aside: 1 },
  ]);
});

test('cancelled when it goes on, it is taken back with what had come in before', async () => {
  const { shop, files, log } = await cutShort(1, [1, 2].map(orders));
  await using _ = shop;
  const ending = new AbortController();
  const going = runPipeline(shop.engine, [...files], {
    ...{ spool: shop.spool, customerSalt: '', signal: ending.signal },
    onProgress: ({ stage }) => stage === 'build' && ending.abort(new Cancelled()),
  });
  await expect(going).rejects.toThrow(Cancelled);
  expect(await log()).toEqual([]);
  expect(await shop.rows('SELECT * FROM order_lines')).toEqual([]);
});
