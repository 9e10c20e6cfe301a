-- What does a platform count that we do not, and what do we count otherwise?
-- Reads: sold, returned, order_lines. Grain: one row, of one basis; what was ordered is always by order day.
WITH ordered AS (
  SELECT
    sum(quantity) AS ordered_units,
    sum(CASE WHEN line_status = 'cancelled' THEN quantity END) AS cancelled_units,
    sum(CASE WHEN currency = $currency THEN coalesce(line_total_minor, unit_price_minor * quantity) END) AS ordered_value_minor
  FROM order_lines
  WHERE quantity > 0
    AND (CAST($from AS VARCHAR) IS NULL OR order_date >= CAST(CAST($from AS VARCHAR) AS DATE))
    AND (CAST($to AS VARCHAR) IS NULL OR order_date <= CAST(CAST($to AS VARCHAR) AS DATE))
    AND (CAST($of_channel AS VARCHAR) IS NULL OR channel = CAST($of_channel AS VARCHAR))
),
out_of AS (
  SELECT sum(delivered_units) AS delivered_units
  FROM sold
  WHERE CAST($of_channel AS VARCHAR) IS NULL OR channel = CAST($of_channel AS VARCHAR)
),
back AS (
  SELECT
    sum(returned_units) AS returned_units, sum(unmatched_units) AS unmatched_units, sum(refund_minor) AS refund_minor
  FROM returned
  WHERE CAST($of_channel AS VARCHAR) IS NULL OR channel = CAST($of_channel AS VARCHAR)
)
SELECT
  CAST(coalesce(out_of.delivered_units, 0) AS BIGINT) AS delivered_units,
  CAST(coalesce(back.returned_units, 0) AS BIGINT) AS returned_units,
  CAST(coalesce(back.unmatched_units, 0) AS BIGINT) AS unmatched_units,
  CAST(coalesce(back.refund_minor, 0) AS BIGINT) AS refund_minor,
  CAST(coalesce(ordered.ordered_units, 0) AS BIGINT) AS ordered_units,
  CAST(coalesce(ordered.cancelled_units, 0) AS BIGINT) AS cancelled_units,
  CAST(coalesce(ordered.ordered_value_minor, 0) AS BIGINT) AS ordered_value_minor
FROM ordered
CROSS JOIN out_of
CROSS JOIN back
