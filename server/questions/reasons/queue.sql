-- Which texts are worth a person's look: read with doubt, by many returns, at a high cost?
-- Reads: returned, readings, reading_reasons, dim_reasons. Grain: one row per text and shop's code, most at stake first. A return
-- counts at least one minor unit, so that texts whose cost is unknown are ranked by doubt and number.
WITH unsure AS (
  SELECT
    note_key,
    max(language) AS language,
    max(reason_group) AS reason_group,
    max(reason) AS reason,
    max(confidence) AS confidence,
    count(*) AS return_lines,
    sum(CASE WHEN cost_actual_minor + cost_assumed_minor > 1 THEN cost_actual_minor + cost_assumed_minor ELSE 1 END) AS return_cost_minor
  FROM returned
  WHERE movement = 'return' AND confidence < 8e-1
  GROUP BY note_key
),
page AS (
  SELECT u.*, w.shown_text AS reason_text, w.shown_code AS reason_code,
    (1 - u.confidence) * CAST(u.return_cost_minor AS DOUBLE) AS at_stake_minor, count(*) OVER () AS total_texts
  FROM unsure u
  JOIN readings w ON w.note_key = u.note_key
  WHERE trim(w.shown_text) <> ''
  ORDER BY at_stake_minor DESC, u.note_key
  LIMIT {limit:10}
),
{found:page}
SELECT
  p.note_key, coalesce(p.language, '') AS language, p.reason_text, p.reason_code, p.reason_group, p.reason, p.confidence,
  p.return_lines, CAST(p.return_cost_minor AS BIGINT) AS return_cost_minor,
  CAST(round(p.at_stake_minor) AS BIGINT) AS at_stake_minor, p.total_texts,
  f.found_reasons, f.found_groups, f.found_confidences, f.found_spans
FROM page p
LEFT JOIN found f ON f.note_key = p.note_key
ORDER BY p.at_stake_minor DESC, p.note_key
