-- Shares each damaged parcel anew among its damaged lines, as `fct_returned.sql` does. Reads: fct_returned, fct_sold.
UPDATE fct_returned
SET damaged_parcel_share = p.share
FROM (
  SELECT r.returned_id, 1e0 / count(*) OVER (PARTITION BY r.source, r.order_id, s.warehouse, s.carrier, s.shipped_date) AS share
  FROM fct_returned r
  LEFT JOIN fct_sold s ON s.line_id = r.line_id
  WHERE r.returned_units > 0 AND r.reason_group = 'damaged_in_transit'
) p
WHERE fct_returned.returned_id = p.returned_id AND fct_returned.damaged_parcel_share <> p.share
