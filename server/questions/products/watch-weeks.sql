-- How much came back of what some weeks delivered, and at what cost?
-- Reads: activity, dim_products. Grain: one row per value of the level of which something was delivered or came back.
WITH sums AS (
  SELECT
    {dimension_id} AS dimension_id,
    sum(delivered_units) AS delivered_units,
    sum(returned_units) AS returned_units,
    sum(exposure_units) AS exposure_units,
    sum(cost_actual_minor + cost_assumed_minor) AS cost_minor,
    sum(returned_units + unmatched_units) AS costed_units
  FROM activity
  GROUP BY 1
)
SELECT
  {level_of:sums} AS level_id,
  CAST(sum(delivered_units) AS BIGINT) AS delivered_units,
  CAST(sum(returned_units) AS BIGINT) AS returned_units,
  coalesce(sum(exposure_units), 0e0) AS exposure_units,
  CAST(coalesce(sum(cost_minor), 0) AS BIGINT) AS cost_minor,
  CAST(sum(costed_units) AS BIGINT) AS costed_units
FROM {level_source:sums}
GROUP BY 1
