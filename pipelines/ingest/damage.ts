import { type Notice, notice } from '../domain/notices.ts';
import { rowsOf, type Session } from '../warehouse/engine.ts';
import type { IngestTable } from './formats/format.ts';
import { monthStart } from './validate.ts';

/** Conditions on the tables' rows, as `t`, for those of a file. */
type Where = Partial<Record<IngestTable, string>>;

/** What a spreadsheet writes where it could not compute, in the languages it speaks: `#REF!`, `#NV`, `#NOM?`, `#####`. */
const errorPattern = `#(N/[ABD]!?|NV|[¡¿]?[\\p{Lu}/]+(/0)?[!?]|#{2,})`;

/** SQL: whether a text is a spreadsheet's error. Order numbers begin with the same sign, so they are told apart first. */
export function isSheetError(text: string): string {
  return `((${text} >= '#A' AND ${text} < '$') OR starts_with(${text}, '##')) AND regexp_full_match(${text}, '${errorPattern}')`;
}

/** Whether these bytes of a text, of any encoding, may hold a spreadsheet's error, or the beginning of one. */
export function mayHoldErrors(bytes: Buffer): boolean {
  if (!bytes.includes('#')) return false;
  return bytes.includes(0) || /#(N\/|NV|#|[^\s,;|"]{2,14}[!?]|.{0,14}$)/.test(bytes.toString('latin1'));
}

const booleans =
  'vrai|faux|wahr|falsch|adev[aă]rat|fals|verdadero|falso|vero|waar|onwaar|prawda|fałsz|verdadeiro|true|false';
/** What codes such as `1-2` or `MAR3` become. */
const days = `[0-9]{1,2}[-. ]${monthStart}[a-zA-Z\\x{80}-\\x{10FFFF}]?\\.?|${monthStart}[a-zA-Z\\x{80}-\\x{10FFFF}]?\\.?[- ][0-9]{2}|[0-9]{4}-[0-9]{2}-[0-9]{2}( 00:00:00)?|[0-9]{1,2}/[0-9]{1,2}/([0-9]{2}|[0-9]{4})`;

/**
 * What a spreadsheet seems to have done to a file's rows, each with the number of rows: it cannot be undone, only told.
 * Looks at the rows as they are loaded.
 * @param mayHoldErrors whether texts may hold a spreadsheet's errors
 */
export async function damageWarnings(session: Session, where: Where, mayHoldErrors: boolean): Promise<Notice[]> {
  const warnings: Notice[] = [];
  for (const [table, condition] of Object.entries(where) as [IngestTable, string][]) {
    const rows = `FROM ${table} t WHERE ${condition}`;
    if (withSku.includes(table)) warnings.push(...(await codeDamage(session, rows)));
    for (const id of ['sku', 'order_id'] as const)
      if (holders[id].includes(table))
        warnings.push(...(await lostZeros(session, id, rows)), ...(await lostDigits(session, id, rows)));
    if (mayHoldErrors) warnings.push(...(await errorTexts(session, table, rows)));
  }
  // Tables that rows of the same file went to tell the same.
  return [...new Map(warnings.map((warning) => [warning.text, warning])).values()];
}

const holders: Readonly<Record<'sku' | 'order_id', readonly IngestTable[]>> = {
  sku: ['order_lines', 'return_lines', 'shipments', 'products'],
  order_id: ['order_lines', 'return_lines', 'shipments'],
};
const withSku = holders.sku;

interface Found {
  rows: number;
  example: string | null;
}

