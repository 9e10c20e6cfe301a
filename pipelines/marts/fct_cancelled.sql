-- What was ordered and cancelled. Reads: order_lines, shipments, dim_products. Grain: one row per order line that was
-- cancelled: what `stg_lines` leaves out.
WITH stopped AS (
  SELECT
    CASE WHEN starts_with(order_id, '#') THEN substr(order_id, 2) ELSE order_id END AS order_key, sku,
    max_by(line_status, load_id) AS line_status
  FROM shipments
  GROUP BY 1, 2
),
lines AS (
  SELECT
    CASE WHEN line_status IS NULL THEN CASE WHEN starts_with(order_id, '#') THEN substr(order_id, 2) ELSE order_id END END AS order_key,
    order_id, order_date, sku, quantity, category, supplier, seller, country, channel, carrier, warehouse, packaging, lot, currency, line_status,
    coalesce(line_total_minor, unit_price_minor * quantity) AS value_minor
  FROM order_lines
  WHERE quantity > 0 AND coalesce(line_status, 'cancelled') = 'cancelled'
)
SELECT
  l.order_id, l.order_date, p.sku_id, coalesce(p.category, l.category) AS category, coalesce(p.supplier, l.supplier) AS supplier,
  l.seller, l.country, l.channel, l.carrier, l.warehouse, l.packaging, l.lot, l.currency,
  l.quantity AS cancelled_units, l.value_minor AS cancelled_value_minor
FROM lines l
LEFT JOIN stopped by_sku ON by_sku.order_key = l.order_key AND by_sku.sku = l.sku
LEFT JOIN stopped by_order ON by_order.order_key = l.order_key AND by_order.sku IS NULL
LEFT JOIN dim_products p ON p.sku = l.sku
WHERE coalesce(l.line_status, by_sku.line_status, by_order.line_status) = 'cancelled'
