-- How long parcels take: the median whole days from shipping to delivery of each carrier, and of the shop (carrier NULL) from
-- order to delivery, 5 where nothing is measured. Reads: known_lines. Grain: one row per carrier with a measured parcel, one more.
SELECT carrier, CAST(round(approx_percentile(CAST(date_diff('day', shipped_date, delivered_on) AS DOUBLE), 0.5)) AS INTEGER) AS transit_days
FROM known_lines WHERE delivered_on >= shipped_date AND carrier IS NOT NULL GROUP BY carrier
UNION ALL
SELECT NULL, CAST(round(coalesce(approx_percentile(CAST(date_diff('day', order_date, delivered_on) AS DOUBLE), 0.5), 5)) AS INTEGER)
FROM known_lines WHERE delivered_on >= order_date
