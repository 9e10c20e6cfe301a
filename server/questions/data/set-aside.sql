-- Which rows could not be read, and why?
-- Reads: set_aside, loads. Grain: one row per row set aside, latest load first.
SELECT s.load_id, l.file_name, s.line, s.column_name, s.value, s.problem, s.also_wrong, s.raw, s.mended_by
FROM set_aside s
JOIN loads l ON l.load_id = s.load_id
WHERE (CAST($load AS INTEGER) IS NULL OR s.load_id = CAST($load AS INTEGER))
  AND (CAST($state AS VARCHAR) IS NULL OR (CAST($state AS VARCHAR) = 'mended') = (s.mended_by IS NOT NULL))
  AND (CAST($search AS VARCHAR) IS NULL
    OR strpos(lower(concat_ws(' ', l.file_name, s.column_name, s.value, s.problem)), lower(CAST($search AS VARCHAR))) > 0)
ORDER BY s.load_id DESC, s.line, s.column_name NULLS LAST, s.problem
OFFSET {offset} LIMIT {limit:1000}
