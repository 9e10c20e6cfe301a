-- How much was delivered, came back and cost in one period, and what is still to come of it?
-- Reads: activity, maturity. Grain: one row; beside its sums the units expected back and the two parts of their variance.
WITH {further:1},
period AS (
  SELECT {metrics}, CAST(coalesce(sum(matched_units), 0) AS BIGINT) AS all_returned_units
  FROM activity
)
SELECT
  p.*,
  coalesce(f.further_units, 0e0) AS further_units,
  coalesce(f.chance_variance, 0e0) AS chance_variance,
  coalesce(f.curve_variance, 0e0) AS curve_variance
FROM period p
LEFT JOIN further f ON f.further_key = 1
