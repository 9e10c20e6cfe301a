-- How much came back of what some weeks delivered?
-- Reads: activity, dim_products. Grain: one row per value of the level of which something was delivered or came back.
WITH sums AS (
  SELECT
    {dimension_id} AS dimension_id,
    sum(delivered_units) AS delivered_units,
    sum(returned_units) AS returned_units,
    sum(exposure_units) AS exposure_units
  FROM activity
  GROUP BY 1
)
SELECT
  {level_of:sums} AS level_id,
  CAST(sum(delivered_units) AS BIGINT) AS delivered_units,
  CAST(sum(returned_units) AS BIGINT) AS returned_units,
  coalesce(sum(exposure_units), 0e0) AS exposure_units
FROM {level_source:sums}
GROUP BY 1
