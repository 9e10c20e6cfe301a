-- How often does each product (or size, colour, supplier …) come back, why, and at what cost?
-- Reads: activity, dim_products. Grain: one row per value of the level; its trend in periods of four weeks, 0 the latest.
WITH last_day AS (
  SELECT max(day) AS last_day FROM sold WHERE delivered_units > 0
),
cells AS (
  SELECT
    coalesce({dimension}, '') AS level_key,
    activity.reason_group,
    CAST(floor(CAST(date_diff('day', activity.day, last_day.last_day) AS DOUBLE) / 28) AS INTEGER) AS period,
    max(activity.category) AS category,
    sum(activity.delivered_units) AS sold_units,
    sum(activity.returned_units) AS returned_units,
    sum(activity.exposure_units) AS exposure_units,
    sum(activity.exposure_squared) AS exposure_squared,
    sum(CASE WHEN activity.returned_units > 0 THEN activity.cost_actual_minor + activity.cost_assumed_minor END) AS cost_minor
  FROM {dimension_source}
  CROSS JOIN last_day
  GROUP BY 1, 2, 3
),
totals AS (
  SELECT
    level_key,
    max(category) AS category,
    sum(sold_units) AS sold_units,
    sum(returned_units) AS returned_units,
    sum(exposure_units) AS exposure_units,
    sum(exposure_squared) AS exposure_squared,
    sum(cost_minor) AS cost_minor
  FROM cells
  GROUP BY 1
  HAVING sum(sold_units) + sum(returned_units) > 0
),
periods AS (
  SELECT level_key, period, sum(sold_units) AS sold_units, sum(returned_units) AS returned_units, sum(exposure_units) AS exposure_units
  FROM cells
  WHERE period BETWEEN 0 AND 11
  GROUP BY 1, 2
),
trends AS (
  SELECT
    level_key,
    array_agg(period ORDER BY period) AS trend_periods,
    array_agg(
      CASE WHEN exposure_units > 0 AND exposure_units >= 0.3 * sold_units THEN returned_units / exposure_units END
      ORDER BY period
    ) AS trend_rates
  FROM periods
  GROUP BY 1
),
reasons AS (
  SELECT level_key, reason_group, sum(returned_units) AS reason_units
  FROM cells
  WHERE reason_group IS NOT NULL
  GROUP BY 1, 2
),
ranked AS (
  SELECT
    level_key,
    reason_group,
    CAST(reason_units AS DOUBLE) / nullif(sum(reason_units) OVER (PARTITION BY level_key), 0) AS share,
    row_number() OVER (PARTITION BY level_key ORDER BY reason_units DESC, reason_group) AS position
  FROM reasons
),
names AS (
  SELECT sku AS level_key, product_name AS name FROM dim_products WHERE CAST($level AS VARCHAR) = 'sku'
  UNION ALL
  SELECT style_id, min(product_name) FROM dim_products WHERE CAST($level AS VARCHAR) = 'style' GROUP BY style_id
)
SELECT
  nullif(t.level_key, '') AS level_key,
  n.name,
  CASE WHEN CAST($level AS VARCHAR) IN ('sku', 'style', 'category') THEN t.category END AS category,
  CAST(t.sold_units AS BIGINT) AS sold_units,
  CAST(t.returned_units AS BIGINT) AS returned_units,
  coalesce(t.exposure_units, 0e0) AS exposure_units,
  coalesce(t.exposure_squared, 0e0) AS exposure_squared,
  CAST(coalesce(t.cost_minor, 0) AS BIGINT) AS return_cost_minor,
  CASE WHEN t.returned_units > 0 THEN r.reason_group END AS top_reason,
  r.share AS top_reason_share,
  p.trend_periods,
  p.trend_rates
FROM totals t
LEFT JOIN names n ON n.level_key = t.level_key
LEFT JOIN trends p ON p.level_key = t.level_key
LEFT JOIN ranked r ON r.level_key = t.level_key AND r.position = 1
ORDER BY t.sold_units DESC, t.level_key
