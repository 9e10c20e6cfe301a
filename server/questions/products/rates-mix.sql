-- Of which categories is what each supplier (or size, colour, country …) delivered?
-- Reads: activity, dim_products. Grain: one row per value of the level and category.
WITH sums AS (
  SELECT
    {dimension_id} AS dimension_id,
    category,
    sum(returned_units) AS returned_units,
    sum(exposure_units) AS exposure_units
  FROM activity
  GROUP BY 1, 2
)
SELECT
  {level_of:sums} AS level_id,
  sums.category,
  CAST(sum(returned_units) AS BIGINT) AS returned_units,
  coalesce(sum(exposure_units), 0e0) AS exposure_units
FROM {level_source:sums}
GROUP BY 1, 2
