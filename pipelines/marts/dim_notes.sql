-- What people wrote, once for each text and shop's code. Reads: readings. Grain: one row per note; its number is small and
-- fast where its key is 32 characters. `note_words`: 0, 1, or 2 for two and more.
SELECT
  CAST($first + row_number() OVER (ORDER BY note_key) AS INTEGER) AS note_id,
  note_key,
  language,
  CASE WHEN regexp_like(shown_text, '\S\s+\S') THEN 2 WHEN regexp_like(shown_text, '\S') THEN 1 ELSE 0 END AS note_words,
  shown_text,
  shown_code
FROM readings
ORDER BY note_id
