import { InputError } from '../../pipelines/domain/errors.ts';
import type { UndoReport } from '../../pipelines/domain/reports.ts';
import { interrupted } from '../../pipelines/ingest/under-way.ts';
import { type PipelineOptions, runUndo } from '../../pipelines/run.ts';
import { openWarehouse } from '../../pipelines/warehouse/open.ts';
import { cancellable } from './interrupt.ts';
import { tellInterrupted } from './interrupted.ts';
import { progressPrinter } from './progress.ts';
import { runningServer } from './running-server.ts';
import { change, follow } from './through-server.ts';
import { workspaceOf } from './workspace.ts';

/** Takes a load back and prints what went; through the server that holds the warehouse, if there is one. */
export async function undo(load: string, { warehouse, json }: { warehouse: string; json?: boolean }): Promise<void> {
  const loadId = Number(load);
  if (!Number.isInteger(loadId) || loadId < 1)
    throw new InputError(`Name the load by its number, as returnscope query /data/loads lists them; found ${load}.`);
  const printer = progressPrinter();
  const url = await runningServer(warehouse);
  const report = await cancellable((signal) => {
    const options = { signal, onProgress: printer.show };
    return url ? throughServer(url, loadId, options) : directly(warehouse, loadId, options);
  }).finally(printer.end);
  if (json) console.log(JSON.stringify(report));
  else console.log(undoText(report));
}

type Options = Required<Pick<PipelineOptions, 'signal' | 'onProgress'>>;

async function directly(warehouse: string, loadId: number, options: Options): Promise<UndoReport> {
  const { spool } = workspaceOf(warehouse);
  const engine = await openWarehouse(warehouse);
  try {
    tellInterrupted(await interrupted(engine, spool));
    return await runUndo(engine, loadId, { spool, ...options });
  } finally {
    await engine.close();
  }
}

async function throughServer(url: string, loadId: number, { onProgress, signal }: Options): Promise<UndoReport> {
  const { undone } = await follow(url, await change(url, `/api/loads/${loadId}/undo`), onProgress, signal);
  if (!undone) throw new Error('the server ended the undo without a report');
  return undone;
}

function undoText({ load_id, file, rows_removed, rows_restored, rows_kept }: UndoReport): string {
  const [removed, restored, kept] = [rows_removed, rows_restored, rows_kept].map((rows) => rows.toLocaleString('en'));
  const stay = rows_kept > 0 ? `, ${kept} stay since another load holds them too` : '';
  return `Load ${load_id} (${file}) is undone: ${removed} rows went, ${restored} are again as they were before it${stay}.`;
}
