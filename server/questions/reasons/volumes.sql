-- How many return lines are read as each finer reason, hidden ones included?
-- Reads: returned, dim_reasons, dim_notes, readings_in_force. Grain: one row per reason, most lines first. Only lines counted as a
-- reason that takes others in are read by their texts: all others are read as what they count as.
WITH takers AS (
  SELECT DISTINCT counts_as FROM dim_reasons WHERE counts_as <> reason
),
counted AS (
  SELECT
    coalesce(l.reason, 'no_reason_given') AS reason,
    CASE WHEN t.counts_as IS NOT NULL THEN l.note_id END AS note_id,
    count(*) AS return_lines
  FROM returned l
  LEFT JOIN takers t ON t.counts_as = l.reason
  WHERE l.movement = 'return'
  GROUP BY 1, 2
)
SELECT coalesce(r.primary_reason, c.reason) AS reason, CAST(sum(c.return_lines) AS BIGINT) AS return_lines
FROM counted c
LEFT JOIN dim_notes n ON n.note_id = c.note_id
LEFT JOIN readings_in_force r ON r.note_key = n.note_key
GROUP BY 1
ORDER BY 2 DESC, 1
