-- Which values of the level does the filter hold?
-- Reads: activity, dim_products. Grain: one row per value of the level of which something was delivered or came back.
WITH sums AS (
  SELECT {dimension_id} AS dimension_id, sum(delivered_units) AS sold_units, sum(returned_units) AS returned_units
  FROM activity
  GROUP BY 1
)
SELECT {level_of:sums} AS level_id
FROM {level_source:sums}
GROUP BY 1
HAVING sum(sold_units) + sum(returned_units) > 0
