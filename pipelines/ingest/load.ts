import { randomUUID } from 'node:crypto';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { FileReport } from '../domain/reports.ts';
import { diskProblem } from '../warehouse/disk.ts';
import { type Engine, rowsOf, type Session } from '../warehouse/engine.ts';
import type { Styles } from './cells.ts';
import type { Format } from './formats/format.ts';
import { mapFormat } from './map.ts';
import { Pace } from './pace.ts';
import { inPlace, type Relation, rewritten, withLines } from './read.ts';
import { type CensusRow, Rows } from './rows.ts';
import type { Sheet } from './sheet.ts';
import {
  type DayEvidence,
  dayEvidence,
  dayStyle,
  type NumberEvidence,
  numberEvidence,
  numberStyle,
} from './validate.ts';
import { type Judged, type Mending, writeFile } from './write.ts';

export interface LoadOptions {
  spool: string;
  customerSalt: string;
  /** The shop's time zone (IANA): times that tell theirs are brought to it. Absent: days are as written. */
  timeZone?: string | undefined;
  /** Told how many bytes of the file are done with, and how many rows, once they are counted. */
  onProgress?: (done: { bytes: number; rows?: number }) => void;
  signal?: AbortSignal;
  /** How the cells are written, where that need not be found out. */
  styles?: Styles;
  mending?: Mending;
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
  const { size } = await stat(sheet.file.path);
  const pace = () => new Pace(size, options);
  if (sheet.isClean) {
    try {
      return await loadRows(engine, { sheet, format, relation: inPlace(sheet) }, options, pace());
    } catch (error) {
      if (options.signal?.aborted || !/CSV|state machine|unicode|utf-?8|permission error/i.test(String(error)))
        throw error;
    }
  }
  const path = join(options.spool, `rewritten-${randomUUID()}.csv`);
  try {
    const slow = pace();
    const relation = await rewritten(sheet, path, slow.step(0.5));
    return await loadRows(engine, { sheet, format, relation }, options, slow);
  } catch (error) {
    throw diskProblem(error, `A clean copy of the file in ${options.spool}`) ?? error;
  } finally {
    await rm(path, { force: true });
  }
}

/** A file whose rows are about to be read. */
interface Reading {
  sheet: Sheet;
  format: Format;
  relation: Relation;
}

async function loadRows(engine: Engine, reading: Reading, options: LoadOptions, pace: Pace): Promise<FileReport> {
  const watch = pace.watch(0.4);
  const session: Session = { query: (sql, params) => engine.query(sql, params, watch) };
  const sample = `(SELECT * FROM ${reading.relation.sql} LIMIT 20000)`;
  const styles = options.styles ?? (await decideStyles(session, reading, sample, options.timeZone));
  let judged = await judge(session, reading, styles);
  if (!options.styles && judged.census.some(({ bad }) => bad !== null)) {
    // What the first rows did not show, the unread ones may: a date order, a number style.
    const cells = `SELECT COLUMNS('^c[0-9]+$') FROM ${sample}`;
    const better = await decideStyles(session, reading, `(${cells} UNION ALL ${judged.rows.unread})`, options.timeZone);
    const again = isDeepStrictEqual(better, styles) ? judged : await judge(session, reading, better);
    if (unreadRows(again) < unreadRows(judged)) judged = again;
  }
  pace.rows = judged.census.reduce((sum, { row_count }) => sum + row_count, 0);
  const { onShare } = pace.watch(1);
  const params = { salt: options.customerSalt };
  const report = await engine.write((session) => {
    const execute: typeof session.execute = (sql, params) => session.execute(sql, params, { onShare });
    return writeFile({ ...session, execute }, judged, params, options.mending);
  }, options.signal);
  pace.end();
  return report;
}

async function judge(session: Session, { sheet, format, relation }: Reading, styles: Styles): Promise<Judged> {
  const mapping = mapFormat(format, sheet.headings, styles);
  const isOrdered = format.carried !== undefined || format.isOrdered === true;
  const ordered = isOrdered ? withLines(sheet, relation) : relation;
  const rows = new Rows(sheet, ordered, mapping);
  const census = rowsOf<CensusRow>(await session.query(rows.census));
  if (!census.some(({ furniture }) => furniture === 'repeated_heading'))
    return { sheet, relation: ordered, mapping, styles, rows, census };
  const lined = withLines(sheet, relation);
  return { sheet, relation: lined, mapping, styles, rows: new Rows(sheet, lined, mapping, true), census };
}

function unreadRows({ census }: Judged): number {
  return census.reduce((sum, { bad, row_count }) => sum + (bad === null ? 0 : row_count), 0);
}

/** How the cells are written, by the rows of `sample`. */
export async function decideStyles(
  session: Session,
  { sheet, format }: Pick<Reading, 'sheet' | 'format'>,
  sample: string,
  zone?: string,
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
    zone,
  };
}
