-- Where does the shop's own code say something else than the customer's words?
-- Reads: returned. Grain: one row per reason that a code stands for and reason of the return, most lines first; the
-- reason is unknown where the customer wrote nothing, so that all lines with a code are counted.
SELECT
  r.code_reason,
  CASE WHEN r.note_words > 0 THEN r.reason END AS reason,
  count(*) AS return_lines,
  CAST(count_if(r.is_conflict) AS BIGINT) AS conflict_lines,
  CAST(count_if(r.disposition IS NOT NULL OR r.condition_grade IS NOT NULL) AS BIGINT) AS graded_lines,
  CAST(count_if(coalesce(r.condition_grade = 'A', FALSE) OR coalesce(lower(r.disposition) IN ('sellable', 'restock'), FALSE)) AS BIGINT) AS sellable_lines
FROM returned r
WHERE r.movement = 'return' AND r.code_reason IS NOT NULL
GROUP BY 1, 2
ORDER BY 3 DESC, 1, 2 NULLS LAST
