import { dirname, resolve } from 'node:path';
import { InputError } from '../../pipelines/domain/errors.ts';
import { notice } from '../../pipelines/domain/notices.ts';
import type { IngestReport } from '../../pipelines/domain/reports.ts';
import type { MendedRow } from '../../pipelines/ingest/mend.ts';
import { recordsOf } from '../../pipelines/ingest/read.ts';
import { readSheet, type SourceFile } from '../../pipelines/ingest/sheet.ts';
import { type Engine, rowsOf } from '../../pipelines/warehouse/engine.ts';
import { openWarehouse } from '../../pipelines/warehouse/open.ts';
import type { MendOutcome } from '../contract/imports.ts';
import { shownCells } from '../questions/data/set-aside.ts';
import { cellText, csvCell } from './formats.ts';

/** A row that a load has set aside, as the API tells it. */
export interface AsideRow {
  readonly load_id: number;
  readonly line: number;
  readonly column_name: string | null;
  readonly problem: string;
  /** JSON: heading → problem, of further cells; null where there are none. */
  readonly also_wrong: string | null;
  /** JSON: heading → cell. */
  readonly raw: string;
}

/** What names a row, before the headings of its file. */
const ours = ['returnscope load', 'returnscope line', 'returnscope problem'] as const;

/** CSV of rows to mend in a spreadsheet: what names each and what is wrong with it, then its cells as its file has them. */
export function asideFile(rows: readonly AsideRow[]): string {
  const cells = rows.map(({ raw }) => JSON.parse(raw) as Record<string, string | null>);
  const headings = [...new Set(cells.flatMap(Object.keys))];
  const lines = rows.map((row, index) => [
    ...[String(row.load_id), String(row.line), problemsOf(row)],
    ...headings.map((heading) => cells[index]![heading] ?? ''),
  ]);
  return `\uFEFF${[[...ours, ...headings], ...lines].map((line) => `${line.map(csvCell).join(',')}\r\n`).join('')}`;
}

/** For example `quantity: not a whole number; order_date: missing`. */
function problemsOf({ column_name, problem, also_wrong }: AsideRow): string {
  const also = Object.entries(JSON.parse(also_wrong ?? '{}') as Record<string, string>);
  const told = also.map(([heading, further]) => `${heading}: ${further}`);
  return [column_name === null ? problem : `${column_name}: ${problem}`, ...told].join('; ');
}

/** What is held of a corrected file at once: its rows are loaded as one. */
const mostMended = 100_000;

/**
 * The rows of such a file with all their cells, and the load that set them aside.
 * @throws InputError when it is no such file, has no rows or too many, or those of several loads
 */
export async function readAsideFile({ path, name }: SourceFile): Promise<{ loadId: number; rows: MendedRow[] }> {
  const engine = await openWarehouse('duckdb::memory:', { readable: [dirname(resolve(path))] });
  const sheet = await readSheet(engine, { path: resolve(path), name }).finally(() => engine.close());
  const headings = sheet.headings.map(cellText);
  const places = ours.map((heading) => headings.indexOf(heading));
  const [loadAt, lineAt] = places as [number, number];
  if (loadAt < 0 || lineAt < 0)
    throw new InputError(notice('no_aside_file', { file: name, columns: [ours[0], ours[1]] }));
  const rows: MendedRow[] = [];
  let loadId: number | null = null;
  for await (const records of recordsOf(sheet))
    for (const { cells } of records) {
      const [load, line] = [Number(cells[loadAt]), Number(cells[lineAt])];
      if (!Number.isSafeInteger(load) || !Number.isSafeInteger(line) || load < 1)
        throw new InputError(notice('no_aside_row', { file: name, row: [cells[loadAt] ?? '', cells[lineAt] ?? ''] }));
      const own = headings.flatMap((heading, at) =>
        places.includes(at) ? [] : [[heading, cellText(cells[at] ?? '').trim()] as const],
      );
      loadId ??= load;
      if (load !== loadId) throw new InputError(notice('several_loads', { file: name }));
      if (rows.length === mostMended) throw new InputError(notice('too_many_corrected', { most: mostMended }));
      rows.push({ line, cells: Object.fromEntries(own) });
    }
  if (loadId === null) throw new InputError(notice('no_corrected_rows', { file: name }));
  return { loadId, rows };
}

/**
 * Those rows of such a file that are still to mend and were changed in it, with the changed cells; and their load.
 * @throws InputError when it is no such file
 */
export async function changedInFile(engine: Engine, file: SourceFile): Promise<{ loadId: number; rows: MendedRow[] }> {
  const { loadId, rows } = await readAsideFile(file);
  return { loadId, rows: changedRows(rows, await rowsToMend(engine, loadId)) };
}

/** Those of a load's rows that nobody has mended yet. */
export async function stillToMend(
  engine: Engine,
  loadId: number,
  rows: readonly MendedRow[],
): Promise<readonly MendedRow[]> {
  const lines = new Set((await rowsToMend(engine, loadId)).map(({ line }) => line));
  return rows.filter(({ line }) => lines.has(line));
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

/** The rows of a load that are still to mend, as the API tells them: personal data in their free text hidden. */
export async function rowsToMend(engine: Engine, loadId: number): Promise<AsideRow[]> {
  const rows = rowsOf<AsideRow>(
    await engine.query(
      `SELECT load_id, line, column_name, problem, also_wrong, raw FROM set_aside
       WHERE load_id = $loadId AND mended_by IS NULL ORDER BY line, column_name, problem`,
      { loadId },
    ),
  );
  return rows.map((row) => ({ ...row, raw: shownCells(row.raw) }));
}

/** What mending some rows of a load did: how many came in, and what is still to mend of that load, and why. */
export async function mendOutcome(
  engine: Engine,
  loadId: number,
  { files, totals }: IngestReport,
): Promise<MendOutcome> {
  const still = rowsOf<MendOutcome['still'][number]>(
    await engine.query(
      `SELECT column_name, problem, CAST(count(*) AS INTEGER) AS rows FROM set_aside
       WHERE load_id IN ($loadId, $mendedBy) AND mended_by IS NULL
       GROUP BY ALL ORDER BY rows DESC, column_name NULLS LAST, problem`,
      { loadId, mendedBy: files[0]?.load_id ?? loadId },
    ),
  );
  return { rows_mended: totals.rows_loaded + totals.rows_unchanged, still };
}
