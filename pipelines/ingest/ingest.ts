import { InputError } from '../domain/errors.ts';
import { notice } from '../domain/notices.ts';
import type { ConfirmedMapping, FileReport, RefusedFile } from '../domain/reports.ts';
import type { Engine } from '../warehouse/engine.ts';
import { type Unpacked, whileUnpacked } from './archive.ts';
import { headingPlaces } from './cells.ts';
import type { FileKind, Format } from './formats/format.ts';
import { genericFormat } from './formats/generic.ts';
import { formats } from './formats/index.ts';
import { joinTables } from './join.ts';
import { type LoadOptions, loadFile } from './load.ts';
import { recognise } from './map.ts';
import { rememberedFormat, rememberForFiles } from './mapping.ts';
import { proposeMapping, UnknownColumns } from './propose.ts';
import { sumTotals, type Totals } from './report.ts';
import { readSheet, type Sheet, type SourceFile } from './sheet.ts';
import { type LoadNotes, whileLoadsNoted } from './under-way.ts';

export type { Totals } from './report.ts';
export type { SourceFile } from './sheet.ts';

export interface IngestOptions {
  /** A folder that the warehouse may read from: files that are not clean UTF-8 are rewritten there, and taken away. */
  spool: string;
  /** Makes the pseudonyms of customers this shop's own. */
  customerSalt: string;
  /** How the columns of those files are to be read that have them. */
  mapping?: ConfirmedMapping;
  /** Told the files to read, those in archives each by its own name, and their sizes. */
  onFiles?: (files: readonly SourceFile[]) => Promise<void>;
  /** The shop's time zone (IANA): times that tell theirs are brought to it. Absent: days are as written. */
  timeZone?: string | undefined;
  onProgress?: (progress: IngestProgress) => void;
  /** Kept by who does more than load, until that is done as well; absent: kept for as long as this takes. */
  notes?: LoadNotes;
  /** Told the loads that files are in by already, since the process that began with them was killed. */
  onCameIn?: (loadId: number) => void;
  /** Ends it, with what it was aborted by; the file under way leaves no trace. */
  signal?: AbortSignal;
}

export interface IngestProgress {
  file: string;
  stage: 'read' | 'load';
  /** Rows and bytes of the file that the stage is done with, once that can be told. */
  rows?: number;
  bytes?: number;
}

export interface IngestReport {
  files: FileReport[];
  /** Files that are no export we know, and why; nothing of them is in the warehouse. */
  refused: RefusedFile[];
  /** Names of files in archives that are no exports: what systems add, pictures, papers. */
  ignored: string[];
  totals: Totals;
  seconds: number;
}

/** A file whose format is known. */
export interface Recognised {
  sheet: Sheet;
  format: Format;
}

const loadOrder: readonly FileKind[] = ['orders', 'mixed', 'products', 'shipments', 'returns'];

/**
 * Loads export files into the normalised tables, orders before returns, each file in one atomic step; what an archive
 * holds are files of their own. A file loaded again changes nothing; a row that a later export corrects is replaced. Where
 * a killed process had begun with the files, this goes on behind those that are in.
 * @returns one report per file; files that are no export we know are `refused`, not thrown
 * @throws InputError when there is a mapping and none of the files has its columns
 */
export async function ingest(
  engine: Engine,
  files: readonly SourceFile[],
  options: IngestOptions,
): Promise<IngestReport> {
  const { notes } = options;
  if (!notes) return whileLoadsNoted(engine, options, (noted) => ingest(engine, files, noted));
  const started = performance.now();
  const onFile = (file: string) => options.onProgress?.({ file, stage: 'read' });
  const done = await whileUnpacked(files, { ...options, onFile }, async (unpacked) => {
    await options.onFiles?.(unpacked.files);
    if (options.mapping) await rememberForFiles(engine, unpacked.files, options.mapping);
    return ingestUnpacked(engine, unpacked, { ...options, notes });
  });
  return { ...done, totals: sumTotals(done.files), seconds: (performance.now() - started) / 1000 };
}

async function ingestUnpacked(
  engine: Engine,
  { files, doubtful, ...told }: Unpacked,
  options: IngestOptions & { notes: LoadNotes },
): Promise<Pick<IngestReport, 'files' | 'refused' | 'ignored'>> {
  const [refused, ignored] = [[...told.refused], [...told.ignored]];
  const refuse = async <T>(file: SourceFile, work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      // A disk that cannot be written is no fault of the file.
      if (!(error instanceof InputError) || error.status === 507) throw error;
      const mapping = error instanceof UnknownColumns ? error.mapping : null;
      if (doubtful.has(file.name) && !mapping) ignored.push(file.name);
      else refused.push({ file: file.name, problem: error.notice, mapping });
      return undefined;
    }
  };
  const read: Recognised[] = [];
  const asked: SourceFile[] = [];
  for (const file of files) {
    options.signal?.throwIfAborted();
    options.onProgress?.({ file: file.name, stage: 'read' });
    const recognised = await refuse(file, () => recogniseFile(engine, file));
    if (recognised) read.push(recognised);
    else if (refused.at(-1)?.mapping) asked.push(file);
  }
  const unread = files.length > 1 ? await Promise.all(asked.map((file) => readSheet(engine, file))) : [];
  await using joined = await joinTables(engine, options.spool, { unread, known: read, formatOf });
  const isUsed = (name: string) => [...joined.used].some(({ file }) => file.name === name);
  const known = [...read.filter(({ sheet }) => !joined.used.has(sheet)), ...joined.tables];
  known.sort((a, b) => loadOrder.indexOf(a.format.kind) - loadOrder.indexOf(b.format.kind));
  const { notes } = options;
  const reports: FileReport[] = [];
  for (const { sheet, format } of known) {
    const isIn = notes.before.reportOf(sheet, format);
    if (isIn) {
      reports.push(isIn);
      options.onCameIn?.(isIn.load_id);
      continue;
    }
    const told = { file: sheet.file.name, stage: 'load' } as const;
    const onProgress: LoadOptions['onProgress'] = (done) => options.onProgress?.({ ...told, ...done });
    const report = await refuse(sheet.file, async () => {
      await notes.begins(sheet.file.name);
      options.onProgress?.(told);
      return loadFile(engine, sheet, format, { ...options, onProgress });
    });
    if (report) reports.push(report);
  }
  return { files: reports, refused: refused.filter(({ file }) => !isUsed(file)), ignored };
}

/** The format that these headings tell. */
function formatOf(headings: readonly string[]): Format | undefined {
  return recognise(headingPlaces(headings), formats) ?? genericFormat(headings);
}

/**
 * Finds out how a file is written and what its columns are.
 * @throws InputError when it is no export we know
 */
export async function recogniseFile(engine: Engine, file: SourceFile): Promise<Recognised> {
  const sheet = await readSheet(engine, file);
  const format = (await rememberedFormat(engine, sheet.headings)) ?? formatOf(sheet.headings);
  if (format) return { sheet, format };
  const mapping = await proposeMapping(engine, sheet);
  if (mapping) throw new UnknownColumns(mapping);
  const shown = sheet.headings
    .slice(0, 12)
    .map((heading) => (heading.length > 60 ? `${heading.slice(0, 60)}…` : heading));
  throw new InputError(shown.length > 0 ? notice('no_known_export', { headings: shown }) : notice('no_rows'));
}
