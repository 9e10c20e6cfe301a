-- What the marts cover. Reads: order_lines, shipments, return_lines. Grain: one row.
WITH orders AS (
  SELECT max(day) AS last_day, min(day) AS first_day FROM (
    SELECT order_date AS day FROM order_lines
    UNION ALL SELECT shipped_date FROM order_lines
    UNION ALL SELECT delivered_date FROM order_lines
    UNION ALL SELECT shipped_date FROM shipments
    UNION ALL SELECT delivered_date FROM shipments
  ) days
),
returned AS (
  SELECT max(coalesce(requested_date, received_date, refunded_date)) AS last_day FROM return_lines
),
currencies AS (
  SELECT currency, count(*) AS line_count
  FROM order_lines WHERE currency IS NOT NULL GROUP BY currency
)
SELECT
  CASE WHEN returned.last_day < orders.last_day THEN returned.last_day ELSE orders.last_day END AS as_of,
  orders.first_day AS first_date,
  orders.last_day AS last_date,
  coalesce(
    (SELECT currency FROM currencies ORDER BY line_count DESC, currency LIMIT 1),
    (SELECT max(currency) FROM return_lines)
  ) AS main_currency
FROM orders CROSS JOIN returned
