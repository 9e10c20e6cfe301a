-- How large is the return rate by units, orders, value and refunds?
-- Reads: activity, returned, maturity. Grain: one row, of one basis.
SELECT
  {metrics},
  CAST((SELECT coalesce(sum(returned_units), 0) FROM returned WHERE resolution = 'exchange') AS BIGINT) AS exchanged_units,
  CAST(coalesce(sum(exposure_value_minor), 0e0) AS DOUBLE) AS exposure_value_minor,
  CAST(coalesce(sum(returned_value_minor), 0) AS DOUBLE) AS returned_value_minor,
  -- By return day nothing is still to come.
  (
    SELECT coalesce(sum(CAST(returned_value_minor AS DOUBLE) * returned_value_minor), 0e0)
    FROM returned WHERE CAST($basis AS VARCHAR) <> 'returned'
  ) AS squared_returned_value,
  (SELECT max(dispersion) FROM maturity WHERE category IS NULL AND weighed_by = 'value') AS value_dispersion
FROM activity
