-- Order lines with what shipping and product lists add. Reads: order_lines, shipments, dim_products.
-- Grain: one row per order line that was not cancelled. `order_key` is the order's name without a leading #. Parameter: first,
-- the last id given before.
WITH shipped AS (
  SELECT
    CASE WHEN starts_with(order_id, '#') THEN substr(order_id, 2) ELSE order_id END AS order_key,
    sku,
    max_by(warehouse, load_id) AS warehouse, max_by(carrier, load_id) AS carrier,
    max_by(packaging, load_id) AS packaging, max_by(packer, load_id) AS packer, max_by(lot, load_id) AS lot,
    CAST(sum(outbound_shipping_cost_minor) AS BIGINT) AS outbound_minor, max(currency) AS currency,
    min(shipped_date) AS shipped_date, max(delivered_date) AS delivered_date,
    max_by(line_status, load_id) AS line_status
  FROM shipments GROUP BY 1, 2
),
lines AS (
  SELECT
    CASE WHEN starts_with(l.order_id, '#') THEN substr(l.order_id, 2) ELSE l.order_id END AS order_key, l.*
  FROM order_lines l
  WHERE l.quantity > 0
),
joined AS (
  SELECT
    l.source, l.order_id, l.order_key, l.line_ref, l.order_line_id, l.order_date, l.customer_key, l.sku, l.quantity,
    l.unit_price_minor, l.list_price_minor, l.line_total_minor, l.currency, l.unit_cost_minor, l.load_id,
    l.country, l.language, l.channel, l.seller, l.payment_method, l.discount_code,
    l.category AS line_category, l.supplier AS line_supplier,
    l.outbound_shipping_cost_minor AS line_outbound_minor,
    coalesce(l.line_status, bySku.line_status, byOrder.line_status) AS line_status,
    coalesce(l.warehouse, bySku.warehouse, byOrder.warehouse) AS warehouse,
    coalesce(l.carrier, bySku.carrier, byOrder.carrier) AS carrier,
    coalesce(l.packaging, bySku.packaging, byOrder.packaging) AS packaging,
    coalesce(l.packer, bySku.packer, byOrder.packer) AS packer,
    coalesce(l.lot, bySku.lot, byOrder.lot) AS lot,
    coalesce(l.shipped_date, bySku.shipped_date, byOrder.shipped_date) AS shipped_date,
    coalesce(l.delivered_date, bySku.delivered_date, byOrder.delivered_date) AS delivered_on,
    bySku.outbound_minor AS sku_outbound_minor, byOrder.outbound_minor AS order_outbound_minor
  FROM lines l
  LEFT JOIN shipped bySku ON bySku.order_key = l.order_key AND bySku.sku = l.sku
  LEFT JOIN shipped byOrder ON byOrder.order_key = l.order_key AND byOrder.sku IS NULL
)
SELECT
  CAST($first + row_number() OVER () AS INTEGER) AS line_id,
  j.*,
  p.sku_id, p.style_id, p.size,
  coalesce(p.category, j.line_category) AS category,
  coalesce(p.supplier, j.line_supplier) AS supplier,
  coalesce(j.unit_cost_minor, CASE WHEN p.product_currency = j.currency THEN p.unit_cost_minor END) AS cogs_minor,
  coalesce(j.list_price_minor, CASE WHEN p.product_currency = j.currency THEN p.list_price_minor END) AS full_price_minor
FROM joined j
JOIN dim_products p ON p.sku = j.sku
WHERE coalesce(j.line_status, 'delivered') <> 'cancelled'
