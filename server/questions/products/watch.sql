-- Which products come back more than they did, and which are new?
-- Reads: activity, sold_sums, mart_info, dim_products. Grain: one row per value of the level; recent are the last 8 calendar weeks with the
-- one under way, before the 44 before them.
WITH windows AS (
  SELECT
    {dimension_id} AS dimension_id,
    delivered_units, returned_units, exposure_units,
    bucket >= CAST(date_add('day', -49, CAST(date_trunc('week', CAST($as_of AS DATE)) AS DATE)) AS DATE) AS is_recent
  FROM activity
  WHERE bucket >= CAST(date_add('day', -357, CAST(date_trunc('week', CAST($as_of AS DATE)) AS DATE)) AS DATE)
    AND bucket < CAST(date_add('day', 7, CAST(date_trunc('week', CAST($as_of AS DATE)) AS DATE)) AS DATE)
),
sums AS (
  SELECT
    {dimension_id} AS dimension_id,
    min(first_day) AS first_date,
    sum(delivered_units) AS delivered_units,
    NULL AS recent_sold_units, NULL AS recent_units, NULL AS recent_exposure, NULL AS before_units, NULL AS before_exposure
  FROM sold_sums
  GROUP BY 1
  UNION ALL
  SELECT
    dimension_id, NULL, 0,
    sum(CASE WHEN is_recent THEN delivered_units END),
    sum(CASE WHEN is_recent THEN returned_units END),
    sum(CASE WHEN is_recent THEN exposure_units END),
    sum(CASE WHEN is_recent THEN 0 ELSE returned_units END),
    sum(CASE WHEN is_recent THEN 0e0 ELSE exposure_units END)
  FROM windows
  GROUP BY 1
),
totals AS (
  SELECT
    {level_of:sums} AS level_id,
    min(first_date) AS first_date,
    sum(recent_sold_units) AS recent_sold_units,
    sum(recent_units) AS recent_units,
    sum(recent_exposure) AS recent_exposure,
    sum(before_units) AS before_units,
    sum(before_exposure) AS before_exposure
  FROM {level_source:sums}
  GROUP BY 1
  HAVING sum(delivered_units) > 0
),
{levels:totals}
SELECT
  l.level_key,
  first_date,
  first_date > CAST(date_add('day', -60, CAST($as_of AS DATE)) AS DATE)
    AND first_date > CAST(date_add('day', 28, (SELECT first_date FROM mart_info)) AS DATE) AS is_new,
  CAST(coalesce(recent_sold_units, 0) AS BIGINT) AS recent_sold_units,
  CAST(coalesce(recent_units, 0) AS BIGINT) AS recent_units,
  coalesce(recent_exposure, 0e0) AS recent_exposure,
  CAST(coalesce(before_units, 0) AS BIGINT) AS before_units,
  coalesce(before_exposure, 0e0) AS before_exposure
FROM totals t
LEFT JOIN levels l ON l.level_id = t.level_id
ORDER BY recent_sold_units DESC, 1 NULLS LAST
