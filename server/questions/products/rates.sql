-- How often does each product (or size, colour, supplier …) come back, why, and at what cost?
-- Reads: activity, dim_products. Grain: one row per value of the level; its trend in periods of four calendar weeks up to the
-- last one, oldest first.
WITH last_week AS (
  SELECT
    CAST(date_trunc('week', CASE WHEN CAST($to AS VARCHAR) < CAST($as_of AS VARCHAR) THEN CAST(CAST($to AS VARCHAR) AS DATE) ELSE CAST($as_of AS DATE) END) AS DATE) AS first_day
),
sums AS (
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
periods AS (
  SELECT
    {dimension_id} AS dimension_id,
    CAST(floor(CAST(date_diff('day', CAST(date_trunc('week', bucket) AS DATE), (SELECT first_day FROM last_week)) AS DOUBLE) / 28) AS INTEGER) AS period,
    sum(delivered_units) AS sold_units,
    sum(returned_units) AS returned_units,
    sum(exposure_units) AS exposure_units
  FROM activity
  WHERE bucket >= CAST(date_add('day', -329, (SELECT first_day FROM last_week)) AS DATE)
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
    coalesce({dimension_of:periods}, '') AS level_key,
    period,
    CASE WHEN sum(exposure_units) > 0 AND sum(exposure_units) >= 0.3 * sum(sold_units) THEN sum(returned_units) / sum(exposure_units) END AS rate
  FROM {dimension_source:periods}
  WHERE period BETWEEN 0 AND 11
  GROUP BY 1, 2
),
trends AS (
  SELECT
    level_key,
    max(CASE WHEN period = 11 THEN rate END) AS trend_0,
    max(CASE WHEN period = 10 THEN rate END) AS trend_1,
    max(CASE WHEN period = 9 THEN rate END) AS trend_2,
    max(CASE WHEN period = 8 THEN rate END) AS trend_3,
    max(CASE WHEN period = 7 THEN rate END) AS trend_4,
    max(CASE WHEN period = 6 THEN rate END) AS trend_5,
    max(CASE WHEN period = 5 THEN rate END) AS trend_6,
    max(CASE WHEN period = 4 THEN rate END) AS trend_7,
    max(CASE WHEN period = 3 THEN rate END) AS trend_8,
    max(CASE WHEN period = 2 THEN rate END) AS trend_9,
    max(CASE WHEN period = 1 THEN rate END) AS trend_10,
    max(CASE WHEN period = 0 THEN rate END) AS trend_11
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
