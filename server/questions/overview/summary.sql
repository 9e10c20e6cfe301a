-- How much was delivered, came back and cost in one period?
-- Reads: activity. Grain: one row.
SELECT
  {metrics},
  coalesce(sum(exposure_units), 0e0) AS exposure_units,
  coalesce(sum(exposure_squared), 0e0) AS exposure_squared
FROM activity
