import { unlink } from 'node:fs/promises';
import { type Engine, type Params, rowsOf, type Session, type WriteSession } from '../warehouse/engine.ts';
import { type Format, type IngestTable, noText } from './formats/format.ts';
import { type Mapping, mapFormat, type Styles } from './map.ts';
import { inPlace, type Relation, rewritten, withLines } from './read.ts';
import { type FileReport, fileTotals } from './report.ts';
import { type CensusRow, Rows } from './rows.ts';
import type { Sheet } from './sheet.ts';
import { tableRows } from './tables.ts';
import { one, upsert } from './upsert.ts';
import {
  type DayEvidence,
  dayEvidence,
  dayStyle,
  type NumberEvidence,
  numberEvidence,
  numberStyle,
} from './validate.ts';

export interface LoadOptions {
  spool: string;
  customerSalt: string;
}

/**
 * Loads one file in one atomic step: its rows, what is set aside, its furniture and its report. It is read where it lies;
 * where that cannot be or fails, from a clean copy.
 */
export async function loadFile(
  engine: Engine,
  sheet: Sheet,
  format: Format,
  options: LoadOptions,
): Promise<FileReport> {
  if (sheet.isClean) {
    try {
      return await loadRows(engine, sheet, format, inPlace(sheet), options);
    } catch (error) {
      if (!/CSV|state machine|unicode|utf-?8|permission error/i.test(String(error))) throw error;
    }
  }
  const copy = await rewritten(sheet, options.spool);
  try {
    return await loadRows(engine, sheet, format, copy, options);
  } finally {
    await unlink(copy.path);
  }
}

/** A file's rows, read in the styles that were found, and counted by what they are. */
interface Judged {
  sheet: Sheet;
  relation: Relation;
  mapping: Mapping;
  styles: Styles;
  rows: Rows;
  census: CensusRow[];
}

const sampleRows = 20_000;

async function loadRows(
  engine: Engine,
  sheet: Sheet,
  format: Format,
  relation: Relation,
  options: LoadOptions,
): Promise<FileReport> {
  let judged = await judge(engine, sheet, format, relation, sampleRows);
  // What the first rows did not show, all rows may: a date order, a number style.
  if (judged.census.some(({ bad }) => bad !== null)) judged = await judge(engine, sheet, format, relation, null);
  return engine.write((session) => writeFile(session, judged, { salt: options.customerSalt }));
}

async function judge(
  session: Session,
  sheet: Sheet,
  format: Format,
  relation: Relation,
  limit: number | null,
): Promise<Judged> {
  const styles = await decideStyles(session, sheet, format, relation, limit);
  const mapping = mapFormat(format, sheet.headings, styles);
  const ordered = format.carried || format.isOrdered ? withLines(sheet, relation) : relation;
  const rows = new Rows(sheet, ordered, mapping);
  const census = rowsOf<CensusRow>(await session.query(rows.census));
  return { sheet, relation: ordered, mapping, styles, rows, census };
}

/** How the cells are written, from the file's first rows or (`limit` NULL) from all. */
async function decideStyles(
  session: Session,
  { headings }: Sheet,
  format: Format,
  { sql }: Relation,
  limit: number | null,
): Promise<Styles> {
  const { reads } = mapFormat(format, headings, { numbers: 'plain', days: new Map() });
  const placesOf = (kind: 'number' | 'day') => [
    ...new Set(reads.filter((read) => read.kind === kind).map(({ place }) => place)),
  ];
  const [numbers, days] = [placesOf('number'), placesOf('day')];
  const dayRows: DayEvidence[] = days.length === 0 ? [] : rowsOf(await session.query(dayEvidence(sql, days, limit)));
  const numberRows: NumberEvidence[] =
    numbers.length === 0 ? [] : rowsOf(await session.query(numberEvidence(sql, numbers, limit)));
  return {
    numbers: numberRows[0] ? numberStyle(numberRows[0]) : 'plain',
    days: new Map(
      days.map((place) => [
        place,
        dayStyle(
          dayRows.filter((row) => row.place === place),
          format.dates,
        ),
      ]),
    ),
  };
}

type Where = Partial<Record<IngestTable, string>>;

async function writeFile(session: WriteSession, judged: Judged, params: { salt: string }): Promise<FileReport> {
  const { sheet, mapping, census, styles } = judged;
  const loadId = await one(session, 'SELECT coalesce(max(load_id), 0) + 1 AS n FROM loads');
  const { loaded, repeated, where } = await writeRows(session, judged, loadId, params);
  const good = total(census.filter(({ part }) => part !== null));
  const furniture = furnitureOf(judged);
  const rowsFurniture = Object.values(furniture).reduce((sum, rows) => sum + rows, 0);
  const rowsSetAside = total(census.filter(({ bad }) => bad !== null));
  const report: FileReport = {
    file: sheet.file.name,
    load_id: loadId,
    format: mapping.format.id,
    kind: mapping.format.kind,
    encoding: sheet.encoding,
    rows_read: good + rowsFurniture + rowsSetAside,
    rows_loaded: loaded,
    rows_unchanged: good - loaded,
    rows_set_aside: rowsSetAside,
    rows_furniture: rowsFurniture,
    ...(await fileTotals(session, where)),
    furniture,
    warnings: [
      ...(mapping.format.notes ?? []),
      ...ambiguousDates(sheet, styles),
      ...withoutCurrency(mapping),
      ...(repeated > 0 ? [`Rows whose line the file names again: ${repeated}; the last one counts.`] : []),
    ],
  };
  if (rowsSetAside > 0) await writeSetAside(session, judged, loadId);
  await writeLog(session, report, sheet.survey.hash);
  return report;
}

