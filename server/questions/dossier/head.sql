-- What is this product, how much of it came back at what cost, and how few customers sent it back?
-- Reads: activity, sold, returned, dim_products. Grain: one row for all that the filter cuts to.
WITH figures AS (
  SELECT
    {metrics},
    CAST(coalesce(sum(delivered_value_minor), 0) AS BIGINT) AS delivered_value_minor
  FROM activity
),
sales AS (
  SELECT
    min(order_date) AS first_order_date, max(order_date) AS last_order_date,
    count(DISTINCT customer_key) AS buyers,
    min(supplier) AS supplier, count(DISTINCT supplier) AS suppliers,
    min(seller) AS seller, count(DISTINCT seller) AS sellers,
    count(DISTINCT lot) AS lots,
    count(CASE WHEN in_currency AND (delivered_value_minor IS NULL OR unit_cost_minor IS NULL) THEN 1 END) AS without_cost,
    coalesce(sum(CASE WHEN in_currency AND NOT is_exchange_out THEN delivered_value_minor END), 0) AS price,
    coalesce(sum(CASE WHEN in_currency AND NOT is_exchange_out THEN CAST(unit_cost_minor AS DOUBLE) * delivered_units END), 0) AS cogs,
    coalesce(sum(CASE WHEN in_currency THEN outbound_minor * kept_share END), 0) AS outbound,
    coalesce(sum(CASE WHEN in_currency AND outbound_minor IS NULL THEN parcel_share * kept_share END), 0) AS parcels,
    coalesce(sum(CASE WHEN in_currency THEN order_share * kept_share END), 0) AS payments
  FROM (
    SELECT
      *, currency = $currency AS in_currency,
      CAST(delivered_units - matched_units AS DOUBLE) / delivered_units AS kept_share
    FROM sold
    WHERE delivered_units > 0
  ) delivered
),
refunded AS (
  SELECT
    coalesce(sum(CAST(returned_value_minor AS DOUBLE)), 0) AS price, coalesce(sum(CAST(stock_value_minor AS DOUBLE)), 0) AS cogs
  FROM returned
  WHERE returned_units > 0 AND currency = $currency AND coalesce(resolution, 'refund') <> 'exchange'
),
returners AS (
  SELECT customer_key, sum(returned_units) AS units
  FROM returned
  WHERE returned_units > 0 AND customer_key IS NOT NULL
  GROUP BY customer_key
),
ranked AS (
  SELECT units, row_number() OVER (ORDER BY units DESC, customer_key) AS position FROM returners
),
people AS (
  SELECT count(*) AS returners, sum(units) AS known_units, sum(CASE WHEN position <= 5 THEN units END) AS top_units
  FROM ranked
),
present AS (
  SELECT DISTINCT sku_id FROM activity
),
listed AS (
  SELECT
    count(*) AS skus,
    min(p.product_name) AS name, min(p.category) AS category,
    min(p.style_id) AS style_id, count(DISTINCT p.style_id) AS styles,
    max(CASE WHEN p.product_currency = $currency THEN p.list_price_minor END) AS list_price_minor,
    min_by(p.image_url, p.sku) FILTER (WHERE p.image_url IS NOT NULL) AS image_url
  FROM present
  JOIN dim_products p ON p.sku_id = present.sku_id
)
SELECT
  CASE WHEN l.styles = 1 THEN l.name END AS name,
  CASE WHEN l.styles = 1 THEN l.category END AS category,
  CASE WHEN l.styles = 1 THEN l.style_id END AS style_id,
  CASE WHEN l.styles = 1 THEN l.image_url END AS image_url,
  l.skus,
  CASE WHEN s.suppliers = 1 THEN s.supplier END AS supplier, s.suppliers,
  CASE WHEN s.sellers = 1 THEN s.seller END AS seller, s.sellers, s.lots,
  CASE WHEN l.styles = 1 THEN l.list_price_minor END AS list_price_minor,
  CAST(round(CAST(f.delivered_value_minor AS DOUBLE) / nullif(f.delivered_units, 0)) AS BIGINT) AS price_minor,
  f.delivered_units, f.returned_units, f.delivered_units - f.returned_units AS kept_units,
  f.return_rate, f.completeness, f.projected_rate, f.refund_minor, f.return_cost_minor, f.cost_actual_share,
  CAST(round(CAST(f.return_cost_minor AS DOUBLE) / nullif(f.delivered_units, 0)) AS BIGINT) AS cost_per_sold_minor,
  s.without_cost = 0 AND s.price > 0 AS has_costs,
  s.price - b.price AS kept_price_minor, s.cogs - b.cogs AS kept_cogs_minor,
  s.outbound AS kept_outbound_minor, s.parcels AS kept_parcels, s.payments AS kept_payments,
  s.first_order_date, s.last_order_date, s.buyers,
  p.returners,
  CAST(coalesce(p.known_units, 0) AS BIGINT) AS known_returned_units,
  CAST(coalesce(p.top_units, 0) AS BIGINT) AS top_returned_units
FROM figures f
CROSS JOIN sales s
CROSS JOIN refunded b
CROSS JOIN people p
CROSS JOIN listed l
