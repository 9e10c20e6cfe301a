-- Which files were loaded, and what became of their rows?
-- Reads: loads. Grain: one row per file, latest first.
SELECT
  load_id, loaded_at, file_name, format, kind, encoding, rows_read, rows_loaded, rows_unchanged, rows_set_aside,
  rows_furniture, first_date, last_date, report
FROM loads
ORDER BY load_id DESC
