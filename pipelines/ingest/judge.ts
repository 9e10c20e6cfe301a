import { isDeepStrictEqual } from 'node:util';
import { rowsOf, type Session, type WriteSession } from '../warehouse/engine.ts';
import type { Styles } from './cells.ts';
import type { Format, Part } from './formats/format.ts';
import { type Mapping, mapFormat } from './map.ts';
import { inOrder, type Relation, withLines } from './read.ts';
import { type CensusRow, judgedRows, Rows } from './rows.ts';
import type { Sheet } from './sheet.ts';
import { tableRows } from './tables.ts';
import { one } from './upsert.ts';
import {
  type DayEvidence,
  dayEvidence,
  dayStyle,
  type NumberEvidence,
  numberEvidence,
  numberStyle,
} from './validate.ts';

/** A file whose rows are about to be read. */
export interface Reading {
  sheet: Sheet;
  format: Format;
  relation: Relation;
  /** The shop's time zone (IANA), where it is known. */
  timeZone?: string | undefined;
}

/** A file's rows, read in the styles that were found. */
export interface Judged extends Reading {
  mapping: Mapping;
  styles: Styles;
  rows: Rows;
  rowCount: number;
  /** The rows by what they are; null where each seems to be a line with a name of its own, until they are written. */
  census: CensusRow[] | null;
}

/** Thrown where rows turn out to be other than they seemed: the file is to be judged before it is written. */
export class OtherRows extends Error {}

/** The first rows of a file. */
export function sampleOf({ relation }: Pick<Reading, 'relation'>): string {
  return `(SELECT * FROM ${relation.sql} LIMIT 20000)`;
}

/** Judges all rows of a file, in better styles than these where the rows that cannot be read in them tell some. */
export async function judgedFile(
  session: Session,
  reading: Reading,
  styles: Styles,
  areSure: boolean,
): Promise<Judged> {
  const judged = await judge(session, reading, styles);
  if (areSure || unreadRows(judged) === 0) return judged;
  const better = await stylesWith(session, reading, judged.rows.unread);
  if (isDeepStrictEqual(better, styles)) return judged;
  const again = await judge(session, reading, better);
  return unreadRows(again) < unreadRows(judged) ? again : judged;
}

/** Whether the first rows are lines that no other is called like, nearly all: then the others most likely are too. */
export async function seemNamed(session: Session, reading: Reading, styles: Styles): Promise<boolean> {
  const { format, sheet, relation } = reading;
  const [part, ...more] = format.parts;
  const isPlain = more.length === 0 && !part?.finish && !format.also && !isOrdered(format);
  if (!isPlain || !part || !nameable(part)) return false;
  const mapping = mapFormat(format, sheet.headings, styles);
  const sample = { ...relation, sql: sampleOf(reading) };
  const rows = new Rows(mapping, sample, judgedRows(sheet, sample, mapping));
  const census = rowsOf<CensusRow>(await session.query(rows.census));
  const good = census.find((row) => row.part === 0);
  const others = census.reduce((sum, { part, row_count }) => sum + (part === null ? row_count : 0), 0);
  if (good === undefined || good.rounded > 0 || others >= good.row_count / 10) return false;
  if (part.table === 'order_lines') return good.nameless === 0;
  const names = `SELECT DISTINCT return_ref FROM (${tableRows(part, rows.named, format.source, true)})`;
  return (await one(session, `SELECT count(*) AS n FROM (${names})`, { salt: '' })) === good.row_count;
}

/** Whether the rows of a part may each have a name of their own: an order line by its id, a returned line by what it is of. */
function nameable({ table, columns }: Part): boolean {
  return table === 'order_lines' ? columns.order_line_id !== undefined : table === 'return_lines';
}

/** A file whose rows are judged while they are written: how many they are is known before. */
export async function countedFile(session: Session, reading: Reading, styles: Styles): Promise<Judged> {
  const { sheet, format, relation } = reading;
  const mapping = mapFormat(format, sheet.headings, styles);
  const rows = new Rows(mapping, relation, judgedRows(sheet, relation, mapping));
  const rowCount = relation.rows ?? (await one(session, `SELECT count(*) AS n FROM ${relation.sql}`));
  return { ...reading, mapping, styles, rows, rowCount, census: null };
}

