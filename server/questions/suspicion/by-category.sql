-- Where is wear-and-return suspected, and for how much?
-- Reads: returned, fct_suspicion. Grain: one row per category with at least 10 return lines, largest value first.
SELECT
  r.category,
  count(*) AS return_lines,
  CAST(count_if(s.is_strong) AS BIGINT) AS suspected_lines,
  sum(s.probability) AS expected_lines,
  CAST(coalesce(sum(CASE WHEN s.is_strong THEN r.returned_value_minor END), 0) AS BIGINT) AS suspected_value_minor
FROM returned r
JOIN fct_suspicion s ON s.returned_id = r.returned_id
GROUP BY 1
HAVING count(*) >= 10
ORDER BY 5 DESC, 2 DESC, 1 NULLS LAST
