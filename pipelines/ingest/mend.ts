import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '../domain/errors.ts';
import type { IngestReport } from '../domain/reports.ts';
import { type Engine, rowsOf } from '../warehouse/engine.ts';
import { headingPlaces } from './cells.ts';
import type { Format } from './formats/format.ts';
import { headingKey } from './formats/headings.ts';
import { type IngestOptions, recogniseFile, type SourceFile } from './ingest.ts';
import { loadFile } from './load.ts';
import { mapFormat } from './map.ts';
import { besideLoad } from './mend-beside.ts';
import { sumTotals } from './report.ts';
import { stylesOf } from './styles.ts';

/** A row that was set aside, as it should have been: heading → text. Cells that are not named stay as they were. */
export interface MendedRow {
  line: number;
  cells: Record<string, string>;
}

type Cells = Record<string, string>;

/**
 * Loads rows again that a load had set aside, in its format and styles, as a load of its own beside it.
 * @throws InputError (404) when there is no such load, or one of the rows is not among those it set aside; (400) when a
 *   cell is named that the file does not have
 */
export async function mendRows(
  engine: Engine,
  loadId: number,
  rows: readonly MendedRow[],
  options: IngestOptions,
): Promise<IngestReport> {
  const started = performance.now();
  const { name, styles } = await logOf(engine, loadId);
  const mended = await mendedCells(engine, loadId, rows);
  await mkdir(options.spool, { recursive: true });
  const file = { name: `${name} (mended)`, path: join(options.spool, `${randomUUID()}.csv`) };
  const told = { file: file.name, stage: 'load' } as const;
  try {
    options.onProgress?.(told);
    const { sheet, format } = await writtenAs(engine, file, mended);
    const report = await loadFile(engine, sheet, format, {
      ...options,
      ...(styles ? { styles: stylesOf(styles, sheet.headings) } : {}),
      onProgress: (done) => options.onProgress?.({ ...told, ...done }),
      mending: besideLoad(
        loadId,
        format.source,
        rows.map(({ line }) => line),
      ),
    });
    const seconds = (performance.now() - started) / 1000;
    return { files: [report], refused: [], ignored: [], totals: sumTotals([report]), seconds };
  } finally {
    await rm(file.path, { force: true });
  }
}

async function logOf(engine: Engine, loadId: number): Promise<{ name: string; styles: string | null }> {
  const [load] = rowsOf<{ name: string; styles: string | null }>(
    await engine.query('SELECT file_name AS name, styles FROM loads WHERE load_id = $load', { load: loadId }),
  );
  if (!load) throw new InputError(`There is no load ${loadId}.`, 404);
  return load;
}

/** The whole rows as they should have been; what hid a customer is left blank. */
async function mendedCells(engine: Engine, loadId: number, rows: readonly MendedRow[]): Promise<Cells[]> {
  const kept = rowsOf<{ line: number; raw: string }>(
    await engine.query('SELECT line, raw FROM set_aside WHERE load_id = $load AND mended_by IS NULL', {
      load: loadId,
    }),
  );
  const rawOf = new Map(kept.map(({ line, raw }) => [line, JSON.parse(raw) as Record<string, string | null>]));
  return rows.map(({ line, cells }) => {
    const raw = rawOf.get(line);
    if (!raw) throw new InputError(`Load ${loadId} has set no row aside at line ${line} that is still to mend.`, 404);
    const { 'beyond the headings': _beyond, ...own } = raw;
    const unknown = Object.keys(cells).find((heading) => !(heading in raw));
    if (unknown !== undefined)
      throw new InputError(`The file has no column ${JSON.stringify(unknown)}: it has ${Object.keys(own).join(', ')}.`);
    const all = Object.keys(own).map((heading) => [heading, cells[heading] ?? own[heading] ?? ''] as const);
    return Object.fromEntries(all.map(([heading, cell]) => [heading, cell === '…' ? '' : cell]));
  });
}

/** Writes the rows as a file and recognises it; money of a whole order goes where the order is known already. */
async function writtenAs(engine: Engine, file: SourceFile, rows: readonly Cells[]) {
  await writeFile(file.path, csv(rows));
  const recognised = await recogniseFile(engine, file);
  const { sheet, format } = recognised;
  const [money, by] = orderMoney(format, sheet.headings);
  if (money.length === 0 || by === undefined) return recognised;
  const orders = rowsOf<{ order_id: string }>(
    await engine.query(
      `SELECT DISTINCT order_id FROM order_lines WHERE source = $source AND list_contains(from_json($ids, '["VARCHAR"]'), order_id)`,
      { source: format.source, ids: JSON.stringify(rows.map((row) => (row[by] ?? '').trim())) },
    ),
  );
  const known = new Set(orders.map(({ order_id }) => order_id));
  const blank = Object.fromEntries(money.map((heading) => [heading, '']));
  await writeFile(file.path, csv(rows.map((row) => (known.has((row[by] ?? '').trim()) ? { ...row, ...blank } : row))));
  return recogniseFile(engine, file);
}

/** Headings of amounts that count for a whole order, and of the order's id. */
function orderMoney(format: Format, headings: readonly string[]): [string[], string | undefined] {
  if (!format.carried) return [[], undefined];
  const places = headingPlaces(headings);
  const headingOf = (name: string) => headings[places.get(headingKey(name)) ?? -1];
  const { reads } = mapFormat(format, headings, { numbers: 'plain', days: new Map() });
  const amounts = new Set(reads.flatMap(({ kind, place }) => (kind === 'number' ? [headings[place]] : [])));
  const carried = format.carried.headings.flatMap((name) => headingOf(name) ?? []);
  return [
    carried.filter((heading) => amounts.has(heading)),
    format.carried.by.flatMap((name) => headingOf(name) ?? [])[0],
  ];
}

function csv(rows: readonly Cells[]): string {
  const line = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  const headings = Object.keys(rows[0] ?? {});
  return [headings, ...rows.map((row) => headings.map((heading) => row[heading] ?? ''))]
    .map((cells) => `${line(cells)}\n`)
    .join('');
}
