import * as z from 'zod/mini';
import type { Notice } from '../../pipelines/domain/notices.ts';
import type { IngestReport, UndoReport } from '../../pipelines/domain/reports.ts';
import type { TaxonomyEffect } from '../../pipelines/domain/taxonomy.ts';
import type { TrainingReport } from '../../pipelines/domain/training.ts';

/** The stages a load goes through, in order, and its three ends. */
export const importStages = [
  'queued',
  'read',
  'load',
  'undo',
  'train',
  'classify',
  'build',
  'done',
  'failed',
  'cancelled',
] as const;
export type ImportStage = (typeof importStages)[number];

/**
 * What is done to the data: files are loaded, a load is undone, rows that were set aside are loaded again, figures are
 * brought up to what was loaded before the server started, all is brought up to another taxonomy, or it is reckoned what that
 * would do, a model is trained from corrections, an earlier model is put back.
 */
export type ImportKind = 'load' | 'undo' | 'mend' | 'refresh' | 'relabel' | 'preview' | 'train' | 'switch';

/**
 * How far a load is: what `POST /api/imports` (multipart, field `files`, header `X-Returnscope: 1`),
 * `GET /api/imports/:id` and whatever else changes the data answer. `GET /api/imports` lists those of this server's life,
 * newest first.
 */
export interface ImportStatus {
  import_id: string;
  kind: ImportKind;
  files: string[];
  stage: ImportStage;
  /** What the stage works on: a file's name or a mart's. */
  detail: string | null;
  /** Parts of the stage done and in all (notes, marts); null when it cannot be told. */
  done: number | null;
  total: number | null;
  /** Rows read so far, and a second; null before any are counted. */
  rows: number | null;
  rows_per_second: number | null;
  /** Bytes of the files that the stage is done with, and of all files; null where it reads none. */
  bytes: number | null;
  bytes_total: number | null;
  /** Until the stage ends; null while it cannot be told. */
  seconds_left: number | null;
  /** Set when a load is done. */
  report: IngestReport | null;
  /** Set when rows that were set aside are mended. */
  mended: MendOutcome | null;
  /** Set when an undo is done. */
  undone: UndoReport | null;
  /** Set when a server, begun after one was killed, is done with bringing up the figures: what that one was at. */
  interrupted: {
    kind: 'load' | 'undo';
    file: string;
    is_done: boolean;
    /** Files loaded together with it that had come in before it. */
    others: readonly string[];
  } | null;
  /** Set when all is brought up to another taxonomy: its version. */
  relabelled: { version: number } | null;
  /** Set when it is reckoned what another taxonomy would do. */
  effect: TaxonomyEffect | null;
  /** Set when a model was trained: what was measured, and whether it reads the notes now. */
  trained: TrainingReport | null;
  /** Set when failed: what was wrong and what would be right. */
  problem: Notice | null;
  /** Set when failed: the HTTP status that fits, 507 for a disk that cannot be written. */
  problem_status: number | null;
}

/** What mending rows of a load did. */
export interface MendOutcome {
  rows_mended: number;
  /** What is still to mend of that load, these rows among it: rows by column and problem, most first. */
  still: { column_name: string | null; problem: string; rows: number }[];
}

/** Whether a load has come to an end, good or bad. */
export function hasEnded({ stage }: Pick<ImportStatus, 'stage'>): boolean {
  return stage === 'done' || stage === 'failed' || stage === 'cancelled';
}

const mapping = {
  kind: z.enum(['orders', 'returns', 'shipments', 'products']),
  /** Ours → the file's heading. */
  columns: z.record(z.string(), z.string()),
};

/** How a file's columns are to be read: what a mapping file holds. */
export const confirmedMapping = z.strictObject(mapping);

/** Body of `POST /api/imports/:id/mapping`, which loads the file so. */
export const mappingRequest = z.strictObject({ file: z.string(), ...mapping });
export type MappingRequest = z.infer<typeof mappingRequest>;

/** Body of `POST /api/imports/:id/preview`, which shows how the file would be read; by our own guess without `columns`. */
export const previewRequest = z.strictObject({ ...mappingRequest.shape, columns: z.optional(mapping.columns) });
export type PreviewRequest = z.infer<typeof previewRequest>;

/** Body of `POST /api/imports/:id/dismiss`, after which nothing is asked about the file any more. */
export const dismissRequest = z.strictObject({ file: mappingRequest.shape.file });

/** Body of `POST /api/set-aside/mend`: rows that were set aside, as they should have been; heading → cell. */
export const mendRequest = z.strictObject({
  load_id: z.number().check(z.int(), z.minimum(1)),
  rows: z
    .array(z.strictObject({ line: z.number().check(z.int()), cells: z.record(z.string(), z.string()) }))
    .check(z.minLength(1), z.maxLength(10_000)),
});
export type MendRequest = z.infer<typeof mendRequest>;
