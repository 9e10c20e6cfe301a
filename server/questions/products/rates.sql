-- How often does each product (or size, colour, supplier …) come back, and at what cost?
-- Reads: activity, dim_products. Grain: one row per value of the level.
WITH sums AS (
  SELECT
    {dimension_id} AS dimension_id,
    sum(delivered_units) AS sold_units,
    sum(returned_units) AS returned_units,
    sum(exposure_units) AS exposure_units,
    sum(exposure_squared) AS exposure_squared,
    sum(cost_actual_minor + cost_assumed_minor) AS cost_minor,
    sum(CASE WHEN currency = $currency THEN returned_units + unmatched_units END) AS costed_units,
    sum(CASE WHEN currency = $currency THEN delivered_units END) AS currency_units
  FROM activity
  GROUP BY 1
),
totals AS (
  SELECT
    {level_of:sums} AS level_id,
    sum(sold_units) AS sold_units,
    sum(returned_units) AS returned_units,
    sum(exposure_units) AS exposure_units,
    sum(exposure_squared) AS exposure_squared,
    sum(cost_minor) AS cost_minor,
    sum(costed_units) AS costed_units,
    sum(currency_units) AS currency_units
  FROM {level_source:sums}
  GROUP BY 1
  HAVING sum(sold_units) + sum(returned_units) > 0
),
{levels:totals}
SELECT
  t.level_id,
  l.level_key,
  l.name,
  l.category,
  CAST(t.sold_units AS BIGINT) AS sold_units,
  CAST(t.returned_units AS BIGINT) AS returned_units,
  coalesce(t.exposure_units, 0e0) AS exposure_units,
  coalesce(t.exposure_squared, 0e0) AS exposure_squared,
  CAST(coalesce(t.cost_minor, 0) AS BIGINT) AS return_cost_minor,
  CAST(coalesce(t.costed_units, 0) AS BIGINT) AS costed_units,
  CAST(coalesce(t.currency_units, 0) AS BIGINT) AS currency_units
FROM totals t
LEFT JOIN levels l ON l.level_id = t.level_id
