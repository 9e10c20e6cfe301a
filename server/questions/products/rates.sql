-- How often does each product (or size, colour, supplier …) come back, why, and at what cost?
-- Reads: activity, dim_products. Grain: one row per value of the level; its trend by month up to
-- `last_month`, oldest first.
WITH sums AS (
  SELECT
    {dimension_id} AS dimension_id,
    sum(delivered_units) AS sold_units,
    sum(returned_units) AS returned_units,
    sum(exposure_units) AS exposure_units,
    sum(exposure_squared) AS exposure_squared,
    sum(CASE WHEN returned_units > 0 THEN cost_actual_minor + cost_assumed_minor END) AS cost_minor
  FROM activity
  GROUP BY 1
),
causes AS (
  SELECT {dimension_id} AS dimension_id, reason_group, sum(returned_units) AS returned_units
  FROM activity
  WHERE reason_group IS NOT NULL
  GROUP BY 1, 2
),
months AS (
  SELECT
    {dimension_id} AS dimension_id,
    CAST(date_diff('month', month_start, CAST($last_month AS DATE)) AS INTEGER) AS age,
    sum(delivered_units) AS sold_units,
    sum(returned_units) AS returned_units,
    sum(exposure_units) AS exposure_units
  FROM activity
  WHERE month_start BETWEEN CAST(date_add('month', -11, CAST($last_month AS DATE)) AS DATE) AND CAST($last_month AS DATE)
  GROUP BY 1, 2
),
totals AS (
  SELECT
    coalesce({dimension_of:sums}, '') AS level_key,
    sum(sold_units) AS sold_units,
    sum(returned_units) AS returned_units,
    sum(exposure_units) AS exposure_units,
    sum(exposure_squared) AS exposure_squared,
    sum(cost_minor) AS cost_minor
  FROM {dimension_source:sums}
  GROUP BY 1
  HAVING sum(sold_units) + sum(returned_units) > 0
),
rated AS (
  SELECT
    coalesce({dimension_of:months}, '') AS level_key,
    age,
    CASE WHEN sum(exposure_units) > 0 AND sum(exposure_units) >= 0.3 * sum(sold_units) THEN sum(returned_units) / sum(exposure_units) END AS rate
  FROM {dimension_source:months}
  GROUP BY 1, 2
),
trends AS (
  SELECT
    level_key,
    max(CASE WHEN age = 11 THEN rate END) AS trend_0,
    max(CASE WHEN age = 10 THEN rate END) AS trend_1,
    max(CASE WHEN age = 9 THEN rate END) AS trend_2,
    max(CASE WHEN age = 8 THEN rate END) AS trend_3,
    max(CASE WHEN age = 7 THEN rate END) AS trend_4,
    max(CASE WHEN age = 6 THEN rate END) AS trend_5,
    max(CASE WHEN age = 5 THEN rate END) AS trend_6,
    max(CASE WHEN age = 4 THEN rate END) AS trend_7,
    max(CASE WHEN age = 3 THEN rate END) AS trend_8,
    max(CASE WHEN age = 2 THEN rate END) AS trend_9,
    max(CASE WHEN age = 1 THEN rate END) AS trend_10,
    max(CASE WHEN age = 0 THEN rate END) AS trend_11
  FROM rated
  GROUP BY 1
),
of_level AS (
  SELECT coalesce({dimension_of:causes}, '') AS level_key, reason_group, sum(returned_units) AS returned_units
  FROM {dimension_source:causes}
  GROUP BY 1, 2
),
ranked AS (
  SELECT
    level_key,
    reason_group,
    CAST(returned_units AS DOUBLE) / nullif(sum(returned_units) OVER (PARTITION BY level_key), 0) AS share,
    row_number() OVER (PARTITION BY level_key ORDER BY returned_units DESC, reason_group) AS position
  FROM of_level
),
names AS (
  SELECT sku AS level_key, product_name AS name, category FROM dim_products WHERE CAST($level AS VARCHAR) = 'sku'
  UNION ALL
  SELECT style_id, min(product_name), min(category) FROM dim_products WHERE CAST($level AS VARCHAR) = 'style' GROUP BY style_id
)
SELECT
  nullif(t.level_key, '') AS level_key,
  n.name,
  CASE WHEN CAST($level AS VARCHAR) = 'category' THEN nullif(t.level_key, '') ELSE n.category END AS category,
  CAST(t.sold_units AS BIGINT) AS sold_units,
  CAST(t.returned_units AS BIGINT) AS returned_units,
  coalesce(t.exposure_units, 0e0) AS exposure_units,
  coalesce(t.exposure_squared, 0e0) AS exposure_squared,
  CAST(coalesce(t.cost_minor, 0) AS BIGINT) AS return_cost_minor,
  CASE WHEN t.returned_units > 0 THEN r.reason_group END AS top_reason,
  r.share AS top_reason_share,
  p.trend_0, p.trend_1, p.trend_2, p.trend_3, p.trend_4, p.trend_5,
  p.trend_6, p.trend_7, p.trend_8, p.trend_9, p.trend_10, p.trend_11
FROM totals t
LEFT JOIN names n ON n.level_key = t.level_key
LEFT JOIN trends p ON p.level_key = t.level_key
LEFT JOIN ranked r ON r.level_key = t.level_key AND r.position = 1
ORDER BY t.sold_units DESC, t.level_key
