import { existsSync } from 'node:fs';
import { InputError } from '../../pipelines/domain/errors.ts';
import { notice } from '../../pipelines/domain/notices.ts';
import type { IngestReport } from '../../pipelines/domain/reports.ts';
import type { MendedRow } from '../../pipelines/ingest/mend.ts';
import { type PipelineOptions, runMend } from '../../pipelines/run.ts';
import { openWarehouse } from '../../pipelines/warehouse/open.ts';
import { changedRows, readAsideFile } from '../http/aside-file.ts';
import { printReport } from './ingest.ts';
import { cancellable } from './interrupt.ts';
import { progressPrinter } from './progress.ts';
import { asideRows } from './query.ts';
import { runningServer } from './running-server.ts';
import { change, follow } from './through-server.ts';
import { workspaceOf } from './workspace.ts';

type Options = Required<Pick<PipelineOptions, 'onProgress' | 'signal'>>;
/** Rows that are loaded as one, which the API bounds. */
const atOnce = 5000;

/**
 * Loads the rows again that were mended in a file of `set-aside --csv`, and prints what that did; rows that are as they
 * were stay set aside. Through the server that holds the warehouse, if there is one.
 */
export async function mendFile(
  path: string,
  { warehouse, json }: { warehouse: string; json?: boolean },
): Promise<void> {
  if (!existsSync(path)) throw new InputError(`${path} is no file that can be read.`);
  const requests: { loadId: number; rows: MendedRow[] }[] = [];
  for (const [loadId, rows] of await readAsideFile({ path, name: path })) {
    const changed = changedRows(rows, await asideRows(warehouse, loadId));
    for (let from = 0; from < changed.length; from += atOnce)
      requests.push({ loadId, rows: changed.slice(from, from + atOnce) });
  }
  if (requests.length === 0) throw new InputError(notice('nothing_corrected', { file: path }));
  const printer = progressPrinter();
  const url = await runningServer(warehouse);
  const reports = await cancellable((signal) => {
    const options = { signal, onProgress: printer.show };
    return url ? throughServer(url, requests, options) : directly(warehouse, requests, options);
  }).finally(printer.end);
  if (json) console.log(JSON.stringify(reports));
  else for (const report of reports) printReport(report);
}

type Requests = readonly { readonly loadId: number; readonly rows: readonly MendedRow[] }[];

async function directly(warehouse: string, requests: Requests, options: Options): Promise<IngestReport[]> {
  const engine = await openWarehouse(warehouse);
  try {
    const reports: IngestReport[] = [];
    for (const request of requests)
      reports.push(await runMend(engine, request, { ...workspaceOf(warehouse), ...options }));
    return reports;
  } finally {
    await engine.close();
  }
}

async function throughServer(
  url: string,
  requests: Requests,
  { onProgress, signal }: Options,
): Promise<IngestReport[]> {
  const reports: IngestReport[] = [];
  for (const { loadId, rows } of requests) {
    const body = JSON.stringify({ load_id: loadId, rows });
    const begun = await change(url, '/api/set-aside/mend', { body, headers: { 'Content-Type': 'application/json' } });
    const { report } = await follow(url, begun, onProgress, signal);
    if (!report) throw new Error('the server ended the load without a report');
    reports.push(report);
  }
  return reports;
}
