-- How does the return rate move over time?
-- Reads: activity. Grain: one row per week or month, oldest first.
SELECT
  {period} AS period_start,
  {metrics},
  coalesce(sum(exposure_units), 0e0) AS exposure_units,
  coalesce(sum(exposure_squared), 0e0) AS exposure_squared
FROM activity
WHERE day IS NOT NULL
GROUP BY 1
ORDER BY 1
