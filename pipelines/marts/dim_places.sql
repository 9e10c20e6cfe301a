-- Where each SKU stands among the sizes of its style. Reads: dim_products, dim_sizes.
-- Grain: one row per SKU with a size of a known scale; `step` counts the style's sizes on that scale upwards.
SELECT
  p.sku_id, p.style_id, z.scale,
  CAST(dense_rank() OVER (PARTITION BY p.style_id, z.scale ORDER BY z.size_rank) AS INTEGER) AS step
FROM dim_products p
JOIN dim_sizes z ON z.size = p.size
