-- Which currencies were orders paid in?
-- Reads: fct_sold. Grain: one row per currency, most used first.
SELECT currency AS currency_code, count(*) AS order_lines
FROM fct_sold
WHERE currency IS NOT NULL
GROUP BY 1
ORDER BY order_lines DESC, currency_code
