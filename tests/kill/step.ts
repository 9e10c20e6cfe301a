import { dirname, join } from 'node:path';
import { classifyNotes } from '../../pipelines/classify/stage.ts';
import { ingest } from '../../pipelines/ingest/ingest.ts';
import { buildMarts } from '../../pipelines/marts/build.ts';
import { runPipeline } from '../../pipelines/run.ts';
import type { Engine } from '../../pipelines/warehouse/engine.ts';
import { openWarehouse } from '../../pipelines/warehouse/open.ts';

const [step, warehouse, exports] = process.argv.slice(2) as [keyof typeof steps, string, string];

const options = { spool: join(dirname(warehouse), 'spool'), customerSalt: 'kill' };
const names = ['shopify_orders.csv', 'products.csv', 'returns.csv'];
const files = names.map((name) => ({ path: join(exports, name), name }));

/** The stages of the pipeline, and all of them. */
const steps = {
  ingest: (engine: Engine) => ingest(engine, files, options),
  classify: (engine: Engine) => classifyNotes(engine),
  build: (engine: Engine) => buildMarts(engine),
  all: (engine: Engine) => runPipeline(engine, files, options),
};

/** Takes one step in a process that can be killed; tells its parent when the step begins. */
const engine = await openWarehouse(`duckdb:${warehouse}`, { readable: [exports] });
process.send?.('begun');
await steps[step](engine);
await engine.close();
process.disconnect?.();
