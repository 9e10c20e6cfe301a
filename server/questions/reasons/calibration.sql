-- When a reading says 80 %, is it right in 80 of 100 texts, as people's corrections tell?
-- Reads: corrections_in_force, readings. Grain: one row per tenth of confidence. The filter does not narrow it. What was
-- measured on labelled texts is put beside it.
SELECT
  'clerks' AS source,
  CASE WHEN r.confidence >= 1 THEN 9e-1 ELSE floor(r.confidence * 10) / 10 END AS confidence_from,
  count(*) AS texts,
  avg(r.confidence) AS mean_confidence,
  avg(CASE WHEN c.primary_group = r.primary_group THEN 1e0 ELSE 0e0 END) AS right_share
FROM corrections_in_force c
JOIN readings r ON r.note_key = c.note_key
GROUP BY 2
ORDER BY 2
