-- Did the fixes move what they were meant to move?
-- Reads: fixes, fix_products, dim_products, dim_reasons, style_days, sold, returned. Grain: one row per fix in force and style that it
-- changed or that is of the same category and was left alone, by the day of the order; one row where none was sold. The
-- windows are the half years before and from the day of the fix.
WITH in_force AS (
  SELECT
    f.fix_id, f.fixed_date, f.lever, f.reason, f.owner, f.note, f.said_by, f.said_at,
    coalesce(m.counts_as, f.reason) AS counted_reason,
    CAST(date_add('day', -182, f.fixed_date) AS DATE) AS first_date,
    CAST(date_add('day', 182, f.fixed_date) AS DATE) AS end_date
  FROM fixes f
  LEFT JOIN dim_reasons m ON m.reason = f.reason
  WHERE f.undoes IS NULL AND f.fix_id NOT IN (SELECT u.undoes FROM fixes u WHERE u.undoes IS NOT NULL)
),
asked AS (
  SELECT * FROM in_force ORDER BY fix_id DESC LIMIT {limit:200}
),
-- The products by the style of a category that they are of.
styles AS (
  SELECT
    sku_id, sku, product_name, style_id, coalesce(category, '') AS category,
    min(sku_id) OVER (PARTITION BY style_id, coalesce(category, '')) AS style_key,
    max(product_name) OVER (PARTITION BY style_id) AS style_name
  FROM dim_products
),
touched AS (
  SELECT x.fix_id, p.sku_id, p.style_id, p.style_key, p.category, x.level, x.level_key, p.product_name
  FROM fix_products x JOIN styles p ON p.style_id = x.level_key
  WHERE x.level = 'style'
  UNION ALL
  SELECT x.fix_id, p.sku_id, p.style_id, p.style_key, p.category, x.level, x.level_key, p.product_name
  FROM fix_products x JOIN styles p ON p.sku = x.level_key
  WHERE x.level = 'sku'
),
touched_styles AS (
  SELECT DISTINCT fix_id, style_id FROM touched
),
-- Styles with a fix of their own in one of the windows, and by how many others than this one.
disturbed AS (
  SELECT a.fix_id, t.style_id, count(CASE WHEN f.fix_id <> a.fix_id THEN 1 END) AS other_fixes
  FROM asked a
  JOIN in_force f ON f.fixed_date >= a.first_date AND f.fixed_date < a.end_date
  JOIN touched_styles t ON t.fix_id = f.fix_id
  GROUP BY 1, 2
),
categories AS (
  SELECT DISTINCT t.fix_id, t.category FROM touched t JOIN asked a ON a.fix_id = t.fix_id
),
-- Whole styles, changed or left alone.
scope AS (
  SELECT DISTINCT t.fix_id, t.style_key, true AS is_fixed
  FROM touched t JOIN asked a ON a.fix_id = t.fix_id
  WHERE t.level = 'style'
  UNION ALL
  SELECT DISTINCT c.fix_id, p.style_key, false AS is_fixed
  FROM categories c
  JOIN styles p ON p.category = c.category
  LEFT JOIN disturbed d ON d.fix_id = c.fix_id AND d.style_id = p.style_id
  WHERE d.style_id IS NULL
),
-- SKUs that were changed without their style.
single AS (
  SELECT DISTINCT t.fix_id, t.sku_id, t.style_key
  FROM touched t
  JOIN asked a ON a.fix_id = t.fix_id
  LEFT JOIN scope c ON c.fix_id = t.fix_id AND c.style_key = t.style_key AND c.is_fixed
  WHERE t.level = 'sku' AND c.style_key IS NULL
),
-- What each style, or SKU changed without its style, is to be summed for.
windows AS (
  SELECT c.style_key, c.is_fixed, a.fix_id, a.first_date, a.fixed_date, a.end_date, a.reason, a.counted_reason
  FROM scope c
  JOIN asked a ON a.fix_id = c.fix_id
),
sku_windows AS (
  SELECT c.sku_id, c.style_key, a.fix_id, a.first_date, a.fixed_date, a.end_date, a.reason, a.counted_reason
  FROM single c
  JOIN asked a ON a.fix_id = c.fix_id
),
style_sold AS (
  SELECT
    w.fix_id, w.style_key, w.is_fixed, s.order_date >= w.fixed_date AS is_after,
    sum(s.delivered_units) AS delivered_units,
    sum(s.exposure_units) AS exposure_units,
    sum(s.exposure_squared) AS exposure_squared,
    sum(CASE WHEN s.currency = $currency THEN s.delivered_value_minor END) AS value_minor,
    sum(CASE WHEN s.currency = $currency THEN s.valued_units ELSE 0 END) AS valued_units
  FROM style_days s
  JOIN windows w ON w.style_key = s.style_key AND s.order_date >= w.first_date AND s.order_date < w.end_date
  GROUP BY 1, 2, 3, 4
),
sku_sold AS (
  SELECT
    w.fix_id, w.style_key, s.day >= w.fixed_date AS is_after,
    sum(s.delivered_units) AS delivered_units,
    sum(s.exposure_units) AS exposure_units,
    sum(s.exposure_squared) AS exposure_squared,
    sum(s.delivered_value_minor) AS value_minor,
    sum(CASE WHEN s.delivered_value_minor IS NULL THEN 0 ELSE s.delivered_units END) AS valued_units
  FROM sold s
  JOIN sku_windows w ON w.sku_id = s.sku_id AND s.day >= w.first_date AND s.day < w.end_date
  GROUP BY 1, 2, 3
),
-- What fixes were to move: a reason, a group of them, or all returns (no aim).
style_returned AS (
  SELECT w.fix_id, w.style_key, w.is_fixed, r.day >= w.fixed_date AS is_after, sum(r.returned_units) AS returned_units
  FROM returned r
  JOIN styles y ON y.sku_id = r.sku_id
  JOIN windows w ON w.style_key = y.style_key AND r.day >= w.first_date AND r.day < w.end_date
  WHERE r.returned_units > 0 AND (w.reason IS NULL OR w.counted_reason = r.reason OR w.reason = r.reason_group)
  GROUP BY 1, 2, 3, 4
),
sku_returned AS (
  SELECT w.fix_id, w.style_key, r.day >= w.fixed_date AS is_after, sum(r.returned_units) AS returned_units
  FROM returned r
  JOIN sku_windows w ON w.sku_id = r.sku_id AND r.day >= w.first_date AND r.day < w.end_date
  WHERE r.returned_units > 0 AND (w.reason IS NULL OR w.counted_reason = r.reason OR w.reason = r.reason_group)
  GROUP BY 1, 2, 3
),
moved AS (
  SELECT
    fix_id, style_key, is_fixed, is_after,
    delivered_units, exposure_units, exposure_squared, value_minor, valued_units, 0 AS returned_units
  FROM style_sold
  UNION ALL
  SELECT
    fix_id, style_key, true AS is_fixed, is_after,
    delivered_units, exposure_units, exposure_squared, value_minor, valued_units, 0 AS returned_units
  FROM sku_sold
  UNION ALL
  SELECT fix_id, style_key, is_fixed, is_after, 0, 0e0, 0e0, NULL, 0, returned_units
  FROM style_returned
  UNION ALL
  SELECT fix_id, style_key, true AS is_fixed, is_after, 0, 0e0, 0e0, NULL, 0, returned_units
  FROM sku_returned
),
sums AS (
  SELECT
    fix_id, style_key, is_fixed,
    sum(CASE WHEN is_after THEN 0 ELSE returned_units END) AS before_returned,
    sum(CASE WHEN is_after THEN 0e0 ELSE exposure_units END) AS before_exposure,
    sum(CASE WHEN is_after THEN 0e0 ELSE exposure_squared END) AS before_squared,
    CAST(sum(CASE WHEN NOT is_after THEN value_minor END) AS DOUBLE)
      / nullif(sum(CASE WHEN NOT is_after THEN valued_units END), 0) AS price_minor,
    sum(CASE WHEN is_after THEN delivered_units ELSE 0 END) AS after_delivered,
    sum(CASE WHEN is_after THEN returned_units ELSE 0 END) AS after_returned,
    sum(CASE WHEN is_after THEN exposure_units ELSE 0e0 END) AS after_exposure,
    sum(CASE WHEN is_after THEN exposure_squared ELSE 0e0 END) AS after_squared
  FROM moved
  GROUP BY 1, 2, 3
),
named AS (
  SELECT fix_id, level, level_key, max(product_name) AS name FROM touched GROUP BY 1, 2, 3
),
products AS (
  SELECT
    x.fix_id, count(*) AS product_count,
    element_at(array_agg(x.level ORDER BY x.level_key, x.level), 1) AS first_level, min(x.level_key) AS first_key,
    array_join(array_agg(
      coalesce(CASE WHEN x.level = 'sku' THEN n.name || ' (' || x.level_key || ')' ELSE n.name END, x.level_key)
      ORDER BY x.level_key, x.level
    ), ', ') AS products
  FROM fix_products x
  LEFT JOIN named n ON n.fix_id = x.fix_id AND n.level = x.level AND n.level_key = x.level_key
  GROUP BY 1
),
overlaps_of AS (
  SELECT d.fix_id, max(d.other_fixes) AS other_fixes
  FROM disturbed d JOIN touched_styles t ON t.fix_id = d.fix_id AND t.style_id = d.style_id
  GROUP BY 1
)
SELECT
  a.fix_id, a.fixed_date, a.lever, a.reason, a.owner, a.note, a.said_by, a.said_at,
  p.products, CAST(p.product_count AS BIGINT) AS product_count, p.first_level, p.first_key,
  CAST(coalesce(o.other_fixes, 0) AS BIGINT) AS other_fixes,
  y.category, coalesce(s.is_fixed, true) AS is_fixed, coalesce(y.style_name, y.style_id) AS style_name, s.price_minor,
  CAST(coalesce(s.before_returned, 0) AS BIGINT) AS before_returned,
  coalesce(s.before_exposure, 0e0) AS before_exposure,
  coalesce(s.before_squared, 0e0) AS before_squared,
  CAST(coalesce(s.after_delivered, 0) AS BIGINT) AS after_delivered,
  CAST(coalesce(s.after_returned, 0) AS BIGINT) AS after_returned,
  coalesce(s.after_exposure, 0e0) AS after_exposure,
  coalesce(s.after_squared, 0e0) AS after_squared
FROM asked a
JOIN products p ON p.fix_id = a.fix_id
LEFT JOIN overlaps_of o ON o.fix_id = a.fix_id
LEFT JOIN sums s ON s.fix_id = a.fix_id
LEFT JOIN styles y ON y.sku_id = s.style_key
ORDER BY a.fix_id DESC, is_fixed DESC, y.category, y.style_id
