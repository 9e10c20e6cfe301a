-- Every SKU that was sold, returned or listed. Reads: products, order_lines, return_lines. Grain: one row per SKU.
-- The product list speaks first, then the latest order line that says something. The ids of a style's SKUs follow each other,
-- so that facts ordered by them keep a style together.
WITH listed AS (
  SELECT
    sku, max_by(product_name, load_id) AS product_name, max_by(style_id, load_id) AS style_id,
    max_by(category, load_id) AS category, max_by(size, load_id) AS size, max_by(colour, load_id) AS colour,
    max_by(supplier, load_id) AS supplier, max_by(unit_cost_minor, load_id) AS unit_cost_minor,
    max_by(list_price_minor, load_id) AS list_price_minor, max_by(currency, load_id) AS currency
  FROM products GROUP BY sku
),
sold AS (
  SELECT
    sku, max_by(product_name, order_date) AS product_name, max_by(style_id, order_date) AS style_id,
    max_by(category, order_date) AS category, max_by(size, order_date) AS size, max_by(colour, order_date) AS colour,
    max_by(supplier, order_date) AS supplier
  FROM order_lines GROUP BY sku
),
skus AS (
  SELECT sku FROM listed
  UNION SELECT sku FROM sold
  UNION SELECT sku FROM return_lines WHERE sku IS NOT NULL
)
SELECT
  CAST(row_number() OVER (ORDER BY coalesce(listed.style_id, sold.style_id, skus.sku), skus.sku) AS INTEGER) AS sku_id,
  skus.sku,
  coalesce(listed.product_name, sold.product_name) AS product_name,
  coalesce(listed.style_id, sold.style_id, skus.sku) AS style_id,
  coalesce(listed.category, sold.category) AS category,
  coalesce(listed.size, sold.size) AS size,
  coalesce(listed.colour, sold.colour) AS colour,
  coalesce(listed.supplier, sold.supplier) AS supplier,
  -- How fast it loses value: fashion (what has sizes) and electronics are seasonal, all else is steady.
  CASE
    WHEN coalesce(listed.size, sold.size) IS NOT NULL
      OR regexp_like(lower(coalesce(listed.category, sold.category, '')), 'electroni|phone|headset|audio|comput|tablet|camera|telefo|electroc|téléphon|casque|elektro|handy')
    THEN 'seasonal' ELSE 'steady'
  END AS pace,
  listed.unit_cost_minor,
  listed.list_price_minor,
  listed.currency AS product_currency
FROM skus
LEFT JOIN listed ON listed.sku = skus.sku
LEFT JOIN sold ON sold.sku = skus.sku
