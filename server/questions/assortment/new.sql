-- How do new products start, and how did earlier new ones of their category?
-- Reads: sold_sums, sold, returned, dim_products, mart_info. Grain: one row per style whose first delivery is in the data: sums of its
-- first 30 days.
WITH starts AS (
  SELECT p.style_id AS level_key, min(s.first_day) AS first_date
  FROM sold_sums s
  JOIN dim_products p ON p.sku_id = s.sku_id
  GROUP BY 1
  HAVING min(s.first_day) > CAST(date_add('day', 28, (SELECT first_date FROM mart_info)) AS DATE)
    AND min(s.first_day) <= CAST($as_of AS DATE)
),
started AS (
  SELECT p.sku_id, s.level_key, CAST(date_add('day', 29, s.first_date) AS DATE) AS last_date
  FROM starts s
  JOIN dim_products p ON p.style_id = s.level_key
),
lines AS (
  SELECT p.level_key, s.delivered_units, 0 AS returned_units, s.exposure_units, s.exposure_squared
  FROM sold s
  JOIN started p ON p.sku_id = s.sku_id
  WHERE s.day <= p.last_date
  UNION ALL
  SELECT p.level_key, 0, r.returned_units, 0e0, 0e0
  FROM returned r
  JOIN started p ON p.sku_id = r.sku_id
  WHERE r.day <= p.last_date
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
JOIN lines l ON l.level_key = s.level_key
JOIN named n ON n.level_key = s.level_key
GROUP BY s.level_key, s.first_date
ORDER BY s.first_date DESC, s.level_key
