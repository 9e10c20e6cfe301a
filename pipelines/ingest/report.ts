import type { FileReport } from '../domain/reports.ts';
import { rowsOf, type Session } from '../warehouse/engine.ts';

type Amounts = FileReport['refund_minor'];

/** What the files of a load add up to; an order that several files hold counts in each. */
export type Totals = Omit<FileReport, 'load_id' | 'file' | 'format' | 'kind' | 'encoding' | 'furniture' | 'warnings'>;

type Sums = Omit<Totals, 'rows_read' | 'rows_loaded' | 'rows_unchanged' | 'rows_set_aside' | 'rows_furniture'>;

/** What the rows of a file add up to in the warehouse; each text is a condition on the table's rows, as `t`. */
export async function fileTotals(
  session: Session,
  where: Partial<Record<'order_lines' | 'return_lines' | 'shipments' | 'order_refunds', string>>,
): Promise<Sums> {
  const of = (table: keyof typeof where) => where[table] ?? 'false';
  const [counts] = rowsOf<
    Omit<Sums, 'refund_minor' | 'label_minor' | 'first_date' | 'last_date'> & {
      first: string | null;
      last: string | null;
    }
  >(
    await session.query(`
    WITH o AS (SELECT count(DISTINCT order_id) AS orders, count(*) AS order_lines, coalesce(sum(quantity), 0) AS units,
        min(order_date) AS first, max(order_date) AS last FROM order_lines t WHERE ${of('order_lines')}),
      r AS (SELECT count(DISTINCT coalesce(return_id, order_id, return_ref)) AS returns, count(*) AS return_lines,
        coalesce(sum(quantity) FILTER (WHERE movement = 'return'), 0) AS units,
        min(coalesce(requested_date, received_date)) AS first, max(coalesce(requested_date, received_date)) AS last
        FROM return_lines t WHERE ${of('return_lines')}),
      s AS (SELECT min(shipped_date) AS first, max(shipped_date) AS last FROM shipments t WHERE ${of('shipments')})
    SELECT o.orders, o.order_lines, CAST(o.units AS BIGINT) AS units_ordered, r.returns, r.return_lines, CAST(r.units AS BIGINT) AS units_returned,
      CAST(least(o.first, r.first, s.first) AS VARCHAR) AS first, CAST(greatest(o.last, r.last, s.last) AS VARCHAR) AS last FROM o, r, s`),
  );
  const refunds = await amounts(
    session,
    `SELECT currency, coalesce(refund_amount_minor, 0) + coalesce(refund_shipping_amount_minor, 0) AS minor FROM return_lines t WHERE ${of('return_lines')} AND coalesce(refund_amount_minor, refund_shipping_amount_minor) IS NOT NULL
    UNION ALL SELECT currency, refund_minor FROM order_refunds t WHERE ${of('order_refunds')}`,
  );
  const labels = await amounts(
    session,
    `SELECT currency, label_cost_minor AS minor FROM return_lines t WHERE ${of('return_lines')} AND label_cost_minor IS NOT NULL`,
  );
  const { first, last, ...numbers } = counts!;
  return { ...numbers, refund_minor: refunds, label_minor: labels, first_date: first, last_date: last };
}

async function amounts(session: Session, rows: string): Promise<Amounts> {
  const sums = rowsOf<{ currency: string; minor: number }>(
    await session.query(
      `SELECT coalesce(currency, '?') AS currency, CAST(sum(minor) AS DOUBLE) AS minor FROM (${rows}) GROUP BY 1 ORDER BY 1`,
    ),
  );
  return Object.fromEntries(sums.map(({ currency, minor }) => [currency, minor]));
}

/** The totals of several files. */
export function sumTotals(files: readonly Totals[]): Totals {
  const sum = (pick: (totals: Totals) => number) => files.reduce((total, file) => total + pick(file), 0);
  const dates = (pick: (totals: Totals) => string | null) => files.flatMap((file) => pick(file) ?? []).sort();
  return {
    rows_read: sum((file) => file.rows_read),
    rows_loaded: sum((file) => file.rows_loaded),
    rows_unchanged: sum((file) => file.rows_unchanged),
    rows_set_aside: sum((file) => file.rows_set_aside),
    rows_furniture: sum((file) => file.rows_furniture),
    orders: sum((file) => file.orders),
    order_lines: sum((file) => file.order_lines),
    units_ordered: sum((file) => file.units_ordered),
    returns: sum((file) => file.returns),
    return_lines: sum((file) => file.return_lines),
    units_returned: sum((file) => file.units_returned),
    refund_minor: sumAmounts(files.map((file) => file.refund_minor)),
    label_minor: sumAmounts(files.map((file) => file.label_minor)),
    first_date: dates((file) => file.first_date)[0] ?? null,
    last_date: dates((file) => file.last_date).at(-1) ?? null,
  };
}

function sumAmounts(all: readonly Amounts[]): Amounts {
  const sums: Amounts = {};
  for (const amounts of all)
    for (const [currency, minor] of Object.entries(amounts)) sums[currency] = (sums[currency] ?? 0) + minor;
  return sums;
}
