-- Which texts does no reason explain, or explain only with doubt?
-- Reads: returned, readings. Grain: one row per text of two words or more, most return lines first; at most 3,000 of them.
WITH doubtful AS (
  SELECT
    note_key,
    max(language) AS language,
    count(*) AS return_lines,
    sum(cost_actual_minor + cost_assumed_minor) AS return_cost_minor
  FROM returned
  WHERE movement = 'return' AND (reason_group = 'other' OR confidence < 5e-1)
  GROUP BY note_key
),
texts AS (
  SELECT
    d.note_key,
    d.language,
    substr(w.shown_text, 1, 1000) AS words,
    d.return_lines,
    CAST(coalesce(d.return_cost_minor, 0) AS BIGINT) AS return_cost_minor,
    CAST(sum(d.return_lines) OVER () AS BIGINT) AS unexplained_lines
  FROM doubtful d
  JOIN readings w ON w.note_key = d.note_key
  WHERE strpos(trim(w.shown_text), ' ') > 0
)
SELECT note_key, coalesce(language, '') AS language, words AS reason_text, return_lines, return_cost_minor, unexplained_lines
FROM texts
ORDER BY return_lines DESC, note_key
LIMIT 3000
