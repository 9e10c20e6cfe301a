import { existsSync, openAsBlob, realpathSync } from 'node:fs';
import { basename } from 'node:path';
import { InputError } from '../../pipelines/domain/errors.ts';
import { notice } from '../../pipelines/domain/notices.ts';
import type { IngestReport } from '../../pipelines/domain/reports.ts';
import { interrupted } from '../../pipelines/ingest/under-way.ts';
import { type PipelineOptions, runMend } from '../../pipelines/run.ts';
import { openWarehouse } from '../../pipelines/warehouse/open.ts';
import { changedInFile } from '../http/aside-file.ts';
import { printReport } from './ingest.ts';
import { cancellable } from './interrupt.ts';
import { tellInterrupted } from './interrupted.ts';
import { progressPrinter } from './progress.ts';
import { runningServer } from './running-server.ts';
import { change, follow } from './through-server.ts';
import { workspaceOf } from './workspace.ts';

type Options = Required<Pick<PipelineOptions, 'onProgress' | 'signal'>>;

/**
 * Loads the rows again that were mended in a file of `set-aside --csv`, as one, and prints what that did; rows that are as
 * they were stay set aside. Through the server that holds the warehouse, if there is one.
 */
export async function mendFile(
  path: string,
  { warehouse, json }: { warehouse: string; json?: boolean },
): Promise<void> {
  if (!existsSync(path)) throw new InputError(`${path} is no file that can be read.`);
  const printer = progressPrinter();
  const url = await runningServer(warehouse);
  const report = await cancellable((signal) => {
    const options = { signal, onProgress: printer.show };
    return url ? throughServer(url, path, options) : directly(warehouse, path, options);
  }).finally(printer.end);
  if (json) console.log(JSON.stringify(report));
  else printReport(report);
}

async function directly(warehouse: string, path: string, options: Options): Promise<IngestReport> {
  const engine = await openWarehouse(warehouse);
  try {
    const workspace = workspaceOf(warehouse);
    tellInterrupted(await interrupted(engine, workspace.spool));
    const changed = await changedInFile(engine, { path: realpathSync(path), name: basename(path) });
    if (changed.rows.length === 0) throw new InputError(notice('nothing_corrected', { file: path }));
    return await runMend(engine, changed, { ...workspace, ...options });
  } finally {
    await engine.close();
  }
}

async function throughServer(url: string, path: string, { onProgress, signal }: Options): Promise<IngestReport> {
  const body = new FormData();
  body.append('files', await openAsBlob(path), basename(path));
  const { report } = await follow(url, await change(url, '/api/set-aside/file', { body }), onProgress, signal);
  if (!report) throw new Error('the server ended the load without a report');
  return report;
}
