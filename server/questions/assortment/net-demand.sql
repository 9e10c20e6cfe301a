-- How many of each SKU do customers take for good, so that they must be bought again?
-- Reads: sold_sums, returned, dim_products. Grain: one row per SKU, largest net demand first. Back on the shelf is what was put back
-- as new, or found good where nobody said what became of it.
WITH judged AS (
  SELECT
    sku_id,
    returned_units,
    CASE
      WHEN lower(disposition) IN ('restock', 'restocked', 'sellable') THEN 'sellable'
      WHEN disposition IS NOT NULL THEN 'lost'
      WHEN condition_grade IN ('A', 'B') THEN 'sellable'
      WHEN condition_grade IS NOT NULL THEN 'lost'
      WHEN restocked_date IS NOT NULL THEN 'sellable'
      ELSE 'unknown'
    END AS outcome
  FROM returned
  WHERE returned_units > 0
),
back AS (
  SELECT
    sku_id,
    sum(returned_units) AS returned_units,
    sum(CASE WHEN outcome = 'sellable' THEN returned_units ELSE 0 END) AS sellable_units,
    sum(CASE WHEN outcome = 'unknown' THEN returned_units ELSE 0 END) AS unjudged_units
  FROM judged
  GROUP BY sku_id
),
went AS (
  SELECT sku_id, sum(delivered_units) AS delivered_units
  FROM sold_sums
  GROUP BY sku_id
  HAVING sum(delivered_units) > 0
)
SELECT
  p.sku, p.product_name AS name, p.style_id, p.category, p.size, p.colour, p.supplier,
  CAST(w.delivered_units AS BIGINT) AS delivered_units,
  CAST(coalesce(b.returned_units, 0) AS BIGINT) AS returned_units,
  CAST(coalesce(b.sellable_units, 0) AS BIGINT) AS sellable_units,
  CAST(coalesce(b.unjudged_units, 0) AS BIGINT) AS unjudged_units,
  CAST(w.delivered_units - coalesce(b.sellable_units, 0) AS BIGINT) AS net_units
FROM went w
JOIN dim_products p ON p.sku_id = w.sku_id
LEFT JOIN back b ON b.sku_id = w.sku_id
ORDER BY net_units DESC, p.sku
