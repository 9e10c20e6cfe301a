-- In which languages do customers write?
-- Reads: returned. Grain: one row per language, most lines first.
SELECT language, count(*) AS return_lines
FROM returned
WHERE language IS NOT NULL
GROUP BY 1
ORDER BY 2 DESC, 1
