-- How do the figures differ between the values of a dimension?
-- Reads: activity. Grain: one row per value, most delivered first.
SELECT
  {dimension} AS dimension_value,
  {metrics},
  coalesce(sum(exposure_units), 0e0) AS exposure_units,
  coalesce(sum(exposure_squared), 0e0) AS exposure_squared
FROM {dimension_source}
GROUP BY 1
ORDER BY 2 DESC, 3 DESC, 1 NULLS LAST
