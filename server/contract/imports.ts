import type { IngestReport } from '../../pipelines/domain/reports.ts';

/** The stages a load goes through, in order. */
export const importStages = ['queued', 'read', 'load', 'classify', 'build', 'done', 'failed'] as const;
export type ImportStage = (typeof importStages)[number];

/**
 * How far a load is: what `POST /api/imports` (multipart, field `files`, header `X-Returnscope: 1`) and
 * `GET /api/imports/:id` answer. `GET /api/imports` lists those of this server's life, newest first.
 */
export interface ImportStatus {
  import_id: string;
  files: string[];
  stage: ImportStage;
  /** What the stage works on: a file's name or a mart's. */
  detail: string | null;
  /** Parts of the stage done and in all (bytes, notes, marts); null when it cannot be told. */
  done: number | null;
  total: number | null;
  /** Set when done. */
  report: IngestReport | null;
  /** Set when failed: what was wrong and what would be right. */
  problem: string | null;
}
