import { parentPort } from 'node:worker_threads';
import { tableFromIPC } from 'apache-arrow';
import { queries } from '../questions/index.ts';
import { finish } from './answer.ts';
import type { LargeAnswer, LargeResult } from './encode.ts';
import { formats } from './formats.ts';

parentPort!.on('message', (large: LargeAnswer) => parentPort!.postMessage(resultOf(large)));

function resultOf({ id, path, params, meta, format, tables }: LargeAnswer): LargeResult {
  try {
    const query = queries.find((one) => one.path === path)!;
    const table = finish({ query, params, meta, tables: tables.map((bytes) => tableFromIPC(bytes)) });
    return { id, bytes: formats[format].encode(table, query.columns) };
  } catch (error) {
    return { id, error: error as Error };
  }
}
