import { runTaxonomy } from '../../pipelines/taxonomy.ts';
import { openWarehouse } from '../../pipelines/warehouse/open.ts';

/** Gives the shop of a warehouse a reason of its own, telling how far that is; forked by the test, which kills it. */
const engine = await openWarehouse(`duckdb:${process.argv[2]}`);
const changes = {
  'defective.seam': { name: 'Seam', phrases: { any: ['seam', 'couture', 'cusătura', 'naht'] }, fault: 'warehouse' },
  too_large: { into: 'too_small' },
} as const;
await runTaxonomy(
  engine,
  { changes, based_on: 0, said_by: 'Ana' },
  { onProgress: ({ stage }) => void process.send?.(stage) },
);
await engine.close();
process.disconnect?.();
