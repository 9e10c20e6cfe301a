-- What does a platform count that we do not, and what do we count otherwise?
-- Reads: activity, cancelled. Grain: one row, of one basis; what was cancelled is always by order day.
SELECT
  CAST(coalesce(sum(delivered_units), 0) AS BIGINT) AS delivered_units,
  CAST(coalesce(sum(returned_units), 0) AS BIGINT) AS returned_units,
  CAST(coalesce(sum(unmatched_units), 0) AS BIGINT) AS unmatched_units,
  CAST(coalesce(sum(refund_minor), 0) AS BIGINT) AS refund_minor,
  CAST(coalesce(sum(ordered_units), 0) AS BIGINT) AS ordered_units,
  CAST(coalesce(sum(ordered_value_minor), 0) AS BIGINT) AS ordered_value_minor,
  CAST((SELECT coalesce(sum(cancelled_units), 0) FROM cancelled) AS BIGINT) AS cancelled_units,
  CAST((SELECT coalesce(sum(cancelled_value_minor), 0) FROM cancelled) AS BIGINT) AS cancelled_value_minor
FROM activity
