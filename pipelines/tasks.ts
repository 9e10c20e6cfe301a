import { InputError } from './domain/errors.ts';
import { notice } from './domain/notices.ts';
import type { MappingProposal } from './domain/reports.ts';
import { whileUnpacked } from './ingest/archive.ts';
import type { SourceFile } from './ingest/ingest.ts';
import { previewMapping } from './ingest/propose.ts';
import { type PipelineOptions, refresh, runMend, runPipeline, runUndo } from './run.ts';
import { previewTaxonomy, runTaxonomy } from './taxonomy.ts';
import { runModelSwitch, runTraining } from './training.ts';
import type { Engine } from './warehouse/engine.ts';

/** A file and how its columns might be read; null where that is to be guessed. */
interface Preview {
  readonly file: SourceFile;
  readonly kind: Parameters<typeof previewMapping>[2];
  readonly columns: Parameters<typeof previewMapping>[3];
}

/** What may take long, by name: all of it can run in a thread of its own, as what it is given and gives is plain data. */
export const tasks = {
  load: runPipeline,
  mend: runMend,
  undo: runUndo,
  refresh: (engine: Engine, _: null, { onProgress }: PipelineOptions) => refresh(engine, onProgress),
  preview,
  relabel: runTaxonomy,
  previewTaxonomy,
  train: runTraining,
  switchModel: runModelSwitch,
};

export type Tasks = typeof tasks;

/** How a file would be read. */
async function preview(
  engine: Engine,
  { file, kind, columns }: Preview,
  options: PipelineOptions,
): Promise<MappingProposal> {
  return whileUnpacked([file], options, async ({ files: [plain], refused }) => {
    if (!plain) throw new InputError(refused[0]?.problem ?? notice('file_gone'), 404);
    return previewMapping(engine, plain, kind, columns);
  });
}
