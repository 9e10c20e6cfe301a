-- Who said what of which text, when, and who took it back?
-- Reads: corrections, corrections_in_force, readings, return_lines. Grain: one row per correction, latest first. The filter
-- does not narrow it. A text whose loads were all undone is unknown, as is what the classifier reads in it.
WITH page AS (
  SELECT c.*, u.said_by AS undone_by, u.said_at AS undone_at, f.correction_id IS NOT NULL AS is_in_force
  FROM corrections c
  LEFT JOIN corrections u ON u.undoes = c.correction_id
  LEFT JOIN corrections_in_force f ON f.correction_id = c.correction_id
  WHERE c.undoes IS NULL AND (CAST($note_key AS VARCHAR) IS NULL OR c.note_key = $note_key)
  ORDER BY c.correction_id DESC
  LIMIT {limit:20}
),
lines AS (
  SELECT note_key, count(*) AS return_lines
  FROM return_lines
  WHERE note_key IN (SELECT note_key FROM page)
  GROUP BY note_key
)
SELECT
  p.correction_id, p.said_at, p.said_by, p.note_key, r.shown_text AS reason_text, p.reasons, p.primary_reason AS reason,
  r.primary_reason AS read_reason, coalesce(l.return_lines, 0) AS return_lines, p.is_in_force, p.undone_by, p.undone_at
FROM page p
LEFT JOIN lines l ON l.note_key = p.note_key
LEFT JOIN readings r ON r.note_key = p.note_key
ORDER BY p.correction_id DESC
