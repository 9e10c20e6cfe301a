-- Which returns were free by law, which by the shop's choice, and what did their labels cost?
-- Reads: returned, of the answer's currency. Grain: one row per duty and reason group, dearest first.
WITH refunded_orders AS (
  SELECT DISTINCT CASE WHEN starts_with(order_id, '#') THEN substr(order_id, 2) ELSE order_id END AS order_key
  FROM returned
  WHERE movement = 'money_only' AND refund_minor IS NOT NULL AND order_id IS NOT NULL AND currency = $currency
)
SELECT
  coalesce(postage, 'choice') AS postage,
  coalesce(reason_group, 'other') AS reason_group,
  count(*) AS return_lines,
  CAST(count_if(is_free) AS BIGINT) AS free_return_lines,
  CAST(coalesce(sum(CASE WHEN is_free THEN label_minor END), 0) AS BIGINT) AS free_label_minor,
  CAST(coalesce(-sum(fee_charged_minor), 0) AS BIGINT) AS fee_charged_minor,
  CAST(coalesce(sum(cost_actual_minor + cost_assumed_minor), 0) AS BIGINT) AS total_minor,
  CAST(coalesce(sum(returned_units), 0) AS BIGINT) AS returned_units,
  CAST(coalesce(sum(CASE WHEN resolution = 'exchange' AND NOT is_told THEN returned_units END), 0) AS BIGINT) AS exchanged_units,
  CAST(coalesce(sum(CASE WHEN is_told THEN returned_units END), 0) AS BIGINT) AS refund_told_units,
  CAST(coalesce(sum(CASE WHEN is_label_actual THEN returned_units END), 0) AS BIGINT) AS label_told_units
FROM (
  SELECT
    returned.*,
    coalesce(paid_by, 'merchant') <> 'customer' AND coalesce(fee_charged_minor, 0) = 0 AS is_free,
    refund_minor IS NOT NULL
      OR coalesce(CASE WHEN starts_with(order_id, '#') THEN substr(order_id, 2) ELSE order_id END IN (SELECT order_key FROM refunded_orders), false) AS is_told
  FROM returned
  WHERE movement = 'return' AND currency = $currency
) marked
GROUP BY 1, 2
ORDER BY 7 DESC, 1, 2
