-- What customers ordered after they had sent something back: from the first request to return on, until 60 days after the
-- last (as long as dossier/next looks ahead). Reads: fct_sold, fct_returned. Grain: one row per such order line, delivered.
WITH returners AS (
  SELECT
    customer_key,
    min(requested_date) AS first_date,
    CAST(date_add('day', 60, max(requested_date)) AS DATE) AS last_date
  FROM fct_returned
  WHERE returned_units > 0 AND customer_key IS NOT NULL
  GROUP BY customer_key
)
SELECT s.customer_key, s.order_date, s.sku_id, s.delivered_units, s.delivered_units - s.matched_units AS kept_units
FROM fct_sold s
JOIN returners r ON r.customer_key = s.customer_key
WHERE s.delivered_units > 0 AND s.order_date >= r.first_date AND s.order_date <= r.last_date
