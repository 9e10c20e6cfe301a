import type { Notice } from '../../domain/notices.ts';
import { exactPath } from '../../warehouse/paths.ts';

/** The normalised tables that a row of an export can become a row of. */
export type IngestTable = 'order_lines' | 'return_lines' | 'shipments' | 'products' | 'order_refunds';

/** What a file holds, as its report says it. */
export type FileKind = 'orders' | 'returns' | 'shipments' | 'products' | 'mixed';

/** Order of the parts of a numeric date: `05/06/2026` is 5 June for `dmy`, 6 May for `mdy`. */
export type DateOrder = 'dmy' | 'mdy';

/**
 * The cells of a row as SQL, named by their headings. Of several headings the first that the file has is meant; where it
 * has none of them the SQL is `NULL`. Text is trimmed and blank is NULL; what cannot be read as asked is set aside,
 * but for a link: its row is read without it.
 */
export interface Cells {
  has(...headings: string[]): boolean;
  text(...headings: string[]): string;
  whole(...headings: string[]): string;
  /** Minor units of the row's currency. */
  money(...headings: string[]): string;
  day(...headings: string[]): string;
  /** An ISO 4217 code. */
  currency(...headings: string[]): string;
  /** A number that is no money: a percentage, a weight. */
  number(...headings: string[]): string;
  /** A web address, http or https. */
  link(...headings: string[]): string;
}

/** How a column of ours is made from theirs. */
export interface Column {
  readonly headings: readonly string[];
  readonly sql: (cells: Cells) => string;
}

export type Columns = Readonly<Record<string, Column>>;

/** Rows of one file that become rows of one table. */
export interface Part {
  readonly table: IngestTable;
  /** Which rows: a condition in SQL; rows that an earlier part took are not asked. Absent: all that are left. */
  readonly when?: (cells: Cells) => string;
  readonly columns: Columns;
  /**
   * Columns computed from the part's typed ones, over all its rows. Windows may be used: `_line` is the file's order,
   * `_section` tells downloads apart that were pasted into one file.
   */
  readonly finish?: Readonly<Record<string, string>>;
  /** Columns that must be there besides those that the table itself demands. */
  readonly needed?: readonly string[];
  /** When a row's ids name one thing for good (SQL over its columns); else equal rows of a file are separate units. */
  readonly unique?: string;
}

/** An export format: how it is recognised, and what its rows mean. */
export interface Format {
  readonly id: string;
  readonly label: string;
  /** The platform, as the tables' `source`. */
  readonly source: string;
  readonly kind: FileKind;
  /** Headings that tell it: each must be there, one of a list in a list's place. */
  readonly needs: readonly (string | readonly string[])[];
  /** Whether a file with headings beyond these is another's. */
  readonly isExact?: boolean;
  /** Headings that are filled on one row of a group only and count for all rows with the same `by`. */
  readonly carried?: {
    readonly by: readonly string[];
    readonly headings: readonly string[];
    /** Whether `by` itself may be left blank with all of these: the row is then of the group above it. */
    readonly isOnFirstOnly?: boolean;
  };
  /** Whether the file's order (`_line`) matters to what its rows mean; it does where something is carried. */
  readonly isOrdered?: boolean;
  /** Rows that are neither sales nor returns, by kind, asked before the parts. */
  readonly furniture?: Readonly<Record<string, (cells: Cells) => string>>;
  readonly parts: readonly Part[];
  /** Further rows that the same rows give, beside the part that took them: an order's refund. */
  readonly also?: readonly Part[];
  /** How a date column is read in which no day is above 12. */
  readonly dates?: DateOrder;
  /** What the user should know about how the file was read. */
  readonly notes?: readonly Notice[];
}

/** The cell as trimmed text. */
export const text = (...headings: string[]): Column => ({ headings, sql: (cells) => cells.text(...headings) });

/** The cell as a whole number. */
export const whole = (...headings: string[]): Column => ({ headings, sql: (cells) => cells.whole(...headings) });

/** The cell in minor units of the row's currency. */
export const money = (...headings: string[]): Column => ({ headings, sql: (cells) => cells.money(...headings) });

/** The cell as a calendar day, in the shop's own time. */
export const day = (...headings: string[]): Column => ({ headings, sql: (cells) => cells.day(...headings) });

/** The cell as a web address. */
export const link = (...headings: string[]): Column => ({ headings, sql: (cells) => cells.link(...headings) });

/** A column of its own making; `headings` names the cell that a problem is reported for. */
export const sql = (make: (cells: Cells) => string, ...headings: string[]): Column => ({ headings, sql: make });

/** The same value on every row. */
export const constant = (value: string): Column => sql(() => literal(value));

/** A text as an SQL literal. */
export function literal(value: string): string {
  return `'${value.replaceAll("'", "''").replaceAll('\0', '')}'`;
}

/** SQL of the path of one file, whatever its name. */
export function pathLiteral(path: string): string {
  return literal(exactPath(path));
}

/**
 * SQL of whether a cell is one of these texts. A long `IN` becomes a join, behind which rows are written by one thread.
 */
export function isOneOf(cell: string, texts: readonly string[]): string {
  return `list_contains([${texts.map(literal).join(', ')}], ${cell})`;
}

/** The names of a list that is written as one text, with commas between them. */
export function listed(names: string): readonly string[] {
  return names.split(',').map((name) => name.trim().replace(/\s+/g, ' '));
}

/** SQL of a text that a file does not have. */
export const noText = 'CAST(NULL AS VARCHAR)';

/** SQL that turns a text into one of our codes by listed spellings, whatever its capitals and accents; NULL when none fits. */
export function coded(cell: string, codes: Readonly<Record<string, readonly string[]>>): string {
  if (cell.includes(noText)) return noText;
  const plain = (name: string) => literal(name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, ''));
  const known = new Map(
    Object.entries(codes).flatMap(([code, names]) => [code, ...names].map((name) => [plain(name), code])),
  );
  const entries = Array.from(known, ([name, code]) => `${name}: ${literal(code)}`);
  return `CASE WHEN ${isOneOf(cell, Object.keys(codes))} THEN ${cell}
    ELSE MAP {${entries.join(', ')}}[lower(strip_accents(${cell}))] END`;
}

/** SQL of a text without the HTML entities that marketplaces leave in it. */
export function unescaped(cell: string): string {
  const entities = { '&#39;': "''", '&quot;': '"', '&lt;': '<', '&gt;': '>', '&amp;': '&' };
  return Object.entries(entities).reduce((sql, [from, to]) => `replace(${sql}, '${from}', '${to}')`, cell);
}
