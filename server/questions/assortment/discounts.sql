-- Do things sold at a discount come back more, whatever their category?
-- Reads: activity. Grain: one row per discount depth and category.
SELECT
  discount_depth,
  category,
  CAST(sum(delivered_units) AS BIGINT) AS delivered_units,
  CAST(sum(returned_units) AS BIGINT) AS returned_units,
  coalesce(sum(exposure_units), 0e0) AS exposure_units,
  coalesce(sum(exposure_squared), 0e0) AS exposure_squared
FROM activity
GROUP BY 1, 2
HAVING sum(delivered_units) > 0
ORDER BY 1 NULLS LAST, 2 NULLS LAST
