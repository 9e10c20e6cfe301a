-- What each returned line shows of use and return. Reads: fct_returned, reading_marks, maturity, dim_products.
-- Grain: one row per returned line with goods; a signal is NULL where the data cannot tell.
-- Outcomes are those of pipelines/statistics/wardrobing-signals.ts.
WITH worn AS (
  SELECT DISTINCT note_key FROM reading_marks WHERE mark = 'signs_of_use'
),
kinds AS (
  SELECT
    category, approx_percentile(CASE WHEN unit_price_minor > 0 THEN CAST(unit_price_minor AS DOUBLE) END, 0.8) AS price_p80,
    CASE WHEN regexp_like(lower(category), $occasions) THEN 'present' ELSE 'absent' END AS occasion
  FROM fct_returned WHERE category IS NOT NULL GROUP BY category
),
-- Most customers send back one thing of a category: only the others' returns are put in order.
repeated AS (
  SELECT customer_key, category FROM fct_returned WHERE returned_units > 0 AND customer_key IS NOT NULL
  GROUP BY 1, 2 HAVING count(*) > 1
),
followed AS (
  SELECT
    r.returned_id,
    lag(r.requested_date) OVER (PARTITION BY r.customer_key, r.category ORDER BY r.requested_date, r.return_ref) AS previous_date
  FROM fct_returned r
  JOIN repeated p ON p.customer_key = r.customer_key AND p.category IS NOT DISTINCT FROM r.category
  WHERE r.returned_units > 0
),
lines AS (
  SELECT
    r.*, f.previous_date,
    w1.note_key IS NOT NULL OR w2.note_key IS NOT NULL OR w3.note_key IS NOT NULL
      OR (r.condition_grade = 'C' AND r.reason_group NOT IN ('defective', 'damaged_in_transit', 'packing_error')) AS is_worn,
    k.price_p80, k.occasion
  FROM fct_returned r
  LEFT JOIN worn w1 ON w1.note_key = r.note_key
  LEFT JOIN worn w2 ON w2.note_key = r.agent_note_key
  LEFT JOIN worn w3 ON w3.note_key = r.inspection_note_key
  LEFT JOIN kinds k ON k.category = r.category
  LEFT JOIN followed f ON f.returned_id = r.returned_id
  WHERE r.returned_units > 0
)
SELECT
  returned_id, category,
  CASE WHEN is_worn THEN 'present' WHEN is_inspected OR condition_grade IS NOT NULL THEN 'absent' END AS wear,
  -- Of orders with a longer window nobody knows how long it is.
  CASE
    WHEN lag_days IS NULL THEN NULL
    WHEN month(order_date) * 100 + day(order_date)
      BETWEEN (SELECT max(holiday_first) FROM maturity) AND (SELECT max(holiday_last) FROM maturity) THEN NULL
    WHEN lag_days >= $late_days THEN 'present'
    ELSE 'absent'
  END AS late,
  CASE
    WHEN lag_days IS NULL THEN NULL
    WHEN lag_days BETWEEN 2 AND 7 AND day_of_week(delivered_date) BETWEEN 3 AND 6 AND day_of_week(requested_date) IN (7, 1, 2, 3) THEN 'present'
    ELSE 'absent'
  END AS weekend,
  CASE WHEN unit_price_minor IS NULL OR price_p80 IS NULL THEN NULL WHEN unit_price_minor >= price_p80 THEN 'present' ELSE 'absent' END AS price,
  occasion,
  CASE
    WHEN reason = 'no_reason_given' THEN NULL WHEN reason_group IN ('changed_mind', 'other') THEN 'changed_mind'
    WHEN reason_group = 'size_fit' THEN 'size' ELSE 'fault'
  END AS reason,
  CASE WHEN resolution IS NULL THEN NULL WHEN resolution = 'exchange' THEN 'exchange' ELSE 'money_back' END AS resolution,
  CASE WHEN is_bracketed THEN 'present' ELSE 'absent' END AS bracketing,
  CASE WHEN customer_key IS NULL THEN NULL WHEN date_diff('day', previous_date, requested_date) <= 60 THEN 'present' ELSE 'absent' END AS rebought
FROM lines
