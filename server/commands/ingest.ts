import { existsSync, openAsBlob, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { InputError } from '../../pipelines/domain/errors.ts';
import type { FileReport, IngestReport } from '../../pipelines/domain/reports.ts';
import { type PipelineProgress, runPipeline } from '../../pipelines/run.ts';
import { openWarehouse } from '../../pipelines/warehouse/open.ts';
import type { ImportStatus } from '../contract/imports.ts';
import { progressPrinter } from './progress.ts';
import { runningServer } from './running-server.ts';
import { workspaceOf } from './workspace.ts';

type Show = (progress: PipelineProgress) => void;

/** Loads files and prints what that did; through the server that holds the warehouse, if there is one. */
export async function ingestFiles(paths: string[], options: { warehouse: string; json?: boolean }): Promise<void> {
  for (const path of paths) {
    if (!existsSync(path) || !statSync(path).isFile()) throw new InputError(`${path} is no file that can be read.`);
  }
  const printer = progressPrinter();
  const url = await runningServer(options.warehouse);
  const report = url
    ? await throughServer(url, paths, printer.show)
    : await directly(options.warehouse, paths, printer.show);
  printer.end();
  if (options.json) console.log(JSON.stringify(report));
  else printReport(report);
  if (report.refused.length > 0) process.exitCode = 2;
}

/** Loads files into a warehouse that no server holds. */
async function directly(warehouse: string, paths: string[], onProgress: Show): Promise<IngestReport> {
  const engine = await openWarehouse(warehouse, {
    readable: [...new Set(paths.map((path) => dirname(resolve(path))))],
  });
  try {
    const files = paths.map((path) => ({ path: resolve(path), name: basename(path) }));
    return await runPipeline(engine, files, { ...workspaceOf(warehouse), onProgress });
  } finally {
    await engine.close();
  }
}

async function throughServer(url: string, paths: string[], onProgress: Show): Promise<IngestReport> {
  const form = new FormData();
  for (const path of paths) form.append('files', await openAsBlob(path), basename(path));
  const response = await fetch(new URL('/api/imports', url), {
    method: 'POST',
    headers: { 'X-Returnscope': '1' },
    body: form,
  });
  let status = await statusOf(response);
  while (status.stage !== 'done') {
    if (status.stage === 'failed') throw new InputError(status.problem ?? 'The load failed.');
    if (status.stage !== 'queued')
      onProgress({ stage: status.stage, detail: status.detail, done: status.done, total: status.total });
    await setTimeout(250);
    status = await statusOf(await fetch(new URL(`/api/imports/${status.import_id}`, url)));
  }
  if (!status.report) throw new Error('the server ended the load without a report');
  return status.report;
}

async function statusOf(response: Response): Promise<ImportStatus> {
  const body = (await response.json()) as ImportStatus & { detail?: string; title?: string };
  if (!response.ok)
    throw new InputError(body.detail ?? body.title ?? `The server answered ${response.status}.`, response.status);
  return body;
}

function printReport(report: IngestReport): void {
  for (const file of report.files) console.log(fileText(file));
  for (const { file, problem } of report.refused) console.error(`${file}: refused. ${problem}`);
  const { totals } = report;
  console.log(
    `${number(totals.rows_read)} rows read = ${number(totals.rows_loaded)} loaded + ${number(totals.rows_unchanged)} unchanged + ${number(totals.rows_set_aside)} set aside + ${number(totals.rows_furniture)} neither sale nor return, in ${report.seconds.toFixed(1)} s`,
  );
  if (totals.rows_set_aside > 0) console.log('List what was set aside with: returnscope set-aside');
}

function fileText(file: FileReport): string {
  const what = [
    ...(file.order_lines ? [`${number(file.order_lines)} order lines of ${number(file.orders)} orders`] : []),
    ...(file.return_lines ? [`${number(file.return_lines)} return lines`] : []),
    ...Object.entries(file.furniture).map(([kind, rows]) => `${number(rows)} ${kind.replaceAll('_', ' ')}`),
  ];
  const period = file.first_date ? `, ${file.first_date} to ${file.last_date}` : '';
  const lines = [`${file.file}: ${file.format}, ${number(file.rows_read)} rows${period}`];
  if (what.length > 0) lines.push(`  ${what.join(', ')}`);
  return [...lines, ...file.warnings.map((warning) => `  note: ${warning}`)].join('\n');
}

function number(value: number): string {
  return value.toLocaleString('en');
}
