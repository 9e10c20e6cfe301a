-- How does each size of the chosen styles fit, and which sizes are kept?
-- Reads: sold, returned, dim_products, dim_sizes. Grain: one row per size.
WITH places AS (
  SELECT
    p.sku_id, p.style_id, p.size, z.scale,
    dense_rank() OVER (PARTITION BY p.style_id, z.scale ORDER BY z.size_rank) AS step
  FROM dim_products p
  LEFT JOIN dim_sizes z ON z.size = p.size
  WHERE p.size IS NOT NULL
),
voted AS (
  SELECT
    f.size,
    r.returned_units,
    CASE
      WHEN r.is_bracketed THEN 0
      WHEN t.style_id = f.style_id AND t.scale = f.scale AND t.step > f.step THEN 1
      WHEN t.style_id = f.style_id AND t.scale = f.scale AND t.step < f.step THEN -1
      WHEN r.reason = 'too_small' THEN 1
      WHEN r.reason = 'too_large' THEN -1
      ELSE 0
    END AS vote
  FROM returned r
  JOIN places f ON f.sku_id = r.sku_id
  LEFT JOIN places t ON t.sku_id = r.exchange_sku_id
  WHERE r.returned_units > 0
),
votes AS (
  SELECT
    size,
    sum(CASE WHEN vote = 1 THEN returned_units ELSE 0 END) AS too_small_units,
    sum(CASE WHEN vote = -1 THEN returned_units ELSE 0 END) AS too_large_units
  FROM voted
  GROUP BY 1
)
SELECT
  p.size,
  CAST(sum(s.delivered_units) AS BIGINT) AS delivered_units,
  CAST(sum(s.matched_units) AS BIGINT) AS returned_units,
  CAST(coalesce(max(v.too_small_units), 0) AS BIGINT) AS too_small_units,
  CAST(coalesce(max(v.too_large_units), 0) AS BIGINT) AS too_large_units
FROM sold s
JOIN places p ON p.sku_id = s.sku_id
LEFT JOIN votes v ON v.size = p.size
GROUP BY 1
HAVING sum(s.delivered_units) > 0
ORDER BY 1
