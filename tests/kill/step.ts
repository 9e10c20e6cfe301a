import { dirname, join } from 'node:path';
import { interruptedLoad } from '../../pipelines/ingest/under-way.ts';
import { runPipeline } from '../../pipelines/run.ts';
import { rowsOf } from '../../pipelines/warehouse/engine.ts';
import { openWarehouse } from '../../pipelines/warehouse/open.ts';

const [warehouse, exports] = process.argv.slice(2) as [string, string];
const spool = join(dirname(warehouse), 'spool');
const names = ['shopify_orders.csv', 'products.csv', 'returns.csv'];

/** Loads the exports that are not in yet and brings readings and marts up, in a process that can be killed. */
process.send?.('begun');
const engine = await openWarehouse(`duckdb:${warehouse}`, { readable: [exports] });
const interrupted = await interruptedLoad(engine, spool);
process.send?.({ interrupted });
const loads = rowsOf<{ file_name: string }>(await engine.query('SELECT file_name FROM loads'));
const files = names
  .filter((name) => !loads.some(({ file_name }) => file_name === name))
  .map((name) => ({ path: join(exports, name), name }));
await runPipeline(engine, files, { spool, customerSalt: 'kill' });
await engine.close();
process.disconnect?.();
