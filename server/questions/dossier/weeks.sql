-- How did a product do, by the week it was shipped in?
-- Reads: activity. Grain: one row per week of shipping and reason group; what was delivered has none.
SELECT
  ship_week,
  reason_group,
  CAST(sum(delivered_units) AS BIGINT) AS delivered_units,
  CAST(sum(returned_units) AS BIGINT) AS returned_units,
  coalesce(sum(exposure_units), 0e0) AS exposure_units,
  coalesce(sum(exposure_squared), 0e0) AS exposure_squared,
  CAST(coalesce(sum(delivered_value_minor), 0) AS BIGINT) AS delivered_value_minor,
  CAST(coalesce(sum(CASE WHEN discount_depth IS NOT NULL THEN delivered_units END), 0) AS BIGINT) AS listed_units,
  CAST(coalesce(sum(CASE WHEN discount_depth <> '00 %' THEN delivered_units END), 0) AS BIGINT) AS discounted_units
FROM activity
WHERE ship_week IS NOT NULL
GROUP BY 1, 2
ORDER BY 1, 2 NULLS FIRST
