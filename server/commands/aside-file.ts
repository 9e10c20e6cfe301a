import { dirname, resolve } from 'node:path';
import { InputError } from '../../pipelines/domain/errors.ts';
import type { MendedRow } from '../../pipelines/ingest/mend.ts';
import { recordsOf } from '../../pipelines/ingest/read.ts';
import { readSheet } from '../../pipelines/ingest/sheet.ts';
import { openWarehouse } from '../../pipelines/warehouse/open.ts';
import { csvCell } from '../http/formats.ts';

/** A row that a load has set aside, as the API tells it. */
export interface AsideRow {
  readonly load_id: number;
  readonly line: number;
  readonly column_name: string | null;
  readonly problem: string;
  /** JSON: heading → cell. */
  readonly raw: string;
}

/** What names a row, before the headings of its file. */
const ours = ['returnscope load', 'returnscope line', 'returnscope problem'] as const;

/** CSV of rows to mend in a spreadsheet: what names each and what is wrong with it, then its cells as its file has them. */
export function asideFile(rows: readonly AsideRow[]): string {
  const cells = rows.map(({ raw }) => JSON.parse(raw) as Record<string, string | null>);
  const headings = [...new Set(cells.flatMap(Object.keys))];
  const lines = rows.map(({ load_id, line, column_name, problem }, index) => [
    ...[String(load_id), String(line), column_name === null ? problem : `${column_name}: ${problem}`],
    ...headings.map((heading) => cells[index]![heading] ?? ''),
  ]);
  return `\uFEFF${[[...ours, ...headings], ...lines].map((line) => `${line.map(csvCell).join(',')}\r\n`).join('')}`;
}

/**
 * The rows of such a file, by the load that set them aside, with all their cells.
 * @throws InputError when it is no such file
 */
export async function readAsideFile(path: string): Promise<Map<number, MendedRow[]>> {
  const engine = await openWarehouse('duckdb::memory:', { readable: [dirname(resolve(path))] });
  const sheet = await readSheet(engine, { path: resolve(path), name: path }).finally(() => engine.close());
  const places = ours.map((heading) => sheet.headings.indexOf(heading));
  const [loadAt, lineAt] = places as [number, number];
  if (loadAt < 0 || lineAt < 0)
    throw new InputError(
      `${path} has no columns ${ours[0]} and ${ours[1]}: mend a file that returnscope set-aside --csv has written.`,
    );
  const rows = new Map<number, MendedRow[]>();
  for await (const records of recordsOf(sheet))
    for (const { cells } of records) {
      const [load, line] = [Number(cells[loadAt]), Number(cells[lineAt])];
      if (!Number.isSafeInteger(load) || !Number.isSafeInteger(line) || load < 1)
        throw new InputError(
          `${path} names a row ${cells[loadAt]}, ${cells[lineAt]}: leave these two columns as they were.`,
        );
      const own = sheet.headings.flatMap((heading, at) =>
        places.includes(at) ? [] : [[heading, plainCell(cells[at] ?? '')] as const],
      );
      rows.set(load, [...(rows.get(load) ?? []), { line, cells: Object.fromEntries(own) }]);
    }
  return rows;
}

/** Without the apostrophe that keeps a spreadsheet from running a text as a formula. */
function plainCell(cell: string): string {
  return (/^'[=+\-@]/.test(cell) ? cell.slice(1) : cell).trim();
}

/** The rows of which a cell is other than it was, with these cells only. */
export function changedRows(rows: readonly MendedRow[], kept: readonly AsideRow[]): MendedRow[] {
  const keptAt = new Map(kept.map(({ line, raw }) => [line, JSON.parse(raw) as Record<string, string | null>]));
  return rows.flatMap(({ line, cells }) => {
    const raw = keptAt.get(line);
    if (!raw) return [];
    const changed = Object.entries(cells).filter(
      ([heading, cell]) => heading in raw && cell !== (raw[heading] ?? '').trim(),
    );
    return changed.length > 0 ? [{ line, cells: Object.fromEntries(changed) }] : [];
  });
}
