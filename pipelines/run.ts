import { stat } from 'node:fs/promises';
import { classifyNotes } from './classify/stage.ts';
import { Cancelled } from './domain/errors.ts';
import type { ConfirmedMapping, IngestReport, UndoReport } from './domain/reports.ts';
import { type IngestOptions, ingest, type SourceFile } from './ingest/ingest.ts';
import { rememberMapping } from './ingest/mapping.ts';
import { type MendedRow, mendRows } from './ingest/mend.ts';
import { undoLoad } from './ingest/undo.ts';
import { buildMarts } from './marts/build.ts';
import { meter, type PipelineProgress, type Step } from './meter.ts';
import { type Engine, rowsOf } from './warehouse/engine.ts';

export interface PipelineOptions extends Pick<IngestOptions, 'spool' | 'customerSalt'> {
  onProgress?: (progress: PipelineProgress) => void;
  /** Ends the pipeline at its next step. Aborted by a `Cancelled`, every load of it is taken back as well. */
  signal?: AbortSignal;
  /** How the columns of all the files are to be read, where their user says so. */
  mapping?: ConfirmedMapping;
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
  return takenBackIfCancelled(engine, options, await sizesOf(files), async (tell) => {
    if (mapping) for (const file of files) await rememberMapping(engine, file, mapping);
    return ingest(engine, files, ingestOptions(options, tell));
  });
}

/** Loads rows that were set aside, as they should have been, by themselves; then as `runPipeline`. */
export async function runMend(
  engine: Engine,
  { loadId, rows }: { loadId: number; rows: readonly MendedRow[] },
  options: PipelineOptions,
): Promise<IngestReport> {
  return takenBackIfCancelled(engine, options, new Map(), (tell) =>
    mendRows(engine, loadId, rows, ingestOptions(options, tell)),
  );
}

/** Takes a load back and brings readings and marts up to what is left; once begun it is not cancelled. */
export async function runUndo(
  engine: Engine,
  loadId: number,
  onProgress: (progress: PipelineProgress) => void = () => undefined,
): Promise<UndoReport> {
  const tell = meter(onProgress);
  tell({ stage: 'undo', detail: null });
  const report = await undoLoad(engine, loadId);
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

async function takenBackIfCancelled<Report>(
  engine: Engine,
  { onProgress = () => undefined, signal }: PipelineOptions,
  sizes: ReadonlyMap<string, number>,
  load: (tell: Tell) => Promise<Report>,
): Promise<Report> {
  const before = await latestLoad(engine);
  const tell = meter(onProgress, sizes);
  const tellOrEnd: Tell = (step) => {
    signal?.throwIfAborted();
    tell(step);
  };
  try {
    const report = await load(tellOrEnd);
    await refreshTables(engine, tellOrEnd);
    return report;
  } catch (error) {
    if (!signal?.aborted) throw error;
    if (signal.reason instanceof Cancelled) await takeBack(engine, before, tell);
    throw signal.reason;
  }
}

/** Undoes every load after one, the latest first. */
async function takeBack(engine: Engine, before: number, tell: Tell): Promise<void> {
  tell({ stage: 'undo', detail: null });
  for (let load = await latestLoad(engine); load > before; load = await latestLoad(engine))
    await undoLoad(engine, load);
  await refreshTables(engine, tell);
}

async function refreshTables(engine: Engine, tell: Tell): Promise<boolean> {
  const read = await classifyNotes(engine, (done, total) => tell({ stage: 'classify', detail: null, done, total }));
  const built = await buildMarts(engine, ({ mart, done, total }) =>
    tell({ stage: 'build', detail: mart, done, total }),
  );
  return read > 0 || built;
}

function ingestOptions({ spool, customerSalt, signal }: PipelineOptions, tell: Tell): IngestOptions {
  return {
    ...{ spool, customerSalt },
    ...(signal ? { signal } : {}),
    onProgress: ({ file, ...step }) => tell({ detail: file, ...step }),
  };
}

async function latestLoad(engine: Engine): Promise<number> {
  const [row] = rowsOf<{ latest: number }>(await engine.query('SELECT coalesce(max(load_id), 0) AS latest FROM loads'));
  return row?.latest ?? 0;
}

/** Bytes of each file; 0 of one that is not there, which ingest refuses. */
async function sizesOf(files: readonly SourceFile[]): Promise<Map<string, number>> {
  const sizes = await Promise.all(
    files.map(({ path }) =>
      stat(path).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return new Map(files.map(({ name }, index) => [name, sizes[index]!]));
}
