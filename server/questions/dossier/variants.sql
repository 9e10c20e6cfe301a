-- Which sizes and colours of a product come back?
-- Reads: activity, dim_products. Grain: one row per size and colour.
SELECT
  p.size,
  p.colour,
  {metrics},
  coalesce(sum(a.exposure_units), 0e0) AS exposure_units,
  coalesce(sum(a.exposure_squared), 0e0) AS exposure_squared,
  CAST(coalesce(sum(CASE WHEN a.reason = 'too_small' THEN a.returned_units END), 0) AS BIGINT) AS too_small_units,
  CAST(coalesce(sum(CASE WHEN a.reason = 'too_large' THEN a.returned_units END), 0) AS BIGINT) AS too_large_units
FROM activity a
LEFT JOIN dim_products p ON p.sku_id = a.sku_id
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
