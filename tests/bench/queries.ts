import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { pino } from 'pino';
import type { Engine } from '../../pipelines/warehouse/engine.ts';
import { openWarehouse } from '../../pipelines/warehouse/open.ts';
import { createApp } from '../../server/app.ts';
import { configOf } from '../../server/config.ts';
import { toSearch } from '../../server/contract/filter.ts';
import type { Query } from '../../server/contract/query.ts';
import { ask } from '../../server/http/answer.ts';
import { createAnswers } from '../../server/http/answers.ts';
import { createCorrections } from '../../server/http/correction-routes.ts';
import { createFixes } from '../../server/http/fix-routes.ts';
import { createImports } from '../../server/http/imports.ts';
import { createProductNotes } from '../../server/http/product-note-routes.ts';
import { readInfo } from '../../server/http/warehouse-info.ts';
import { queries } from '../../server/questions/index.ts';
import { askServer } from './ask.ts';
import { warehouseFile } from './data.ts';

type Params = Readonly<Record<string, unknown>>;

/**
 * What each request of a query took, in seconds: its SQL straight on the engine (with the statistics that tell of which rows
 * details are asked), and the same through HTTP as Arrow.
 */
export interface QueryTaken {
  path: string;
  bare: number[];
  http: number[];
}

/** The first rows of a ranking of all products, with their causes and trends, as the page of products asks before all. */
const firstRows = {
  query: queries.find(({ path }) => path === '/products/rates')!,
  of: { limit: 200 },
  path: '/products/rates?limit=200',
};

/** Asks every query in turn, bare and through HTTP, each time for another period, so that no answer is a kept one. */
export async function measureQueries(folder: string, rounds: number): Promise<QueryTaken[]> {
  const file = warehouseFile(folder);
  const engine = await openWarehouse(`duckdb:${file}`);
  const info = await readInfo(engine);
  if (!info) throw new Error(`${file} has no marts`);
  const { url, close } = await listen(engine, dirname(file));
  const cases = [...queries.map((query) => ({ query, of: {}, path: query.path })), firstRows];
  const taken = cases.map(({ path }): QueryTaken => ({ path, bare: [], http: [] }));
  for (let round = 0; round <= rounds; round++) {
    for (const [index, { query, of }] of cases.entries()) {
      const params = { ...paramsOf(query, round), ...of };
      const both = [
        { to: taken[index]!.bare, ask: () => ask(engine, query, params, info) },
        { to: taken[index]!.http, ask: () => askServer(`${url}/api${query.path}?${toSearch(params)}`) },
      ];
      // Who asks second finds the pages warm, so they take turns; the first round warms both up.
      for (const { to, ask } of round % 2 === 0 ? both : both.reverse()) {
        const elapsed = await seconds(ask);
        if (round > 0) to.push(elapsed);
      }
    }
  }
  await close();
  await engine.close();
  return taken;
}

/** Serves an engine on a free port. */
export async function listen(engine: Engine, spool: string): Promise<{ url: string; close: () => Promise<void> }> {
  const log = pino({ level: 'error' });
  const config = configOf({ port: 0 });
  const answers = createAnswers(engine, config.cacheBytes);
  const imports = createImports(engine, { spool, customerSalt: 'bench' }, { onLoaded: answers.forget, log });
  const server = createServer(
    createApp({
      ...{ answers, imports, spool, config, log },
      corrections: createCorrections(engine, answers.forget),
      productNotes: createProductNotes(engine, answers.forget),
      fixes: createFixes(engine, answers.forget),
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await answers.close();
    },
  };
}

/** All data but the first days, one day fewer each round; of one product where the question is of one, another each round. */
export function paramsOf(query: Query, round: number): Params {
  const from = new Date(Date.UTC(2024, 10, 1 + round)).toISOString().slice(0, 10);
  if (query.path.startsWith('/dossier/')) return { from, style: [`STY-${round}`] };
  return query.params.safeParse({ from }).success ? { from } : { from, dimension: 'category' };
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}
