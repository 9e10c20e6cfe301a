-- What does not add up between orders, returns and refunds?
-- Five lists of all that is loaded, whatever the filter, each amount in its own currency. What a source never tells (receipts,
-- refunds) is not held against it. Orders are compared as a whole, as money given back on an order names no line. A returned
-- line's amounts are those of its export: its pieces, by order line, are rounded.
-- Reads: fct_sold, fct_returned, return_lines, order_lines, dim_products, mart_info. Grain: one row per list and currency, one of a
-- list without entries; of a list, one row per entry.
WITH pieces AS (
  SELECT
    source, return_ref, min(order_id) AS order_id, min(line_id) AS line_id, min(sku_id) AS sku_id,
    min(movement) AS movement, min(resolution) AS resolution, min(requested_date) AS requested_date,
    min(received_date) AS received_date, min(refunded_date) AS refunded_date,
    sum(returned_units) + sum(unmatched_units) AS units,
    sum(CASE WHEN unmatched_problem = 'more_than_sold' THEN unmatched_units ELSE 0 END) AS excess_units,
    sum(refund_minor) AS refund_minor, sum(shipping_refund_minor) AS shipping_refund_minor, min(currency) AS currency
  FROM fct_returned
  GROUP BY source, return_ref
),
came AS (
  SELECT
    p.source, p.return_ref, p.order_id, p.line_id, p.sku_id, p.movement, p.resolution, p.requested_date, p.received_date,
    p.refunded_date, p.units, p.excess_units, p.currency,
    coalesce(w.refund_amount_minor, p.refund_minor) AS refund_minor,
    coalesce(w.refund_amount_minor, p.refund_minor) + coalesce(w.refund_shipping_amount_minor, p.shipping_refund_minor, 0) AS given_minor
  FROM pieces p
  LEFT JOIN return_lines w ON w.source = p.source AND w.return_ref = p.return_ref
),
told AS (
  SELECT source, count(received_date) > 0 AS tells_receipt, bool_or(coalesce(refund_minor, 0) > 0) AS tells_refund
  FROM came GROUP BY source
),
placed AS (
  SELECT
    c.*, t.tells_receipt, t.tells_refund,
    coalesce(s.order_id, c.order_id) AS order_name, s.source AS order_source, p.sku,
    coalesce(c.received_date, c.requested_date) AS came_date
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
  FROM placed WHERE order_name IS NOT NULL GROUP BY order_name
),
paid AS (
  SELECT
    source, order_id, currency, sum(delivered_value_minor) AS goods_minor,
    count(*) = count(delivered_value_minor) AS is_known
  FROM fct_sold GROUP BY source, order_id, currency
),
postage AS (
  SELECT source, order_id, max(shipping_paid_minor) AS postage_minor FROM order_lines GROUP BY source, order_id
),
given AS (
  SELECT
    order_source, order_name, currency, sum(given_minor) AS given_minor, sum(units) AS units,
    max(coalesce(refunded_date, came_date)) AS entry_date
  FROM placed WHERE order_source IS NOT NULL GROUP BY order_source, order_name, currency
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