/** Brings the rows of every part into their tables. */
async function writeRows(session: WriteSession, { mapping, rows, census }: Judged, loadId: number, params: Params) {
  const { source } = mapping.format;
  const where: Where = {};
  let [loaded, repeated] = [0, 0];
  for (const [index, { part }] of mapping.parts.entries()) {
    const areNamed = part.table === 'order_lines' && census.every((row) => row.part !== index || row.nameless === 0);
    const select = tableRows(part, rows.typed(index), source, areNamed);
    const isPlain = areNamed && !part.finish;
    const done = await upsert(session, {
      ...{ table: part.table, source, loadId, params },
      rows: isPlain ? select : await staged(session, part.table, select, params),
    });
    where[part.table] = done.where;
    loaded += done.loaded;
    repeated += done.repeated;
  }
  for (const [index, { part }] of mapping.also.entries()) {
    const select = tableRows(part, rows.typedAlso(index), source, false);
    const done = await upsert(session, {
      table: part.table,
      source,
      loadId,
      params,
      rows: await staged(session, `also_${part.table}`, select, params),
    });
    where[part.table] = done.where;
  }
  return { loaded, repeated, where };
}

/** Rows that windows are computed over are computed once. */
async function staged(session: WriteSession, name: string, select: string, params: Params): Promise<string> {
  await session.execute(`CREATE OR REPLACE TEMP TABLE ingest_${name} AS ${select}`, params);
  return `FROM ingest_${name}`;
}

async function writeSetAside(
  session: WriteSession,
  { sheet, mapping, relation }: Judged,
  loadId: number,
): Promise<void> {
  const lined = new Rows(sheet, withLines(sheet, relation), mapping);
  await session.execute(
    `INSERT INTO set_aside BY NAME SELECT *, ${loadId} AS load_id FROM (${lined.setAside(sheet)}) ORDER BY line`,
  );
}

async function writeLog(session: WriteSession, report: FileReport, hash: string): Promise<void> {
  const { furniture, ...rest } = report;
  for (const [kind, rows] of Object.entries(furniture))
    await session.execute('INSERT INTO load_furniture VALUES ($load, $kind, $rows)', {
      load: report.load_id,
      kind,
      rows,
    });
  await session.execute(
    `INSERT INTO loads VALUES ($load_id, $file, $hash, $format, $kind, $encoding, $rows_read, $rows_loaded, $rows_unchanged,
      $rows_set_aside, $rows_furniture, CAST($first_date AS DATE), CAST($last_date AS DATE), $report, CAST(now() AS TIMESTAMP))`,
    { ...scalars(rest), hash, report: JSON.stringify(report) },
  );
  if (report.rows_loaded === 0) return;
  const version = await one(
    session,
    `SELECT coalesce(max(CAST(version AS BIGINT)), 0) + 1 AS n FROM stages WHERE stage = 'tables'`,
  );
  await session.execute(`DELETE FROM stages WHERE stage = 'tables'`);
  await session.execute(`INSERT INTO stages VALUES ('tables', $version)`, { version: String(version) });
}

function scalars(report: object): Record<string, string | number | null> {
  const isScalar = (entry: [string, unknown]): entry is [string, string | number | null] =>
    entry[1] === null || typeof entry[1] !== 'object';
  return Object.fromEntries(Object.entries(report).filter(isScalar));
}

function furnitureOf({ sheet, census }: Judged): Record<string, number> {
  const furniture: Record<string, number> = { ...sheet.furniture };
  for (const row of census)
    if (row.furniture !== null) furniture[row.furniture] = (furniture[row.furniture] ?? 0) + row.row_count;
  return furniture;
}

/** Money whose currency the file does not tell: it is not guessed. */
function withoutCurrency({ parts, reads }: Mapping): string[] {
  const isMissing = parts.some(({ columns }) => columns.get('currency')?.includes(noText));
  return isMissing && reads.some(({ name }) => name.startsWith('m'))
    ? ['No column names the currency of the amounts.']
    : [];
}

function ambiguousDates(sheet: Sheet, styles: Styles): string[] {
  return Array.from(styles.days).flatMap(([cell, style]) =>
    style.ambiguous
      ? [
          `${sheet.headings[cell]}: no day is above 12, so its dates are read ${style.order === 'dmy' ? 'day' : 'month'} first.`,
        ]
      : [],
  );
}

function total(census: readonly CensusRow[]): number {
  return census.reduce((sum, row) => sum + row.row_count, 0);
}
