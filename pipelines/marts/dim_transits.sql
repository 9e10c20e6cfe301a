-- How long parcels take: the median whole days from shipping to delivery of each carrier, and of the shop (carrier NULL) from
-- order to delivery, 5 where nothing is measured. Reads: known_lines. Grain: one row per carrier with a measured parcel, one more.
WITH parcels AS (
  SELECT carrier, date_diff('day', shipped_date, delivered_on) AS days, count(*) AS parcels
  FROM known_lines WHERE delivered_on >= shipped_date AND carrier IS NOT NULL GROUP BY 1, 2
  UNION ALL
  SELECT NULL, date_diff('day', order_date, delivered_on), count(*)
  FROM known_lines WHERE delivered_on >= order_date GROUP BY 2
),
counted AS (
  SELECT
    carrier, days, 2 * sum(parcels) OVER (PARTITION BY carrier ORDER BY days) AS twice_so_far,
    sum(parcels) OVER (PARTITION BY carrier) AS all_parcels
  FROM parcels
),
-- Of an even number the median is between the two in the middle.
medians AS (
  SELECT
    carrier,
    (min(CASE WHEN twice_so_far >= all_parcels THEN days END) + min(CASE WHEN twice_so_far > all_parcels THEN days END)) / 2e0 AS days
  FROM counted GROUP BY carrier
)
SELECT carrier, CAST(round(days) AS INTEGER) AS transit_days FROM medians WHERE carrier IS NOT NULL
UNION ALL
SELECT NULL, CAST(round(coalesce((SELECT days FROM medians WHERE carrier IS NULL), 5)) AS INTEGER)
