-- What does each product (or size, colour, supplier …) come back for most, the first by code of causes that are as many?
-- Reads: activity, dim_products. Grain: one row per value of the level of which something came back.
WITH sums AS (
  SELECT {dimension_id} AS dimension_id, reason_group, sum(returned_units) AS returned_units
  FROM activity
  WHERE reason_group IS NOT NULL
  GROUP BY 1, 2
),
causes AS (
  SELECT {level_of:sums} AS level_id, reason_group, sum(returned_units) AS returned_units
  FROM {level_source:sums}
  GROUP BY 1, 2
),
most AS (
  SELECT level_id, max(returned_units) AS returned_units, CAST(max(returned_units) AS DOUBLE) / sum(returned_units) AS share
  FROM causes
  GROUP BY 1
  HAVING max(returned_units) > 0
)
SELECT causes.level_id, min(reason_group) AS top_reason, min(share) AS top_reason_share
FROM most
JOIN causes ON causes.level_id = most.level_id AND causes.returned_units = most.returned_units
GROUP BY 1
