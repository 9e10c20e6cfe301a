-- What do customers say in their own words, and which words prove which reason?
-- Reads: returned, return_lines, dim_products, reading_reasons. Grain: one row per return line with words, latest first.
WITH lines AS (
  SELECT DISTINCT
    source, return_ref, sku_id, requested_date, language, reason_group, reason, confidence, is_conflict, note_key
  FROM returned
),
quotes AS (
  SELECT
    q.*, w.order_id, w.sku, w.reason_text, w.reason_code,
    count(*) OVER () AS total_quotes
  FROM lines q
  JOIN return_lines w ON w.source = q.source AND w.return_ref = q.return_ref
  WHERE trim(w.reason_text) <> ''
    AND (CAST($search AS VARCHAR) IS NULL OR strpos(lower(w.reason_text), lower($search)) > 0)
),
page AS (
  SELECT * FROM quotes
  ORDER BY requested_date DESC NULLS LAST, return_ref, source, sku_id
  OFFSET {offset} LIMIT {limit:50}
),
found AS (
  SELECT
    note_key,
    array_agg(reason ORDER BY position) AS found_reasons,
    array_agg(reason_group ORDER BY position) AS found_groups,
    array_agg(confidence ORDER BY position) AS found_confidences,
    array_agg(spans ORDER BY position) AS found_spans
  FROM reading_reasons
  WHERE note_key IN (SELECT note_key FROM page)
  GROUP BY note_key
)
SELECT
  p.return_ref, p.order_id, coalesce(p.sku, d.sku) AS sku, d.product_name, p.requested_date,
  coalesce(p.language, '') AS language, p.reason_text, p.reason_code,
  coalesce(p.reason_group, 'other') AS reason_group, coalesce(p.reason, 'no_reason_given') AS reason,
  coalesce(p.confidence, 0e0) AS confidence, coalesce(p.is_conflict, FALSE) AS is_conflict, p.total_quotes,
  f.found_reasons, f.found_groups, f.found_confidences, f.found_spans
FROM page p
LEFT JOIN dim_products d ON d.sku_id = p.sku_id
LEFT JOIN found f ON f.note_key = p.note_key
ORDER BY p.requested_date DESC NULLS LAST, p.return_ref, p.source, p.sku_id
