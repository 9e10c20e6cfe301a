-- When each unit reached its customer: the delivery day, else shipping day + the carrier's median transit (3 days where
-- nothing is measured), else order day + the shop's median from order to delivery (5). Reads: stg_lines, stg_matches,
-- dim_transits, mart_info. Grain: one row per order line.
WITH matched AS (
  SELECT line_id, CAST(sum(matched_units) AS INTEGER) AS matched_units FROM stg_matches GROUP BY line_id
),
clocked AS (
  SELECT
    l.line_id,
    coalesce(
      l.delivered_on,
      CAST(date_add('day', coalesce(c.transit_days, 3), l.shipped_date) AS DATE),
      CAST(date_add('day', s.transit_days, l.order_date) AS DATE)
    ) AS delivered_date,
    CASE WHEN l.delivered_on IS NOT NULL THEN 'delivered' WHEN l.shipped_date IS NOT NULL THEN 'shipped' ELSE 'ordered' END AS clock,
    coalesce(m.matched_units, 0) AS matched_units,
    coalesce(l.line_status, 'delivered') IN ('delivered', 'shipped') OR m.matched_units > 0 AS is_delivered
  FROM stg_lines l
  CROSS JOIN (SELECT transit_days FROM dim_transits WHERE carrier IS NULL) s
  LEFT JOIN dim_transits c ON c.carrier = l.carrier
  LEFT JOIN matched m ON m.line_id = l.line_id
)
SELECT c.*, CAST(date_diff('day', c.delivered_date, i.as_of) AS INTEGER) AS age_days
FROM clocked c CROSS JOIN mart_info i
