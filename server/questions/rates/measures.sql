-- How large is the return rate by units, orders, value and refunds?
-- Reads: activity, returned. Grain: one row, of one basis.
SELECT
  {metrics},
  CAST((SELECT coalesce(sum(returned_units), 0) FROM returned WHERE resolution = 'exchange') AS BIGINT) AS exchanged_units
FROM activity
