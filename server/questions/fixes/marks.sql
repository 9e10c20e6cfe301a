-- When was something done about the returns of which products?
-- Reads: fixes, fix_products, dim_products. Grain: one row per fix in force and SKU that it changed, oldest first.
WITH in_force AS (
  SELECT f.fix_id, f.fixed_date, f.lever, f.reason
  FROM fixes f
  WHERE f.undoes IS NULL AND f.fix_id NOT IN (SELECT u.undoes FROM fixes u WHERE u.undoes IS NOT NULL)
),
touched AS (
  SELECT x.fix_id, p.sku, p.style_id, p.category, p.product_name
  FROM fix_products x JOIN dim_products p ON p.style_id = x.level_key
  WHERE x.level = 'style'
  UNION ALL
  SELECT x.fix_id, p.sku, p.style_id, p.category, p.product_name
  FROM fix_products x JOIN dim_products p ON p.sku = x.level_key
  WHERE x.level = 'sku'
)
SELECT
  f.fix_id, f.fixed_date, f.lever, f.reason, t.sku, t.style_id, t.category,
  coalesce(t.product_name, t.style_id) AS name
FROM in_force f
JOIN touched t ON t.fix_id = f.fix_id
ORDER BY f.fixed_date, f.fix_id, t.sku
