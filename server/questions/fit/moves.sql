-- Which size was sent back, and which was kept or chosen instead?
-- Reads: sold, returned, dim_products. Grain: one row per size sent back, size kept and how it is known.
WITH moved AS (
  SELECT
    sku_id, exchange_sku_id AS kept_sku_id, 'exchange' AS known_by,
    sum(returned_units) AS units, sum(returned_units * exchange_steps) AS steps
  FROM returned
  WHERE returned_units > 0 AND exchange_steps <> 0 AND NOT is_bracketed
  GROUP BY 1, 2
  UNION ALL
  SELECT sku_id, kept_sku_id, 'bracket', sum(moved_units), sum(moved_steps)
  FROM sold
  WHERE kept_sku_id IS NOT NULL AND moved_steps <> 0
  GROUP BY 1, 2
)
SELECT
  f.size AS sent_back_size,
  t.size AS kept_size,
  m.known_by,
  CAST(CAST(m.steps AS DOUBLE) / m.units AS INTEGER) AS steps,
  CAST(sum(m.units) AS BIGINT) AS units
FROM moved m
JOIN dim_products f ON f.sku_id = m.sku_id
JOIN dim_products t ON t.sku_id = m.kept_sku_id
GROUP BY 1, 2, 3, 4
ORDER BY 5 DESC, 1, 2, 3, 4
