-- What is each part of the cost of returns, and how much of it stands in the exports?
-- Reads: returned, of the answer's currency. Grain: one row per grade and pace of the goods, which their loss of value hangs on.
SELECT
  CASE WHEN condition_grade IN ('A', 'B', 'C', 'D') THEN condition_grade END AS grade,
  pace,
  CAST(sum(returned_units + unmatched_units) AS BIGINT) AS units,
  CAST(coalesce(sum(stock_value_minor), 0) AS BIGINT) AS stock_value_minor,
  sum(stock_value_minor * stock_days) / nullif(sum(stock_value_minor), 0) AS stock_days,
  CAST(coalesce(sum(outbound_minor), 0) AS BIGINT) AS outbound_minor,
  CAST(coalesce(sum(CASE WHEN is_outbound_actual THEN outbound_minor END), 0) AS BIGINT) AS outbound_actual_minor,
  CAST(coalesce(sum(shipping_refund_minor), 0) AS BIGINT) AS shipping_refund_minor,
  CAST(coalesce(sum(label_minor), 0) AS BIGINT) AS label_minor,
  CAST(coalesce(sum(CASE WHEN is_label_actual THEN label_minor END), 0) AS BIGINT) AS label_actual_minor,
  CAST(coalesce(sum(handling_minor), 0) AS BIGINT) AS handling_minor,
  CAST(coalesce(sum(repackaging_minor), 0) AS BIGINT) AS repackaging_minor,
  CAST(coalesce(sum(service_minor), 0) AS BIGINT) AS service_minor,
  CAST(coalesce(sum(payment_fee_minor), 0) AS BIGINT) AS payment_fee_minor,
  CAST(coalesce(sum(refurbishment_minor), 0) AS BIGINT) AS refurbishment_minor,
  CAST(coalesce(sum(disposal_minor), 0) AS BIGINT) AS disposal_minor,
  CAST(coalesce(sum(value_lost_minor), 0) AS BIGINT) AS value_lost_minor,
  CAST(coalesce(sum(fee_charged_minor), 0) AS BIGINT) AS fee_charged_minor
FROM returned
WHERE currency = $currency
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2
