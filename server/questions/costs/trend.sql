-- What do returns cost over time?
-- Reads: returned, of the answer's currency. Grain: one row per week or month, oldest first.
SELECT
  {period} AS period_start,
  CAST(coalesce(sum(cost_actual_minor), 0) AS BIGINT) AS actual_minor,
  CAST(0 AS BIGINT) AS tariff_minor,
  CAST(coalesce(sum(cost_assumed_minor), 0) AS BIGINT) AS assumed_minor,
  CAST(coalesce(sum(cost_actual_minor + cost_assumed_minor), 0) AS BIGINT) AS total_minor,
  CAST(coalesce(sum(returned_units), 0) AS BIGINT) AS returned_units
FROM returned
WHERE day IS NOT NULL AND currency = $currency
GROUP BY 1
ORDER BY 1
