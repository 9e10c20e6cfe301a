-- What did what some weeks delivered come back for?
-- Reads: activity, dim_products. Grain: one row per value of the level and group of reasons that something came back for.
WITH sums AS (
  SELECT {dimension_id} AS dimension_id, reason_group, sum(returned_units) AS returned_units
  FROM activity
  WHERE reason_group IS NOT NULL
  GROUP BY 1, 2
)
SELECT {level_of:sums} AS level_id, reason_group, CAST(sum(returned_units) AS BIGINT) AS returned_units
FROM {level_source:sums}
GROUP BY 1, 2
HAVING sum(returned_units) > 0
