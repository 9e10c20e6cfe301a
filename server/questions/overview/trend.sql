-- How does the return rate move over time, and where will it end?
-- Reads: activity, lag_curves, maturity. Grain: one row per week or month, oldest first; beside its sums what is still to come:
-- units expected back, and the two parts of their variance (chance, widened by the past's dispersion, and the curves' own error).
WITH outstanding AS (
  SELECT
    {period} AS period_start,
    category,
    CASE WHEN age_days < 0 THEN 0 ELSE age_days END AS age_days,
    CAST(sum(delivered_units - matched_units) AS DOUBLE) AS out_units
  FROM sold
  WHERE age_days < 180 AND delivered_units > matched_units
  GROUP BY 1, 2, 3
),
by_curve AS (
  SELECT
    o.period_start,
    CASE WHEN c.is_own THEN c.category END AS curve,
    sum(o.out_units * coalesce(c.further_share, s.further_share)) AS further_units,
    sum(o.out_units * coalesce(c.further_share, s.further_share) * (1 - coalesce(c.further_share, s.further_share))) AS chance,
    sum(o.out_units * coalesce(c.further_error, s.further_error)) AS error_units
  FROM outstanding o
  LEFT JOIN lag_curves c ON c.category = o.category AND c.lag_days = o.age_days
  LEFT JOIN lag_curves s ON s.category IS NULL AND s.lag_days = o.age_days
  GROUP BY 1, 2
),
further AS (
  SELECT period_start, sum(further_units) AS further_units, sum(chance) AS chance, sum(error_units * error_units) AS curve_variance
  FROM by_curve
  GROUP BY 1
),
scatter AS (
  SELECT max(m.dispersion) AS dispersion
  FROM maturity m
  JOIN (SELECT CASE WHEN count(*) = count(category) AND min(category) = max(category) THEN min(category) END AS category FROM outstanding) asked
    ON asked.category IS NOT DISTINCT FROM m.category
),
periods AS (
  SELECT
    {period} AS period_start,
    {metrics},
    coalesce(sum(exposure_units), 0e0) AS exposure_units,
    coalesce(sum(exposure_squared), 0e0) AS exposure_squared
  FROM activity
  WHERE day IS NOT NULL
  GROUP BY 1
)
SELECT
  p.*,
  coalesce(f.further_units, 0e0) AS further_units,
  coalesce(f.chance * scatter.dispersion, 0e0) AS chance_variance,
  coalesce(f.curve_variance, 0e0) AS curve_variance,
  CAST((SELECT coalesce(sum(matched_units), 0) FROM sold) AS BIGINT) AS all_returned_units
FROM periods p
CROSS JOIN scatter
LEFT JOIN further f ON f.period_start = p.period_start
ORDER BY p.period_start
