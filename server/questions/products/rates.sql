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
    sum(cost_actual_minor + cost_assumed_minor) AS cost_minor,
    sum(CASE WHEN currency = $currency THEN returned_units + unmatched_units END) AS costed_units
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
    sum(cost_minor) AS cost_minor,
    sum(costed_units) AS costed_units
  FROM {dimension_source:sums}
  GROUP BY 1
  HAVING sum(sold_units) + sum(returned_units) > 0
),
by_age AS (
  SELECT
    dimension_id,
    sum(CASE WHEN age = 11 THEN exposure_units END) AS exposed_0, sum(CASE WHEN age = 11 THEN sold_units END) AS sold_0, sum(CASE WHEN age = 11 THEN returned_units END) AS returned_0,
    sum(CASE WHEN age = 10 THEN exposure_units END) AS exposed_1, sum(CASE WHEN age = 10 THEN sold_units END) AS sold_1, sum(CASE WHEN age = 10 THEN returned_units END) AS returned_1,
    sum(CASE WHEN age = 9 THEN exposure_units END) AS exposed_2, sum(CASE WHEN age = 9 THEN sold_units END) AS sold_2, sum(CASE WHEN age = 9 THEN returned_units END) AS returned_2,
    sum(CASE WHEN age = 8 THEN exposure_units END) AS exposed_3, sum(CASE WHEN age = 8 THEN sold_units END) AS sold_3, sum(CASE WHEN age = 8 THEN returned_units END) AS returned_3,
    sum(CASE WHEN age = 7 THEN exposure_units END) AS exposed_4, sum(CASE WHEN age = 7 THEN sold_units END) AS sold_4, sum(CASE WHEN age = 7 THEN returned_units END) AS returned_4,
    sum(CASE WHEN age = 6 THEN exposure_units END) AS exposed_5, sum(CASE WHEN age = 6 THEN sold_units END) AS sold_5, sum(CASE WHEN age = 6 THEN returned_units END) AS returned_5,
    sum(CASE WHEN age = 5 THEN exposure_units END) AS exposed_6, sum(CASE WHEN age = 5 THEN sold_units END) AS sold_6, sum(CASE WHEN age = 5 THEN returned_units END) AS returned_6,
    sum(CASE WHEN age = 4 THEN exposure_units END) AS exposed_7, sum(CASE WHEN age = 4 THEN sold_units END) AS sold_7, sum(CASE WHEN age = 4 THEN returned_units END) AS returned_7,
    sum(CASE WHEN age = 3 THEN exposure_units END) AS exposed_8, sum(CASE WHEN age = 3 THEN sold_units END) AS sold_8, sum(CASE WHEN age = 3 THEN returned_units END) AS returned_8,
    sum(CASE WHEN age = 2 THEN exposure_units END) AS exposed_9, sum(CASE WHEN age = 2 THEN sold_units END) AS sold_9, sum(CASE WHEN age = 2 THEN returned_units END) AS returned_9,
    sum(CASE WHEN age = 1 THEN exposure_units END) AS exposed_10, sum(CASE WHEN age = 1 THEN sold_units END) AS sold_10, sum(CASE WHEN age = 1 THEN returned_units END) AS returned_10,
    sum(CASE WHEN age = 0 THEN exposure_units END) AS exposed_11, sum(CASE WHEN age = 0 THEN sold_units END) AS sold_11, sum(CASE WHEN age = 0 THEN returned_units END) AS returned_11
  FROM months
  GROUP BY 1
),
trends AS (
  SELECT
    coalesce({dimension_of:by_age}, '') AS level_key,
    CASE WHEN sum(exposed_0) > 0 AND sum(exposed_0) >= 0.3 * sum(sold_0) THEN sum(returned_0) / sum(exposed_0) END AS trend_0,
    CASE WHEN sum(exposed_1) > 0 AND sum(exposed_1) >= 0.3 * sum(sold_1) THEN sum(returned_1) / sum(exposed_1) END AS trend_1,
    CASE WHEN sum(exposed_2) > 0 AND sum(exposed_2) >= 0.3 * sum(sold_2) THEN sum(returned_2) / sum(exposed_2) END AS trend_2,
    CASE WHEN sum(exposed_3) > 0 AND sum(exposed_3) >= 0.3 * sum(sold_3) THEN sum(returned_3) / sum(exposed_3) END AS trend_3,
    CASE WHEN sum(exposed_4) > 0 AND sum(exposed_4) >= 0.3 * sum(sold_4) THEN sum(returned_4) / sum(exposed_4) END AS trend_4,
    CASE WHEN sum(exposed_5) > 0 AND sum(exposed_5) >= 0.3 * sum(sold_5) THEN sum(returned_5) / sum(exposed_5) END AS trend_5,
    CASE WHEN sum(exposed_6) > 0 AND sum(exposed_6) >= 0.3 * sum(sold_6) THEN sum(returned_6) / sum(exposed_6) END AS trend_6,
    CASE WHEN sum(exposed_7) > 0 AND sum(exposed_7) >= 0.3 * sum(sold_7) THEN sum(returned_7) / sum(exposed_7) END AS trend_7,
    CASE WHEN sum(exposed_8) > 0 AND sum(exposed_8) >= 0.3 * sum(sold_8) THEN sum(returned_8) / sum(exposed_8) END AS trend_8,
    CASE WHEN sum(exposed_9) > 0 AND sum(exposed_9) >= 0.3 * sum(sold_9) THEN sum(returned_9) / sum(exposed_9) END AS trend_9,
    CASE WHEN sum(exposed_10) > 0 AND sum(exposed_10) >= 0.3 * sum(sold_10) THEN sum(returned_10) / sum(exposed_10) END AS trend_10,
    CASE WHEN sum(exposed_11) > 0 AND sum(exposed_11) >= 0.3 * sum(sold_11) THEN sum(returned_11) / sum(exposed_11) END AS trend_11
  FROM {dimension_source:by_age}
  GROUP BY 1
),
of_level AS (
  SELECT coalesce({dimension_of:causes}, '') AS level_key, reason_group, sum(returned_units) AS returned_units
  FROM {dimension_source:causes}
  GROUP BY 1, 2
),
most AS (
  SELECT level_key, max(returned_units) AS returned_units, CAST(max(returned_units) AS DOUBLE) / nullif(sum(returned_units), 0) AS share
  FROM of_level
  GROUP BY 1
),
top AS (
  SELECT o.level_key, min(o.reason_group) AS reason_group, min(m.share) AS share
  FROM most m
  JOIN of_level o ON o.level_key = m.level_key AND o.returned_units = m.returned_units
  GROUP BY 1
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
  CAST(coalesce(t.costed_units, 0) AS BIGINT) AS costed_units,
  CASE WHEN t.returned_units > 0 THEN r.reason_group END AS top_reason,
  r.share AS top_reason_share,
  p.trend_0, p.trend_1, p.trend_2, p.trend_3, p.trend_4, p.trend_5,
  p.trend_6, p.trend_7, p.trend_8, p.trend_9, p.trend_10, p.trend_11
FROM totals t
LEFT JOIN names n ON n.level_key = t.level_key
LEFT JOIN trends p ON p.level_key = t.level_key
LEFT JOIN top r ON r.level_key = t.level_key
ORDER BY t.sold_units DESC, t.level_key
