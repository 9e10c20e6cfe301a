-- Of which products do customers of one language say something that those of the others do not?
-- Reads: returned, dim_products. Grain: one row per product, language and reason group with enough texts to compare; with the
-- same counts of all products. Texts that name no reason are counted but not compared. Rows that no exact test can find are
-- counted in `tests` and left out: at equal odds, their texts would be within 1.5 standard errors (exactly 5 % needs 1.64).
WITH styles AS (
  SELECT
    sku_id, coalesce(style_id, sku) AS style_id, product_name,
    min(sku_id) OVER (PARTITION BY coalesce(style_id, sku)) AS style
  FROM dim_products
),
counted AS (
  SELECT s.style, r.language, coalesce(r.reason_group, 'other') AS reason_group, count(*) AS texts
  FROM returned r
  JOIN styles s ON s.sku_id = r.sku_id
  WHERE r.movement = 'return' AND r.language <> 'und'
  GROUP BY 1, 2, 3
),
by_language AS (
  SELECT style, language, sum(texts) AS language_texts FROM counted GROUP BY 1, 2
),
by_reason AS (
  SELECT style, reason_group, sum(texts) AS reason_texts FROM counted GROUP BY 1, 2
),
by_product AS (
  SELECT style, sum(language_texts) AS product_texts FROM by_language GROUP BY 1
),
overall AS (
  SELECT language, reason_group, sum(texts) AS all_texts FROM counted GROUP BY 1, 2
),
usual AS (
  SELECT
    language, reason_group, all_texts,
    sum(all_texts) OVER (PARTITION BY language) AS all_language_texts,
    sum(all_texts) OVER (PARTITION BY reason_group) AS all_reason_texts,
    sum(all_texts) OVER () AS all_product_texts
  FROM overall
),
compared AS (
  SELECT
    c.style, c.language, c.reason_group, c.texts, l.language_texts, r.reason_texts, p.product_texts, count(*) OVER () AS tests,
    CAST(l.language_texts AS DOUBLE) * r.reason_texts / p.product_texts AS equal_texts
  FROM counted c
  JOIN by_language l ON l.style = c.style AND l.language = c.language
  JOIN by_reason r ON r.style = c.style AND r.reason_group = c.reason_group
  JOIN by_product p ON p.style = c.style
  WHERE c.reason_group <> 'other' AND c.texts >= 4 AND l.language_texts >= 8 AND p.product_texts - l.language_texts >= 8
),
candidates AS (
  SELECT *
  FROM compared
  WHERE texts > equal_texts
    AND power(texts - equal_texts, 2) > 2.25e0 * equal_texts * (product_texts - reason_texts) / product_texts
      * (product_texts - language_texts) / (product_texts - 1)
),
named AS (
  SELECT style, min(style_id) AS style_id, min(product_name) AS product_name FROM styles GROUP BY style
)
SELECT
  n.style_id,
  n.product_name,
  c.language,
  c.reason_group,
  c.texts,
  CAST(c.language_texts AS BIGINT) AS language_texts,
  CAST(c.reason_texts - c.texts AS BIGINT) AS other_texts,
  CAST(c.product_texts - c.language_texts AS BIGINT) AS other_language_texts,
  CAST(u.all_texts AS BIGINT) AS all_texts,
  CAST(u.all_language_texts AS BIGINT) AS all_language_texts,
  CAST(u.all_reason_texts - u.all_texts AS BIGINT) AS all_other_texts,
  CAST(u.all_product_texts - u.all_language_texts AS BIGINT) AS all_other_language_texts,
  c.tests
FROM candidates c
JOIN named n ON n.style = c.style
JOIN usual u ON u.language = c.language AND u.reason_group = c.reason_group
ORDER BY n.style_id, c.language, c.reason_group
