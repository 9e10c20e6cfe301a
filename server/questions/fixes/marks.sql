-- When was something done about the returns of which of the products that the filter holds, and how much of its sales are they?
-- Reads: fixes, fix_products, dim_products, activity. Grain: one row per fix in force and SKU that it changed and of which something
-- was delivered or came back, oldest first; beside each SKU's units those of all that the filter holds.
WITH in_force AS (
  SELECT f.fix_id, f.fixed_date, f.lever, f.reason
  FROM fixes f
  WHERE f.undoes IS NULL AND f.fix_id NOT IN (SELECT u.undoes FROM fixes u WHERE u.undoes IS NOT NULL)
),
touched AS (
  SELECT x.fix_id, p.sku_id, p.sku, p.style_id, p.product_name
  FROM fix_products x JOIN dim_products p ON p.style_id = x.level_key
  WHERE x.level = 'style'
  UNION
  SELECT x.fix_id, p.sku_id, p.sku, p.style_id, p.product_name
  FROM fix_products x JOIN dim_products p ON p.sku = x.level_key
  WHERE x.level = 'sku'
),
counted AS (
  SELECT sku_id, sum(delivered_units) AS delivered_units
  FROM activity
  WHERE sku_id IN (SELECT sku_id FROM touched)
  GROUP BY sku_id
  HAVING sum(delivered_units) + sum(returned_units) > 0
),
whole AS (
  SELECT sum(delivered_units) AS all_units FROM activity
)
SELECT
  f.fix_id, f.fixed_date, f.lever, f.reason, t.style_id, coalesce(t.product_name, t.style_id) AS name,
  CAST(c.delivered_units AS BIGINT) AS delivered_units, CAST(coalesce(w.all_units, 0) AS BIGINT) AS all_units
FROM in_force f
JOIN touched t ON t.fix_id = f.fix_id
JOIN counted c ON c.sku_id = t.sku_id
CROSS JOIN whole w
ORDER BY f.fixed_date, f.fix_id, t.sku
