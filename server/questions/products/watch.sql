-- Which products are there, and since when?
-- Reads: sold_sums, mart_info, dim_products. Grain: one row per value of the level of which something was delivered.
WITH sums AS (
  SELECT {dimension_id} AS dimension_id, min(first_day) AS first_date, sum(delivered_units) AS delivered_units
  FROM sold_sums
  GROUP BY 1
),
totals AS (
  SELECT {level_of:sums} AS level_id, min(first_date) AS first_date
  FROM {level_source:sums}
  GROUP BY 1
  HAVING sum(delivered_units) > 0
),
{levels:totals}
SELECT
  t.level_id,
  l.level_key,
  first_date,
  first_date > CAST(date_add('day', -60, CAST($as_of AS DATE)) AS DATE)
    AND first_date > CAST(date_add('day', 28, (SELECT first_date FROM mart_info)) AS DATE) AS is_new
FROM totals t
LEFT JOIN levels l ON l.level_id = t.level_id
