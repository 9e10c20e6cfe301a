-- Where do warehouse, carrier and packaging meet in damage?
-- Reads: activity. Grain: one row per warehouse, carrier and packaging, most parcels first.
SELECT
  warehouse,
  carrier,
  packaging,
  round(coalesce(sum(parcel_share), 0e0), 6) AS parcels,
  round(coalesce(sum(damaged_parcel_share), 0e0), 6) AS damaged_parcels,
  sum(damaged_parcel_share) / nullif(sum(parcel_share), 0) AS damage_rate
FROM activity
GROUP BY 1, 2, 3
HAVING sum(parcel_share) + sum(damaged_parcel_share) > 0
ORDER BY 4 DESC, 1 NULLS LAST, 2 NULLS LAST, 3 NULLS LAST
