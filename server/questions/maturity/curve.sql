-- How do returns of a category, or of the shop, arrive by days since delivery?
-- Reads: lag_curves. Grain: one row per day since delivery, up to the horizon.
SELECT
  lag_days,
  cdf AS back_share,
  CASE WHEN cdf > 1.96 * sqrt(cdf_variance) THEN cdf - 1.96 * sqrt(cdf_variance) ELSE 0e0 END AS back_low,
  CASE WHEN cdf + 1.96 * sqrt(cdf_variance) < 1 THEN cdf + 1.96 * sqrt(cdf_variance) ELSE 1e0 END AS back_high,
  completeness,
  coalesce(at_risk, 0e0) AS at_risk
FROM lag_curves
WHERE category IS NOT DISTINCT FROM CAST($of_category AS VARCHAR)
  AND weighed_by = coalesce(CAST($weighed_by AS VARCHAR), 'units')
  AND is_extended = (coalesce(CAST($orders AS VARCHAR), 'usual') = 'holiday')
  AND lag_days <= horizon_days AND cdf IS NOT NULL
ORDER BY lag_days
