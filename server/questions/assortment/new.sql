-- How do new products start, how did earlier new ones of their category, and what else is known of their category?
-- Reads: sold_sums, sold, returned, activity, dim_products, mart_info. Grain: one row per style and span: `start`, its first 30 days
-- where its first delivery is in the data; `whole`, all days of a style that is not new.
WITH firsts AS (
  SELECT
    p.style_id AS level_key,
    min(s.first_day) AS first_date,
    min(s.first_day) > CAST(date_add('day', 28, (SELECT first_date FROM mart_info)) AS DATE) AS is_seen_to_start,
    min(s.first_day) > CAST(date_add('day', -60, CAST($as_of AS DATE)) AS DATE) AS is_recent
  FROM sold_sums s
  JOIN dim_products p ON p.sku_id = s.sku_id
  GROUP BY 1
  HAVING min(s.first_day) <= CAST($as_of AS DATE)
),
started AS (
  SELECT p.sku_id, f.level_key, CAST(date_add('day', 29, f.first_date) AS DATE) AS last_date
  FROM firsts f
  JOIN dim_products p ON p.style_id = f.level_key
  WHERE f.is_seen_to_start
),
sold_at_start AS (
  SELECT p.level_key, s.delivered_units, 0 AS returned_units, s.exposure_units, s.exposure_squared
  FROM sold s
  JOIN started p ON p.sku_id = s.sku_id
  WHERE s.day <= p.last_date
),
returned_at_start AS (
  SELECT p.level_key, 0 AS delivered_units, r.returned_units, 0e0 AS exposure_units, 0e0 AS exposure_squared
  FROM returned r
  JOIN started p ON p.sku_id = r.sku_id
  WHERE r.day <= p.last_date
),
by_product AS (
  SELECT
    sku_id,
    sum(delivered_units) AS delivered_units,
    sum(returned_units) AS returned_units,
    sum(exposure_units) AS exposure_units,
    sum(exposure_squared) AS exposure_squared
  FROM activity
  GROUP BY 1
),
lines AS (
  SELECT 'start' AS span, level_key, delivered_units, returned_units, exposure_units, exposure_squared FROM sold_at_start
  UNION ALL
  SELECT 'start', level_key, delivered_units, returned_units, exposure_units, exposure_squared FROM returned_at_start
  UNION ALL
  SELECT 'whole', f.level_key, b.delivered_units, b.returned_units, b.exposure_units, b.exposure_squared
  FROM by_product b
  JOIN dim_products p ON p.sku_id = b.sku_id
  JOIN firsts f ON f.level_key = p.style_id
  WHERE NOT (f.is_recent AND f.is_seen_to_start)
),
named AS (
  SELECT style_id AS level_key, min(product_name) AS name, min(category) AS category FROM dim_products GROUP BY 1
)
SELECT
  l.span,
  f.level_key,
  min(n.name) AS name,
  min(n.category) AS category,
  f.first_date,
  f.is_recent AND f.is_seen_to_start AS is_new,
  CAST(sum(l.delivered_units) AS BIGINT) AS delivered_units,
  CAST(sum(l.returned_units) AS BIGINT) AS returned_units,
  coalesce(sum(l.exposure_units), 0e0) AS exposure_units,
  coalesce(sum(l.exposure_squared), 0e0) AS exposure_squared
FROM firsts f
JOIN lines l ON l.level_key = f.level_key
JOIN named n ON n.level_key = f.level_key
GROUP BY l.span, f.level_key, f.first_date, f.is_recent, f.is_seen_to_start
ORDER BY f.first_date DESC, f.level_key, l.span
