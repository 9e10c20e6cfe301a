-- How does each size of the chosen styles fit, and which sizes are kept?
-- Reads: sold_sums, returned, dim_products. Grain: one row per size. Votes are those of fit/styles.
WITH went AS (
  SELECT sku_id, sum(delivered_units) AS delivered_units, sum(matched_units) AS returned_units
  FROM sold_sums
  GROUP BY sku_id
),
came AS (
  SELECT
    sku_id,
    sum(CASE WHEN exchange_steps > 0 OR (coalesce(exchange_steps, 0) = 0 AND reason = 'too_small') THEN returned_units ELSE 0 END) AS too_small_units,
    sum(CASE WHEN exchange_steps < 0 OR (coalesce(exchange_steps, 0) = 0 AND reason = 'too_large') THEN returned_units ELSE 0 END) AS too_large_units
  FROM returned
  WHERE returned_units > 0 AND NOT is_bracketed
    AND (exchange_steps <> 0 OR reason IN ('too_small', 'too_large'))
  GROUP BY sku_id
),
told AS (
  SELECT sku_id, delivered_units, returned_units, 0 AS too_small_units, 0 AS too_large_units FROM went
  UNION ALL
  SELECT sku_id, 0, 0, too_small_units, too_large_units FROM came
)
SELECT
  p.size,
  CAST(sum(t.delivered_units) AS BIGINT) AS delivered_units,
  CAST(sum(t.returned_units) AS BIGINT) AS returned_units,
  CAST(sum(t.too_small_units) AS BIGINT) AS too_small_units,
  CAST(sum(t.too_large_units) AS BIGINT) AS too_large_units
FROM told t
JOIN dim_products p ON p.sku_id = t.sku_id
WHERE p.size IS NOT NULL
GROUP BY p.size
HAVING sum(t.delivered_units) > 0
ORDER BY p.size
