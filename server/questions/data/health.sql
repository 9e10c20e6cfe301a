-- How much of what the figures need do the exports hold?
-- What a line has may come from its own export, a shipping list or a product list; cancelled lines need none of it.
-- Reads: order_lines, fct_sold, return_lines, readings, fct_returned. Grain: one row; of each measure its rows, all rows and days.
WITH order_rows AS (
  SELECT count(*) AS order_lines, min(order_date) AS sold_from, max(order_date) AS sold_to FROM order_lines
),
sold_rows AS (
  SELECT
    count(*) AS sold_lines,
    count(*) FILTER (WHERE clock = 'delivered') AS lines_with_delivery_date,
    count(*) FILTER (WHERE unit_price_minor IS NOT NULL) AS lines_with_price,
    count(*) FILTER (WHERE unit_cost_minor IS NOT NULL) AS lines_with_unit_cost,
    count(*) FILTER (WHERE carrier IS NOT NULL) AS lines_with_carrier,
    count(*) FILTER (WHERE packaging IS NOT NULL) AS lines_with_packaging,
    count(*) FILTER (WHERE customer_key IS NOT NULL) AS lines_with_customer
  FROM fct_sold
),
return_rows AS (
  SELECT
    count(*) AS all_return_lines,
    count(*) FILTER (WHERE movement = 'return') AS return_lines,
    count(*) FILTER (WHERE movement = 'return' AND trim(reason_text) <> '') AS returns_with_words,
    count(*) FILTER (WHERE movement = 'return' AND reason_code IS NOT NULL) AS returns_with_code,
    count(*) FILTER (WHERE movement = 'return' AND g.primary_reason <> 'no_reason_given') AS returns_with_reason,
    count(*) FILTER (WHERE movement = 'return' AND label_cost_minor IS NOT NULL) AS returns_with_label_cost,
    count(*) FILTER (WHERE movement = 'money_only') AS money_only_lines,
    count(*) FILTER (WHERE movement = 'not_returned') AS not_returned_lines,
    min(requested_date) AS returned_from,
    max(requested_date) AS returned_to
  FROM return_lines r
  LEFT JOIN readings g ON g.note_key = r.note_key
),
matched AS (
  SELECT count(*) AS returns_matched FROM (
    SELECT source, return_ref FROM fct_returned
    WHERE movement = 'return'
    GROUP BY source, return_ref
    HAVING sum(unmatched_units) = 0
  ) whole
)
SELECT * FROM order_rows CROSS JOIN sold_rows CROSS JOIN return_rows CROSS JOIN matched
