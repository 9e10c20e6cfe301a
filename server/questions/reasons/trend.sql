-- How do the reasons move over time?
-- Reads: returned. Grain: one row per week or month and reason group, oldest first.
WITH by_day AS (
  SELECT day, coalesce(reason_group, 'other') AS reason_group, count(*) AS return_lines
  FROM returned
  WHERE movement = 'return' AND day IS NOT NULL
  GROUP BY 1, 2
),
by_period AS (
  SELECT
    CAST(CASE WHEN $grain = 'month' THEN date_trunc('month', day) ELSE date_trunc('week', day) END AS DATE) AS period_start,
    reason_group, CAST(sum(return_lines) AS BIGINT) AS return_lines
  FROM by_day
  GROUP BY 1, 2
)
SELECT
  period_start,
  reason_group,
  return_lines,
  CAST(return_lines AS DOUBLE) / sum(return_lines) OVER (PARTITION BY period_start) AS share
FROM by_period
ORDER BY period_start, return_lines DESC, reason_group