/**
 * Of a file whose named lines were written: the rows that are none, kept in a table, and the census.
 * @throws OtherRows when further lines are among them, or they tell other styles
 */
export async function leftRows(
  session: WriteSession,
  judged: Judged,
  written: number,
): Promise<{ left: Rows; census: CensusRow[] }> {
  const { sheet, mapping, relation, rowCount, styles } = judged;
  const lined = withLines(sheet, relation);
  const good = { part: 0, furniture: null, bad: null, row_count: written, nameless: 0, rounded: 0, unpictured: 0 };
  const left = new Rows(mapping, lined, 'ingest_left');
  if (written === rowCount) return { left, census: [good] };
  const all = new Rows(mapping, lined, judgedRows(sheet, lined, mapping));
  await session.execute(`CREATE OR REPLACE TEMP TABLE ingest_left AS ${all.left}`);
  const census = [good, ...rowsOf<CensusRow>(await session.query(left.census))];
  if (census.reduce((sum, { row_count }) => sum + row_count, 0) !== rowCount) throw new OtherRows();
  const better = await stylesWith(session, judged, left.unread);
  if (!isDeepStrictEqual(better, styles)) throw new OtherRows();
  return { left, census };
}

async function judge(session: Session, reading: Reading, styles: Styles): Promise<Judged> {
  const { sheet, format, relation } = reading;
  const mapping = mapFormat(format, sheet.headings, styles);
  const ordered = isOrdered(format) ? inOrder(sheet, relation) : relation;
  const rows = new Rows(mapping, ordered, judgedRows(sheet, ordered, mapping));
  const census = rowsOf<CensusRow>(await session.query(rows.census));
  const rowCount = census.reduce((sum, { row_count }) => sum + row_count, 0);
  const judged = { ...reading, mapping, styles, rowCount, census };
  if (!census.some(({ furniture }) => furniture === 'repeated_heading')) return { ...judged, rows };
  const again = inOrder(sheet, relation);
  return { ...judged, rows: new Rows(mapping, again, judgedRows(sheet, again, mapping, true)) };
}

function isOrdered({ carried, isOrdered }: Format): boolean {
  return carried !== undefined || isOrdered === true;
}

function unreadRows({ census }: Judged): number {
  return (census ?? []).reduce((sum, { bad, row_count }) => sum + (bad === null ? 0 : row_count), 0);
}

/** What the first rows do not show, the unread ones may: a date order, a number style. */
function stylesWith(session: Session, reading: Reading, unread: string): Promise<Styles> {
  const cells = `SELECT COLUMNS('^c[0-9]+$') FROM ${sampleOf(reading)}`;
  return decideStyles(session, reading, `(${cells} UNION ALL ${unread})`);
}

/** How the cells are written, by the rows of `sample`. */
export async function decideStyles(
  session: Session,
  { sheet, format, timeZone }: Pick<Reading, 'sheet' | 'format' | 'timeZone'>,
  sample: string,
): Promise<Styles> {
  const { reads } = mapFormat(format, sheet.headings, { numbers: 'plain', days: new Map() });
  const placesOf = (kind: 'number' | 'day') => [
    ...new Set(reads.filter((read) => read.kind === kind).map(({ place }) => place)),
  ];
  const [numbers, days] = [placesOf('number'), placesOf('day')];
  const dayRows: DayEvidence[] = days.length === 0 ? [] : rowsOf(await session.query(dayEvidence(sample, days)));
  const numberRows: NumberEvidence[] =
    numbers.length === 0 ? [] : rowsOf(await session.query(numberEvidence(sample, numbers)));
  const styleOf = (place: number) =>
    dayStyle(
      dayRows.filter((row) => row.place === place),
      format.dates,
    );
  return {
    numbers: numberRows[0] ? numberStyle(numberRows[0]) : 'plain',
    days: new Map(days.map((place) => [place, styleOf(place)])),
    zone: timeZone,
  };
}
