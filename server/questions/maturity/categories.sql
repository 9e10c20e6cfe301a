-- How do returns of each category arrive, and how far can forecasts of them be trusted?
-- Reads: maturity. Grain: one row per category, the whole shop (category NULL) first, then by units delivered.
SELECT
  category, final_rate, final_low, final_high, half_days, mature_days, holiday_mature_days, horizon_days, is_lower_bound, is_own, forecasts,
  held_share, dispersion, delivered_units
FROM maturity
ORDER BY CASE WHEN category IS NULL THEN 0 ELSE 1 END, delivered_units DESC, category
