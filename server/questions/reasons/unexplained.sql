-- Which texts does no reason explain, or explain only with doubt?
-- Reads: returned, dim_notes. Grain: one row per text of two words or more, most return lines first; at most 3,000 of them.
WITH doubtful AS (
  SELECT note_id, count(*) AS return_lines, sum(cost_actual_minor + cost_assumed_minor) AS return_cost_minor
  FROM returned
  WHERE movement = 'return' AND (reason_group = 'other' OR confidence < 5e-1) AND note_words > 1
  GROUP BY note_id
),
texts AS (
  SELECT
    note_id,
    return_lines,
    CAST(coalesce(return_cost_minor, 0) AS BIGINT) AS return_cost_minor,
    CAST(sum(return_lines) OVER () AS BIGINT) AS unexplained_lines
  FROM doubtful
),
edge AS (
  SELECT min(return_lines) AS return_lines
  FROM (SELECT return_lines FROM texts ORDER BY return_lines DESC LIMIT 3000) top
),
-- Numbers of texts change as they are built anew, their keys do not: these are read of texts that as many returns have.
first AS (
  SELECT t.*, n.note_key
  FROM texts t
  JOIN edge e ON t.return_lines >= e.return_lines
  JOIN dim_notes n ON n.note_id = t.note_id
  ORDER BY t.return_lines DESC, n.note_key
  LIMIT 3000
)
SELECT
  f.note_key, n.language, substr(n.shown_text, 1, 1000) AS reason_text, f.return_lines, f.return_cost_minor, f.unexplained_lines
FROM first f
JOIN dim_notes n ON n.note_id = f.note_id
ORDER BY f.return_lines DESC, f.note_key
