-- How each returned line scores for use and return: for a person to look at, never a verdict. Reads: stg_signals,
-- signal_points. Grain: one row per returned line with goods. Of late and weekend, where both speak for it, only the
-- stronger counts. `signals_for` and `signals_against` are codes with blanks between. Lines that show the same are scored once.
WITH shown AS (
  SELECT
    category, wear, late, weekend, price, occasion, reason, resolution, bracketing, rebought,
    array_agg(returned_id) AS returned_ids
  FROM stg_signals GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
),
scored AS (
  SELECT
    s.returned_ids, s.bracketing,
    coalesce(wear.points, 0e0) AS wear_points,
    coalesce(late.points, 0e0) AS late_points,
    coalesce(weekend.points, 0e0) AS weekend_points,
    coalesce(price.points, 0e0) AS price_points,
    coalesce(occasion.points, 0e0) AS occasion_points,
    coalesce(reason.points, 0e0) AS reason_points,
    coalesce(resolution.points, 0e0) AS resolution_points,
    coalesce(bracketing.points, 0e0) AS bracketing_points,
    coalesce(rebought.points, 0e0) AS rebought_points
  FROM shown s
  LEFT JOIN signal_points wear ON wear.signal = 'wear' AND wear.outcome = s.wear AND wear.category = coalesce(s.category, '')
  LEFT JOIN signal_points late ON late.signal = 'late' AND late.outcome = s.late AND late.category = coalesce(s.category, '')
  LEFT JOIN signal_points weekend ON weekend.signal = 'weekend' AND weekend.outcome = s.weekend AND weekend.category = coalesce(s.category, '')
  LEFT JOIN signal_points price ON price.signal = 'price' AND price.outcome = s.price AND price.category = coalesce(s.category, '')
  LEFT JOIN signal_points occasion ON occasion.signal = 'occasion' AND occasion.outcome = s.occasion AND occasion.category = coalesce(s.category, '')
  LEFT JOIN signal_points reason ON reason.signal = 'reason' AND reason.outcome = s.reason AND reason.category = coalesce(s.category, '')
  LEFT JOIN signal_points resolution ON resolution.signal = 'resolution' AND resolution.outcome = s.resolution AND resolution.category = coalesce(s.category, '')
  LEFT JOIN signal_points bracketing ON bracketing.signal = 'bracketing' AND bracketing.outcome = s.bracketing AND bracketing.category = coalesce(s.category, '')
  LEFT JOIN signal_points rebought ON rebought.signal = 'rebought' AND rebought.outcome = s.rebought AND rebought.category = coalesce(s.category, '')
),
summed AS (
  SELECT
    *,
    wear_points + price_points + occasion_points + reason_points + resolution_points + bracketing_points + rebought_points
      + CASE
          WHEN late_points > 0 AND weekend_points > 0 THEN CASE WHEN late_points > weekend_points THEN late_points ELSE weekend_points END
          ELSE late_points + weekend_points
        END AS score
  FROM scored
),
told AS (
  SELECT
    returned_ids, score,
    1e0 / (1e0 + exp(-(ln(3e-2 / 97e-2) + score))) AS probability,
    ln(3e-2 / 97e-2) + score > 0 AND bracketing <> 'present' AS is_strong,
    trim(
      CASE WHEN wear_points > 0 THEN 'wear ' ELSE '' END ||
      CASE WHEN late_points > 0 THEN 'late ' ELSE '' END ||
      CASE WHEN weekend_points > 0 THEN 'weekend ' ELSE '' END ||
      CASE WHEN price_points > 0 THEN 'price ' ELSE '' END ||
      CASE WHEN occasion_points > 0 THEN 'occasion ' ELSE '' END ||
      CASE WHEN reason_points > 0 THEN 'reason ' ELSE '' END ||
      CASE WHEN resolution_points > 0 THEN 'resolution ' ELSE '' END ||
      CASE WHEN bracketing_points > 0 THEN 'bracketing ' ELSE '' END ||
      CASE WHEN rebought_points > 0 THEN 'rebought ' ELSE '' END
    ) AS signals_for,
    trim(
      CASE WHEN wear_points < 0 THEN 'wear ' ELSE '' END ||
      CASE WHEN late_points < 0 THEN 'late ' ELSE '' END ||
      CASE WHEN weekend_points < 0 THEN 'weekend ' ELSE '' END ||
      CASE WHEN price_points < 0 THEN 'price ' ELSE '' END ||
      CASE WHEN occasion_points < 0 THEN 'occasion ' ELSE '' END ||
      CASE WHEN reason_points < 0 THEN 'reason ' ELSE '' END ||
      CASE WHEN resolution_points < 0 THEN 'resolution ' ELSE '' END ||
      CASE WHEN bracketing_points < 0 THEN 'bracketing ' ELSE '' END ||
      CASE WHEN rebought_points < 0 THEN 'rebought ' ELSE '' END
    ) AS signals_against
  FROM summed
)
SELECT line.returned_id, score, probability, is_strong, signals_for, signals_against
FROM told
CROSS JOIN UNNEST(returned_ids) AS line(returned_id)
