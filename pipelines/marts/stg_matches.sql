-- Which order line each returned unit belongs to. Reads: return_lines, stg_lines.
-- Grain: one row per return line × order line it takes units from. By order_line_id where that finds a line, else by order
-- and SKU, first in first out; a return without SKU goes to the only SKU of its order. What is left over stays unmatched.
-- `line_name` is what lines of an order are ordered by, whatever numbers they have.
WITH returned AS (
  SELECT
    source, return_ref, order_line_id, quantity, requested_date, received_date, refunded_date,
    CASE WHEN starts_with(order_id, '#') THEN substr(order_id, 2) ELSE order_id END AS order_key,
    sku
  FROM return_lines
  WHERE movement = 'return' AND quantity > 0 AND order_id IS NOT NULL
),
one_sku AS (
  SELECT order_key, min(sku) AS sku FROM stg_lines WHERE order_key IN (SELECT order_key FROM returned WHERE sku IS NULL)
  GROUP BY 1 HAVING min(sku) = max(sku)
),
asked AS (
  SELECT
    r.source, r.return_ref, r.order_line_id, r.quantity, r.order_key, coalesce(r.sku, o.sku) AS sku,
    coalesce(r.requested_date, r.received_date, r.refunded_date) AS asked_date
  FROM returned r
  LEFT JOIN one_sku o ON o.order_key = CASE WHEN r.sku IS NULL THEN r.order_key END
),
takers AS (
  SELECT
    line_id, order_key, order_line_id, sku, quantity,
    concat_ws(chr(31), CAST(order_date AS VARCHAR), line_ref, source, order_id) AS line_name
  FROM stg_lines
  WHERE coalesce(line_status, 'delivered') <> 'lost' AND order_key IN (SELECT order_key FROM returned)
),
by_id AS (
  SELECT
    a.source, a.return_ref, t.line_id, t.line_name, t.quantity AS line_units, a.quantity,
    sum(a.quantity) OVER (
      PARTITION BY t.line_id ORDER BY a.asked_date NULLS LAST, a.return_ref, a.source ROWS UNBOUNDED PRECEDING
    ) AS taken_after
  FROM asked a
  JOIN takers t ON t.order_key = a.order_key AND t.order_line_id = a.order_line_id
),
id_matches AS (
  SELECT
    source, return_ref, line_id, line_name,
    CASE WHEN taken_after <= line_units THEN quantity ELSE line_units - (taken_after - quantity) END AS matched_units
  FROM by_id
  WHERE taken_after - quantity < line_units
),
line_room AS (
  SELECT
    t.line_id, t.line_name, t.order_key, t.sku,
    sum(t.quantity - coalesce(m.taken, 0)) OVER (
      PARTITION BY t.order_key, t.sku ORDER BY t.line_name ROWS UNBOUNDED PRECEDING
    ) AS room_to,
    t.quantity - coalesce(m.taken, 0) AS room
  FROM takers t
  LEFT JOIN (SELECT line_id, sum(matched_units) AS taken FROM id_matches GROUP BY 1) m ON m.line_id = t.line_id
),
by_sku AS (
  SELECT
    a.source, a.return_ref, a.order_key, a.sku, a.quantity,
    sum(a.quantity) OVER (
      PARTITION BY a.order_key, a.sku ORDER BY a.asked_date NULLS LAST, a.return_ref, a.source ROWS UNBOUNDED PRECEDING
    ) AS units_to
  FROM asked a
  WHERE a.sku IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM by_id b WHERE b.source = a.source AND b.return_ref = a.return_ref)
),
shared_units AS (
  SELECT
    b.source, b.return_ref, l.line_id, l.line_name,
    CASE WHEN l.room_to < b.units_to THEN l.room_to ELSE b.units_to END
      - CASE WHEN l.room_to - l.room > b.units_to - b.quantity THEN l.room_to - l.room ELSE b.units_to - b.quantity END AS matched_units
  FROM by_sku b
  JOIN line_room l ON l.order_key = b.order_key AND l.sku = b.sku
)
SELECT source, return_ref, line_id, line_name, CAST(matched_units AS INTEGER) AS matched_units FROM id_matches
UNION ALL
SELECT source, return_ref, line_id, line_name, CAST(matched_units AS INTEGER) FROM shared_units WHERE matched_units > 0
