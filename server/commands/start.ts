import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { interrupted } from '../../pipelines/ingest/under-way.ts';
import { refresh, runPipeline } from '../../pipelines/run.ts';
import { type Engine, rowsOf } from '../../pipelines/warehouse/engine.ts';
import { openWarehouse } from '../../pipelines/warehouse/open.ts';
import { tryListen } from '../listen.ts';
import { serve } from '../main.ts';
import { builtClient } from './client-bundle.ts';
import { tellInterrupted } from './interrupted.ts';
import { jsonProgress, type ProgressPrinter, progressPrinter } from './progress.ts';
import { addressOf, refuseSecond, type ServeOptions, tellAddress } from './serve.ts';
import { workspaceOf } from './workspace.ts';

const sampleShop = fileURLToPath(new URL('../../sample-data/shop', import.meta.url));

/** Brings a warehouse up to date, with the sample shop in it if it is empty, and serves the dashboard. */
export async function start(options: ServeOptions): Promise<void> {
  await refuseSecond(options.warehouse);
  const address = addressOf(options);
  await tryListen(address);
  await fillWarehouse(options.warehouse, options.json ? jsonProgress : progressPrinter());
  const server = await serve({ ...address, clientDir: await builtClient() });
  tellAddress(server.url, options);
  await server.closed;
}

async function fillWarehouse(warehouse: string, printer: ProgressPrinter): Promise<void> {
  const engine = await openWarehouse(warehouse, { readable: [sampleShop] });
  try {
    const workspace = workspaceOf(warehouse);
    tellInterrupted(await interrupted(engine, workspace.spool));
    if (await isEmpty(engine)) {
      console.error('The warehouse is empty: loading the sample shop …');
      await runPipeline(engine, sampleFiles(), { ...workspace, onProgress: printer.show });
    } else {
      await refresh(engine, printer.show);
    }
  } finally {
    printer.end();
    await engine.close();
  }
}

async function isEmpty(engine: Engine): Promise<boolean> {
  const rows = rowsOf<{ loads: number }>(await engine.query('SELECT count(*) AS loads FROM loads'));
  return rows[0]?.loads === 0;
}

function sampleFiles(): { path: string; name: string }[] {
  if (!existsSync(sampleShop)) return [];
  const names = readdirSync(sampleShop).filter((name) => /\.(csv|txt)\.gz$/.test(name) && !name.startsWith('truth'));
  return names.map((name) => ({ path: join(sampleShop, name), name: basename(name) }));
}
