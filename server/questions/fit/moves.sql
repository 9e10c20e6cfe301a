-- Which size was sent back, and which was kept or chosen instead?
-- Reads: sold, returned, dim_products, dim_sizes. Grain: one row per size sent back, size kept and how it is known.
WITH places AS (
  SELECT
    p.sku_id, p.style_id, p.size, z.scale,
    dense_rank() OVER (PARTITION BY p.style_id, z.scale ORDER BY z.size_rank) AS step
  FROM dim_products p
  JOIN dim_sizes z ON z.size = p.size
),
kept AS (
  SELECT
    s.source, s.order_id, p.style_id, min(p.scale) AS scale,
    max(CASE WHEN s.delivered_units > s.matched_units THEN p.size END) AS size,
    max(CASE WHEN s.delivered_units > s.matched_units THEN p.step END) AS step
  FROM sold s
  JOIN places p ON p.sku_id = s.sku_id
  WHERE s.is_bracketed
  GROUP BY 1, 2, 3
  HAVING sum(s.delivered_units - s.matched_units) = 1
),
moves AS (
  SELECT f.size AS sent_back_size, t.size AS kept_size, 'exchange' AS known_by, t.step - f.step AS steps, r.returned_units AS units
  FROM returned r
  JOIN places f ON f.sku_id = r.sku_id
  JOIN places t ON t.sku_id = r.exchange_sku_id AND t.style_id = f.style_id AND t.scale = f.scale
  WHERE r.returned_units > 0 AND NOT r.is_bracketed
  UNION ALL
  SELECT p.size, k.size, 'bracket', k.step - p.step, s.matched_units
  FROM sold s
  JOIN places p ON p.sku_id = s.sku_id
  JOIN kept k ON k.source = s.source AND k.order_id = s.order_id AND k.style_id = p.style_id AND k.scale = p.scale
  WHERE s.is_bracketed AND s.matched_units > 0
)
SELECT sent_back_size, kept_size, known_by, CAST(steps AS INTEGER) AS steps, CAST(sum(units) AS BIGINT) AS units
FROM moves
WHERE steps <> 0
GROUP BY 1, 2, 3, 4
ORDER BY 5 DESC, 1, 2, 3
