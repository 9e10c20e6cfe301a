-- The returns that a note's reading tells in: its own, and those of the same orders, which share damaged parcels with them.
-- Reads: fct_returned. Grain: as fct_returned. Parameter: note_key.
SELECT r.*
FROM fct_returned r
LEFT JOIN (SELECT DISTINCT source, order_id FROM fct_returned WHERE note_key = $note_key) o
  ON o.source = r.source AND o.order_id = r.order_id
WHERE r.note_key = $note_key OR o.source IS NOT NULL
