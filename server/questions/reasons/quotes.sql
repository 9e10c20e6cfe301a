-- What do customers say in their own words, and which words prove which reason?
-- Reads: returned, fct_returned, dim_notes, return_lines, dim_products, reading_reasons, dim_reasons, corrections_in_force. Grain: one row per
-- return line with words, latest first. The words are searched without their accents, as `foldSearch` leaves what was typed.
WITH worded AS (
  SELECT r.returned_id, r.split_id, r.requested_date
  FROM returned r
  WHERE r.note_words > 0
    AND (CAST($language AS VARCHAR) IS NULL OR r.language = $language)
    AND (CAST($not_language AS VARCHAR) IS NULL OR r.language NOT IN ($not_language, 'und'))
    AND (CAST($code AS VARCHAR) IS NULL OR r.code_reason = $code)
    AND (CAST($only AS VARCHAR) IS NULL OR CASE $only WHEN 'conflict' THEN r.is_conflict ELSE r.confidence < 5e-1 END)
    AND (CAST($search AS VARCHAR) IS NULL OR r.note_id IN (
      SELECT note_id FROM dim_notes
      WHERE strpos(translate(lower(shown_text), 'àáâãäåăāąçćčďèéêëēęěìíîïīñńňòóôõöőřśşșšťţțùúûüūůűýÿźżžđøł', 'aaaaaaaaacccdeeeeeeeiiiiinnnoooooorsssstttuuuuuuuyyzzzdol'), $search) > 0
    ))
),
hits AS (
  SELECT returned_id, requested_date FROM worded WHERE split_id IS NULL
  UNION ALL
  SELECT min(returned_id), max(requested_date) FROM worded WHERE split_id IS NOT NULL GROUP BY split_id
),
days AS (
  SELECT
    requested_date, count(*) AS quotes,
    sum(count(*)) OVER (ORDER BY requested_date DESC NULLS LAST) AS quotes_upto,
    sum(count(*)) OVER () AS total_quotes
  FROM hits
  GROUP BY requested_date
),
-- Numbers of returns change as they are built anew, their references do not: these are read of the days of the page only.
placed AS (
  SELECT
    h.returned_id,
    CAST(d.total_quotes AS BIGINT) AS total_quotes,
    d.quotes_upto - d.quotes + row_number() OVER (PARTITION BY h.requested_date ORDER BY r.return_ref, r.source) AS place
  FROM days d
  JOIN hits h ON h.requested_date IS NOT DISTINCT FROM d.requested_date
  JOIN fct_returned r ON r.returned_id = h.returned_id
  WHERE d.quotes_upto > {offset} AND d.quotes_upto - d.quotes < {offset} + {limit:50}
),
page AS (
  SELECT * FROM placed WHERE place > {offset} AND place <= {offset} + {limit:50}
),
quotes AS (
  SELECT q.*, l.sku, w.shown_text, w.shown_code, p.total_quotes, p.place
  FROM page p
  JOIN fct_returned q ON q.returned_id = p.returned_id
  JOIN dim_notes w ON w.note_id = q.note_id
  JOIN return_lines l ON l.source = q.source AND l.return_ref = q.return_ref
),
{found:quotes}
SELECT
  q.return_ref, q.order_id, coalesce(q.sku, d.sku) AS sku, d.product_name, q.requested_date,
  coalesce(q.language, '') AS language, q.shown_text AS reason_text, q.shown_code AS reason_code,
  coalesce(q.reason_group, 'other') AS reason_group, coalesce(q.reason, 'no_reason_given') AS reason,
  coalesce(q.confidence, 0e0) AS confidence, coalesce(q.is_conflict, FALSE) AS is_conflict, q.total_quotes,
  q.note_key, c.correction_id, c.reasons AS said_reasons, c.said_by, c.said_at,
  f.found_reasons, f.found_groups, f.found_confidences, f.found_spans
FROM quotes q
LEFT JOIN dim_products d ON d.sku_id = q.sku_id
LEFT JOIN found f ON f.note_key = q.note_key
LEFT JOIN corrections_in_force c ON c.note_key = q.note_key
ORDER BY q.place
