-- When each unit reached its customer: the delivery day, else shipping day + the carrier's median transit (3 days where
-- nothing is measured), else order day + the shop's median from order to delivery (5). Reads: stg_lines, stg_matches,
-- mart_info. Grain: one row per order line.
WITH by_carrier AS (
  SELECT carrier, approx_percentile(CAST(date_diff('day', shipped_date, delivered_on) AS DOUBLE), 0.5) AS transit_days
  FROM stg_lines WHERE delivered_on >= shipped_date GROUP BY carrier
),
shop AS (
  SELECT approx_percentile(CAST(date_diff('day', order_date, delivered_on) AS DOUBLE), 0.5) AS total_days
  FROM stg_lines WHERE delivered_on >= order_date
),
matched AS (
  SELECT line_id, CAST(sum(matched_units) AS INTEGER) AS matched_units FROM stg_matches GROUP BY line_id
),
clocked AS (
  SELECT
    l.line_id,
    coalesce(
      l.delivered_on,
      CAST(date_add('day', CAST(round(coalesce(c.transit_days, 3)) AS INTEGER), l.shipped_date) AS DATE),
      CAST(date_add('day', CAST(round(coalesce(s.total_days, 5)) AS INTEGER), l.order_date) AS DATE)
    ) AS delivered_date,
    CASE WHEN l.delivered_on IS NOT NULL THEN 'delivered' WHEN l.shipped_date IS NOT NULL THEN 'shipped' ELSE 'ordered' END AS clock,
    coalesce(m.matched_units, 0) AS matched_units,
    coalesce(l.line_status, 'delivered') IN ('delivered', 'shipped') OR m.matched_units > 0 AS is_delivered
  FROM stg_lines l
  CROSS JOIN shop s
  LEFT JOIN by_carrier c ON c.carrier = l.carrier
  LEFT JOIN matched m ON m.line_id = l.line_id
)
SELECT c.*, CAST(date_diff('day', c.delivered_date, i.as_of) AS INTEGER) AS age_days
FROM clocked c CROSS JOIN mart_info i
