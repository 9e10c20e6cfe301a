-- What does not add up between orders, returns and refunds?
-- Five lists of all that is loaded, whatever the filter, each amount in its own currency. What a source never tells (receipts,
-- refunds) is not held against it. Orders are compared as a whole, as money given back on an order names no line.
-- Reads: fct_sold, fct_returned, order_lines, dim_products, mart_info. Grain: one row per list and currency, one of a
-- list without entries; of a list, one row per entry. `came` has the pieces of a returned line, by order line, as one again.
WITH came AS (
  SELECT
    source, return_ref, order_id, line_id, sku_id, movement, resolution, requested_date, received_date, refunded_date,
    returned_units, returned_units + unmatched_units AS units,
    CASE WHEN unmatched_problem = 'more_than_sold' THEN unmatched_units ELSE 0 END AS excess_units,
    refund_minor, refund_minor + shipping_refund_minor AS given_minor, currency
  FROM fct_returned
  WHERE split_id IS NULL
  UNION ALL
  SELECT
    min(source), min(return_ref), min(order_id), min(line_id), min(sku_id), min(movement), min(resolution),
    min(requested_date), min(received_date), min(refunded_date), 0, sum(returned_units) + sum(unmatched_units),
    sum(CASE WHEN unmatched_problem = 'more_than_sold' THEN unmatched_units ELSE 0 END),
    sum(refund_minor), sum(refund_minor) + sum(shipping_refund_minor), min(currency)
  FROM fct_returned
  WHERE split_id IS NOT NULL
  GROUP BY split_id
),
told AS (
  SELECT source, count(received_date) > 0 AS tells_receipt, bool_or(coalesce(refund_minor, 0) > 0) AS tells_refund
  FROM came GROUP BY source
),
placed AS (
  SELECT
    c.*, t.tells_receipt, t.tells_refund,
    coalesce(s.order_id, c.order_id) AS order_name, s.source AS order_source, p.sku,
    coalesce(c.received_date, c.requested_date) AS came_date,
    c.given_minor > 0 AND (
      s.delivered_units = 0 OR s.currency IS DISTINCT FROM c.currency
      OR CAST(c.given_minor AS DOUBLE) * s.delivered_units > CAST(s.delivered_value_minor AS DOUBLE) * c.returned_units
    ) AS is_above
  FROM came c
  JOIN told t ON t.source = c.source
  LEFT JOIN fct_sold s ON s.line_id = c.line_id
  LEFT JOIN dim_products p ON p.sku_id = c.sku_id
),
by_order AS (
  SELECT
    order_name,
    bool_or(movement = 'return') AS has_return,
    bool_or(movement = 'money_only' AND coalesce(refund_minor, 0) > 0) AS has_refund
  FROM placed
  WHERE order_name IN (SELECT order_name FROM placed WHERE movement = 'money_only' AND refund_minor > 0)
  GROUP BY order_name
),
-- More can only have been given back on an order than was paid for it where it was on one of its lines, or where something is
-- paid with less than nothing: few orders, of which alone all lines are summed.
suspects AS (
  SELECT order_source AS source, order_name AS order_id FROM placed WHERE is_above AND order_source IS NOT NULL
  UNION
  SELECT source, order_id FROM fct_sold WHERE delivered_value_minor < 0
  UNION
  SELECT source, order_id FROM order_lines WHERE shipping_paid_minor < 0
),
paid AS (
  SELECT
    source, order_id, currency, sum(delivered_value_minor) AS goods_minor,
    count(*) = count(delivered_value_minor) AS is_known
  FROM fct_sold
  WHERE (source, order_id) IN (SELECT source, order_id FROM suspects)
  GROUP BY source, order_id, currency
),
postage AS (
  SELECT source, order_id, max(shipping_paid_minor) AS postage_minor
  FROM order_lines
  WHERE (source, order_id) IN (SELECT source, order_id FROM suspects)
  GROUP BY source, order_id
),
given AS (
  SELECT
    order_source, order_name, currency, sum(given_minor) AS given_minor, sum(units) AS units,
    max(coalesce(refunded_date, came_date)) AS entry_date
  FROM placed
  WHERE (order_source, order_name) IN (SELECT source, order_id FROM suspects)
  GROUP BY order_source, order_name, currency
),
entries AS (
  SELECT 'refund_without_return' AS list, p.source, p.order_name, p.return_ref, p.sku,
    coalesce(p.refunded_date, p.came_date) AS entry_date, p.units, p.currency, p.refund_minor,
    CAST(NULL AS BIGINT) AS paid_minor
  FROM placed p
  LEFT JOIN by_order o ON o.order_name = p.order_name
  WHERE p.refund_minor > 0 AND (
    (p.movement = 'money_only' AND NOT (starts_with(p.return_ref, 'refund:') AND coalesce(o.has_return, false)))
    OR (p.movement = 'return' AND p.tells_receipt AND p.received_date IS NULL)
  )
  UNION ALL
  SELECT 'return_without_refund', p.source, p.order_name, p.return_ref, p.sku, p.came_date, p.units, p.currency, 0, NULL
  FROM placed p
  LEFT JOIN by_order o ON o.order_name = p.order_name
  CROSS JOIN mart_info m
  WHERE p.movement = 'return' AND p.tells_refund AND coalesce(p.refund_minor, 0) = 0 AND p.refunded_date IS NULL
    AND (p.received_date IS NOT NULL OR NOT p.tells_receipt)
    AND coalesce(p.resolution, 'refund') NOT IN ('exchange', 'replacement', 'repair', 'store_credit')
    AND NOT coalesce(o.has_refund, false)
    AND date_diff('day', p.came_date, m.as_of) > coalesce(CAST($days AS INTEGER), 14)
  UNION ALL
  SELECT 'refund_above_paid', g.order_source, g.order_name, NULL, NULL, g.entry_date, g.units, g.currency, g.given_minor,
    b.goods_minor + coalesce(f.postage_minor, 0)
  FROM given g
  JOIN paid b ON b.source = g.order_source AND b.order_id = g.order_name AND b.currency IS NOT DISTINCT FROM g.currency
  LEFT JOIN postage f ON f.source = b.source AND f.order_id = b.order_id
  WHERE b.is_known AND g.given_minor > b.goods_minor + coalesce(f.postage_minor, 0)
  UNION ALL
  SELECT 'exchange_as_refund', source, order_name, return_ref, sku, came_date, units, currency, refund_minor, NULL
  FROM placed WHERE resolution = 'exchange' AND refund_minor > 0
  UNION ALL
  SELECT 'more_returned_than_sold', source, order_name, return_ref, sku, came_date, excess_units, currency, refund_minor, NULL
  FROM placed WHERE excess_units > 0
),
lists AS (
  SELECT * FROM (VALUES (1, 'refund_without_return'), (2, 'return_without_refund'), (3, 'refund_above_paid'),
    (4, 'exchange_as_refund'), (5, 'more_returned_than_sold')) AS n (place, list)
),
counted AS (
  SELECT l.place, l.list, count(e.list) AS entries, coalesce(sum(e.units), 0) AS units, e.currency,
    coalesce(sum(e.refund_minor), 0) AS refund_minor, sum(e.paid_minor) AS paid_minor
  FROM lists l LEFT JOIN entries e ON e.list = l.list GROUP BY l.place, l.list, e.currency
),
answered AS (
  SELECT place, list, entries, NULL AS source, NULL AS order_name, NULL AS return_ref, NULL AS sku,
    CAST(NULL AS DATE) AS entry_date, units, currency, refund_minor, paid_minor
  FROM counted WHERE CAST($list AS VARCHAR) IS NULL
  UNION ALL
  SELECT 0, list, 1, source, order_name, return_ref, sku, entry_date, units, currency, refund_minor, paid_minor
  FROM entries WHERE list = CAST($list AS VARCHAR)
)
SELECT
  list, CAST(entries AS BIGINT) AS entries, CAST(source AS VARCHAR) AS source, CAST(order_name AS VARCHAR) AS order_id,
  CAST(return_ref AS VARCHAR) AS return_ref, CAST(sku AS VARCHAR) AS sku, entry_date,
  CAST(date_diff('day', entry_date, as_of) AS INTEGER) AS age_days, CAST(units AS BIGINT) AS units, CAST(currency AS VARCHAR) AS currency,
  CAST(refund_minor AS BIGINT) AS refund_minor, CAST(paid_minor AS BIGINT) AS paid_minor
FROM answered CROSS JOIN mart_info
ORDER BY place, entries DESC, entry_date DESC NULLS LAST, order_name NULLS LAST, return_ref NULLS LAST, currency NULLS LAST
LIMIT {limit:1000}
