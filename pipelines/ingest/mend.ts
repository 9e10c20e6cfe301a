import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '../domain/errors.ts';
import { notice } from '../domain/notices.ts';
import type { IngestReport } from '../domain/reports.ts';
import { type Engine, rowsOf } from '../warehouse/engine.ts';
import { headingPlaces } from './cells.ts';
import { type Column, type Format, literal, sql } from './formats/format.ts';
import { headingKey } from './formats/headings.ts';
import { type IngestOptions, type Recognised, recogniseFile, type SourceFile } from './ingest.ts';
import { loadFile } from './load.ts';
import { mapFormat } from './map.ts';
import { besideLoad } from './mend-beside.ts';
import { sumTotals } from './report.ts';
import { masked } from './rows.ts';
import { stylesOf } from './styles.ts';
import { whileLoadsNoted } from './under-way.ts';

/** A row that was set aside, as it should have been: heading → text. Cells that are not named stay as they were. */
export interface MendedRow {
  line: number;
  cells: Record<string, string>;
}

type Cells = Record<string, string>;

/** A whole row as it should have been, and the pseudonym of the customer that it hides. */
interface Mended {
  readonly cells: Cells;
  readonly customerKey: string | null;
}

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
  const { notes } = options;
  if (!notes) return whileLoadsNoted(engine, options, (noted) => mendRows(engine, loadId, rows, noted));
  const started = performance.now();
  const { name, styles } = await logOf(engine, loadId);
  const mended = await mendedCells(engine, loadId, rows);
  await mkdir(options.spool, { recursive: true });
  const file = { name: `${name} (mended)`, path: join(options.spool, `${randomUUID()}.csv`) };
  const told = { file: file.name, stage: 'load' } as const;
  try {
    await notes.begins(file.name);
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
  if (!load) throw new InputError(notice('no_load', { load: loadId }), 404);
  return load;
}

async function mendedCells(engine: Engine, loadId: number, rows: readonly MendedRow[]): Promise<Mended[]> {
  const kept = rowsOf<{ line: number; raw: string; customer_key: string | null }>(
    await engine.query('SELECT line, raw, customer_key FROM set_aside WHERE load_id = $load AND mended_by IS NULL', {
      load: loadId,
    }),
  );
  const keptAt = new Map(kept.map((row) => [row.line, row]));
  return rows.map(({ line, cells }) => {
    const found = keptAt.get(line);
    if (!found) throw new InputError(notice('no_row_to_mend', { load: loadId, line }), 404);
    const raw = JSON.parse(found.raw) as Record<string, string | null>;
    const { 'beyond the headings': _beyond, ...own } = raw;
    const unknown = Object.keys(cells).find((heading) => !(heading in raw));
    if (unknown !== undefined)
      throw new InputError(notice('no_such_column', { heading: unknown, headings: Object.keys(own) }));
    const all = Object.keys(own).map((heading) => [heading, cells[heading] ?? own[heading] ?? ''] as const);
    return { cells: Object.fromEntries(all), customerKey: found.customer_key };
  });
}

/**
 * Writes the rows as a file and recognises it. Money of a whole order goes where the order is known already; of what hid a
 * customer the pseudonym stays, all else is blank.
 */
async function writtenAs(engine: Engine, file: SourceFile, rows: readonly Mended[]): Promise<Recognised> {
  await writeFile(file.path, csv(rows.map(({ cells }) => cells)));
  const { sheet, format } = await recogniseFile(engine, file);
  const customers = customerHeadings(format, sheet.headings);
  const blanked = await knownOrders(engine, format, sheet.headings, rows);
  const written = rows.map(({ cells, customerKey }) => {
    const shown = Object.entries(cells).map(([heading, cell]) => {
      if (blanked(heading, cells)) return [heading, ''];
      if (cell !== masked) return [heading, cell];
      return [heading, customers.has(heading) && customerKey ? `${masked}${customerKey}` : ''];
    });
    return Object.fromEntries(shown) as Cells;
  });
  await writeFile(file.path, csv(written));
  return { ...(await recogniseFile(engine, file)), format: withKeptCustomers(format) };
}

/** Tells the cells that count for a whole order that is known already. */
async function knownOrders(engine: Engine, format: Format, headings: readonly string[], rows: readonly Mended[]) {
  const [money, by] = orderMoney(format, headings);
  if (money.length === 0 || by === undefined) return () => false;
  const orderOf = (cells: Cells) => (cells[by] ?? '').trim();
  const orders = rowsOf<{ order_id: string }>(
    await engine.query(
      `SELECT DISTINCT order_id FROM order_lines WHERE source = $source AND list_contains(from_json($ids, '["VARCHAR"]'), order_id)`,
      { source: format.source, ids: JSON.stringify(rows.map(({ cells }) => orderOf(cells))) },
    ),
  );
  const known = new Set(orders.map(({ order_id }) => order_id));
  return (heading: string, cells: Cells) => money.includes(heading) && known.has(orderOf(cells));
}

/** The headings that the format takes a customer from. */
function customerHeadings(format: Format, headings: readonly string[]): Set<string> {
  const named = new Set(format.parts.flatMap(({ columns }) => columns.customer_key?.headings ?? []).map(headingKey));
  return new Set(headings.filter((heading) => named.has(headingKey(heading))));
}

/** The format that also takes a customer's pseudonym, behind the mask, in the place of what it is of. */
function withKeptCustomers(format: Format): Format {
  const kept = ({ headings, sql: hashed }: Column): Column =>
    sql(
      (cells) => {
        const cell = cells.text(...headings);
        return `CASE WHEN starts_with(${cell}, ${literal(masked)}) THEN substr(${cell}, 2) ELSE ${hashed(cells)} END`;
      },
      ...headings,
    );
  const parts = format.parts.map((part) => {
    const { customer_key } = part.columns;
    return customer_key ? { ...part, columns: { ...part.columns, customer_key: kept(customer_key) } } : part;
  });
  return { ...format, parts };
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
