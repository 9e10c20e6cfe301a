-- Which returned lines look worn and returned, and what speaks against it?
-- Reads: returned, fct_suspicion, dim_products. Grain: one row per returned line, strongest evidence first. Of lines below the
-- score of the last one told, nothing but this is read.
WITH highest AS (
  SELECT s.score
  FROM returned r
  JOIN fct_suspicion s ON s.returned_id = r.returned_id
  ORDER BY s.score DESC
  LIMIT {limit:100}
),
worn AS (
  SELECT * FROM fct_suspicion WHERE score >= (SELECT min(score) FROM highest)
)
SELECT
  upper(substr(r.customer_key, 1, 8)) AS pseudonym,
  r.return_ref, r.order_id, p.product_name, r.category, r.requested_date, r.lag_days,
  r.returned_value_minor AS paid_minor,
  s.score, s.probability, s.signals_for, s.signals_against, r.is_bracketed
FROM returned r
JOIN worn s ON s.returned_id = r.returned_id
LEFT JOIN dim_products p ON p.sku_id = r.sku_id
ORDER BY s.score DESC, r.requested_date DESC NULLS LAST, r.return_ref, r.order_id, r.returned_id
LIMIT {limit:100}
