-- What was delivered in each category, and what came back for which reason?
-- Reads: activity. Grain: one row per category and reason group, the group being null where units were delivered.
SELECT
  category,
  reason_group,
  CAST(sum(delivered_units) AS BIGINT) AS delivered_units,
  CAST(sum(returned_units) AS BIGINT) AS returned_units,
  sum(exposure_units) AS exposure_units,
  sum(exposure_squared) AS exposure_squared
FROM activity
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
