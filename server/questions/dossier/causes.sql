-- By which causes does a product come back, and the rest of its category?
-- Reads: activity, dim_reasons. Grain: one row per category and reason; what was delivered has none.
WITH sums AS (
  SELECT
    category,
    reason_group,
    reason,
    sum(delivered_units) AS delivered_units,
    sum(returned_units) AS returned_units,
    sum(exposure_units) AS exposure_units
  FROM activity
  GROUP BY 1, 2, 3
)
SELECT
  s.category,
  coalesce(d.fault, 'unknown') AS fault,
  s.reason_group,
  s.reason,
  CAST(s.delivered_units AS BIGINT) AS delivered_units,
  CAST(s.returned_units AS BIGINT) AS returned_units,
  s.exposure_units
FROM sums s
LEFT JOIN dim_reasons d ON d.reason = s.reason
ORDER BY s.category NULLS LAST, s.reason NULLS LAST
