-- A shop in the plain format, of any size: {lines} order lines over two years in date order, as real exports are.
-- Popular SKUs sell far more than rare ones (20,000 of them, a power law), 16 % of the lines come back, most within a
-- month, and every returned line has a note made of two sentences. One per cent more lines, of the week after, and the returns of
-- that week are files of their own.
CREATE MACRO dice(thing, throw, sides) AS CAST(hash(thing, throw) % sides AS BIGINT);

CREATE TABLE goods AS
SELECT
  k, 'SKU-' || k AS sku, 'STY-' || (k // 6) AS style_id, 'Style ' || (k // 6) AS product_name,
  'Category ' || (k // 6 % 25) AS category, ['XS', 'S', 'M', 'L', 'XL', 'XXL'][k % 6 + 1] AS size,
  'Colour ' || (k // 6 % 11) AS colour, 'Supplier ' || (k // 6 % 40) AS supplier,
  900 + dice(k // 6, 0, 14000) AS price, 0.06 + 0.02 * (k // 6 % 25 % 12) AS return_rate
FROM range(20000) AS t(k);

CREATE TABLE sold AS
SELECT
  i, i * 5 // 8 AS order_number, CAST(20000 * pow(dice(i, 1, 1000000) / 1e6, 3) AS INTEGER) % 20000 AS k,
  DATE '2024-11-01' + CAST(i * 730 // {lines} AS INTEGER) AS order_date, dice(i, 2, 100) AS roll,
  CAST(1 + dice(i, 3, 3) AS INTEGER) AS ship_days, CAST(1 + dice(i, 4, 5) AS INTEGER) AS transit_days,
  dice(i * 5 // 8, 5, 1000000007) AS of_order
FROM range({lines} + {lines} // 100) AS t(i);

CREATE VIEW orders AS
SELECT
    i, 'O' || order_number AS order_id, 'L' || i AS order_line_id, order_date, 'C' || of_order % ({lines} // 4) AS customer_id,
    sku, product_name, style_id, category, size, colour, supplier, CASE WHEN roll < 7 THEN 2 ELSE 1 END AS quantity,
    CAST(price / 100 AS DECIMAL(12, 2)) AS list_price, CAST(price / 100 AS DECIMAL(12, 2)) AS unit_price,
    CAST(price / 100 * CASE WHEN roll < 7 THEN 2 ELSE 1 END AS DECIMAL(12, 2)) AS line_total, 'EUR' AS currency,
    CAST(4.90 AS DECIMAL(12, 2)) AS shipping_paid, CAST(price / 220 AS DECIMAL(12, 2)) AS unit_cost,
    CAST(3.80 AS DECIMAL(12, 2)) AS outbound_shipping_cost, 'Warehouse ' || of_order % 3 AS warehouse,
    'Carrier ' || of_order // 3 % 6 AS carrier, 'Packaging ' || dice(i, 6, 4) AS packaging,
    'Packer ' || dice(i, 7, 30) AS packer, order_date + ship_days AS shipped_date,
    order_date + ship_days + transit_days AS delivered_date, 'delivered' AS line_status,
    ['DE', 'FR', 'RO', 'IT', 'ES', 'NL', 'AT', 'BE'][of_order // 7 % 8 + 1] AS country,
    ['en', 'fr', 'ro', 'de', 'es', 'it'][of_order // 7 % 6 + 1] AS language, 'web' AS channel, 'own' AS seller,
    'card' AS payment_method, CAST(NULL AS VARCHAR) AS discount_code
  FROM sold JOIN goods USING (k);

CREATE VIEW returns AS
SELECT
    i, 'R' || i AS return_id, 'O' || order_number AS order_id, 'L' || i AS order_line_id, sku, 1 AS quantity, requested_date,
    requested_date + 6 AS received_date, requested_date + 7 AS inspected_date, requested_date + 9 AS refunded_date,
    requested_date + 10 AS restocked_date, 'refunded' AS return_status,
    ['SIZE', 'DEFECT', 'DAMAGED', 'NOT_AS_DESCRIBED', 'OTHER', ''][dice(i, 9, 6) + 1] AS reason_code,
    notes[dice(i, 10, len(notes)) + 1] || ' ' || notes[dice(i, 11, len(notes)) + 1] AS reason_text,
    'refund' AS resolution, CAST(price / 100 AS DECIMAL(12, 2)) AS refund_amount, 'EUR' AS currency,
    CAST(4.20 AS DECIMAL(12, 2)) AS label_cost, 'merchant' AS paid_by, 'post' AS return_method,
    'Carrier ' || dice(i, 12, 6) AS return_carrier, ['A', 'A', 'B', 'C', 'D'][dice(i, 13, 5) + 1] AS condition_grade,
    'restock' AS disposition
  FROM (
    SELECT *, order_date + ship_days + transit_days + 2 + CAST(pow(dice(i, 8, 1000) / 1e3, 2) * 40 AS INTEGER) AS requested_date
    FROM sold JOIN goods USING (k) WHERE dice(i, 14, 1000) / 1e3 < return_rate
  ) JOIN sentences ON language_number = of_order // 7 % 6
  WHERE requested_date <= (SELECT max(order_date) FROM sold);

COPY (SELECT * EXCLUDE (i) FROM orders WHERE i < {lines} ORDER BY i) TO '{folder}/orders.csv';
COPY (SELECT * EXCLUDE (i) FROM orders WHERE i >= {lines} ORDER BY i) TO '{folder}/later-orders.csv';
COPY (SELECT * EXCLUDE (i) FROM returns WHERE requested_date <= DATE '2026-10-31' ORDER BY requested_date, i)
TO '{folder}/returns.csv';
COPY (SELECT * EXCLUDE (i) FROM returns WHERE requested_date > DATE '2026-10-31' ORDER BY requested_date, i)
TO '{folder}/later-returns.csv';
