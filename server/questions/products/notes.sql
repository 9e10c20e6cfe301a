-- What did people say of products, and what of it counts?
-- Reads: product_notes. Grain: one row per thing said, latest first; what takes one back stands beside it.
WITH taken_back AS (
  SELECT undoes, max(said_by) AS undone_by, max(said_at) AS undone_at
  FROM product_notes
  WHERE undoes IS NOT NULL
  GROUP BY undoes
),
said AS (
  SELECT n.*, t.undone_by, t.undone_at
  FROM product_notes n
  LEFT JOIN taken_back t ON t.undoes = n.entry_id
  WHERE n.undoes IS NULL AND (CAST($product AS VARCHAR) IS NULL OR n.level_key = $product)
),
latest AS (
  SELECT level, level_key, kind, max(entry_id) AS entry_id
  FROM said
  WHERE undone_by IS NULL
  GROUP BY level, level_key, kind
)
SELECT
  s.entry_id, s.level, s.level_key, s.kind, s.says, s.until_date, s.said_by, s.said_at,
  s.undone_by IS NULL AND (s.kind = 'note' OR s.entry_id = l.entry_id) AS is_in_force,
  s.undone_by, s.undone_at
FROM said s
LEFT JOIN latest l ON l.level = s.level AND l.level_key = s.level_key AND l.kind = s.kind
ORDER BY s.entry_id DESC
LIMIT {limit:100000}
