-- Which reasons are peculiar to which category?
-- Reads: returned. Grain: one row per category and reason group, largest category first.
WITH by_category AS (
  SELECT category, coalesce(reason_group, 'other') AS reason_group, count(*) AS return_lines
  FROM returned
  WHERE movement = 'return'
  GROUP BY 1, 2
)
SELECT
  category,
  reason_group,
  return_lines,
  CAST(return_lines AS DOUBLE) / sum(return_lines) OVER (PARTITION BY category) AS share
FROM by_category
ORDER BY sum(return_lines) OVER (PARTITION BY category) DESC, category NULLS LAST, return_lines DESC, reason_group
