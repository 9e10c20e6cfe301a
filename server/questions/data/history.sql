-- Which values did a load change, and what were they before?
-- The latest load unless one is named.
-- A row as it was is the one that the load replaced; as it is now, the one that the load brought. `␞` stands between the
-- cells of a row, `␟` between a cell's name and its value.
-- Rows are cut to those that changed before anything else, as a load may bring all there are.
-- Notes are shown by their readings, where personal data are hidden.
-- Reads: loads, readings, order_lines, return_lines, order_refunds, shipments, products and their histories. Grain: one row per changed cell.
WITH asked AS (
  SELECT coalesce(CAST($load AS INTEGER), max(load_id)) AS load_id FROM loads
),
changed_returns AS (
  SELECT *
  FROM (
    SELECT *, 0 AS replaced_by FROM return_lines
    WHERE (source, return_ref) IN (SELECT source, return_ref FROM return_lines_history WHERE replaced_by = (SELECT load_id FROM asked))
    UNION ALL
    SELECT * FROM return_lines_history
    WHERE (source, return_ref) IN (SELECT source, return_ref FROM return_lines_history WHERE replaced_by = (SELECT load_id FROM asked))
  ) t
  WHERE (load_id = (SELECT load_id FROM asked) OR replaced_by = (SELECT load_id FROM asked))
),
notes AS (
  SELECT note_key, shown_code, shown_text
  FROM readings
  WHERE note_key IN (
    SELECT note_key FROM changed_returns
    UNION
    SELECT agent_note_key FROM changed_returns
    UNION
    SELECT inspection_note_key FROM changed_returns
  )
),
versions AS (
  SELECT 'order_lines' AS table_name, order_id || ' · ' || sku AS row_name, concat_ws(' ', order_id, line_ref, source) AS row_key,
    replaced_by = (SELECT load_id FROM asked) AS is_earlier,
    concat_ws('␞',
      'sku␟' || coalesce(CAST(sku AS VARCHAR), ''),
      'product_name␟' || coalesce(CAST(product_name AS VARCHAR), ''),
      'style_id␟' || coalesce(CAST(style_id AS VARCHAR), ''),
      'category␟' || coalesce(CAST(category AS VARCHAR), ''),
      'size␟' || coalesce(CAST(size AS VARCHAR), ''),
      'colour␟' || coalesce(CAST(colour AS VARCHAR), ''),
      'supplier␟' || coalesce(CAST(supplier AS VARCHAR), ''),
      'order_date␟' || coalesce(CAST(order_date AS VARCHAR), ''),
      'quantity␟' || coalesce(CAST(quantity AS VARCHAR), ''),
      'list_price_minor␟' || coalesce(CAST(list_price_minor AS VARCHAR), ''),
      'unit_price_minor␟' || coalesce(CAST(unit_price_minor AS VARCHAR), ''),
      'line_total_minor␟' || coalesce(CAST(line_total_minor AS VARCHAR), ''),
      'currency␟' || coalesce(CAST(currency AS VARCHAR), ''),
      'shipping_paid_minor␟' || coalesce(CAST(shipping_paid_minor AS VARCHAR), ''),
      'unit_cost_minor␟' || coalesce(CAST(unit_cost_minor AS VARCHAR), ''),
      'outbound_shipping_cost_minor␟' || coalesce(CAST(outbound_shipping_cost_minor AS VARCHAR), ''),
      'warehouse␟' || coalesce(CAST(warehouse AS VARCHAR), ''),
      'carrier␟' || coalesce(CAST(carrier AS VARCHAR), ''),
      'packaging␟' || coalesce(CAST(packaging AS VARCHAR), ''),
      'lot␟' || coalesce(CAST(lot AS VARCHAR), ''),
      'packer␟' || coalesce(CAST(packer AS VARCHAR), ''),
      'shipped_date␟' || coalesce(CAST(shipped_date AS VARCHAR), ''),
      'delivered_date␟' || coalesce(CAST(delivered_date AS VARCHAR), ''),
      'line_status␟' || coalesce(CAST(line_status AS VARCHAR), ''),
      'country␟' || coalesce(CAST(country AS VARCHAR), ''),
      'language␟' || coalesce(CAST(language AS VARCHAR), ''),
      'channel␟' || coalesce(CAST(channel AS VARCHAR), ''),
      'seller␟' || coalesce(CAST(seller AS VARCHAR), ''),
      'payment_method␟' || coalesce(CAST(payment_method AS VARCHAR), ''),
      'discount_code␟' || coalesce(CAST(discount_code AS VARCHAR), '')
    ) AS cells
  FROM (
    SELECT
      source, order_id, line_ref, sku, product_name, style_id, category, size, colour, supplier,
      order_date, quantity, list_price_minor, unit_price_minor, line_total_minor, currency, shipping_paid_minor,
      unit_cost_minor, outbound_shipping_cost_minor, warehouse, carrier, packaging, lot, packer, shipped_date,
      delivered_date, line_status, country, language, channel, seller, payment_method, discount_code, load_id,
      0 AS replaced_by
    FROM order_lines
    WHERE (source, order_id, line_ref) IN (SELECT source, order_id, line_ref FROM order_lines_history WHERE replaced_by = (SELECT load_id FROM asked))
    UNION ALL
    SELECT
      source, order_id, line_ref, sku, product_name, style_id, category, size, colour, supplier,
      order_date, quantity, list_price_minor, unit_price_minor, line_total_minor, currency, shipping_paid_minor,
      unit_cost_minor, outbound_shipping_cost_minor, warehouse, carrier, packaging, lot, packer, shipped_date,
      delivered_date, line_status, country, language, channel, seller, payment_method, discount_code, load_id,
      replaced_by
    FROM order_lines_history
    WHERE (source, order_id, line_ref) IN (SELECT source, order_id, line_ref FROM order_lines_history WHERE replaced_by = (SELECT load_id FROM asked))
  ) t
  WHERE (load_id = (SELECT load_id FROM asked) OR replaced_by = (SELECT load_id FROM asked))
  UNION ALL
  SELECT 'return_lines' AS table_name, coalesce(return_id, order_id, return_ref) || coalesce(' · ' || sku, '') AS row_name, concat_ws(' ', return_ref, source) AS row_key,
    replaced_by = (SELECT load_id FROM asked) AS is_earlier,
    concat_ws('␞',
      'order_id␟' || coalesce(CAST(order_id AS VARCHAR), ''),
      'sku␟' || coalesce(CAST(sku AS VARCHAR), ''),
      'quantity␟' || coalesce(CAST(quantity AS VARCHAR), ''),
      'movement␟' || coalesce(CAST(movement AS VARCHAR), ''),
      'requested_date␟' || coalesce(CAST(requested_date AS VARCHAR), ''),
      'received_date␟' || coalesce(CAST(received_date AS VARCHAR), ''),
      'inspected_date␟' || coalesce(CAST(inspected_date AS VARCHAR), ''),
      'refunded_date␟' || coalesce(CAST(refunded_date AS VARCHAR), ''),
      'restocked_date␟' || coalesce(CAST(restocked_date AS VARCHAR), ''),
      'return_status␟' || coalesce(CAST(return_status AS VARCHAR), ''),
      'reason_code␟' || coalesce(said.shown_code, ''),
      'reason_text␟' || coalesce(said.shown_text, ''),
      'agent_note␟' || coalesce(agent.shown_text, ''),
      'inspection_note␟' || coalesce(inspection.shown_text, ''),
      'resolution␟' || coalesce(CAST(resolution AS VARCHAR), ''),
      'exchange_sku␟' || coalesce(CAST(exchange_sku AS VARCHAR), ''),
      'refund_amount_minor␟' || coalesce(CAST(refund_amount_minor AS VARCHAR), ''),
      'refund_shipping_amount_minor␟' || coalesce(CAST(refund_shipping_amount_minor AS VARCHAR), ''),
      'fee_charged_minor␟' || coalesce(CAST(fee_charged_minor AS VARCHAR), ''),
      'currency␟' || coalesce(CAST(currency AS VARCHAR), ''),
      'label_cost_minor␟' || coalesce(CAST(label_cost_minor AS VARCHAR), ''),
      'paid_by␟' || coalesce(CAST(paid_by AS VARCHAR), ''),
      'return_method␟' || coalesce(CAST(return_method AS VARCHAR), ''),
      'return_carrier␟' || coalesce(CAST(return_carrier AS VARCHAR), ''),
      'condition_grade␟' || coalesce(CAST(condition_grade AS VARCHAR), ''),
      'disposition␟' || coalesce(CAST(disposition AS VARCHAR), '')
    ) AS cells
  FROM changed_returns t
  LEFT JOIN notes said ON said.note_key = t.note_key
  LEFT JOIN notes agent ON agent.note_key = t.agent_note_key
  LEFT JOIN notes inspection ON inspection.note_key = t.inspection_note_key
  UNION ALL
  SELECT 'order_refunds' AS table_name, order_id AS row_name, concat_ws(' ', order_id, source) AS row_key,
    replaced_by = (SELECT load_id FROM asked) AS is_earlier,
    concat_ws('␞',
      'refunded_date␟' || coalesce(CAST(refunded_date AS VARCHAR), ''),
      'refund_minor␟' || coalesce(CAST(refund_minor AS VARCHAR), ''),
      'currency␟' || coalesce(CAST(currency AS VARCHAR), ''),
      'is_before_shipping␟' || coalesce(CAST(is_before_shipping AS VARCHAR), '')
    ) AS cells
  FROM (
    SELECT *, 0 AS replaced_by FROM order_refunds
    WHERE (source, order_id) IN (SELECT source, order_id FROM order_refunds_history WHERE replaced_by = (SELECT load_id FROM asked))
    UNION ALL
    SELECT * FROM order_refunds_history
    WHERE (source, order_id) IN (SELECT source, order_id FROM order_refunds_history WHERE replaced_by = (SELECT load_id FROM asked))
  ) t
  WHERE (load_id = (SELECT load_id FROM asked) OR replaced_by = (SELECT load_id FROM asked))
  UNION ALL
  SELECT 'shipments' AS table_name, order_id || coalesce(' · ' || sku, '') AS row_name, concat_ws(' ', order_id, coalesce(sku, ''), source) AS row_key,
    replaced_by = (SELECT load_id FROM asked) AS is_earlier,
    concat_ws('␞',
      'warehouse␟' || coalesce(CAST(warehouse AS VARCHAR), ''),
      'carrier␟' || coalesce(CAST(carrier AS VARCHAR), ''),
      'packaging␟' || coalesce(CAST(packaging AS VARCHAR), ''),
      'lot␟' || coalesce(CAST(lot AS VARCHAR), ''),
      'packer␟' || coalesce(CAST(packer AS VARCHAR), ''),
      'outbound_shipping_cost_minor␟' || coalesce(CAST(outbound_shipping_cost_minor AS VARCHAR), ''),
      'currency␟' || coalesce(CAST(currency AS VARCHAR), ''),
      'shipped_date␟' || coalesce(CAST(shipped_date AS VARCHAR), ''),
      'delivered_date␟' || coalesce(CAST(delivered_date AS VARCHAR), ''),
      'line_status␟' || coalesce(CAST(line_status AS VARCHAR), '')
    ) AS cells
  FROM (
    SELECT
      source, order_id, sku, warehouse, carrier, packaging, lot, packer, outbound_shipping_cost_minor, currency,
      shipped_date, delivered_date, line_status, load_id,
      0 AS replaced_by
    FROM shipments
    WHERE (source, order_id, coalesce(sku, '')) IN (SELECT source, order_id, coalesce(sku, '') FROM shipments_history WHERE replaced_by = (SELECT load_id FROM asked))
    UNION ALL
    SELECT
      source, order_id, sku, warehouse, carrier, packaging, lot, packer, outbound_shipping_cost_minor, currency,
      shipped_date, delivered_date, line_status, load_id,
      replaced_by
    FROM shipments_history
    WHERE (source, order_id, coalesce(sku, '')) IN (SELECT source, order_id, coalesce(sku, '') FROM shipments_history WHERE replaced_by = (SELECT load_id FROM asked))
  ) t
  WHERE (load_id = (SELECT load_id FROM asked) OR replaced_by = (SELECT load_id FROM asked))
  UNION ALL
  SELECT 'products' AS table_name, sku AS row_name, concat_ws(' ', sku, source) AS row_key,
    replaced_by = (SELECT load_id FROM asked) AS is_earlier,
    concat_ws('␞',
      'product_name␟' || coalesce(CAST(product_name AS VARCHAR), ''),
      'style_id␟' || coalesce(CAST(style_id AS VARCHAR), ''),
      'category␟' || coalesce(CAST(category AS VARCHAR), ''),
      'size␟' || coalesce(CAST(size AS VARCHAR), ''),
      'colour␟' || coalesce(CAST(colour AS VARCHAR), ''),
      'supplier␟' || coalesce(CAST(supplier AS VARCHAR), ''),
      'unit_cost_minor␟' || coalesce(CAST(unit_cost_minor AS VARCHAR), ''),
      'list_price_minor␟' || coalesce(CAST(list_price_minor AS VARCHAR), ''),
      'currency␟' || coalesce(CAST(currency AS VARCHAR), ''),
      'image_url␟' || coalesce(CAST(image_url AS VARCHAR), '')
    ) AS cells
  FROM (
    SELECT
      source, sku, product_name, style_id, category, size, colour, supplier, unit_cost_minor, list_price_minor,
      currency, image_url, load_id,
      0 AS replaced_by
    FROM products
    WHERE (source, sku) IN (SELECT source, sku FROM products_history WHERE replaced_by = (SELECT load_id FROM asked))
    UNION ALL
    SELECT
      source, sku, product_name, style_id, category, size, colour, supplier, unit_cost_minor, list_price_minor,
      currency, image_url, load_id,
      replaced_by
    FROM products_history
    WHERE (source, sku) IN (SELECT source, sku FROM products_history WHERE replaced_by = (SELECT load_id FROM asked))
  ) t
  WHERE (load_id = (SELECT load_id FROM asked) OR replaced_by = (SELECT load_id FROM asked))
),
cells AS (
  SELECT v.table_name, v.row_name, v.row_key, v.is_earlier, split_part(c.cell, '␟', 1) AS column_name,
    nullif(split_part(c.cell, '␟', 2), '') AS cell_value
  FROM versions v CROSS JOIN UNNEST(split(v.cells, '␞')) AS c (cell)
)
SELECT e.table_name, e.row_name, e.column_name, e.cell_value AS earlier_value, n.cell_value AS new_value
FROM cells e
JOIN cells n ON n.table_name = e.table_name AND n.row_key = e.row_key AND n.column_name = e.column_name
WHERE e.is_earlier AND NOT n.is_earlier AND e.cell_value IS DISTINCT FROM n.cell_value
ORDER BY e.table_name, e.row_name, e.row_key, e.column_name
LIMIT {limit:1000}
