-- Which texts are worth a person's look: read with doubt, by many returns, at a high cost?
-- Reads: returned, fct_returned, dim_notes, reading_reasons, dim_reasons. Grain: one row per text and shop's code, most at stake first. A return
-- counts at least one minor unit, so that texts whose cost is unknown are ranked by doubt and number.
WITH unsure AS (
  SELECT
    note_id,
    min(returned_id) AS returned_id,
    max(confidence) AS confidence,
    count(*) AS return_lines,
    sum(CASE WHEN cost_actual_minor + cost_assumed_minor > 1 THEN cost_actual_minor + cost_assumed_minor ELSE 1 END) AS return_cost_minor
  FROM returned
  WHERE movement = 'return' AND confidence < 8e-1 AND note_words > 0
  GROUP BY note_id
),
ranked AS (
  SELECT *, (1 - confidence) * CAST(return_cost_minor AS DOUBLE) AS at_stake_minor, count(*) OVER () AS total_texts
  FROM unsure
),
edge AS (
  SELECT min(at_stake_minor) AS at_stake_minor
  FROM (SELECT at_stake_minor FROM ranked ORDER BY at_stake_minor DESC LIMIT {limit:10}) top
),
-- Numbers of texts change as they are built anew, their keys do not: these are read where texts have as much at stake.
first AS (
  SELECT r.*, n.note_key
  FROM ranked r
  JOIN edge e ON r.at_stake_minor >= e.at_stake_minor
  JOIN dim_notes n ON n.note_id = r.note_id
  ORDER BY r.at_stake_minor DESC, n.note_key
  LIMIT {limit:10}
),
page AS (
  SELECT f.*, r.reason_group, r.reason, n.language, n.shown_text AS reason_text, n.shown_code AS reason_code
  FROM first f
  JOIN fct_returned r ON r.returned_id = f.returned_id
  JOIN dim_notes n ON n.note_id = f.note_id
),
{found:page}
SELECT
  p.note_key, p.language, p.reason_text, p.reason_code, p.reason_group, p.reason, p.confidence,
  p.return_lines, CAST(p.return_cost_minor AS BIGINT) AS return_cost_minor,
  CAST(round(p.at_stake_minor) AS BIGINT) AS at_stake_minor, p.total_texts,
  f.found_reasons, f.found_groups, f.found_confidences, f.found_spans
FROM page p
LEFT JOIN found f ON f.note_key = p.note_key
ORDER BY p.at_stake_minor DESC, p.note_key
