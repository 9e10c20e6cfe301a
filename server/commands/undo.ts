import { InputError } from '../../pipelines/domain/errors.ts';
import type { UndoReport } from '../../pipelines/domain/reports.ts';
import { runUndo } from '../../pipelines/run.ts';
import { openWarehouse } from '../../pipelines/warehouse/open.ts';
import { progressPrinter } from './progress.ts';
import { runningServer } from './running-server.ts';
import { change, follow } from './through-server.ts';

/** Takes a load back and prints what went; through the server that holds the warehouse, if there is one. */
export async function undo(load: string, { warehouse, json }: { warehouse: string; json?: boolean }): Promise<void> {
  const loadId = Number(load);
  if (!Number.isInteger(loadId) || loadId < 1)
    throw new InputError(`Name the load by its number, as returnscope query /data/loads lists them; found ${load}.`);
  const printer = progressPrinter();
  const url = await runningServer(warehouse);
  const report = await (url
    ? throughServer(url, loadId, printer.show)
    : directly(warehouse, loadId, printer.show)
  ).finally(printer.end);
  if (json) console.log(JSON.stringify(report));
  else console.log(undoText(report));
}

type Show = Parameters<typeof runUndo>[2];

async function directly(warehouse: string, loadId: number, onProgress: Show): Promise<UndoReport> {
  const engine = await openWarehouse(warehouse);
  try {
    return await runUndo(engine, loadId, onProgress);
  } finally {
    await engine.close();
  }
}

async function throughServer(url: string, loadId: number, onProgress: NonNullable<Show>): Promise<UndoReport> {
  const { undone } = await follow(url, await change(url, `/api/loads/${loadId}/undo`), onProgress);
  if (!undone) throw new Error('the server ended the undo without a report');
  return undone;
}

function undoText({ load_id, file, rows_removed, rows_restored }: UndoReport): string {
  const [removed, restored] = [rows_removed, rows_restored].map((rows) => rows.toLocaleString('en'));
  return `Load ${load_id} (${file}) is undone: ${removed} rows went, ${restored} are again as they were before it.`;
}
