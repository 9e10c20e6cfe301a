-- Which reasons do the returns of a product have in each country, and in each language of its customers?
-- Reads: returned. Grain: one row per kind of place, place and reason group, of lines whose reason is known.
WITH lines AS (
  SELECT 'country' AS place_kind, country AS place, reason_group FROM returned WHERE movement = 'return'
  UNION ALL
  SELECT 'language', language, reason_group FROM returned WHERE movement = 'return' AND language <> 'und'
)
SELECT place_kind, place, reason_group, count(*) AS return_lines
FROM lines
WHERE place IS NOT NULL AND place <> '' AND reason_group <> 'other'
GROUP BY 1, 2, 3
ORDER BY 1, 2, 3
