-- Which values can a filter take?
-- Reads: activity, dim_products. Grain: one row per value, most delivered (of reasons: most returned) first, 200 at most.
WITH counted AS (
  SELECT
    {dimension} AS dimension_value,
    CAST(coalesce(sum(delivered_units), 0) AS BIGINT) AS delivered_units,
    sum(returned_units) AS returned_units
  FROM {dimension_source}
  GROUP BY 1
),
names AS (
  SELECT sku AS dimension_value, product_name AS name FROM dim_products WHERE CAST($dimension AS VARCHAR) = 'sku'
  UNION ALL
  SELECT style_id, min(product_name) FROM dim_products WHERE CAST($dimension AS VARCHAR) = 'style' GROUP BY style_id
)
SELECT c.dimension_value, n.name, c.delivered_units
FROM counted c
LEFT JOIN names n ON n.dimension_value = c.dimension_value
WHERE c.dimension_value IS NOT NULL
  AND (
    CAST($search AS VARCHAR) IS NULL
    OR strpos(lower(c.dimension_value), lower($search)) > 0
    OR strpos(lower(n.name), lower($search)) > 0
  )
ORDER BY c.delivered_units DESC, c.returned_units DESC, c.dimension_value
LIMIT 200
