-- How many parcels of each week were damaged on their way?
-- Reads: activity. Grain: one row per week of shipping, oldest first.
SELECT
  ship_week,
  round(coalesce(sum(parcel_share), 0e0), 6) AS parcels,
  round(coalesce(sum(damaged_parcel_share), 0e0), 6) AS damaged_parcels,
  sum(damaged_parcel_share) / nullif(sum(parcel_share), 0) AS damage_rate,
  sum(exposure_units) / nullif(CAST(sum(delivered_units) AS DOUBLE), 0) AS completeness
FROM activity
WHERE ship_week IS NOT NULL
GROUP BY 1
ORDER BY 1
