-- What comes of orders that hold several sizes of one style?
-- Reads: sold, returned, dim_products. Grain: one row per category and outcome.
WITH costs AS (
  SELECT line_id, sum(cost_actual_minor + cost_assumed_minor) AS cost_minor
  FROM returned WHERE is_bracketed GROUP BY line_id
),
brackets AS (
  SELECT
    s.source, s.order_id, p.style_id,
    min(s.category) AS category,
    sum(s.delivered_units) AS bracketed_units,
    sum(s.matched_units) AS returned_units,
    sum(c.cost_minor) AS cost_minor
  FROM sold s
  JOIN dim_products p ON p.sku_id = s.sku_id
  LEFT JOIN costs c ON c.line_id = s.line_id
  WHERE s.is_bracketed
  GROUP BY 1, 2, 3
)
SELECT
  category,
  CASE
    WHEN bracketed_units - returned_units = 1 THEN 'kept_one'
    WHEN bracketed_units - returned_units > 1 THEN 'kept_several' ELSE 'kept_none'
  END AS outcome,
  count(*) AS bracketed_orders,
  CAST(sum(bracketed_units) AS BIGINT) AS bracketed_units,
  CAST(sum(returned_units) AS BIGINT) AS returned_units,
  CAST(coalesce(sum(cost_minor), 0) AS BIGINT) AS return_cost_minor
FROM brackets
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2
