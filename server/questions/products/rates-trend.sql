-- How did the rate of each product (or size, colour, supplier …) move over the last twelve months?
-- Reads: activity, dim_products. Grain: one row per value of the level and month of the period in which enough was delivered; age counts
-- the months before `last_month`.
WITH months AS (
  SELECT
    {dimension_id} AS dimension_id,
    CAST(date_diff('month', month_start, CAST($last_month AS DATE)) AS INTEGER) AS age,
    delivered_units, returned_units, exposure_units
  FROM activity
  WHERE CAST($last_month AS DATE) IS NOT NULL
)
SELECT {level_of:months} AS level_id, age, sum(returned_units) / sum(exposure_units) AS rate
FROM {level_source:months}
GROUP BY 1, 2
HAVING sum(exposure_units) > 0 AND sum(exposure_units) >= 3e-1 * CAST(sum(delivered_units) AS DOUBLE)
