-- Where does the data come from, and how fresh is it?
-- Reads: order_lines, return_lines, order_refunds, shipments, products, loads. Grain: one row per source and kind of rows.
WITH held AS (
  SELECT source, 'orders' AS kind, order_date AS day, load_id FROM order_lines
  UNION ALL SELECT source, 'returns', coalesce(requested_date, received_date, refunded_date), load_id FROM return_lines
  UNION ALL SELECT source, 'refunds', refunded_date, load_id FROM order_refunds
  UNION ALL SELECT source, 'shipments', coalesce(delivered_date, shipped_date), load_id FROM shipments
  UNION ALL SELECT source, 'products', NULL, load_id FROM products
)
SELECT
  h.source, h.kind, count(*) AS row_count, count(DISTINCT h.load_id) AS files,
  min(h.day) AS first_date, max(h.day) AS last_date, max(l.loaded_at) AS loaded_at
FROM held h
LEFT JOIN loads l ON l.load_id = h.load_id
GROUP BY h.source, h.kind
ORDER BY h.source, h.kind
