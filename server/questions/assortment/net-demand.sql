-- How many of each SKU do customers take for good, so that they must be bought again?
-- Reads: activity, dim_products. Grain: one row per SKU, largest net demand first.
WITH sums AS (
  SELECT
    sku_id,
    sum(delivered_units) AS delivered_units,
    sum(returned_units) AS returned_units,
    sum(sellable_units) AS sellable_units,
    sum(unjudged_units) AS unjudged_units
  FROM activity
  GROUP BY sku_id
  HAVING sum(delivered_units) > 0
)
SELECT
  p.sku, p.product_name AS name, p.style_id, p.category, p.size, p.colour, p.supplier,
  CAST(s.delivered_units AS BIGINT) AS delivered_units,
  CAST(s.returned_units AS BIGINT) AS returned_units,
  CAST(s.sellable_units AS BIGINT) AS sellable_units,
  CAST(s.unjudged_units AS BIGINT) AS unjudged_units,
  CAST(s.delivered_units - s.sellable_units AS BIGINT) AS net_units
FROM sums s
JOIN dim_products p ON p.sku_id = s.sku_id
ORDER BY net_units DESC, p.sku
