-- Which returned units have no order line to belong to?
-- Reads: returned, return_lines, loads. Grain: one row per return line with unmatched units, latest first.
SELECT
  u.return_ref, w.order_id, w.sku, u.requested_date, u.unmatched_units, u.unmatched_problem AS problem, l.file_name
FROM returned u
JOIN return_lines w ON w.source = u.source AND w.return_ref = u.return_ref
JOIN loads l ON l.load_id = u.load_id
WHERE u.unmatched_units > 0
ORDER BY u.requested_date DESC NULLS LAST, u.return_ref, u.source
LIMIT {limit:1000}
