import { rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type Logger, pino } from 'pino';
import { type Interrupted, interrupted } from '../pipelines/ingest/under-way.ts';
import { diskProblem } from '../pipelines/warehouse/disk.ts';
import type { Engine } from '../pipelines/warehouse/engine.ts';
import { openWarehouse, warehousePath } from '../pipelines/warehouse/open.ts';
import { createApp } from './app.ts';
import { serverFile } from './commands/running-server.ts';
import { workspaceOf } from './commands/workspace.ts';
import { type Config, configOf, type ServeOptions } from './config.ts';
import { createAnswers } from './http/answers.ts';
import { createCorrections } from './http/correction-routes.ts';
import { createFixes } from './http/fix-routes.ts';
import { isLoopback } from './http/guard.ts';
import { createImports, type Imports } from './http/imports.ts';
import { createProductNotes } from './http/product-note-routes.ts';
import { leftUploads } from './http/uploads.ts';
import { type Inbox, openInbox } from './inbox.ts';
import { listen, tryListen } from './listen.ts';

/** A server that listens. */
export interface Served {
  readonly url: string;
  /** What an earlier process was killed at, if it was. */
  readonly interrupted: Interrupted | null;
  /** Ends it: answers under way are given, a running load is rolled back, the warehouse is closed. */
  close(): Promise<void>;
  /** Ends when it has ended, by `close` or by SIGINT or SIGTERM. */
  readonly closed: Promise<void>;
}

/**
 * Serves a warehouse over HTTP, and leaves its address in `<warehouse>.server.json` for the command line.
 * @throws InputError when a setting is wrong, the warehouse is in use (409) or the port is taken (409)
 */
export async function serve(options: ServeOptions): Promise<Served> {
  const config = configOf(options);
  const log = pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: true }));
  await tryListen(config);
  const workspace = workspaceOf(config.warehouse);
  const engine = await openWarehouse(config.warehouse, {
    readable: [workspace.spool, ...(config.inbox ? [config.inbox] : [])],
    areReadersFirst: true,
  });
  try {
    return await serveEngine(engine, workspace, { ...config, isBrief: options.isBrief ?? false }, log);
  } catch (error) {
    await engine.close();
    throw error;
  }
}

async function serveEngine(
  engine: Engine,
  workspace: ReturnType<typeof workspaceOf>,
  config: Config & { readonly isBrief: boolean },
  log: Logger,
): Promise<Served> {
  const before = config.isBrief ? null : await interrupted(engine, workspace.spool);
  const answers = createAnswers(engine, config.cacheBytes);
  const imports = createImports(engine, workspace, { onLoaded: answers.forget, log });
  const corrections = createCorrections(engine, answers.forget);
  const productNotes = createProductNotes(engine, answers.forget);
  const fixes = createFixes(engine, answers.forget);
  const app = createApp({ answers, imports, corrections, productNotes, fixes, spool: workspace.spool, config, log });
  const server = createServer(app);
  const url = await listen(server, config);
  const inbox = await inboxOf(config, imports, log).catch((error: unknown) => {
    server.close();
    throw error;
  });
  if (!isLoopback(config.host)) log.warn({ host: config.host }, 'whoever reaches this address can read and load data');
  const removeNote = leaveNote(config.warehouse, url);
  if (!config.isBrief) await takeUp(imports, workspace.spool, before);
  const served = untilStopped(url, async () => {
    await Promise.all([inbox?.stop(), imports.stop(), endAnswers(server)]);
    await answers.close();
    await engine.close();
    removeNote();
  });
  return { ...served, interrupted: before };
}

/** Goes on where a killed server ended: figures of what it loaded, then the uploads it did not come to, as they came. */
async function takeUp(imports: Imports, spool: string, before: Interrupted | null): Promise<void> {
  imports.refresh(before);
  for (const upload of leftUploads(spool)) await imports.takeUp(upload);
}

async function inboxOf({ inbox }: Config, imports: Imports, log: Logger): Promise<Inbox | null> {
  return inbox === null ? null : openInbox(inbox, imports, log);
}

/** Writes the server's address beside its warehouse; gives the removal. */
function leaveNote(warehouse: string, url: string): () => void {
  if (warehousePath(warehouse) === ':memory:') return () => undefined;
  const note = serverFile(warehouse);
  try {
    writeFileSync(note, `${JSON.stringify({ url, pid: process.pid })}\n`);
  } catch (cause) {
    throw diskProblem(cause, 'note', note) ?? cause;
  }
  return () => rmSync(note, { force: true });
}

/** Takes no more requests and waits for those under way, ten seconds at most. */
async function endAnswers(server: Server): Promise<void> {
  const closing = setInterval(() => server.closeIdleConnections(), 50);
  const cutting = setTimeout(() => server.closeAllConnections(), 10_000);
  await new Promise<void>((resolve) => server.close(() => resolve()));
  clearInterval(closing);
  clearTimeout(cutting);
}

const signals = ['SIGINT', 'SIGTERM'] as const;

/** Ends once, by `close` or by the first signal; more signals, as a terminal and npm both send them, change nothing. */
function untilStopped(url: string, end: () => Promise<void>): Omit<Served, 'interrupted'> {
  let stop: () => void = () => undefined;
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  for (const signal of signals) process.on(signal, stop);
  const closed = stopped.then(end).finally(() => {
    for (const signal of signals) process.off(signal, stop);
  });
  const close = () => {
    stop();
    return closed;
  };
  return { url, close, closed };
}
