import { type Notice, notice } from '../domain/notices.ts';
import type { FileReport } from '../domain/reports.ts';
import type { Params, WriteSession } from '../warehouse/engine.ts';
import { setAside, setAsideAgain } from './aside.ts';
import type { Styles } from './cells.ts';
import { damageWarnings } from './damage.ts';
import { doubtWarnings } from './doubts.ts';
import { type IngestTable, noText } from './formats/format.ts';
import { type Judged, leftRows, OtherRows } from './judge.ts';
import type { Mapping } from './map.ts';
import { withLines } from './read.ts';
import { fileTotals } from './report.ts';
import { type CensusRow, judgedRows, Rows } from './rows.ts';
import type { Sheet } from './sheet.ts';
import { stylesText } from './styles.ts';
import { tableRows } from './tables.ts';
import { upsert } from './upsert.ts';
import { nextLoad, raiseVersion } from './versions.ts';

/** What the writing of rows that were set aside by an earlier load needs beside it, in the same step. */
export interface Mending {
  before(session: WriteSession): Promise<void>;
  after(session: WriteSession, loadId: number): Promise<void>;
}

type Where = Partial<Record<IngestTable, string>>;

/** Writes all that a file gives: rows, what is set aside, furniture, the load's log. */
export async function writeFile(
  session: WriteSession,
  judged: Judged,
  params: { salt: string },
  mending?: Mending,
): Promise<FileReport> {
  const { sheet, mapping, styles } = judged;
  await mending?.before(session);
  const loadId = await nextLoad(session);
  const { read, loaded, repeated, where } = await writeRows(session, judged, loadId, params, mending !== undefined);
  const { left, census } = judged.census
    ? { left: linedRows(judged), census: judged.census }
    : await leftRows(session, judged, read);
  const good = total(census.filter(({ part }) => part !== null));
  const furniture = furnitureOf(sheet, census);
  const rowsFurniture = Object.values(furniture).reduce((sum, rows) => sum + rows, 0);
  const rowsUnread = total(census.filter(({ bad }) => bad !== null));
  const aside = { rows: left.setAside(sheet), format: mapping.format.id, loadId, params };
  if (rowsUnread > 0 && mending) await setAsideAgain(session, aside);
  const asideAlready = rowsUnread > 0 && !mending ? await setAside(session, aside) : 0;
  const report: FileReport = {
    file: sheet.file.name,
    load_id: loadId,
    format: mapping.format.id,
    kind: mapping.format.kind,
    encoding: sheet.encoding,
    rows_read: good + rowsFurniture + rowsUnread,
    rows_loaded: loaded,
    rows_unchanged: good - loaded + asideAlready,
    rows_set_aside: rowsUnread - asideAlready,
    rows_furniture: rowsFurniture,
    ...(await fileTotals(session, where)),
    furniture,
    warnings: [
      ...sheet.notes,
      ...(mapping.format.notes ?? []),
      ...ambiguousDates(sheet, styles),
      ...foreignDays(sheet, styles),
      ...withoutCurrency(mapping),
      ...roundedIds(census),
      ...lostPictures(census),
      ...(await damageWarnings(session, where, sheet.survey.hasErrors)),
      ...(await doubtWarnings(session, where)),
      ...(repeated > 0 ? [notice('repeated_rows', { rows: repeated })] : []),
      ...(asideAlready > 0 ? [notice('aside_already', { rows: asideAlready })] : []),
    ],
  };
  await writeLog(session, report, judged);
  await mending?.after(session, loadId);
  return report;
}

/**
 * Brings the rows of every part into their tables.
 * @throws OtherRows when returned lines that seemed to have names of their own are called alike: they must be numbered
 */
async function writeRows(
  session: WriteSession,
  { mapping, rows, census }: Judged,
  loadId: number,
  params: Params,
  isMended: boolean,
) {
  const { source } = mapping.format;
  const where: Where = {};
  let [read, loaded, repeated] = [0, 0, 0];
  for (const [index, { part }] of mapping.parts.entries()) {
    const areNamed = census
      ? part.table === 'order_lines' && census.every((row) => row.part !== index || row.nameless === 0)
      : true;
    const select = tableRows(part, census ? rows.typed(index) : rows.named, source, areNamed, isMended);
    const isPlain = areNamed && !part.finish;
    const done = await upsert(session, {
      ...{ table: part.table, source, loadId, params },
      rows: isPlain ? select : await staged(session, part.table, select, params),
    });
    if (!census && part.table !== 'order_lines' && done.keys < done.read) throw new OtherRows();
    where[part.table] = done.where;
    read += done.read;
    loaded += done.loaded;
    repeated += done.repeated;
  }
  for (const [index, { part }] of mapping.also.entries()) {
    const select = tableRows(part, rows.typedAlso(index), source, false, isMended);
    const done = await upsert(session, {
      table: part.table,
      source,
      loadId,
      params,
      rows: await staged(session, `also_${part.table}`, select, params),
    });
    where[part.table] = done.where;
  }
  return { read, loaded, repeated, where };
}

