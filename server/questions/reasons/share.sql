-- Which reasons drive returns, and what are they worth?
-- Reads: returned. Grain: one row per reason, most return lines first.
WITH by_reason AS (
  SELECT
    coalesce(reason_group, 'other') AS reason_group,
    coalesce(reason, 'no_reason_given') AS reason,
    count(*) AS return_lines,
    sum(returned_units) AS returned_units,
    sum(refund_minor) AS refund_minor,
    sum(cost_actual_minor + cost_assumed_minor) AS return_cost_minor,
    avg(confidence) AS mean_confidence,
    count_if(is_conflict) AS conflict_lines
  FROM returned
  WHERE movement = 'return'
  GROUP BY 1, 2
)
SELECT
  reason_group,
  reason,
  return_lines,
  CAST(returned_units AS BIGINT) AS returned_units,
  CAST(return_lines AS DOUBLE) / sum(return_lines) OVER () AS share,
  CAST(coalesce(refund_minor, 0) AS BIGINT) AS refund_minor,
  CAST(coalesce(return_cost_minor, 0) AS BIGINT) AS return_cost_minor,
  mean_confidence,
  CAST(conflict_lines AS BIGINT) AS conflict_lines
FROM by_reason
ORDER BY return_lines DESC, reason
