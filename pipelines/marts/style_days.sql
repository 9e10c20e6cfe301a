-- What was sold of each style, by the day of the order: for windows that begin on any day. Reads: fct_sold, dim_products.
-- Grain: one row per style of a category (`style_key`: its least sku_id), order day and currency.
WITH styles AS (
  SELECT sku_id, min(sku_id) OVER (PARTITION BY style_id, coalesce(category, '')) AS style_key FROM dim_products
)
SELECT
  y.style_key, s.order_date, s.currency,
  CAST(sum(s.delivered_units) AS BIGINT) AS delivered_units,
  sum(s.exposure_units) AS exposure_units,
  sum(s.exposure_squared) AS exposure_squared,
  CAST(sum(s.delivered_value_minor) AS BIGINT) AS delivered_value_minor,
  CAST(sum(CASE WHEN s.delivered_value_minor IS NOT NULL THEN s.delivered_units ELSE 0 END) AS BIGINT) AS valued_units
FROM fct_sold s
JOIN styles y ON y.sku_id = s.sku_id
GROUP BY 1, 2, 3
ORDER BY 1, 2
