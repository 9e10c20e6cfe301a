import { stat } from 'node:fs/promises';
import { classifyNotes } from './classify/stage.ts';
import { Cancelled } from './domain/errors.ts';
import type { IngestReport, UndoReport } from './domain/reports.ts';
import { type IngestOptions, ingest, type SourceFile } from './ingest/ingest.ts';
import { type MendedRow, mendRows } from './ingest/mend.ts';
import { type LoadNotes, latestLoad, whileLoadsNoted, whileUndoNoted } from './ingest/under-way.ts';
import { fileOfLoad, undoLoad } from './ingest/undo.ts';
import { buildMarts } from './marts/build.ts';
import { meter, type PipelineProgress, type Step } from './meter.ts';
import type { Engine } from './warehouse/engine.ts';

export interface PipelineOptions extends Pick<IngestOptions, 'spool' | 'customerSalt' | 'mapping' | 'timeZone'> {
  onProgress?: (progress: PipelineProgress) => void;
  /** Ends the pipeline at its next step. Aborted by a `Cancelled`, every load of it is taken back as well. */
  signal?: AbortSignal;
}

type Tell = (step: Step) => void;

/**
 * Loads export files, reads their notes and builds the marts; gives what the loading did.
 * @throws Cancelled and whatever else `signal` was aborted by
 */
export async function runPipeline(
  engine: Engine,
  files: SourceFile[],
  options: PipelineOptions,
): Promise<IngestReport> {
  const { mapping } = options;
  return takenBackIfCancelled(engine, options, (tell, { sizes, before, notes }) =>
    ingest(engine, files, {
      ...ingestOptions(options, tell),
      notes,
      onCameIn: (load) => before.add(load),
      ...(mapping ? { mapping } : {}),
      onFiles: async (found) => {
        for (const { name, path } of found) sizes.set(name, await sizeOf(path));
      },
    }),
  );
}

/** Loads rows that were set aside, as they should have been, by themselves; then as `runPipeline`. */
export async function runMend(
  engine: Engine,
  { loadId, rows }: { loadId: number; rows: readonly MendedRow[] },
  options: PipelineOptions,
): Promise<IngestReport> {
  return takenBackIfCancelled(engine, options, (tell, { notes }) =>
    mendRows(engine, loadId, rows, { ...ingestOptions(options, tell), notes }),
  );
}

/**
 * Takes a load back and brings readings and marts up to what is left.
 * @param options `signal` ends it while the load is still there; once it is taken back, the rest is done as well
 * @throws InputError (404) when there is no such load, and what `signal` was aborted by
 */
export async function runUndo(
  engine: Engine,
  loadId: number,
  { spool, signal, onProgress = () => undefined }: Pick<PipelineOptions, 'spool' | 'signal' | 'onProgress'>,
): Promise<UndoReport> {
  const tell = meter(onProgress);
  const report = await notedUndo(engine, loadId, spool, tell, signal);
  await refreshTables(engine, tell);
  return report;
}

/** Brings readings and marts up to the tables: nothing to do when they are. Gives whether there was something. */
export async function refresh(
  engine: Engine,
  onProgress: (progress: PipelineProgress) => void = () => undefined,
): Promise<boolean> {
  return refreshTables(engine, meter(onProgress));
}

/** What a load finds out of its files: their sizes, and the loads that a killed process brought some in by. */
interface Found {
  readonly sizes: Map<string, number>;
  readonly before: Set<number>;
  readonly notes: LoadNotes;
}

async function takenBackIfCancelled<Report>(
  engine: Engine,
  options: PipelineOptions,
  load: (tell: Tell, found: Found) => Promise<Report>,
): Promise<Report> {
  const { onProgress = () => undefined, signal, spool } = options;
  const last = await latestLoad(engine);
  const sizes = new Map<string, number>();
  const before = new Set<number>();
  const tell = meter(onProgress, sizes);
  const tellOrEnd: Tell = (step) => {
    signal?.throwIfAborted();
    tell(step);
  };
  try {
    return await whileLoadsNoted(engine, options, async ({ notes }) => {
      const report = await load(tellOrEnd, { sizes, before, notes });
      await refreshTables(engine, tellOrEnd);
      return report;
    });
  } catch (error) {
    if (!signal?.aborted) throw error;
    if (signal.reason instanceof Cancelled) await takeBack(engine, { last, before }, spool, tell);
    throw signal.reason;
  }
}

/** Undoes every load after one, the latest first, and those that a killed process had begun with. */
async function takeBack(
  engine: Engine,
  { last, before }: { last: number } & Pick<Found, 'before'>,
  spool: string,
  tell: Tell,
): Promise<void> {
  for (let load = await latestLoad(engine); load > last; load = await latestLoad(engine))
    await notedUndo(engine, load, spool, tell);
  for (const load of [...before].sort((a, b) => b - a)) await notedUndo(engine, load, spool, tell);
  await refreshTables(engine, tell);
}

async function notedUndo(
  engine: Engine,
  loadId: number,
  spool: string,
  tell: Tell,
  signal?: AbortSignal,
): Promise<UndoReport> {
  const file = await fileOfLoad(engine, loadId);
  tell({ stage: 'undo', detail: file });
  return whileUndoNoted(spool, { loadId, file }, () => undoLoad(engine, loadId, signal));
}

async function refreshTables(engine: Engine, tell: Tell): Promise<boolean> {
  const read = await classifyNotes(engine, (done, total) => tell({ stage: 'classify', detail: null, done, total }));
  const built = await buildMarts(engine, ({ mart, done, total }) =>
    tell({ stage: 'build', detail: mart, done, total }),
  );
  return read > 0 || built;
}

function ingestOptions({ spool, customerSalt, timeZone, signal }: PipelineOptions, tell: Tell): IngestOptions {
  return {
    ...{ spool, customerSalt, timeZone },
    ...(signal ? { signal } : {}),
    onProgress: ({ file, ...step }) => tell({ detail: file, ...step }),
  };
}

/** Bytes of a file; 0 of one that is not there, which ingest refuses. */
async function sizeOf(path: string): Promise<number> {
  const { size } = await stat(path).catch(() => ({ size: 0 }));
  return size;
}
