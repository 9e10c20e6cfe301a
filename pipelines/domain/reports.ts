import type { Notice } from './notices.ts';

/** What loading one file did: the counts of `returnscope ingest --json`. Money is in minor units by currency. */
export interface FileReport {
  load_id: number;
  /** Its name; `<archive>/<member>` of one in an archive. */
  file: string;
  format: string;
  kind: 'orders' | 'returns' | 'shipments' | 'products' | 'mixed';
  encoding: string;
  /** The sum of loaded, unchanged, set aside and furniture. */
  rows_read: number;
  rows_loaded: number;
  /** In the warehouse already as they are, or set aside already. */
  rows_unchanged: number;
  rows_set_aside: number;
  rows_furniture: number;
  /** Rows that are neither sale nor return, by kind. */
  furniture: Record<string, number>;
  orders: number;
  order_lines: number;
  units_ordered: number;
  returns: number;
  return_lines: number;
  units_returned: number;
  refund_minor: Record<string, number>;
  label_minor: Record<string, number>;
  /** `YYYY-MM-DD`; null when no row has a day. */
  first_date: string | null;
  last_date: string | null;
  /** What its user should know about how it was read. */
  warnings: Notice[];
}

/** A file of which nothing is in the warehouse, and why. */
export interface RefusedFile {
  file: string;
  problem: Notice;
  /** What to ask its user, where the file is a table whose columns cannot be read surely; else null. */
  mapping: MappingProposal | null;
}

/** What loading some files did; a refused file left no trace. */
export interface IngestReport {
  files: FileReport[];
  refused: RefusedFile[];
  /** Names of files in archives that are no exports (what systems add, pictures, papers); none of them is an error. */
  ignored: string[];
  totals: Pick<
    FileReport,
    | 'rows_read'
    | 'rows_loaded'
    | 'rows_unchanged'
    | 'rows_set_aside'
    | 'rows_furniture'
    | 'order_lines'
    | 'return_lines'
  >;
  seconds: number;
}

/** What the rows of a file that no format knows can be. */
export type MappedKind = 'orders' | 'returns' | 'shipments' | 'products';

/** Which of the file's columns we would read as which of ours: what a user is asked of an unknown file. */
export interface MappingProposal {
  headings: string[];
  kind: MappedKind;
  /** Our columns of this kind; `heading` is null where the file seems to have none. Confidence is 0 to 1. */
  columns: { column: string; heading: string | null; confidence: number }[];
  /** The first rows as the file has them, and as they would be read: ours → text, null where unknown or unreadable. */
  preview: { raw: string[][]; read: Record<string, string | null>[] };
  /** Our columns that must be chosen before the file can be loaded. */
  missing: string[];
}

/** What a user says that a file's columns are: ours → theirs. */
export interface ConfirmedMapping {
  kind: MappedKind;
  columns: Record<string, string>;
}

/** What undoing a load did: the warehouse is as if it had never been. */
export interface UndoReport {
  load_id: number;
  file: string;
  /** Rows of the normalised tables that went as the load had brought them. */
  rows_removed: number;
  /** Rows that the load had replaced, as they were before it. */
  rows_restored: number;
  /** Rows that stay as they are, since another load holds them too. */
  rows_kept: number;
}
