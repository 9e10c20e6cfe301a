-- Every SKU that was sold, returned or listed. Reads: products, order_lines, return_lines, known_skus. Grain: one row per SKU.
-- The product list speaks first, then the latest order line that says something. The ids of a style's SKUs follow each other,
-- so that facts ordered by them keep a style together; a SKU that was known before keeps its own.
WITH listed AS (
  SELECT
    sku, max_by(product_name, load_id) AS product_name, max_by(style_id, load_id) AS style_id,
    max_by(category, load_id) AS category, max_by(size, load_id) AS size, max_by(colour, load_id) AS colour,
    max_by(supplier, load_id) AS supplier, max_by(unit_cost_minor, load_id) AS unit_cost_minor,
    max_by(list_price_minor, load_id) AS list_price_minor, max_by(currency, load_id) AS currency,
    max_by(image_url, load_id) AS image_url
  FROM products GROUP BY sku
),
told AS (
  SELECT sku, product_name, style_id, category, size, colour, supplier, max(order_date) AS last_date
  FROM order_lines GROUP BY 1, 2, 3, 4, 5, 6, 7
),
sold AS (
  SELECT
    sku, max_by(product_name, row(last_date, product_name)) AS product_name, max_by(style_id, row(last_date, style_id)) AS style_id,
    max_by(category, row(last_date, category)) AS category, max_by(size, row(last_date, size)) AS size,
    max_by(colour, row(last_date, colour)) AS colour, max_by(supplier, row(last_date, supplier)) AS supplier
  FROM told GROUP BY sku
),
skus AS (
  SELECT sku FROM listed
  UNION SELECT sku FROM sold
  UNION SELECT sku FROM return_lines WHERE sku IS NOT NULL
)
SELECT
  coalesce(known.sku_id, CAST((SELECT coalesce(max(sku_id), 0) FROM known_skus) + row_number() OVER (
    PARTITION BY known.sku_id IS NULL ORDER BY coalesce(listed.style_id, sold.style_id, skus.sku), skus.sku
  ) AS INTEGER)) AS sku_id,
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
  listed.currency AS product_currency,
  listed.image_url
FROM skus
LEFT JOIN listed ON listed.sku = skus.sku
LEFT JOIN sold ON sold.sku = skus.sku
LEFT JOIN known_skus known ON known.sku = skus.sku
