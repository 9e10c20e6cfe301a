import { classifyNotes } from './classify/stage.ts';
import type { IngestReport } from './domain/reports.ts';
import { type IngestOptions, ingest, type SourceFile } from './ingest/ingest.ts';
import { buildMarts } from './marts/build.ts';
import type { Engine } from './warehouse/engine.ts';

/** How far the pipeline is; `done` and `total` count bytes, notes or marts, null when it cannot be told. */
export interface PipelineProgress {
  stage: 'read' | 'load' | 'classify' | 'build';
  detail: string | null;
  done: number | null;
  total: number | null;
}

export interface PipelineOptions extends Pick<IngestOptions, 'spool' | 'customerSalt'> {
  onProgress?: (progress: PipelineProgress) => void;
}

/** Loads export files, reads their notes and builds the marts; gives what the loading did. */
export async function runPipeline(
  engine: Engine,
  files: SourceFile[],
  options: PipelineOptions,
): Promise<IngestReport> {
  const report = await ingest(engine, files, {
    ...options,
    onProgress: ({ file, stage, rows }) =>
      options.onProgress?.({ stage, detail: file, done: rows ?? null, total: null }),
  });
  await refresh(engine, options.onProgress);
  return report;
}

/** Brings readings and marts up to the tables: nothing to do when they are. Gives whether there was something. */
export async function refresh(
  engine: Engine,
  onProgress: (progress: PipelineProgress) => void = () => undefined,
): Promise<boolean> {
  const read = await classifyNotes(engine, (done, total) =>
    onProgress({ stage: 'classify', detail: null, done, total }),
  );
  const built = await buildMarts(engine, ({ mart, done, total }) =>
    onProgress({ stage: 'build', detail: mart, done, total }),
  );
  return read > 0 || built;
}
