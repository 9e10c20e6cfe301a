-- Which categories and reasons cost most?
-- Reads: activity, of the answer's currency. Grain: one row per category and reason group, dearest first.
WITH cells AS (
  SELECT
    category,
    reason_group,
    sum(delivered_units) AS delivered_units,
    sum(returned_units) AS returned_units,
    coalesce(sum(cost_actual_minor), 0) AS actual_minor,
    coalesce(sum(cost_assumed_minor), 0) AS assumed_minor
  FROM activity
  WHERE currency = $currency
  GROUP BY 1, 2
),
delivered AS (
  SELECT category, sum(delivered_units) AS delivered_units FROM cells GROUP BY 1
)
SELECT
  c.category,
  c.reason_group,
  CAST(c.returned_units AS BIGINT) AS returned_units,
  CAST(c.actual_minor AS BIGINT) AS actual_minor,
  CAST(0 AS BIGINT) AS tariff_minor,
  CAST(c.assumed_minor AS BIGINT) AS assumed_minor,
  CAST(c.actual_minor + c.assumed_minor AS BIGINT) AS total_minor,
  CAST(c.actual_minor + c.assumed_minor AS DOUBLE) / nullif(d.delivered_units, 0) AS cost_per_delivered_minor
FROM cells c
JOIN delivered d ON d.category IS NOT DISTINCT FROM c.category
WHERE c.reason_group IS NOT NULL
ORDER BY 7 DESC, 1 NULLS LAST, 2
