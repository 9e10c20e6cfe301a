import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type IngestReport, ingest } from '../../../pipelines/ingest/ingest.ts';
import { type Engine, rowsOf } from '../../../pipelines/warehouse/engine.ts';
import { openWarehouse } from '../../../pipelines/warehouse/open.ts';

/** Where the exports of these tests lie. */
export const files = join(import.meta.dirname, 'files');

/** A warehouse in memory that files can be dropped on. */
export interface Shop extends AsyncDisposable {
  engine: Engine;
  /** Where files are rewritten while they load. */
  spool: string;
  /** Loads files of `tests/pipelines/ingest/files`, or of any path. */
  load(...paths: string[]): Promise<IngestReport>;
  /** Loads a file with this content. */
  drop(name: string, content: string | Uint8Array): Promise<IngestReport>;
  rows<Row = Record<string, unknown>>(sql: string): Promise<Row[]>;
}

export async function openShop(...readable: string[]): Promise<Shop> {
  const spool = mkdtempSync(join(tmpdir(), 'returnscope-'));
  const engine = await openWarehouse('duckdb::memory:', { readable: [spool, files, ...readable] });
  const options = { spool: join(spool, 'spool'), customerSalt: 'salt' };
  mkdirSync(options.spool);
  let dropped = 0;
  const shop: Shop = {
    engine,
    spool: options.spool,
    load: (...paths) =>
      ingest(
        engine,
        paths.map((path) => ({ path: path.startsWith('/') ? path : join(files, path), name: path })),
        options,
      ),
    drop: (name, content) => {
      const path = join(spool, `${dropped++}`);
      writeFileSync(path, content);
      return ingest(engine, [{ path, name }], options);
    },
    rows: async (sql) => rowsOf(await engine.query(sql)),
    [Symbol.asyncDispose]: async () => {
      await engine.close();
      rmSync(spool, { recursive: true });
    },
  };
  return shop;
}
