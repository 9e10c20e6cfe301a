-- What was sold. Reads: stg_lines, stg_clock, stg_brackets, unit_outlook, return_lines, dim_products. Grain: one row per order line
-- not cancelled. The rows of a month lie together, in it those of a style: a question of a period or of a product reads little
-- else. Parameters: holiday_first, holiday_last.
WITH order_counts AS (
  SELECT l.source, l.order_key, count(*) AS all_lines, count(CASE WHEN c.is_delivered THEN 1 END) AS delivered_lines
  FROM stg_lines l JOIN stg_clock c ON c.line_id = l.line_id GROUP BY 1, 2
),
parcel_counts AS (
  SELECT l.source, l.order_key, coalesce(l.warehouse, '') AS warehouse, coalesce(l.carrier, '') AS carrier,
    coalesce(l.shipped_date, DATE '1970-01-01') AS shipped_date, count(*) AS delivered_lines
  FROM stg_lines l JOIN stg_clock c ON c.line_id = l.line_id WHERE c.is_delivered GROUP BY 1, 2, 3, 4, 5
),
delivered AS (
  SELECT
    l.*, c.delivered_date, c.clock, c.age_days, c.matched_units, c.is_delivered,
    CASE WHEN c.is_delivered THEN l.quantity ELSE 0 END AS delivered_units,
    CASE WHEN c.is_delivered AND c.matched_units < l.quantity THEN l.quantity - c.matched_units ELSE 0 END AS out_units,
    CASE WHEN c.age_days < 0 THEN -1 WHEN c.age_days > 730 THEN 731 ELSE coalesce(c.age_days, 0) END AS curve_days,
    month(l.order_date) * 100 + day(l.order_date) BETWEEN $holiday_first AND $holiday_last AS is_holiday,
    coalesce(l.line_total_minor, l.unit_price_minor * l.quantity) AS paid_minor,
    o.delivered_lines AS order_lines, o.all_lines AS all_order_lines, p.delivered_lines AS parcel_lines
  FROM stg_lines l
  JOIN stg_clock c ON c.line_id = l.line_id
  JOIN order_counts o ON o.source = l.source AND o.order_key = l.order_key
  LEFT JOIN parcel_counts p ON p.source = l.source AND p.order_key = l.order_key AND p.warehouse = coalesce(l.warehouse, '')
    AND p.carrier = coalesce(l.carrier, '') AND p.shipped_date = coalesce(l.shipped_date, DATE '1970-01-01')
),
exchanges AS (
  SELECT DISTINCT CASE WHEN starts_with(order_id, '#') THEN substr(order_id, 2) ELSE order_id END AS order_key, exchange_sku
  FROM return_lines WHERE exchange_sku IS NOT NULL AND order_id IS NOT NULL
)
SELECT
  d.source, d.order_id, d.line_id, d.line_ref, d.order_date, d.delivered_date, d.clock, d.shipped_date,
  CAST(date_trunc('week', coalesce(d.shipped_date, d.order_date)) AS DATE) AS ship_week,
  d.sku_id, d.customer_key, d.category, d.supplier, d.seller, d.country, d.channel, d.carrier, d.warehouse, d.packaging, d.packer, d.lot,
  CASE
    WHEN d.paid_minor IS NULL THEN NULL
    WHEN d.paid_minor < 1000 * d.quantity THEN '000–010' WHEN d.paid_minor < 2500 * d.quantity THEN '010–025'
    WHEN d.paid_minor < 5000 * d.quantity THEN '025–050' WHEN d.paid_minor < 10000 * d.quantity THEN '050–100'
    WHEN d.paid_minor < 20000 * d.quantity THEN '100–200' ELSE '200+'
  END AS price_band,
  CASE
    WHEN d.paid_minor IS NULL OR coalesce(d.full_price_minor, 0) <= 0 THEN NULL
    WHEN d.paid_minor >= 0.98 * d.full_price_minor * d.quantity THEN '00 %'
    WHEN d.paid_minor >= 0.90 * d.full_price_minor * d.quantity THEN '02–10 %'
    WHEN d.paid_minor >= 0.75 * d.full_price_minor * d.quantity THEN '10–25 %'
    WHEN d.paid_minor >= 0.50 * d.full_price_minor * d.quantity THEN '25–50 %' ELSE '50 %+'
  END AS discount_depth,
  d.currency,
  d.delivered_units,
  CASE WHEN d.is_delivered THEN d.paid_minor ELSE 0 END AS delivered_value_minor,
  d.quantity AS ordered_units,
  d.paid_minor AS ordered_value_minor,
  CAST(round(CAST(d.paid_minor AS DOUBLE) / d.quantity) AS BIGINT) AS unit_price_minor,
  d.cogs_minor AS unit_cost_minor,
  CAST(round(coalesce(d.line_outbound_minor, d.sku_outbound_minor, CAST(d.order_outbound_minor AS DOUBLE) / d.all_order_lines)) AS BIGINT) AS outbound_minor,
  d.matched_units,
  d.delivered_units * u.completeness AS exposure_units,
  d.delivered_units * power(u.completeness, 2) AS exposure_squared,
  CASE WHEN d.is_delivered THEN d.paid_minor * u.value_completeness ELSE 0e0 END AS exposure_value_minor,
  d.out_units * u.further_share AS further_units,
  d.out_units * u.further_chance AS further_chance,
  d.out_units * u.further_chance_in_shop AS further_chance_in_shop,
  d.out_units * u.further_error AS further_error,
  CASE WHEN d.is_delivered THEN 1e0 / d.order_lines ELSE 0e0 END AS order_share,
  CASE WHEN d.is_delivered THEN 1e0 / d.parcel_lines ELSE 0e0 END AS parcel_share,
  b.line_id IS NOT NULL AS is_bracketed,
  coalesce(b.bracketed_units, 0) AS bracketed_units, b.kept_sku_id, coalesce(b.larger_kept, 0) AS larger_kept,
  coalesce(b.smaller_kept, 0) AS smaller_kept, coalesce(b.moved_units, 0) AS moved_units,
  coalesce(b.moved_steps, 0) AS moved_steps, coalesce(b.moved_squares, 0) AS moved_squares,
  e.order_key IS NOT NULL AND coalesce(d.paid_minor, 0) = 0 AS is_exchange_out
FROM delivered d
JOIN unit_outlook u ON u.category = coalesce(d.category, '') AND u.is_holiday = d.is_holiday AND u.age_days = d.curve_days
LEFT JOIN stg_brackets b ON b.line_id = d.line_id
LEFT JOIN dim_products p ON p.sku_id = d.sku_id
LEFT JOIN exchanges e ON e.order_key = d.order_key AND e.exchange_sku = p.sku
ORDER BY date_trunc('month', d.delivered_date), d.sku_id
