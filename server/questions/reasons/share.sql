-- Which reasons drive returns, and what are they worth?
-- Reads: returned, reading_reasons, corrections_in_force, dim_reasons. Grain: one row per reason, most return lines first;
-- its share in each of the last twelve months, oldest first. A return counts under its main reason; with `count`, under each
-- reason it names: by 1/n of them (`weight`), or fully (`mention`).
WITH dated AS (
  SELECT
    *,
    CASE WHEN $count IN ('weight', 'mention') THEN note_key END AS named_key,
    max(year(day) * 12 + month(day)) OVER () - year(day) * 12 - month(day) AS months_ago
  FROM returned
  WHERE movement = 'return'
),
said AS (
  SELECT c.note_key, s.reason
  FROM corrections_in_force c
  CROSS JOIN UNNEST(split(c.reasons, ' ')) AS s (reason)
  WHERE $count IN ('weight', 'mention')
),
named AS (
  SELECT n.note_key, n.reason, count(*) OVER (PARTITION BY n.note_key) AS reasons
  FROM (
    SELECT note_key, reason FROM said
    UNION ALL
    SELECT note_key, reason FROM reading_reasons
    WHERE $count IN ('weight', 'mention') AND NOT EXISTS (SELECT 1 FROM said WHERE said.note_key = reading_reasons.note_key)
  ) n
),
lines AS (
  SELECT
    l.returned_id, l.months_ago, l.returned_units, l.refund_minor, l.cost_actual_minor + l.cost_assumed_minor AS cost_minor,
    l.confidence, l.is_conflict,
    coalesce(n.reason, l.reason, 'no_reason_given') AS reason,
    coalesce(d.reason_group, l.reason_group, 'other') AS reason_group,
    CASE WHEN $count = 'weight' AND n.reasons > 1 THEN 1e0 / n.reasons ELSE 1e0 END AS weight
  FROM dated l
  LEFT JOIN named n ON n.note_key = l.named_key
  LEFT JOIN dim_reasons d ON d.reason = coalesce(n.reason, l.reason)
),
months AS (
  SELECT
    count(*) AS return_lines,
    count_if(months_ago = 11) AS lines_11,
    count_if(months_ago = 10) AS lines_10,
    count_if(months_ago = 9) AS lines_9,
    count_if(months_ago = 8) AS lines_8,
    count_if(months_ago = 7) AS lines_7,
    count_if(months_ago = 6) AS lines_6,
    count_if(months_ago = 5) AS lines_5,
    count_if(months_ago = 4) AS lines_4,
    count_if(months_ago = 3) AS lines_3,
    count_if(months_ago = 2) AS lines_2,
    count_if(months_ago = 1) AS lines_1,
    count_if(months_ago = 0) AS lines_0
  FROM dated
),
by_group AS (
  SELECT reason_group, count(DISTINCT returned_id) AS group_lines FROM lines GROUP BY 1
),
by_reason AS (
  SELECT
    reason_group,
    reason,
    count(*) AS return_lines,
    sum(weight) AS counted_lines,
    sum(weight * returned_units) AS returned_units,
    sum(weight * refund_minor) AS refund_minor,
    sum(weight * cost_minor) AS return_cost_minor,
    avg(confidence) AS mean_confidence,
    count_if(is_conflict) AS conflict_lines,
    sum(CASE WHEN months_ago = 11 THEN weight ELSE 0e0 END) AS counted_11,
    sum(CASE WHEN months_ago = 10 THEN weight ELSE 0e0 END) AS counted_10,
    sum(CASE WHEN months_ago = 9 THEN weight ELSE 0e0 END) AS counted_9,
    sum(CASE WHEN months_ago = 8 THEN weight ELSE 0e0 END) AS counted_8,
    sum(CASE WHEN months_ago = 7 THEN weight ELSE 0e0 END) AS counted_7,
    sum(CASE WHEN months_ago = 6 THEN weight ELSE 0e0 END) AS counted_6,
    sum(CASE WHEN months_ago = 5 THEN weight ELSE 0e0 END) AS counted_5,
    sum(CASE WHEN months_ago = 4 THEN weight ELSE 0e0 END) AS counted_4,
    sum(CASE WHEN months_ago = 3 THEN weight ELSE 0e0 END) AS counted_3,
    sum(CASE WHEN months_ago = 2 THEN weight ELSE 0e0 END) AS counted_2,
    sum(CASE WHEN months_ago = 1 THEN weight ELSE 0e0 END) AS counted_1,
    sum(CASE WHEN months_ago = 0 THEN weight ELSE 0e0 END) AS counted_0
  FROM lines
  GROUP BY 1, 2
)
SELECT
  r.reason_group,
  r.reason,
  r.return_lines,
  r.counted_lines,
  g.group_lines,
  CAST(round(r.returned_units) AS BIGINT) AS returned_units,
  r.counted_lines / m.return_lines AS share,
  CAST(round(coalesce(r.refund_minor, 0)) AS BIGINT) AS refund_minor,
  CAST(round(coalesce(r.return_cost_minor, 0)) AS BIGINT) AS return_cost_minor,
  r.mean_confidence,
  CAST(r.conflict_lines AS BIGINT) AS conflict_lines,
  r.counted_11 / nullif(m.lines_11, 0) AS trend_0,
  r.counted_10 / nullif(m.lines_10, 0) AS trend_1,
  r.counted_9 / nullif(m.lines_9, 0) AS trend_2,
  r.counted_8 / nullif(m.lines_8, 0) AS trend_3,
  r.counted_7 / nullif(m.lines_7, 0) AS trend_4,
  r.counted_6 / nullif(m.lines_6, 0) AS trend_5,
  r.counted_5 / nullif(m.lines_5, 0) AS trend_6,
  r.counted_4 / nullif(m.lines_4, 0) AS trend_7,
  r.counted_3 / nullif(m.lines_3, 0) AS trend_8,
  r.counted_2 / nullif(m.lines_2, 0) AS trend_9,
  r.counted_1 / nullif(m.lines_1, 0) AS trend_10,
  r.counted_0 / nullif(m.lines_0, 0) AS trend_11
FROM by_reason r
JOIN by_group g ON g.reason_group = r.reason_group
CROSS JOIN months m
ORDER BY r.counted_lines DESC, r.reason
