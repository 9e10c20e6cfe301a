/** The rows of one order within one download, for windows. */
export const order = '(PARTITION BY order_id, _section)';
const upTo = '(PARTITION BY order_id, _section ORDER BY _line ROWS UNBOUNDED PRECEDING)';
const before = '(PARTITION BY order_id, _section ORDER BY _line ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)';

/** SQL of a row's place among those of its order, from 1 on. */
export const position = 'row_number() OVER (PARTITION BY order_id, _section ORDER BY _line)';

/** SQL of an amount that is told on each row of an order, or on its first, and counts once. */
export const once = (column: string): string => `CASE WHEN ${position} = 1 THEN ${column} END`;

/**
 * SQL of each line's share of what its order comes to, so that the lines of an order sum to it: what the lines' own amounts
 * leave is shared by value, and the running sum is rounded, so that no cent is lost.
 * @param own SQL of what a line comes to by itself
 * @param value SQL of what its share goes by
 * @param wanted SQL of what the order comes to
 */
export function shareOf(own: string, value: string, wanted: string): string {
  const left = `CAST(${wanted} - sum(${own}) OVER ${order} AS DOUBLE)`;
  const shared = (lines: string) => `coalesce(round(${left} * CAST(sum(${value}) OVER ${lines} AS DOUBLE)
  / nullif(CAST(sum(${value}) OVER ${order} AS DOUBLE), 0)), 0)`;
  return `TRY_CAST(${own} + ${shared(upTo)} - ${shared(before)} AS BIGINT)`;
}

const ofReturn = 'PARTITION BY return_id, order_id, _section';

/**
 * SQL of an amount that is a return's, where the export repeats it on each of its lines: it counts once. Amounts that differ
 * are the lines' own.
 */
export const onceAReturn = (column: string): string => `CASE WHEN return_id IS NULL
    OR min(${column}) OVER (${ofReturn}) IS DISTINCT FROM max(${column}) OVER (${ofReturn})
    OR row_number() OVER (${ofReturn} ORDER BY ${column}, sku, order_line_id, quantity, reason_code, reason_text) = 1
  THEN ${column} END`;
