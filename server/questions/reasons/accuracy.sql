-- How often is a reading right, as people's corrections tell?
-- Reads: corrections_in_force, readings. Grain: one row per language, group that a person said and group that was read. The
-- filter does not narrow it. What was measured on labelled texts is put beside it.
SELECT
  'clerks' AS source,
  r.language,
  c.primary_group AS labelled_group,
  r.primary_group AS found_group,
  count(*) AS texts
FROM corrections_in_force c
JOIN readings r ON r.note_key = c.note_key
GROUP BY 2, 3, 4
ORDER BY 5 DESC, 2, 3, 4
