import { join } from 'node:path';
import { ingest } from '../../../pipelines/ingest/ingest.ts';
import { openWarehouse } from '../../../pipelines/warehouse/open.ts';

/** Loads a file into a new warehouse and tells its parent the report, and the most memory that it took, in MB. */
const [folder, path] = process.argv.slice(2) as [string, string];
const engine = await openWarehouse(`duckdb:${join(folder, 'shop.duckdb')}`);
const report = await ingest(engine, [{ path, name: 'trap' }], { spool: join(folder, 'spool'), customerSalt: '' });
const loads = (await engine.query('SELECT * FROM loads')).numRows;
await engine.close();
process.send?.({ ...report, loads, megabytes: process.resourceUsage().maxRSS / 1024 });
