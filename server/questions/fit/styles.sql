-- Which styles do not fit, which way, and by how much?
-- Reads: sold_sums, returned, dim_products. Grain: one row per style that has sizes and was delivered.
-- A vote is a returned unit that says which way: by the size it was exchanged for, else by its reason. Lines of orders with
-- several sizes of the style (brackets) do not vote.
WITH went AS (
  SELECT
    sku_id,
    sum(delivered_units) AS delivered_units,
    sum(bracketed_units) AS bracketed_units,
    sum(larger_kept) AS larger_kept,
    sum(smaller_kept) AS smaller_kept,
    sum(moved_units) AS moved_units,
    sum(moved_steps) AS moved_steps,
    sum(moved_squares) AS moved_squares
  FROM sold_sums
  GROUP BY sku_id
),
voted AS (
  SELECT
    sku_id,
    returned_units,
    is_bracketed,
    cost_actual_minor + cost_assumed_minor AS cost_minor,
    outbound_minor + label_minor + handling_minor + repackaging_minor AS trip_minor,
    CASE WHEN exchange_steps <> 0 AND NOT is_bracketed THEN exchange_steps END AS steps,
    CASE
      WHEN is_bracketed THEN 0
      WHEN exchange_steps > 0 THEN 1
      WHEN exchange_steps < 0 THEN -1
      WHEN reason = 'too_small' THEN 1
      WHEN reason = 'too_large' THEN -1
      ELSE 0
    END AS vote
  FROM returned
  WHERE returned_units > 0
    AND (is_bracketed OR exchange_steps <> 0 OR reason IN ('too_small', 'too_large'))
),
came AS (
  SELECT
    sku_id,
    sum(CASE WHEN vote = 1 THEN returned_units ELSE 0 END) AS too_small_units,
    sum(CASE WHEN vote = -1 THEN returned_units ELSE 0 END) AS too_large_units,
    sum(CASE WHEN vote <> 0 THEN cost_minor END) AS vote_cost_minor,
    sum(CASE WHEN is_bracketed THEN trip_minor END) AS bracket_cost_minor,
    sum(CASE WHEN steps IS NOT NULL THEN returned_units END) AS moved_units,
    sum(steps * returned_units) AS moved_steps,
    sum(steps * steps * returned_units) AS moved_squares
  FROM voted
  GROUP BY sku_id
),
told AS (
  SELECT sku_id, delivered_units, bracketed_units, larger_kept, smaller_kept, moved_units, moved_steps, moved_squares,
    0 AS too_small_units, 0 AS too_large_units, 0 AS vote_cost_minor, 0 AS bracket_cost_minor
  FROM went
  UNION ALL
  SELECT sku_id, NULL, 0, 0, 0, moved_units, moved_steps, moved_squares,
    too_small_units, too_large_units, vote_cost_minor, bracket_cost_minor
  FROM came
)
SELECT
  p.style_id,
  min(CASE WHEN t.delivered_units IS NOT NULL THEN p.product_name END) AS name,
  min(CASE WHEN t.delivered_units IS NOT NULL THEN p.category END) AS category,
  CAST(sum(t.delivered_units) AS BIGINT) AS delivered_units,
  CAST(sum(t.too_small_units) AS BIGINT) AS too_small_units,
  CAST(sum(t.too_large_units) AS BIGINT) AS too_large_units,
  CAST(coalesce(sum(t.vote_cost_minor), 0) AS BIGINT) AS vote_cost_minor,
  CAST(sum(t.bracketed_units) AS BIGINT) AS bracketed_units,
  CAST(coalesce(sum(t.bracket_cost_minor), 0) AS BIGINT) AS bracket_cost_minor,
  CAST(sum(t.larger_kept) AS BIGINT) AS larger_kept,
  CAST(sum(t.smaller_kept) AS BIGINT) AS smaller_kept,
  CAST(coalesce(sum(t.moved_units), 0) AS BIGINT) AS moved_units,
  CAST(coalesce(sum(t.moved_steps), 0) AS DOUBLE) AS moved_steps,
  CAST(coalesce(sum(t.moved_squares), 0) AS DOUBLE) AS moved_squares
FROM told t
JOIN dim_products p ON p.sku_id = t.sku_id
WHERE p.size IS NOT NULL
GROUP BY p.style_id
HAVING sum(t.delivered_units) > 0
ORDER BY delivered_units DESC, p.style_id