/** SKUs that have become something else: days, truth values; and article numbers (GTIN) whose zeros are gone. */
async function codeDamage(session: Session, rows: string): Promise<Notice[]> {
  const counted = (condition: string, name: string) =>
    `CAST(coalesce(sum(n) FILTER (WHERE ${condition}), 0) AS BIGINT) AS ${name}_rows, min(id) FILTER (WHERE ${condition}) AS ${name}`;
  const sum = `list_sum(list_transform(range(1, 15), i -> TRY_CAST(substr(lpad(id, 14, '0'), i, 1) AS INTEGER) * (1 + 2 * (i % 2))))`;
  const gtin = `CASE WHEN length(id) BETWEEN 9 AND 13 AND regexp_full_match(id, '[0-9]+') THEN ${sum} % 10 = 0 END`;
  const [found] = rowsOf<{
    days_rows: number;
    days: string | null;
    booleans_rows: number;
    booleans: string | null;
    short_rows: number;
    short: string | null;
    short_valid: number;
    short_all: number;
    long_valid: number;
    numbers: number;
  }>(
    await session.query(`
    WITH ids AS (SELECT t.sku AS id, count(*) AS n ${rows} AND t.sku IS NOT NULL GROUP BY 1),
      read AS (SELECT *, ${gtin} AS is_gtin FROM ids)
    SELECT ${counted(`regexp_full_match(id, '${days}')`, 'days')}, ${counted(`regexp_full_match(id, '(?i)(${booleans})')`, 'booleans')},
      ${counted('is_gtin AND length(id) < 12', 'short')},
      count(*) FILTER (WHERE is_gtin AND length(id) < 12) AS short_valid,
      count(*) FILTER (WHERE is_gtin IS NOT NULL AND length(id) < 12) AS short_all,
      count(*) FILTER (WHERE is_gtin AND length(id) >= 12) AS long_valid, count(*) FILTER (WHERE is_gtin IS NOT NULL) AS numbers
    FROM read`),
  );
  const { short_valid, short_all, long_valid, numbers } = found!;
  // One number in ten passes the check by chance: most of the short ones must, beside full ones.
  const areGtins = long_valid >= 10 && long_valid * 2 >= numbers && short_valid * 5 >= short_all * 4;
  const told = (code: 'days_for_skus' | 'truths_for_skus' | 'short_gtins', rows: number, example: string | null) =>
    rows > 0 ? [notice(code, { rows, example: shown(example) })] : [];
  return [
    ...told('days_for_skus', found!.days_rows, found!.days),
    ...told('truths_for_skus', found!.booleans_rows, found!.booleans),
    ...(areGtins ? told('short_gtins', found!.short_rows, found!.short) : []),
  ];
}

/** Examples are cells of the user's: no more of them than tells what is meant. */
function shown(example: string | null): string {
  return (example ?? '').slice(0, 40);
}

/** Numbers that another row writes with zeros in front, and the other way round. */
async function lostZeros(session: Session, id: 'sku' | 'order_id', rows: string): Promise<Notice[]> {
  const known = holders[id].map((table) => `SELECT ${id} AS id FROM ${table} WHERE starts_with(${id}, '0')`);
  const [found] = rowsOf<Found & { padded: string | null }>(
    await session.query(`
    WITH padded AS (SELECT ltrim(id, '0') AS bare, min(id) AS padded FROM (${known.join(' UNION ALL ')})
      WHERE length(id) > 1 AND regexp_full_match(id, '[0-9]+') GROUP BY 1)
    SELECT count(*) AS rows, min(t.${id}) AS example, arg_min(padded, t.${id}) AS padded
    FROM (SELECT t.${id} ${rows}) t JOIN padded ON bare = t.${id}`),
  );
  if (!found || found.rows === 0) return [];
  const { example, padded } = found;
  return [notice('lost_zeros', { id, rows: found.rows, example: shown(example), padded: shown(padded) })];
}

/** Spreadsheets keep 15 digits of a number: where every longer one ends in zeros, they have been lost. */
async function lostDigits(session: Session, id: 'sku' | 'order_id', rows: string): Promise<Notice[]> {
  const long = `length(t.${id}) > 15 AND regexp_full_match(t.${id}, '[1-9][0-9]+')`;
  const [found] = rowsOf<Found & { ids: number; is_all: boolean | null }>(
    await session.query(`SELECT count(*) AS rows, count(DISTINCT t.${id}) AS ids, min(t.${id}) AS example,
      bool_and(regexp_full_match(substr(t.${id}, 16), '0+')) AS is_all ${rows} AND CASE WHEN length(t.${id}) > 15 THEN ${long} END`),
  );
  // One number in ten ends in a zero by itself.
  const zeros = (found?.ids ?? 0) * ((found?.example?.length ?? 0) - 15);
  return found?.is_all && zeros >= 3
    ? [notice('lost_digits', { id, rows: found.rows, example: shown(found.example) })]
    : [];
}

const texts: Readonly<Record<IngestTable, readonly string[]>> = {
  order_lines: [
    'product_name',
    'style_id',
    'category',
    'size',
    'colour',
    'supplier',
    'warehouse',
    'carrier',
    'packaging',
  ],
  return_lines: ['reason_code', 'reason_text', 'agent_note', 'inspection_note', 'return_carrier', 'condition_grade'],
  shipments: ['warehouse', 'carrier', 'packaging', 'packer'],
  products: ['product_name', 'style_id', 'category', 'size', 'colour', 'supplier'],
  order_refunds: [],
};

async function errorTexts(session: Session, table: IngestTable, rows: string): Promise<Notice[]> {
  if (texts[table].length === 0) return [];
  const counts = texts[table].map((column) => `count(*) FILTER (WHERE ${isSheetError(`t.${column}`)}) AS ${column}`);
  const [found = {}] = rowsOf<Record<string, number>>(await session.query(`SELECT ${counts.join(', ')} ${rows}`));
  return Object.entries(found).flatMap(([column, count]) =>
    count > 0 ? [notice('sheet_errors', { column, rows: count })] : [],
  );
}
