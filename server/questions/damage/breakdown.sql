-- Whose parcels arrive damaged, and what do they carry?
-- Reads: activity. Grain: one row per value of the dimension and category.
SELECT
  {dimension} AS dimension_value,
  activity.category AS category,
  round(coalesce(sum(parcel_share), 0e0), 6) AS parcels,
  round(coalesce(sum(damaged_parcel_share), 0e0), 6) AS damaged_parcels
FROM {dimension_source}
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
