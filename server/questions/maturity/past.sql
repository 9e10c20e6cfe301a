-- What would have been said of past weeks, and what came?
-- Reads: past_forecasts. Grain: one row per week and age at which it would have been said, oldest week first.
SELECT
  CAST(date_add('day', -(youngest_days + 6), CAST($as_of AS DATE)) AS DATE) AS week_start,
  said_at_days,
  CASE WHEN weighed_by = 'units' THEN delivered_units END AS delivered_units,
  known_units / nullif(delivered_units, 0) AS known_rate,
  expected_units / nullif(delivered_units, 0) AS expected_rate,
  low_units / nullif(delivered_units, 0) AS rate_low,
  high_units / nullif(delivered_units, 0) AS rate_high,
  final_units / nullif(delivered_units, 0) AS final_rate,
  is_held
FROM past_forecasts
WHERE category IS NOT DISTINCT FROM CAST($of_category AS VARCHAR)
  AND weighed_by = coalesce(CAST($weighed_by AS VARCHAR), 'units')
  AND (CAST($age AS VARCHAR) IS NULL OR said_at_days = CAST(CAST($age AS VARCHAR) AS INTEGER))
ORDER BY youngest_days DESC, said_at_days
