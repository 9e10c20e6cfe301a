-- How do returns of each category arrive, by units or by value, and how far can forecasts of them be trusted?
-- Reads: maturity. Grain: one row per category, the whole shop (category NULL) first, then by units delivered.
SELECT
  m.category, m.final_rate, m.final_low, m.final_high, m.half_days, m.mature_days, m.holiday_mature_days, m.horizon_days,
  m.is_lower_bound, m.is_own, m.forecasts, m.held_share, m.dispersion, u.delivered_units
FROM maturity m
JOIN maturity u ON u.category IS NOT DISTINCT FROM m.category AND u.weighed_by = 'units'
WHERE m.weighed_by = coalesce(CAST($weighed_by AS VARCHAR), 'units')
ORDER BY CASE WHEN m.category IS NULL THEN 0 ELSE 1 END, u.delivered_units DESC, m.category
