-- What is known and what is to come of one unit, and what is known of the value sold, by its age. Reads: lag_curves, maturity, known_lines. Grain: one row per category
-- ('': none; those without a curve follow the shop's; value follows units where too few returns tell of it), ordered on days that may have a longer window or not, and age: -1 for not
-- delivered yet, 731 for all that are older.
WITH kinds AS (
  SELECT DISTINCT coalesce(category, '') AS category FROM known_lines
),
holidays AS (
  SELECT false AS is_holiday, false AS is_extended
  UNION ALL SELECT true, (SELECT count(holiday_first) > 0 FROM maturity)
),
ages AS (
  SELECT lag_days AS age_days, lag_days FROM lag_curves WHERE category IS NULL AND NOT is_extended AND weighed_by = 'units'
  UNION ALL SELECT -1, 0
  UNION ALL SELECT 731, 731
)
SELECT
  k.category, h.is_holiday, CAST(a.age_days AS INTEGER) AS age_days,
  CASE WHEN a.age_days < 0 THEN 0e0 ELSE coalesce(g.completeness, s.completeness, 1e0) END AS completeness,
  CASE
    WHEN a.age_days < 0 THEN 0e0
    ELSE coalesce(gv.completeness, sv.completeness, g.completeness, s.completeness, 1e0)
  END AS value_completeness,
  coalesce(g.further_share, s.further_share, 0e0) AS further_share,
  coalesce(g.further_chance, s.further_chance, 0e0) AS further_chance,
  coalesce(g.further_chance_in_shop, s.further_chance_in_shop, 0e0) AS further_chance_in_shop,
  coalesce(g.further_error, s.further_error, 0e0) AS further_error
FROM kinds k CROSS JOIN holidays h CROSS JOIN ages a
LEFT JOIN lag_curves g ON g.category = k.category AND g.is_extended = h.is_extended AND g.lag_days = a.lag_days AND g.weighed_by = 'units'
LEFT JOIN lag_curves s ON s.category IS NULL AND s.is_extended = h.is_extended AND s.lag_days = a.lag_days AND s.weighed_by = 'units'
LEFT JOIN lag_curves gv ON gv.category = k.category AND gv.is_extended = h.is_extended AND gv.lag_days = a.lag_days AND gv.weighed_by = 'value' AND gv.is_told
LEFT JOIN lag_curves sv ON sv.category IS NULL AND sv.is_extended = h.is_extended AND sv.lag_days = a.lag_days AND sv.weighed_by = 'value' AND sv.is_told
