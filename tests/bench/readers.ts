import { type ChildProcess, spawn } from 'node:child_process';
import { openAsBlob } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import { toSearch } from '../../server/contract/filter.ts';
import { hasEnded, type ImportStatus } from '../../server/contract/imports.ts';
import { queries } from '../../server/questions/index.ts';
import { askServer } from './ask.ts';
import { warehouseFile } from './data.ts';
import { paramsOf } from './queries.ts';

/** Milliseconds that a reader waited while the server was at one thing: for questions, and for what needs no engine. */
export interface Waited {
  during: string;
  asked: number[];
  pinged: number[];
}

/** How long the server is watched at rest, in milliseconds. */
const restFor = 20_000;
const pingEvery = 20;
const loadPriority = 10;

/**
 * What one reader waits for the dashboard's questions, no answer being a kept one: at rest, beside processes that only
 * burn, and then while the server, a process of its own, loads as many lines again.
 */
export async function measureReaders(folder: string): Promise<Waited[]> {
  const files = await moreFiles(folder);
  const { url, child } = await startServer(warehouseFile(folder));
  try {
    const reader = watchServer(url);
    await setTimeout(restFor);
    await reader.beside('work of that priority elsewhere', burnElsewhere);
    const id = await upload(url, files);
    reader.follow(id);
    await reader.loaded;
    return await reader.stop();
  } finally {
    child.kill();
  }
}

/**
 * Keeps every core busy in processes of the priority that loads have, and does nothing else: what a reader waits beside
 * them is what the machine takes, not the load.
 */
async function burnElsewhere(): Promise<void> {
  const burn = `os.setPriority(${loadPriority}); for (;;);`;
  const children = Array.from({ length: availableParallelism() }, () => spawn(process.execPath, ['-e', burn]));
  await setTimeout(restFor);
  for (const child of children) child.kill();
}

/** The same lines again as those of other orders, with notes that were not read before. */
async function moreFiles(folder: string): Promise<string[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const other = (...ids: string[]) => ids.map((id) => `'N' || ${id} AS ${id}`).join(', ');
  const copy = async (name: string, ids: string) => {
    const path = join(folder, `more-${name}`);
    await connection.run(
      `COPY (SELECT * REPLACE (${ids}) FROM read_csv('${join(folder, name)}', all_varchar = true)) TO '${path}'`,
    );
    return path;
  };
  const files = [
    await copy('orders.csv', other('order_id', 'order_line_id')),
    await copy(
      'returns.csv',
      `${other('return_id', 'order_id', 'order_line_id')}, reason_text || ' ' || return_id AS reason_text`,
    ),
  ];
  connection.closeSync();
  instance.closeSync();
  return files;
}

async function startServer(warehouse: string): Promise<{ url: string; child: ChildProcess }> {
  const program = join(import.meta.dirname, '../../server/returnscope.js');
  const child = spawn(process.execPath, [program, 'serve', '--port', '0', '--warehouse', `duckdb:${warehouse}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\S+/.exec(line)?.[0];
    if (url) return { url, child };
  }
  throw new Error('the server ended before it served');
}

async function upload(url: string, paths: readonly string[]): Promise<string> {
  const body = new FormData();
  for (const path of paths) body.append('files', await openAsBlob(path), path);
  const response = await fetch(`${url}/api/imports`, { method: 'POST', headers: { 'X-Returnscope': '1' }, body });
  if (!response.ok) throw new Error(await response.text());
  return ((await response.json()) as ImportStatus).import_id;
}

/** Asks the questions in turn, and beside them every now and then how far the load is. */
function watchServer(url: string) {
  const waited = new Map<string, Waited>();
  const stopping = new AbortController();
  let during = 'at rest';
  let load: string | null = null;
  let whenLoaded: () => void = () => undefined;
  const loaded = new Promise<void>((resolve) => {
    whenLoaded = resolve;
  });
  const at = () => {
    const entry = waited.get(during) ?? { during, asked: [], pinged: [] };
    waited.set(during, entry);
    return entry;
  };
  const ask = async () => {
    for (let round = 0; !stopping.signal.aborted; round++)
      for (const query of queries) {
        if (stopping.signal.aborted) return;
        const { asked } = at();
        const ms = await askServer(`${url}/api${query.path}?${toSearch(paramsOf(query, round % 600))}`);
        if (round > 0) asked.push(ms);
      }
  };
  const ping = async () => {
    while (!stopping.signal.aborted) {
      const id = load;
      const { ms, body } = await timed(`${url}/api/imports${id === null ? '' : `/${id}`}`);
      at().pinged.push(ms);
      if (id !== null) {
        const status = JSON.parse(body) as ImportStatus;
        if (status.stage === 'failed') throw new Error(status.problem?.text ?? 'the load failed');
        during = status.stage;
        if (hasEnded(status)) whenLoaded();
      }
      await setTimeout(pingEvery);
    }
  };
  const both = Promise.all([ask(), ping()]);
  const ended = Promise.race([loaded, both.then(() => undefined)]);
  // Whoever waits for it meets a failure; until then it is nobody's.
  ended.catch(() => undefined);
  return {
    loaded: ended,
    beside: async (what: string, work: () => Promise<void>) => {
      during = what;
      await work();
      during = 'at rest';
    },
    follow: (id: string) => {
      load = id;
    },
    stop: async () => {
      stopping.abort();
      await both;
      return [...waited.values()];
    },
  };
}

async function timed(url: string): Promise<{ ms: number; body: string }> {
  const started = performance.now();
  const response = await fetch(url);
  const body = await response.text();
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${body}`);
  return { ms: performance.now() - started, body };
}
