import { dirname, join } from 'node:path';
import { interrupted } from '../../pipelines/ingest/under-way.ts';
import { runPipeline, runUndo } from '../../pipelines/run.ts';
import { rowsOf } from '../../pipelines/warehouse/engine.ts';
import { openWarehouse } from '../../pipelines/warehouse/open.ts';

const [warehouse, exports, other] = process.argv.slice(2) as [string, string, string];
const names = ['shopify_orders.csv', 'products.csv', 'returns.csv'];
const corrected = 'corrected.csv';

/**
 * Loads the exports that are not in yet and brings readings and marts up, then loads one that corrects them and takes it
 * back: in a process that can be killed, and goes on where the one before it was. Tells each stage that it comes to.
 */
const engine = await openWarehouse(`duckdb:${warehouse}`, { readable: [exports, other] });
const options = {
  spool: join(dirname(warehouse), 'spool'),
  customerSalt: 'kill',
  onProgress: ({ stage }: { stage: string }) => process.send?.({ stage }),
};
process.send?.({ interrupted: await interrupted(engine, options.spool) });
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
await engine.close();
process.disconnect?.();
