-- How does the return rate move over time, and where will it end?
-- Reads: activity, maturity. Grain: one row per week or month, oldest first; beside its sums what is still to come: units
-- expected back, and the two parts of their variance.
WITH {further:{period}},
periods AS (
  SELECT
    {period} AS period_start,
    {metrics},
    CAST(coalesce(sum(matched_units), 0) AS BIGINT) AS matched_units
  FROM activity
  WHERE bucket IS NOT NULL
  GROUP BY 1
)
SELECT
  p.*,
  coalesce(f.further_units, 0e0) AS further_units,
  coalesce(f.chance_variance, 0e0) AS chance_variance,
  coalesce(f.curve_variance, 0e0) AS curve_variance,
  CAST(sum(p.matched_units) OVER () AS BIGINT) AS all_returned_units
FROM periods p
LEFT JOIN further f ON f.further_key = p.period_start
ORDER BY p.period_start
