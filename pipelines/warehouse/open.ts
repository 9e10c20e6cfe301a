import { resolve } from 'node:path';
import { InputError } from '../domain/errors.ts';
import { type DuckDbOptions, openDuckDb } from './duckdb.ts';
import type { Engine } from './engine.ts';

/**
 * Opens the warehouse a URL names: `duckdb:data/returnscope.duckdb`, `duckdb::memory:`.
 * @throws InputError when the scheme is unknown or the warehouse is in use
 */
export async function openWarehouse(url: string, options: DuckDbOptions = {}): Promise<Engine> {
  return openDuckDb(warehousePath(url), options);
}

/** The absolute path of a `duckdb:` URL's file, or `:memory:`. */
export function warehousePath(url: string): string {
  const match = /^duckdb:(.+)$/.exec(url);
  if (!match)
    throw new InputError(
      `Warehouse ${JSON.stringify(url)} is not known: write duckdb:PATH, for example duckdb:data/returnscope.duckdb.`,
    );
  return match[1] === ':memory:' ? ':memory:' : resolve(match[1]!);
}
