import { randomUUID } from 'node:crypto';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '../domain/errors.ts';
import { notice } from '../domain/notices.ts';
import type { FileReport } from '../domain/reports.ts';
import { diskProblem } from '../warehouse/disk.ts';
import type { Engine, Session } from '../warehouse/engine.ts';
import type { Styles } from './cells.ts';
import type { Format } from './formats/format.ts';
import {
  countedFile,
  decideStyles,
  type Judged,
  judgedFile,
  OtherRows,
  type Reading,
  sampleOf,
  seemNamed,
} from './judge.ts';
import { inOrdersCurrency } from './orders-currency.ts';
import { Pace } from './pace.ts';
import { inPlace, rewritten } from './read.ts';
import type { Sheet } from './sheet.ts';
import { type Mending, writeFile } from './write.ts';

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
  recognised: Format,
  options: LoadOptions,
): Promise<FileReport> {
  const size = await unchangedSize(sheet);
  const format = await inOrdersCurrency(engine, recognised, sheet.headings);
  const pace = () => new Pace(size, options);
  if (sheet.isClean) {
    try {
      return await loadRows(
        engine,
        { sheet, format, relation: inPlace(sheet), timeZone: options.timeZone },
        options,
        pace(),
      );
    } catch (error) {
      if (
        options.signal?.aborted ||
        !/CSV|JSON|GZIP|No files found|state machine|unicode|utf-?8|permission error/i.test(String(error))
      )
        throw error;
    }
  }
  const path = join(options.spool, `rewritten-${randomUUID()}.csv`);
  try {
    const slow = pace();
    const relation = await rewritten(sheet, path, slow.step(0.5));
    return await loadRows(engine, { sheet, format, relation, timeZone: options.timeZone }, options, slow);
  } catch (error) {
    await unchangedSize(sheet);
    throw diskProblem(error, 'clean_copy', options.spool) ?? error;
  } finally {
    await rm(path, { force: true });
  }
}

/**
 * The bytes of a file that is as it was when it was recognised: the engine may fail for good on one that changes.
 * @throws InputError when it has been changed or taken away
 */
async function unchangedSize({ file, survey }: Sheet): Promise<number> {
  try {
    const { mtimeMs, size } = await stat(file.path);
    if (mtimeMs === survey.changedAt) return size;
  } catch (cause) {
    throw new InputError(notice('taken_away'), 400, { cause });
  }
  throw new InputError(notice('changed_meanwhile'));
}

async function loadRows(engine: Engine, reading: Reading, options: LoadOptions, pace: Pace): Promise<FileReport> {
  const watch = pace.watch(0.2);
  const session: Session = { query: (sql, params) => engine.query(sql, params, watch) };
  const styles = options.styles ?? (await decideStyles(session, reading, sampleOf(reading)));
  const write = async (judged: Judged) => {
    pace.rows = judged.rowCount;
    const { onShare } = pace.watch(1);
    const params = { salt: options.customerSalt };
    const report = await engine.write(async (session) => {
      const execute: typeof session.execute = (sql, params) => session.execute(sql, params, { onShare });
      const report = await writeFile({ ...session, execute }, judged, params, options.mending);
      await unchangedSize(reading.sheet);
      return report;
    }, options.signal);
    pace.end();
    return report;
  };
  if (!options.mending && (await seemNamed(session, reading, styles))) {
    try {
      return await write(await countedFile(session, reading, styles));
    } catch (error) {
      if (!(error instanceof OtherRows)) throw error;
    }
  }
  return write(await judgedFile(session, reading, styles, options.styles !== undefined));
}
