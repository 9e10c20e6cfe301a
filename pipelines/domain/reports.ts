/** What loading one file did: the counts of `returnscope ingest --json`. Money is in minor units by currency. */
export interface FileReport {
  load_id: number;
  file: string;
  format: string;
  kind: 'orders' | 'returns' | 'shipments' | 'products' | 'mixed';
  encoding: string;
  /** The sum of loaded, unchanged, set aside and furniture. */
  rows_read: number;
  rows_loaded: number;
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
  warnings: string[];
}

/** What loading some files did; a refused file left no trace. */
export interface IngestReport {
  files: FileReport[];
  refused: { file: string; problem: string }[];
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
