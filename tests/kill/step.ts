import { dirname, join } from 'node:path';
import { interrupted } from '../../pipelines/ingest/under-way.ts';
import { runPipeline, runUndo } from '../../pipelines/run.ts';
import { rowsOf } from '../../pipelines/warehouse/engine.ts';
import { openWarehouse } from '../../pipelines/warehouse/open.ts';

const [warehouse, exports, other, archive] = process.argv.slice(2) as [string, string, string, string?];
const names = ['shopify_orders.csv', 'products.csv', 'returns.csv'];
const corrected = 'corrected.csv';

/**
 * Loads exports into a warehouse in a process that can be killed, and goes on where the one before it was: an archive of
 * them, else one by one. Tells each stage that it comes to.
 */
const engine = await openWarehouse(`duckdb:${warehouse}`, { readable: [exports, other] });
const options = {
  spool: join(dirname(warehouse), 'spool'),
  customerSalt: 'kill',
  onProgress: ({ stage, detail }: { stage: string; detail: string | null }) => process.send?.({ stage, detail }),
};
process.send?.({ interrupted: await interrupted(engine, options.spool) });
if (archive) await runPipeline(engine, [{ path: join(exports, archive), name: archive }], options);
else await loadAndTakeBack();
await engine.close();
process.disconnect?.();

/** Loads the exports that are not in yet, then one that corrects them, and takes that back. */
async function loadAndTakeBack(): Promise<void> {
  const loads = async () =>
    rowsOf<{ load_id: number; file_name: string }>(await engine.query('SELECT load_id, file_name FROM loads'));
  const isUndone = (await engine.query(`SELECT 1 AS found FROM stages WHERE stage = 'undone'`)).numRows > 0;
  const before = await loads();
  const files = names
    .filter((name) => !before.some(({ file_name }) => file_name === name))
    .map((name) => ({ path: join(exports, name), name }));
  await runPipeline(engine, files, options);
  if (!isUndone && !before.some(({ file_name }) => file_name === corrected))
    await runPipeline(engine, [{ path: join(other, 'shopify_orders.csv'), name: corrected }], options);
  process.send?.('loaded');
  const extra = (await loads()).find(({ file_name }) => file_name === corrected);
  if (extra) await runUndo(engine, extra.load_id, options);
}
