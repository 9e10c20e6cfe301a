-- What lines of orders with several sizes of a style tell of its fit. Reads: stg_lines, stg_clock, dim_places.
-- Grain: one row per such line. Where one unit of all of a style's in an order was kept, the rest sent back, and all sizes are
-- of one scale, the order decides: the kept line says whether the larger or the smaller size was kept, the others how many
-- steps their size is from the one kept.
WITH brackets AS (
  SELECT source, order_key, style_id FROM stg_lines
  WHERE size IS NOT NULL GROUP BY 1, 2, 3 HAVING min(size) < max(size)
),
tried AS (
  SELECT
    l.line_id, l.source, l.order_key, l.style_id, l.sku_id, l.size, p.scale, p.step,
    CASE WHEN c.is_delivered THEN l.quantity ELSE 0 END AS delivered_units,
    c.matched_units
  FROM stg_lines l
  JOIN brackets b ON b.source = l.source AND b.order_key = l.order_key AND b.style_id = l.style_id
  JOIN stg_clock c ON c.line_id = l.line_id
  LEFT JOIN dim_places p ON p.sku_id = l.sku_id
),
decided AS (
  SELECT
    source, order_key, style_id,
    max(CASE WHEN delivered_units > matched_units THEN sku_id END) AS kept_sku_id,
    max(CASE WHEN delivered_units > matched_units THEN step END) AS kept_step,
    min(CASE WHEN matched_units > 0 THEN step END) AS least_sent_back,
    max(CASE WHEN matched_units > 0 THEN step END) AS most_sent_back
  FROM tried
  WHERE size IS NOT NULL
  GROUP BY 1, 2, 3
  HAVING sum(delivered_units - matched_units) = 1 AND sum(matched_units) > 0
    AND min(scale) = max(scale) AND count(scale) = count(*)
)
SELECT
  t.line_id,
  t.delivered_units AS bracketed_units,
  CASE WHEN t.matched_units > 0 AND t.size IS NOT NULL THEN d.kept_sku_id END AS kept_sku_id,
  CASE WHEN t.delivered_units > t.matched_units AND d.kept_step > d.most_sent_back THEN 1 ELSE 0 END AS larger_kept,
  CASE WHEN t.delivered_units > t.matched_units AND d.kept_step < d.least_sent_back THEN 1 ELSE 0 END AS smaller_kept,
  CASE WHEN d.kept_step IS NOT NULL AND t.step IS NOT NULL THEN t.matched_units ELSE 0 END AS moved_units,
  coalesce(t.matched_units * (d.kept_step - t.step), 0) AS moved_steps,
  coalesce(t.matched_units * (d.kept_step - t.step) * (d.kept_step - t.step), 0) AS moved_squares
FROM tried t
LEFT JOIN decided d ON d.source = t.source AND d.order_key = t.order_key AND d.style_id = t.style_id
