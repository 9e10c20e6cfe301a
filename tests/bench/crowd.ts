import { dirname } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { startThread } from '../../pipelines/threads/start.ts';
import { openWarehouse } from '../../pipelines/warehouse/open.ts';
import { toSearch } from '../../server/contract/filter.ts';
import { ask } from '../../server/http/answer.ts';
import { readInfo } from '../../server/http/warehouse-info.ts';
import { productRates } from '../../server/questions/products/contract.ts';
import { warehouseFile } from './data.ts';
import { listen, paramsOf } from './queries.ts';

const clients = 8;
const asksEach = 10;

/** What many at once do to the server, in seconds. */
interface Crowd {
  /** From one answer to the next. */
  each: number;
  /** What work waits for its turn in the server's thread meanwhile: 99 of 100 times no longer. */
  turn: number;
}

/**
 * Eight clients, in a thread of their own, ask for the table of all products, each time for another period; before them as
 * many ask its SQL.
 */
export async function measureCrowd(folder: string): Promise<{ bare: Crowd; http: Crowd }> {
  const file = warehouseFile(folder);
  const engine = await openWarehouse(`duckdb:${file}`);
  const info = await readInfo(engine);
  if (!info) throw new Error(`${file} has no marts`);
  const { url, close } = await listen(engine, dirname(file));
  const asked = Array.from({ length: clients }, (_, client) =>
    Array.from({ length: asksEach }, (_, ask) => paramsOf(productRates, 1 + client * asksEach + ask)),
  );
  const addresses = asked.map((own) => own.map((params) => `${url}/api${productRates.path}?${toSearch(params)}`));
  await askInThread([[`${url}/api${productRates.path}`]]);
  const bare = await crowd(() =>
    Promise.all(
      asked.map(async (own) => {
        for (const params of own) await ask(engine, productRates, params, info);
      }),
    ),
  );
  const http = await crowd(() => askInThread(addresses));
  await close();
  await engine.close();
  return { bare, http };
}

async function crowd(ask: () => Promise<unknown>): Promise<Crowd> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const started = performance.now();
  delay.enable();
  await ask();
  delay.disable();
  return { each: (performance.now() - started) / 1000 / (clients * asksEach), turn: delay.percentile(99) / 1e9 };
}

/** The addresses of each client, asked in turn by all clients at once. */
function askInThread(given: readonly string[][]): Promise<void> {
  return new Promise((resolve, reject) => {
    const thread = startThread(new URL('./crowd-clients.ts', import.meta.url), { given, onEnd: reject });
    thread.once('message', () => resolve());
  });
}
