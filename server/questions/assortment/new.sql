-- How do new products start, and how did earlier new ones of their category?
-- Reads: activity, dim_products, mart_info. Grain: one row per style whose first delivery is in the data: sums of its first 30 days.
WITH lines AS (
  SELECT
    p.style_id AS level_key,
    activity.day,
    activity.delivered_units,
    activity.returned_units,
    activity.exposure_units,
    activity.exposure_squared
  FROM activity
  JOIN dim_products p ON p.sku_id = activity.sku_id
  WHERE activity.day IS NOT NULL
),
starts AS (
  SELECT level_key, min(day) AS first_date
  FROM lines
  WHERE delivered_units > 0
  GROUP BY 1
),
named AS (
  SELECT style_id AS level_key, min(product_name) AS name, min(category) AS category FROM dim_products GROUP BY 1
)
SELECT
  s.level_key,
  min(n.name) AS name,
  min(n.category) AS category,
  s.first_date,
  s.first_date > CAST(date_add('day', -60, CAST($as_of AS DATE)) AS DATE) AS is_new,
  CAST(sum(l.delivered_units) AS BIGINT) AS delivered_units,
  CAST(sum(l.returned_units) AS BIGINT) AS returned_units,
  coalesce(sum(l.exposure_units), 0e0) AS exposure_units,
  coalesce(sum(l.exposure_squared), 0e0) AS exposure_squared
FROM starts s
JOIN lines l ON l.level_key = s.level_key AND l.day <= CAST(date_add('day', 29, s.first_date) AS DATE)
JOIN named n ON n.level_key = s.level_key
WHERE s.first_date > CAST(date_add('day', 28, (SELECT first_date FROM mart_info)) AS DATE)
  AND s.first_date <= CAST($as_of AS DATE)
GROUP BY s.level_key, s.first_date
ORDER BY s.first_date DESC, s.level_key
