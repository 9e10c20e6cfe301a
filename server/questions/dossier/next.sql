-- What did those who sent a product back order next, and keep?
-- Reads: returned, fct_bought_after, dim_products. Grain: one row per style, bought by most of them first; of the latest 5,000 customers.
WITH known AS (
  SELECT customer_key, min(requested_date) AS requested_date
  FROM returned
  WHERE returned_units > 0 AND customer_key IS NOT NULL AND requested_date IS NOT NULL
  GROUP BY customer_key
),
returners AS (
  SELECT customer_key, requested_date FROM known ORDER BY requested_date DESC, customer_key LIMIT 5000
),
bought AS (
  SELECT s.sku_id, s.customer_key, s.delivered_units, s.kept_units
  FROM fct_bought_after s
  JOIN returners r ON r.customer_key = s.customer_key
  WHERE s.order_date >= r.requested_date
    AND s.order_date <= CAST(date_add('day', 60, r.requested_date) AS DATE)
),
own AS (
  SELECT DISTINCT p.style_id FROM returned r JOIN dim_products p ON p.sku_id = r.sku_id
)
SELECT
  p.style_id,
  min(p.product_name) AS name,
  min(p.category) AS category,
  count(DISTINCT b.customer_key) AS customers,
  CAST(count(DISTINCT b.customer_key) AS DOUBLE) / (SELECT count(*) FROM returners) AS customer_share,
  CAST(sum(b.delivered_units) AS BIGINT) AS bought_units,
  CAST(sum(b.kept_units) AS BIGINT) AS kept_units,
  p.style_id IN (SELECT style_id FROM own) AS is_same_style
FROM bought b
JOIN dim_products p ON p.sku_id = b.sku_id
GROUP BY p.style_id
ORDER BY customers DESC, kept_units DESC, p.style_id
LIMIT 20
