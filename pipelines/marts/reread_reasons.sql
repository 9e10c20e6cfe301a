-- Gives the returns of one note the reading that counts now. Reads: readings_in_force, dim_reasons. Parameter: note_key.
UPDATE fct_returned
SET reason = i.reason, reason_group = i.primary_group, confidence = i.confidence, is_conflict = i.is_conflict,
  fault = i.fault, postage = i.postage, damaged_parcel_share = 0e0
FROM (
  SELECT r.*, coalesce(m.counts_as, r.primary_reason) AS reason, g.fault, g.postage
  FROM readings_in_force r
  LEFT JOIN dim_reasons m ON m.reason = r.primary_reason
  LEFT JOIN dim_reasons g ON g.reason = m.counts_as
  WHERE r.note_key = $note_key
) i
WHERE fct_returned.note_key = i.note_key
