import type { WriteSession } from '../warehouse/engine.ts';
import type { Refresh } from './refresh.ts';

/** Rows of lines that are being built, and of those that a refresh leaves as they are. */
async function view(session: WriteSession, name: string, staged: string, kept: string | null): Promise<void> {
  await session.execute(
    `CREATE OR REPLACE TEMP VIEW ${name} AS ${staged}${kept === null ? '' : ` UNION ALL BY NAME ${kept}`}`,
  );
}

/** Builds `known_lines`: each line with the days of its order, its parcel and, where it is known, its delivery. */
export async function buildKnownLines(session: WriteSession, refresh: Refresh | null): Promise<void> {
  await view(
    session,
    'known_lines',
    'SELECT category, carrier, order_date, shipped_date, delivered_on FROM stg_lines',
    refresh &&
      `SELECT category, carrier, order_date, shipped_date, CASE clock WHEN 'delivered' THEN delivered_date END AS delivered_on
      FROM ${refresh.all('fct_sold')}`,
  );
}

/**
 * Builds `known_units`, the delivered units of each line and what was paid for them, and `known_returned_units`, those of each
 * return of a known day, with its lag; their money is not known where the return is told in another currency.
 */
export async function buildKnownUnits(session: WriteSession, refresh: Refresh | null): Promise<void> {
  await view(
    session,
    'known_units',
    `SELECT
      l.category, l.order_date, c.delivered_date, CASE WHEN c.is_delivered THEN l.quantity ELSE 0 END AS units, l.currency,
      coalesce(l.line_total_minor, l.unit_price_minor * l.quantity) AS value_minor
    FROM stg_clock c JOIN stg_lines l ON l.line_id = c.line_id`,
    refresh &&
      `SELECT category, order_date, delivered_date, delivered_units AS units, currency, delivered_value_minor AS value_minor
      FROM ${refresh.all('fct_sold')}`,
  );
  await view(
    session,
    'known_returned_units',
    `SELECT
      l.category, l.order_date, c.delivered_date, m.matched_units AS units, coalesce(r.currency, l.currency) AS currency,
      CASE WHEN coalesce(r.currency, l.currency) IS NOT DISTINCT FROM l.currency
        THEN CAST(round(CAST(coalesce(l.line_total_minor, l.unit_price_minor * l.quantity) AS DOUBLE) * m.matched_units / l.quantity) AS BIGINT)
      END AS value_minor,
      CAST(date_diff('day', c.delivered_date, coalesce(r.requested_date, r.received_date, r.refunded_date)) AS INTEGER) AS lag_days
    FROM stg_matches m
    JOIN stg_clock c ON c.line_id = m.line_id
    JOIN stg_lines l ON l.line_id = m.line_id
    JOIN return_lines r ON r.source = m.source AND r.return_ref = m.return_ref
    WHERE coalesce(r.requested_date, r.received_date, r.refunded_date) IS NOT NULL`,
    refresh &&
      `SELECT
        category, order_date, delivered_date, returned_units AS units, currency, returned_value_minor AS value_minor, lag_days
      FROM ${refresh.all('fct_returned')}
      WHERE returned_units > 0 AND lag_days IS NOT NULL`,
  );
}
