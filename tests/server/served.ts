import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Engine } from '../../pipelines/warehouse/engine.ts';
import { createApp } from '../../server/app.ts';
import { configOf, type ServeOptions } from '../../server/config.ts';
import { type Answers, createAnswers } from '../../server/http/answers.ts';
import { createCorrections } from '../../server/http/correction-routes.ts';
import { createFixes } from '../../server/http/fix-routes.ts';
import { createImports, type Imports } from '../../server/http/imports.ts';
import { createProductNotes } from '../../server/http/product-note-routes.ts';

/** A server on a free port, over an engine that the test owns. */
export interface TestServer {
  readonly url: string;
  readonly spool: string;
  readonly answers: Answers;
  readonly imports: Imports;
  /** Lines the server logged. */
  readonly logged: string[];
  /** Asks below `/api`. */
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** The rows of a JSON answer. */
  rows<Row = Record<string, unknown>>(path: string): Promise<Row[]>;
  close(): Promise<void>;
}

export async function serveEngine(
  engine: Engine,
  options: ServeOptions & { spool?: string } = {},
): Promise<TestServer> {
  const logged: string[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void logged.push(line) });
  const spool = options.spool ?? mkdtempSync(join(tmpdir(), 'returnscope-spool-'));
  const config = {
    ...configOf({ port: 0, clientDir: options.clientDir, host: options.host }, {}),
    maxFileBytes: 10_000_000,
  };
  const answers = createAnswers(engine, config.cacheBytes);
  const imports = createImports(engine, { spool, customerSalt: 'test' }, { onLoaded: answers.forget, log });
  const corrections = createCorrections(engine, answers.forget);
  const productNotes = createProductNotes(engine, answers.forget);
  const fixes = createFixes(engine, answers.forget);
  const server = createServer(createApp({ answers, imports, corrections, productNotes, fixes, spool, config, log }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${url}/api${path}`, { headers });
  return {
    ...{ url, spool, answers, imports, logged, get },
    async rows<Row>(path: string) {
      const response = await get(path);
      if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
      return ((await response.json()) as { rows: Row[] }).rows;
    },
    close: async () => {
      server.closeAllConnections();
      await imports.stop();
      await answers.close();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Rows to compare, their numbers to ten digits: sums over parallel threads differ in the last ones. */
export function rounded(rows: readonly Record<string, unknown>[]): unknown {
  return JSON.parse(
    JSON.stringify(rows, (_, value) => (typeof value === 'number' ? Number(value.toPrecision(10)) : value)),
  );
}
