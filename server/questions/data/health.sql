-- How much of what the figures need do the exports hold?
-- What a line has may come from its own export, a shipping list or a product list; cancelled lines need none of it.
-- Reads: order_lines, fct_sold, return_lines, readings, fct_returned. Grain: one row; of each measure its rows, all rows and days.
WITH order_rows AS (
  SELECT count(*) AS order_lines, min(order_date) AS sold_from, max(order_date) AS sold_to FROM order_lines
),
sold_rows AS (
  SELECT
    count(*) AS sold_lines,
    count(unit_price_minor) AS lines_with_price,
    count(unit_cost_minor) AS lines_with_unit_cost,
    count(carrier) AS lines_with_carrier,
    count(packaging) AS lines_with_packaging,
    count(customer_key) AS lines_with_customer
  FROM fct_sold
),
delivered_rows AS (
  SELECT count(*) AS lines_with_delivery_date FROM fct_sold WHERE clock = 'delivered'
),
return_rows AS (
  SELECT
    count(*) AS all_return_lines,
    count(*) FILTER (WHERE movement = 'return') AS return_lines,
    count(*) FILTER (WHERE movement = 'return' AND ltrim(reason_text) <> '') AS returns_with_words,
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
    SELECT returned_id FROM fct_returned WHERE movement = 'return' AND split_id IS NULL AND unmatched_units = 0
    UNION ALL
    SELECT split_id FROM fct_returned WHERE movement = 'return' AND split_id IS NOT NULL
    GROUP BY split_id
    HAVING sum(unmatched_units) = 0
  ) whole
)
SELECT * FROM order_rows CROSS JOIN sold_rows CROSS JOIN delivered_rows CROSS JOIN return_rows CROSS JOIN matched
