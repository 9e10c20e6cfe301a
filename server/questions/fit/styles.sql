-- Which styles do not fit, which way, and by how much?
-- Reads: sold, returned, dim_products, dim_sizes. Grain: one row per style that has sizes and was delivered.
-- A vote is a returned unit that says which way: by the size it was exchanged for, else by its reason. Lines of orders with
-- several sizes of the style (brackets) do not vote.
WITH places AS (
  SELECT
    p.sku_id, p.style_id, p.product_name, p.category, z.scale,
    dense_rank() OVER (PARTITION BY p.style_id, z.scale ORDER BY z.size_rank) AS step
  FROM dim_products p
  LEFT JOIN dim_sizes z ON z.size = p.size
  WHERE p.size IS NOT NULL
),
backs AS (
  SELECT
    f.style_id,
    r.returned_units,
    CASE WHEN t.style_id = f.style_id AND t.scale = f.scale THEN t.step - f.step END AS steps,
    r.is_bracketed,
    r.reason,
    r.cost_actual_minor + r.cost_assumed_minor AS cost_minor,
    r.outbound_minor + r.label_minor + r.handling_minor + r.repackaging_minor AS trip_minor
  FROM returned r
  JOIN places f ON f.sku_id = r.sku_id
  LEFT JOIN places t ON t.sku_id = r.exchange_sku_id
  WHERE r.returned_units > 0
),
voted AS (
  SELECT
    backs.*,
    CASE
      WHEN is_bracketed THEN 0
      WHEN steps > 0 THEN 1
      WHEN steps < 0 THEN -1
      WHEN reason = 'too_small' THEN 1
      WHEN reason = 'too_large' THEN -1
      ELSE 0
    END AS vote
  FROM backs
),
votes AS (
  SELECT
    style_id,
    sum(CASE WHEN vote = 1 THEN returned_units ELSE 0 END) AS too_small_units,
    sum(CASE WHEN vote = -1 THEN returned_units ELSE 0 END) AS too_large_units,
    sum(CASE WHEN vote <> 0 THEN cost_minor END) AS vote_cost_minor,
    sum(CASE WHEN is_bracketed THEN trip_minor END) AS bracket_cost_minor
  FROM voted
  GROUP BY 1
),
brackets AS (
  SELECT
    s.source, s.order_id, p.style_id,
    sum(s.delivered_units - s.matched_units) AS kept_units,
    max(CASE WHEN s.delivered_units > s.matched_units THEN p.step END) AS kept_step,
    min(CASE WHEN s.matched_units > 0 THEN p.step END) AS least_sent_back,
    max(CASE WHEN s.matched_units > 0 THEN p.step END) AS most_sent_back,
    sum(s.matched_units) AS sent_back_units,
    sum(s.matched_units * p.step) AS steps_sent_back,
    sum(s.matched_units * p.step * p.step) AS squares_sent_back
  FROM sold s
  JOIN places p ON p.sku_id = s.sku_id
  WHERE s.is_bracketed
  GROUP BY 1, 2, 3
  HAVING min(p.scale) = max(p.scale) AND count(p.scale) = count(*)
),
pairs AS (
  SELECT
    style_id,
    count(CASE WHEN kept_step > most_sent_back THEN 1 END) AS larger_kept,
    count(CASE WHEN kept_step < least_sent_back THEN 1 END) AS smaller_kept
  FROM brackets
  WHERE kept_units = 1 AND sent_back_units > 0
  GROUP BY 1
),
moves AS (
  SELECT style_id, returned_units AS units, steps * returned_units AS steps, steps * steps * returned_units AS squares
  FROM backs WHERE steps <> 0 AND NOT is_bracketed
  UNION ALL
  SELECT
    style_id, sent_back_units, kept_step * sent_back_units - steps_sent_back,
    kept_step * kept_step * sent_back_units - 2 * kept_step * steps_sent_back + squares_sent_back
  FROM brackets WHERE kept_units = 1 AND sent_back_units > 0
),
offsets AS (
  SELECT style_id, sum(units) AS moved_units, sum(steps) AS moved_steps, sum(squares) AS moved_squares
  FROM moves GROUP BY 1
),
delivered AS (
  SELECT
    p.style_id,
    min(p.product_name) AS name,
    min(p.category) AS category,
    sum(s.delivered_units) AS delivered_units,
    sum(CASE WHEN s.is_bracketed THEN s.delivered_units ELSE 0 END) AS bracketed_units
  FROM sold s
  JOIN places p ON p.sku_id = s.sku_id
  GROUP BY 1
  HAVING sum(s.delivered_units) > 0
)
SELECT
  d.style_id, d.name, d.category,
  CAST(d.delivered_units AS BIGINT) AS delivered_units,
  CAST(coalesce(v.too_small_units, 0) AS BIGINT) AS too_small_units,
  CAST(coalesce(v.too_large_units, 0) AS BIGINT) AS too_large_units,
  CAST(coalesce(v.vote_cost_minor, 0) AS BIGINT) AS vote_cost_minor,
  CAST(d.bracketed_units AS BIGINT) AS bracketed_units,
  CAST(coalesce(v.bracket_cost_minor, 0) AS BIGINT) AS bracket_cost_minor,
  coalesce(p.larger_kept, 0) AS larger_kept,
  coalesce(p.smaller_kept, 0) AS smaller_kept,
  CAST(coalesce(o.moved_units, 0) AS BIGINT) AS moved_units,
  CAST(coalesce(o.moved_steps, 0) AS DOUBLE) AS moved_steps,
  CAST(coalesce(o.moved_squares, 0) AS DOUBLE) AS moved_squares
FROM delivered d
LEFT JOIN votes v ON v.style_id = d.style_id
LEFT JOIN pairs p ON p.style_id = d.style_id
LEFT JOIN offsets o ON o.style_id = d.style_id
ORDER BY d.delivered_units DESC, d.style_id
