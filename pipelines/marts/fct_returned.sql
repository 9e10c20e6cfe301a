-- What came back, and money given back. Reads: return_lines, order_refunds, stg_matches, stg_lines, dim_places, fct_sold,
-- dim_products, dim_reasons, readings_in_force, dim_notes. Grain: one row per return line × order line it matched; what is left of a return
-- line is a row without line.
-- Parameters: first, the last id given before, and the likely value of every assumed cost
-- (pipelines/statistics/cost-components.ts).
WITH taken AS (
  SELECT source, return_ref, sum(matched_units) AS units FROM stg_matches GROUP BY 1, 2
),
keyed AS (
  SELECT
    CASE WHEN starts_with(order_id, '#') THEN substr(order_id, 2) ELSE order_id END AS order_key,
    coalesce(requested_date, received_date, refunded_date) AS asked_date,
    r.*
  FROM return_lines r
  WHERE movement <> 'not_returned'
),
refunds AS (
  SELECT CASE WHEN starts_with(order_id, '#') THEN substr(order_id, 2) ELSE order_id END AS order_key, f.*
  FROM order_refunds f
),
named AS (
  SELECT
    line_id, order_key, sku, concat_ws(chr(31), CAST(order_date AS VARCHAR), line_ref, source, order_id) AS line_name,
    CASE WHEN coalesce(line_status, 'delivered') = 'lost' THEN 0 ELSE quantity END AS units
  FROM stg_lines
  WHERE order_key IN (SELECT order_key FROM keyed UNION SELECT order_key FROM refunds)
),
order_anchor AS (
  SELECT order_key, min_by(line_id, line_name) AS line_id FROM named GROUP BY order_key
),
sku_anchor AS (
  SELECT order_key, sku, min_by(line_id, line_name) AS line_id, sum(units) AS units FROM named GROUP BY order_key, sku
),
pieces AS (
  SELECT k.source, k.return_ref, m.line_id, m.line_name, m.matched_units AS returned_units, 0 AS unmatched_units,
    m.matched_units AS share, k.quantity AS shares, CAST(NULL AS VARCHAR) AS unmatched_problem
  FROM keyed k JOIN stg_matches m ON m.source = k.source AND m.return_ref = k.return_ref
  UNION ALL
  SELECT k.source, k.return_ref, NULL, NULL, 0, CAST(k.quantity - coalesce(t.units, 0) AS INTEGER),
    k.quantity - coalesce(t.units, 0), k.quantity,
    CASE
      WHEN o.line_id IS NULL THEN 'no_order'
      WHEN s.line_id IS NULL THEN 'no_line'
      WHEN s.units = 0 THEN 'not_delivered'
      ELSE 'more_than_sold'
    END
  FROM keyed k
  LEFT JOIN taken t ON t.source = k.source AND t.return_ref = k.return_ref
  LEFT JOIN order_anchor o ON o.order_key = k.order_key
  LEFT JOIN sku_anchor s ON s.order_key = k.order_key AND s.sku = k.sku
  WHERE k.movement = 'return' AND k.quantity > coalesce(t.units, 0)
  UNION ALL
  SELECT k.source, k.return_ref, coalesce(s.line_id, o.line_id), NULL, 0, 0, 1, 1, NULL
  FROM keyed k
  LEFT JOIN order_anchor o ON o.order_key = k.order_key
  LEFT JOIN sku_anchor s ON s.order_key = k.order_key AND s.sku = k.sku
  WHERE k.movement = 'money_only'
),
-- A return line's money is cut at whole minor units, so that its pieces add up to it.
cut AS (
  SELECT p.*, count(*) OVER (PARTITION BY source, return_ref) AS pieces,
    row_number() OVER (PARTITION BY source, return_ref ORDER BY line_name NULLS LAST) AS piece,
    CAST(sum(share) OVER (PARTITION BY source, return_ref ORDER BY line_name NULLS LAST) AS DOUBLE) / shares AS part_to,
    CAST(sum(share) OVER (PARTITION BY source, return_ref ORDER BY line_name NULLS LAST) - share AS DOUBLE) / shares AS part_from
  FROM pieces p
),
placed AS (
  SELECT
    k.source, k.return_ref, k.return_id, k.order_id, k.movement, k.asked_date, k.received_date, k.inspected_date, k.refunded_date,
    k.restocked_date, k.return_status, k.resolution, k.reason_code, k.note_key, k.paid_by, k.condition_grade, k.disposition,
    k.return_carrier, k.return_method, k.load_id, coalesce(s.sku_id, own.sku_id) AS sku_id,
    k.agent_note_key, k.inspection_note_key, k.inspected_date IS NOT NULL OR k.inspection_note IS NOT NULL AS is_inspected,
    chosen.sku_id AS exchange_sku_id,
    coalesce(k.currency, s.currency) AS currency,
    p.line_id, p.pieces, p.piece, p.returned_units, p.unmatched_units, p.unmatched_problem,
    p.returned_units + p.unmatched_units AS physical_units,
    round(k.refund_amount_minor * p.part_to) - round(k.refund_amount_minor * p.part_from) AS refund,
    round(k.refund_shipping_amount_minor * p.part_to) - round(k.refund_shipping_amount_minor * p.part_from) AS shipping_refund,
    round(k.fee_charged_minor * p.part_to) - round(k.fee_charged_minor * p.part_from) AS fee,
    round(k.label_cost_minor * p.part_to) - round(k.label_cost_minor * p.part_from) AS label,
    1e0 / count(*) OVER (PARTITION BY k.source, coalesce(k.return_id, k.return_ref), p.returned_units + p.unmatched_units > 0) AS label_share
  FROM cut p
  JOIN keyed k ON k.source = p.source AND k.return_ref = p.return_ref
  LEFT JOIN fct_sold s ON s.line_id = p.line_id
  LEFT JOIN dim_products own ON own.sku = k.sku
  LEFT JOIN dim_products chosen ON chosen.sku = k.exchange_sku
  UNION ALL
  SELECT
    f.source, 'refund:' || f.order_id, NULL, f.order_id, 'money_only', f.refunded_date, NULL, NULL, f.refunded_date,
    NULL, NULL, 'refund', NULL, $no_note, NULL, NULL, NULL, NULL, NULL, f.load_id, s.sku_id, NULL, NULL, false, NULL, coalesce(f.currency, s.currency),
    o.line_id, 1, 1, 0, 0, NULL, 0, CAST(f.refund_minor AS DOUBLE), NULL, NULL, NULL, 0e0
  FROM refunds f
  LEFT JOIN order_anchor o ON o.order_key = f.order_key
  LEFT JOIN fct_sold s ON s.line_id = o.line_id
  WHERE NOT f.is_before_shipping
    AND NOT EXISTS (
      SELECT 1 FROM keyed k
      WHERE k.order_key = f.order_key AND k.refund_amount_minor IS NOT NULL
    )
),
-- A row has one currency: the line's money is not known in another one.
described AS (
  SELECT
    p.*,
    s.order_date AS line_order_date, s.delivered_date AS line_delivered_date, s.ship_week AS line_ship_week, s.customer_key,
    s.supplier AS line_supplier, s.seller, s.country, s.channel, s.carrier, s.warehouse, s.packaging, s.packer, s.lot,
    s.price_band, s.discount_depth, s.delivered_units,
    CASE WHEN s.currency IS NOT DISTINCT FROM p.currency THEN s.delivered_value_minor END AS delivered_value_minor,
    CASE WHEN s.currency IS NOT DISTINCT FROM p.currency THEN s.unit_price_minor END AS unit_price_minor,
    CASE WHEN s.currency IS NOT DISTINCT FROM p.currency THEN s.unit_cost_minor END AS unit_cost_minor,
    CASE WHEN s.currency IS NOT DISTINCT FROM p.currency THEN s.outbound_minor END AS line_outbound, s.parcel_share, s.order_share, s.is_bracketed, s.shipped_date,
    coalesce(s.category, d.category) AS category, d.supplier AS sku_supplier, d.pace AS sku_pace,
    coalesce(m.counts_as, r.primary_reason, 'no_reason_given') AS reason,
    coalesce(r.primary_group, 'other') AS reason_group,
    coalesce(r.confidence, 1e0) AS confidence, r.language, r.code_reason, coalesce(r.is_conflict, false) AS is_conflict,
    n.note_id, coalesce(n.note_words, 0) AS note_words
  FROM placed p
  LEFT JOIN fct_sold s ON s.line_id = p.line_id
  LEFT JOIN dim_products d ON d.sku_id = p.sku_id
  LEFT JOIN readings_in_force r ON r.note_key = p.note_key
  LEFT JOIN dim_notes n ON n.note_key = p.note_key
  LEFT JOIN dim_reasons m ON m.reason = r.primary_reason
),
charged AS (
  SELECT
    d.*,
    d.line_outbound * CAST(d.returned_units AS DOUBLE) / nullif(d.delivered_units, 0) AS outbound_actual,
    CASE WHEN d.line_outbound IS NULL THEN coalesce(d.parcel_share * d.returned_units / nullif(d.delivered_units, 0), CASE WHEN d.unmatched_units > 0 THEN d.label_share ELSE 0e0 END) ELSE 0e0 END AS outbound_missing,
    CASE WHEN d.physical_units = 0 THEN NULL WHEN d.label IS NOT NULL AND coalesce(d.paid_by, 'merchant') <> 'customer' THEN d.label WHEN d.paid_by = 'customer' THEN 0e0 END AS label_actual,
    CASE WHEN d.physical_units > 0 AND d.label IS NULL AND coalesce(d.paid_by, 'merchant') <> 'customer' THEN d.label_share ELSE 0e0 END AS label_missing,
    CASE WHEN coalesce(d.resolution, 'refund') = 'exchange' THEN 0e0 ELSE coalesce(d.order_share * d.returned_units / nullif(d.delivered_units, 0), CAST(d.unmatched_units AS DOUBLE)) END AS payment_share,
    CASE WHEN coalesce(d.resolution, 'refund') = 'exchange' THEN 0e0 ELSE CAST(d.unit_price_minor AS DOUBLE) * d.returned_units END AS payment_paid,
    CAST(d.unit_cost_minor AS DOUBLE) * d.returned_units AS stock_value,
    coalesce(CASE WHEN d.restocked_date >= d.line_delivered_date THEN CAST(date_diff('day', d.line_delivered_date, d.restocked_date) AS DOUBLE) END, $usual_days) AS stock_days,
    CASE d.condition_grade WHEN 'A' THEN $kept_a WHEN 'B' THEN $kept_b WHEN 'C' THEN $kept_c WHEN 'D' THEN $kept_d ELSE $kept_usual END AS kept_share,
    CASE d.condition_grade WHEN 'B' THEN 1e0 WHEN 'A' THEN 0e0 WHEN 'C' THEN 0e0 WHEN 'D' THEN 0e0 ELSE $share_b END AS refurbished,
    CASE d.condition_grade WHEN 'D' THEN 1e0 ELSE 0e0 END AS disposed
  FROM described d
),
costed AS (
  SELECT
    c.*,
    CAST(round(coalesce(c.outbound_actual, c.outbound_missing * $outbound)) AS BIGINT) AS outbound_minor,
    CAST(round(coalesce(c.shipping_refund, 0)) AS BIGINT) AS shipping_refund_minor,
    CAST(round(coalesce(c.label_actual, c.label_missing * $label)) AS BIGINT) AS label_minor,
    CAST(round(c.physical_units * $handling) AS BIGINT) AS handling_minor,
    CAST(round(c.physical_units * $repackaging) AS BIGINT) AS repackaging_minor,
    CAST(round(c.physical_units * $service) AS BIGINT) AS service_minor,
    CAST(round(coalesce(c.payment_share, 0) * $payment_fee + coalesce(c.payment_paid, 0) * $payment_share_of_paid) AS BIGINT) AS payment_fee_minor,
    CAST(round(c.physical_units * c.refurbished * $refurbishment) AS BIGINT) AS refurbishment_minor,
    CAST(round(c.physical_units * c.disposed * $disposal) AS BIGINT) AS disposal_minor,
    CAST(round(coalesce(c.stock_value * (1 - c.kept_share * power(1 - CASE WHEN c.sku_pace = 'seasonal' THEN $loss_seasonal ELSE $loss_steady END, c.stock_days / 7)), 0)) AS BIGINT) AS value_lost_minor,
    CAST(round(-coalesce(c.fee, 0)) AS BIGINT) AS fee_charged_minor
  FROM charged c
)
SELECT
  CAST($first + row_number() OVER (ORDER BY c.source, c.return_ref, c.piece) AS INTEGER) AS returned_id,
  CASE WHEN c.pieces > 1 THEN CAST($first + row_number() OVER (ORDER BY c.source, c.return_ref, c.piece) - c.piece + 1 AS INTEGER) END AS split_id,
  c.source, c.return_ref, c.return_id, c.order_id, c.line_id, c.movement,
  coalesce(c.line_order_date, c.asked_date) AS order_date,
  coalesce(c.line_delivered_date, c.asked_date) AS delivered_date,
  coalesce(c.line_ship_week, CAST(date_trunc('week', c.asked_date) AS DATE)) AS ship_week,
  coalesce(c.asked_date, c.line_delivered_date) AS requested_date,
  c.received_date, c.inspected_date, c.refunded_date, c.restocked_date,
  CASE WHEN c.line_id IS NULL OR c.asked_date IS NULL THEN NULL WHEN c.asked_date < c.line_delivered_date THEN 0
    ELSE CAST(date_diff('day', c.line_delivered_date, c.asked_date) AS INTEGER) END AS lag_days,
  c.sku_id, c.customer_key, c.category, coalesce(c.line_supplier, c.sku_supplier) AS supplier, c.seller, c.country, c.channel,
  c.carrier, c.warehouse, c.packaging, c.packer, c.lot, c.price_band, c.discount_depth, c.currency,
  CAST(c.returned_units AS INTEGER) AS returned_units, CAST(c.unmatched_units AS INTEGER) AS unmatched_units, c.unmatched_problem,
  CAST(CASE WHEN lower(c.disposition) IN ('restock', 'restocked', 'sellable')
    OR c.disposition IS NULL AND (c.condition_grade IN ('A', 'B') OR c.condition_grade IS NULL AND c.restocked_date IS NOT NULL)
    THEN c.returned_units ELSE 0 END AS INTEGER) AS sellable_units,
  CAST(CASE WHEN coalesce(c.disposition, c.condition_grade) IS NULL AND c.restocked_date IS NULL THEN c.returned_units ELSE 0 END AS INTEGER) AS unjudged_units,
  CAST(round(CAST(c.delivered_value_minor AS DOUBLE) * c.returned_units / nullif(c.delivered_units, 0)) AS BIGINT) AS returned_value_minor,
  c.unit_price_minor, CAST(round(c.refund) AS BIGINT) AS refund_minor,
  c.resolution, c.exchange_sku_id, chosen.step - own.step AS exchange_steps, c.reason_group, c.reason, c.confidence, c.language, c.note_key, c.note_id, c.note_words, c.agent_note_key, c.inspection_note_key,
  c.is_inspected, c.reason_code, c.code_reason, c.is_conflict,
  g.fault, g.postage, c.paid_by, c.return_status, c.return_method, c.return_carrier, c.condition_grade, c.disposition,
  coalesce(c.is_bracketed, false) AS is_bracketed,
  CASE WHEN c.returned_units > 0 THEN 1e0 / sum(CASE WHEN c.returned_units > 0 THEN 1 ELSE 0 END) OVER (PARTITION BY c.source, c.order_id) ELSE 0e0 END AS returned_order_share,
  CASE WHEN c.returned_units > 0 AND c.reason_group = 'damaged_in_transit' THEN 1e0 / sum(CASE WHEN c.returned_units > 0 AND c.reason_group = 'damaged_in_transit' THEN 1 ELSE 0 END)
    OVER (PARTITION BY c.source, c.order_id, c.warehouse, c.carrier, c.shipped_date) ELSE 0e0 END AS damaged_parcel_share,
  c.outbound_minor, c.shipping_refund_minor, c.label_minor, c.handling_minor, c.repackaging_minor, c.service_minor,
  c.payment_fee_minor, c.refurbishment_minor, c.disposal_minor, c.value_lost_minor, c.fee_charged_minor,
  c.outbound_actual IS NOT NULL AS is_outbound_actual, c.label_actual IS NOT NULL AS is_label_actual,
  coalesce(c.outbound_missing, 0) AS outbound_missing, coalesce(c.label_missing, 0) AS label_missing,
  coalesce(c.payment_share, 0) AS payment_share, CAST(round(coalesce(c.payment_paid, 0)) AS BIGINT) AS payment_paid_minor,
  CAST(round(coalesce(c.stock_value, 0)) AS BIGINT) AS stock_value_minor, c.stock_days, coalesce(c.sku_pace, 'steady') AS pace,
  CASE WHEN c.outbound_actual IS NOT NULL THEN c.outbound_minor ELSE 0 END + CASE WHEN c.label_actual IS NOT NULL THEN c.label_minor ELSE 0 END
    + c.shipping_refund_minor + c.fee_charged_minor AS cost_actual_minor,
  CASE WHEN c.outbound_actual IS NULL THEN c.outbound_minor ELSE 0 END + CASE WHEN c.label_actual IS NULL THEN c.label_minor ELSE 0 END
    + c.handling_minor + c.repackaging_minor + c.service_minor + c.payment_fee_minor + c.refurbishment_minor + c.disposal_minor
    + c.value_lost_minor AS cost_assumed_minor,
  c.load_id
FROM costed c
LEFT JOIN dim_reasons g ON g.reason = c.reason
LEFT JOIN dim_places own ON own.sku_id = c.sku_id
LEFT JOIN dim_places chosen ON chosen.sku_id = c.exchange_sku_id AND chosen.style_id = own.style_id AND chosen.scale = own.scale
ORDER BY date_trunc('month', delivered_date), sku_id
