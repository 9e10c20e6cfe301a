import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { runPipeline } from '../../pipelines/run.ts';
import { openWarehouse } from '../../pipelines/warehouse/open.ts';
import { makeShop } from '../../sample-data/generator/shop.ts';
import { builtClient } from '../../server/commands/client-bundle.ts';
import { workspaceOf } from '../../server/commands/workspace.ts';
import { chromiumPath } from './chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of the browser. */
    chromium: string;
    /** A warehouse with a small sample shop in it: copied, never written. */
    shop: string;
  }
}

/** Once before all browser tests: a browser is found or installed, the pages are built, a small shop is loaded. */
export default async function setup({ provide }: TestProject): Promise<() => void> {
  provide('chromium', chromiumPath());
  await builtClient();
  const folder = mkdtempSync(join(tmpdir(), 'returnscope-browser-'));
  provide('shop', await loadShop(folder));
  return () => rmSync(folder, { recursive: true, force: true });
}

async function loadShop(folder: string): Promise<string> {
  const exports = join(folder, 'exports');
  await makeShop({ orders: 3000, seed: 3, out: exports, gzip: false });
  const names = readdirSync(exports).filter((name) => /\.(csv|txt)$/.test(name) && !name.startsWith('truth'));
  const file = join(folder, 'warehouse', 'shop.duckdb');
  const engine = await openWarehouse(`duckdb:${file}`, { readable: [exports] });
  const files = names.map((name) => ({ path: join(exports, name), name }));
  await runPipeline(engine, files, workspaceOf(`duckdb:${file}`));
  await engine.close();
  return file;
}
