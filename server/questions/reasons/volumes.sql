-- How many return lines are read as each finer reason, hidden ones included?
-- Reads: returned, dim_reasons, dim_notes, readings_in_force. Grain: one row per reason, most lines first. Only lines counted as a
-- reason that takes others in are read by their texts: all others are read as what they count as.
WITH takers AS (
  SELECT DISTINCT counts_as FROM dim_reasons WHERE counts_as <> reason
),
counted AS (
  SELECT
    coalesce(l.reason, 'no_reason_given') AS reason,
    CASE WHEN l.reason IN (SELECT counts_as FROM takers) THEN l.note_id END AS note_id,
    count(*) AS return_lines
  FROM returned l
  WHERE l.movement = 'return'
  GROUP BY 1, 2
),
notes AS (
  SELECT n.note_id, n.note_key
  FROM dim_notes n
  WHERE n.note_id IN (SELECT note_id FROM counted WHERE note_id IS NOT NULL)
),
read AS (
  SELECT n.note_id, r.primary_reason
  FROM notes n
  JOIN readings_in_force r ON r.note_key = n.note_key
)
SELECT coalesce(r.primary_reason, c.reason) AS reason, CAST(sum(c.return_lines) AS BIGINT) AS return_lines
FROM counted c
LEFT JOIN read r ON r.note_id = c.note_id
GROUP BY 1
ORDER BY 2 DESC, 1
