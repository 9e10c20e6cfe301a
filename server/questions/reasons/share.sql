-- Which reasons drive returns, and what are they worth?
-- Reads: returned, dim_notes, reading_reasons, corrections_in_force, dim_reasons. Grain: one row per reason, most return lines first;
-- its share in each of the last twelve months, oldest first. A return counts under its main reason; with `count`, under each
-- reason it names: by 1/n of them (`weight`), or fully (`mention`).
WITH said AS (
  SELECT c.note_key, s.reason
  FROM corrections_in_force c
  CROSS JOIN UNNEST(split(c.reasons, ' ')) AS s (reason)
  WHERE $count IN ('weight', 'mention')
),
named AS (
  SELECT
    note_id, reason, reason_group,
    count(*) OVER (PARTITION BY note_id) AS reasons,
    row_number() OVER (PARTITION BY note_id ORDER BY reason_group, reason) AS place,
    row_number() OVER (PARTITION BY note_id, reason_group ORDER BY reason) AS place_in_group
  FROM (
    SELECT DISTINCT w.note_id, coalesce(d.counts_as, f.reason) AS reason, d.reason_group
    FROM (
      SELECT note_key, reason FROM said
      UNION ALL
      SELECT note_key, reason FROM reading_reasons
      WHERE $count IN ('weight', 'mention') AND NOT EXISTS (SELECT 1 FROM said WHERE said.note_key = reading_reasons.note_key)
    ) f
    JOIN dim_notes w ON w.note_key = f.note_key
    LEFT JOIN dim_reasons d ON d.reason = f.reason
  ) n
),
lines AS (
  SELECT
    l.returned_units, l.refund_minor, l.cost_actual_minor + l.cost_assumed_minor AS cost_minor, l.confidence, l.is_conflict,
    year(l.day) * 12 + month(l.day) AS month_number,
    coalesce(n.reason, l.reason, 'no_reason_given') AS reason,
    coalesce(n.reason_group, l.reason_group, 'other') AS reason_group,
    coalesce(n.place, 1) = 1 AS is_first,
    coalesce(n.place_in_group, 1) = 1 AS is_first_of_group,
    CASE WHEN $count = 'weight' AND n.reasons > 1 THEN 1e0 / n.reasons ELSE 1e0 END AS weight
  FROM returned l
  LEFT JOIN named n ON n.note_id = l.note_id
  WHERE l.movement = 'return'
),
by_month AS (
  SELECT
    reason_group, reason, month_number,
    count(*) AS return_lines,
    count_if(is_first) AS first_lines,
    count_if(is_first_of_group) AS group_lines,
    sum(weight) AS counted_lines,
    sum(weight * returned_units) AS returned_units,
    sum(weight * refund_minor) AS refund_minor,
    sum(weight * cost_minor) AS return_cost_minor,
    sum(confidence) AS confidence,
    count(confidence) AS read_lines,
    count_if(is_conflict) AS conflict_lines
  FROM lines
  GROUP BY 1, 2, 3
),
months AS (
  SELECT month_number, sum(first_lines) AS return_lines FROM by_month GROUP BY 1
),
whole AS (
  SELECT max(month_number) AS last_month, sum(return_lines) AS return_lines FROM months
),
by_group AS (
  SELECT reason_group, CAST(sum(group_lines) AS BIGINT) AS group_lines FROM by_month GROUP BY 1
),
shared AS (
  SELECT b.*, w.last_month - b.month_number AS months_ago, b.counted_lines / m.return_lines AS month_share, w.return_lines AS all_lines
  FROM by_month b
  CROSS JOIN whole w
  LEFT JOIN months m ON m.month_number = b.month_number
),
recent AS (
  SELECT last_month - month_number AS months_ago FROM months CROSS JOIN whole
)
SELECT
  r.reason_group,
  r.reason,
  CAST(sum(r.return_lines) AS BIGINT) AS return_lines,
  sum(r.counted_lines) AS counted_lines,
  max(g.group_lines) AS group_lines,
  CAST(round(sum(r.returned_units)) AS BIGINT) AS returned_units,
  sum(r.counted_lines) / max(r.all_lines) AS share,
  CAST(round(coalesce(sum(r.refund_minor), 0)) AS BIGINT) AS refund_minor,
  CAST(round(coalesce(sum(r.return_cost_minor), 0)) AS BIGINT) AS return_cost_minor,
  sum(r.confidence) / nullif(sum(r.read_lines), 0) AS mean_confidence,
  CAST(sum(r.conflict_lines) AS BIGINT) AS conflict_lines,
  coalesce(max(CASE WHEN r.months_ago = 11 THEN r.month_share END), (SELECT 0e0 FROM recent WHERE months_ago = 11)) AS trend_0,
  coalesce(max(CASE WHEN r.months_ago = 10 THEN r.month_share END), (SELECT 0e0 FROM recent WHERE months_ago = 10)) AS trend_1,
  coalesce(max(CASE WHEN r.months_ago = 9 THEN r.month_share END), (SELECT 0e0 FROM recent WHERE months_ago = 9)) AS trend_2,
  coalesce(max(CASE WHEN r.months_ago = 8 THEN r.month_share END), (SELECT 0e0 FROM recent WHERE months_ago = 8)) AS trend_3,
  coalesce(max(CASE WHEN r.months_ago = 7 THEN r.month_share END), (SELECT 0e0 FROM recent WHERE months_ago = 7)) AS trend_4,
  coalesce(max(CASE WHEN r.months_ago = 6 THEN r.month_share END), (SELECT 0e0 FROM recent WHERE months_ago = 6)) AS trend_5,
  coalesce(max(CASE WHEN r.months_ago = 5 THEN r.month_share END), (SELECT 0e0 FROM recent WHERE months_ago = 5)) AS trend_6,
  coalesce(max(CASE WHEN r.months_ago = 4 THEN r.month_share END), (SELECT 0e0 FROM recent WHERE months_ago = 4)) AS trend_7,
  coalesce(max(CASE WHEN r.months_ago = 3 THEN r.month_share END), (SELECT 0e0 FROM recent WHERE months_ago = 3)) AS trend_8,
  coalesce(max(CASE WHEN r.months_ago = 2 THEN r.month_share END), (SELECT 0e0 FROM recent WHERE months_ago = 2)) AS trend_9,
  coalesce(max(CASE WHEN r.months_ago = 1 THEN r.month_share END), (SELECT 0e0 FROM recent WHERE months_ago = 1)) AS trend_10,
  coalesce(max(CASE WHEN r.months_ago = 0 THEN r.month_share END), (SELECT 0e0 FROM recent WHERE months_ago = 0)) AS trend_11
FROM shared r
JOIN by_group g ON g.reason_group = r.reason_group
GROUP BY 1, 2
ORDER BY counted_lines DESC, reason
