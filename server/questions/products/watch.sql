-- Which products come back more than they did, and which are new?
-- Reads: activity, mart_info, dim_products. Grain: one row per value of the level; recent are the last 8 weeks, before the 44 before them.
WITH lines AS (
  SELECT
    coalesce({dimension}, '') AS level_key,
    activity.day,
    date_diff('day', activity.day, CAST($as_of AS DATE)) AS days_ago,
    activity.delivered_units,
    activity.returned_units,
    activity.exposure_units
  FROM {dimension_source}
)
SELECT
  nullif(level_key, '') AS level_key,
  min(CASE WHEN delivered_units > 0 THEN day END) AS first_date,
  min(CASE WHEN delivered_units > 0 THEN day END) > CAST(date_add('day', -60, CAST($as_of AS DATE)) AS DATE)
    AND min(CASE WHEN delivered_units > 0 THEN day END) > CAST(date_add('day', 28, (SELECT first_date FROM mart_info)) AS DATE) AS is_new,
  CAST(coalesce(sum(CASE WHEN days_ago BETWEEN 0 AND 55 THEN delivered_units END), 0) AS BIGINT) AS recent_sold_units,
  CAST(coalesce(sum(CASE WHEN days_ago BETWEEN 0 AND 55 THEN returned_units END), 0) AS BIGINT) AS recent_units,
  coalesce(sum(CASE WHEN days_ago BETWEEN 0 AND 55 THEN exposure_units END), 0e0) AS recent_exposure,
  CAST(coalesce(sum(CASE WHEN days_ago BETWEEN 56 AND 363 THEN returned_units END), 0) AS BIGINT) AS before_units,
  coalesce(sum(CASE WHEN days_ago BETWEEN 56 AND 363 THEN exposure_units END), 0e0) AS before_exposure
FROM lines
GROUP BY level_key
HAVING sum(delivered_units) > 0
ORDER BY recent_sold_units DESC, 1 NULLS LAST