/** Rows that windows are computed over are computed once. */
async function staged(session: WriteSession, name: string, select: string, params: Params): Promise<string> {
  await session.execute(`CREATE OR REPLACE TEMP TABLE ingest_${name} AS ${select}`, params);
  return `FROM ingest_${name}`;
}

function linedRows({ sheet, mapping, relation }: Judged): Rows {
  const lined = withLines(sheet, relation);
  return new Rows(mapping, lined, judgedRows(sheet, lined, mapping));
}

async function writeLog(session: WriteSession, report: FileReport, { sheet, styles }: Judged): Promise<void> {
  const { furniture, ...rest } = report;
  for (const [kind, rows] of Object.entries(furniture))
    await session.execute('INSERT INTO load_furniture VALUES ($load, $kind, $rows)', {
      load: report.load_id,
      kind,
      rows,
    });
  await session.execute(
    `INSERT INTO loads VALUES ($load_id, $file, $hash, $format, $kind, $encoding, $rows_read, $rows_loaded, $rows_unchanged,
      $rows_set_aside, $rows_furniture, CAST($first_date AS DATE), CAST($last_date AS DATE), $report, CAST(now() AS TIMESTAMP), $styles)`,
    {
      ...scalars(rest),
      hash: sheet.survey.hash,
      report: JSON.stringify(report),
      styles: stylesText(sheet.headings, styles),
    },
  );
  if (report.rows_loaded > 0) await raiseVersion(session);
}

function scalars(report: object): Record<string, string | number | null> {
  const isScalar = (entry: [string, unknown]): entry is [string, string | number | null] =>
    entry[1] === null || typeof entry[1] !== 'object';
  return Object.fromEntries(Object.entries(report).filter(isScalar));
}

function furnitureOf(sheet: Sheet, census: readonly CensusRow[]): Record<string, number> {
  const furniture: Record<string, number> = { ...sheet.furniture };
  for (const row of census)
    if (row.furniture !== null) furniture[row.furniture] = (furniture[row.furniture] ?? 0) + row.row_count;
  return furniture;
}

/** Money whose currency the file does not tell: it is not guessed. */
function withoutCurrency({ parts, reads }: Mapping): Notice[] {
  const isMissing = parts.some(({ columns }) => columns.get('currency')?.includes(noText));
  return isMissing && reads.some(({ name }) => name.startsWith('m')) ? [notice('no_currency')] : [];
}

/** What a spreadsheet has done to long numbers cannot be undone, only told. */
function roundedIds(census: readonly CensusRow[]): Notice[] {
  const rows = census.reduce((sum, { rounded }) => sum + rounded, 0);
  return rows > 0 ? [notice('rounded_ids', { rows })] : [];
}

function lostPictures(census: readonly CensusRow[]): Notice[] {
  const rows = census.reduce((sum, { unpictured }) => sum + unpictured, 0);
  return rows > 0 ? [notice('no_picture_address', { rows })] : [];
}

function ambiguousDates(sheet: Sheet, styles: Styles): Notice[] {
  return Array.from(styles.days).flatMap(([cell, { ambiguous, order }]) =>
    ambiguous ? [notice('ambiguous_days', { heading: sheet.headings[cell]!, order })] : [],
  );
}

/** Days that are UTC's, since nobody said which the shop's are. */
function foreignDays(sheet: Sheet, { days, zone }: Styles): Notice[] {
  const headings = [...days].flatMap(([cell, { isUtc }]) => (isUtc ? [sheet.headings[cell]!] : []));
  return zone === undefined && headings.length > 0 ? [notice('foreign_days', { headings })] : [];
}

function total(census: readonly CensusRow[]): number {
  return census.reduce((sum, row) => sum + row.row_count, 0);
}
