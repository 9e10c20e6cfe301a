import { existsSync, openAsBlob, realpathSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { InputError } from '../../pipelines/domain/errors.ts';
import type { ConfirmedMapping, FileReport, IngestReport } from '../../pipelines/domain/reports.ts';
import { fileNamed } from '../../pipelines/ingest/archive.ts';
import { interrupted } from '../../pipelines/ingest/under-way.ts';
import { type PipelineOptions, runPipeline } from '../../pipelines/run.ts';
import { openWarehouse } from '../../pipelines/warehouse/open.ts';
import { cancellable } from './interrupt.ts';
import { tellInterrupted } from './interrupted.ts';
import { readMapping, writeQuestion } from './mapping-file.ts';
import { progressPrinter } from './progress.ts';
import { runningServer } from './running-server.ts';
import { change, follow } from './through-server.ts';
import { workspaceOf } from './workspace.ts';

type Options = Required<Pick<PipelineOptions, 'onProgress' | 'signal'>> & Pick<PipelineOptions, 'mapping'>;

/** Loads files and prints what that did; through the server that holds the warehouse, if there is one. */
export async function ingestFiles(
  paths: string[],
  { warehouse, mapping, json }: { warehouse: string; mapping?: string; json?: boolean },
): Promise<void> {
  for (const path of paths) {
    if (!existsSync(path) || !statSync(path).isFile()) throw new InputError(`${path} is no file that can be read.`);
  }
  const chosen = mapping === undefined ? {} : { mapping: readMapping(mapping) };
  const printer = progressPrinter();
  const url = await runningServer(warehouse);
  const report = await cancellable((signal) => {
    const options = { ...chosen, signal, onProgress: printer.show };
    return url ? throughServer(url, paths, options) : directly(warehouse, paths, options);
  }).finally(printer.end);
  if (json) console.log(JSON.stringify(report));
  else printReport(report);
  for (const refused of report.refused) askAbout(paths, refused);
  if (report.refused.length > 0) process.exitCode = 2;
}

/** Loads files into a warehouse that no server holds. */
async function directly(warehouse: string, paths: string[], options: Options): Promise<IngestReport> {
  const files = paths.map((path) => ({ path: realpathSync(path), name: basename(path) }));
  const engine = await openWarehouse(warehouse, { readable: [...new Set(files.map(({ path }) => dirname(path)))] });
  try {
    const workspace = workspaceOf(warehouse);
    tellInterrupted(await interrupted(engine, workspace.spool));
    return await runPipeline(engine, files, { ...workspace, ...options });
  } finally {
    await engine.close();
  }
}

async function throughServer(
  url: string,
  paths: string[],
  { onProgress, signal, mapping }: Options,
): Promise<IngestReport> {
  const begun = await change(url, '/api/imports', { body: await formOf(paths, mapping) });
  const { report } = await follow(url, begun, onProgress, signal);
  if (!report) throw new Error('the server ended the load without a report');
  return report;
}

async function formOf(paths: string[], mapping: ConfirmedMapping | undefined): Promise<FormData> {
  const form = new FormData();
  if (mapping) form.append('mapping', JSON.stringify(mapping));
  for (const path of paths) form.append('files', await openAsBlob(path), basename(path));
  return form;
}

function askAbout(paths: string[], refused: IngestReport['refused'][number]): void {
  const asked = paths.map((path) => fileNamed(refused.file, { path, name: basename(path) })).find((file) => file);
  if (asked && refused.mapping) console.error(writeQuestion(asked, refused));
}

/** Prints what a load did, file by file, and that its rows add up. */
export function printReport(report: IngestReport): void {
  for (const file of report.files) console.log(fileText(file));
  for (const { file, problem } of report.refused) console.error(`${file}: refused. ${problem.text}`);
  if (report.ignored.length > 0) console.log(ignoredText(report.ignored));
  const { totals } = report;
  console.log(
    `${number(totals.rows_read)} rows read = ${number(totals.rows_loaded)} loaded + ${number(totals.rows_unchanged)} unchanged + ${number(totals.rows_set_aside)} set aside + ${number(totals.rows_furniture)} neither sale nor return, in ${report.seconds.toFixed(1)} s`,
  );
  if (totals.rows_set_aside > 0)
    console.log('List what was set aside with: returnscope set-aside; mend it with --csv, then returnscope mend FILE');
}

/** For example `Not read, as they are no exports: a.zip/readme.txt, a.zip/photo.jpg and 3 more`. */
function ignoredText(ignored: readonly string[]): string {
  const more = ignored.length - named;
  return `Not read, as they are no exports: ${ignored.slice(0, named).join(', ')}${more > 0 ? ` and ${number(more)} more` : ''}`;
}

const named = 10;

function fileText(file: FileReport): string {
  const what = [
    ...(file.order_lines ? [`${number(file.order_lines)} order lines of ${number(file.orders)} orders`] : []),
    ...(file.return_lines ? [`${number(file.return_lines)} return lines`] : []),
    ...Object.entries(file.furniture).map(([kind, rows]) => `${number(rows)} ${kind.replaceAll('_', ' ')}`),
  ];
  const period = file.first_date ? `, ${file.first_date} to ${file.last_date}` : '';
  const lines = [`${file.file}: ${file.format}, ${number(file.rows_read)} rows${period}`];
  if (what.length > 0) lines.push(`  ${what.join(', ')}`);
  return [...lines, ...file.warnings.map(({ text }) => `  note: ${text}`)].join('\n');
}

function number(value: number): string {
  return value.toLocaleString('en');
}
