-- Where does the data come from, and how fresh is it?
-- Reads: order_lines, return_lines, order_refunds, shipments, products, loads. Grain: one row per source and kind of rows.
WITH held AS (
  SELECT source, 'orders' AS kind, load_id, count(*) AS row_count, min(order_date) AS first_date, max(order_date) AS last_date
  FROM order_lines GROUP BY source, load_id
  UNION ALL
  SELECT source, 'returns', load_id, count(*), min(coalesce(requested_date, received_date, refunded_date)),
    max(coalesce(requested_date, received_date, refunded_date))
  FROM return_lines GROUP BY source, load_id
  UNION ALL
  SELECT source, 'refunds', load_id, count(*), min(refunded_date), max(refunded_date)
  FROM order_refunds GROUP BY source, load_id
  UNION ALL
  SELECT source, 'shipments', load_id, count(*), min(coalesce(delivered_date, shipped_date)), max(coalesce(delivered_date, shipped_date))
  FROM shipments GROUP BY source, load_id
  UNION ALL
  SELECT source, 'products', load_id, count(*), CAST(NULL AS DATE), CAST(NULL AS DATE)
  FROM products GROUP BY source, load_id
)
SELECT
  h.source, h.kind, CAST(sum(h.row_count) AS BIGINT) AS row_count, count(h.load_id) AS files,
  min(h.first_date) AS first_date, max(h.last_date) AS last_date, max(l.loaded_at) AS loaded_at
FROM held h
LEFT JOIN loads l ON l.load_id = h.load_id
GROUP BY h.source, h.kind
ORDER BY h.source, h.kind
