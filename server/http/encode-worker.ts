import { parentPort } from 'node:worker_threads';
import { tableFromIPC } from 'apache-arrow';
import { queries } from '../questions/index.ts';
import { finish } from './answer.ts';
import type { LargeAnswer, LargeResult } from './encode.ts';
import { formats } from './formats.ts';

parentPort!.on('message', (large: LargeAnswer) => {
  const result = resultOf(large);
  const buffer = 'bytes' in result && result.bytes.byteLength === result.bytes.buffer.byteLength && result.bytes.buffer;
  // Memory that it shares with nothing else is handed over, not copied.
  parentPort!.postMessage(result, buffer ? [buffer as ArrayBuffer] : []);
});

function resultOf({ id, path, params, meta, format, tables, answer }: LargeAnswer): LargeResult {
  try {
    const query = queries.find((one) => one.path === path)!;
    const given = { query, params, meta, tables: tables.map((bytes) => tableFromIPC(bytes)) };
    const table = finish(answer ? { ...given, answer: tableFromIPC(answer) } : given);
    return { id, bytes: formats[format].encode(table, query.columns) };
  } catch (error) {
    return { id, error: error as Error };
  }
}
