-- Of which products do customers of one language say something that those of the others do not?
-- Reads: returned, dim_products. Grain: one row per product, language and reason group with enough texts to compare; with the
-- same counts of all products. Texts that name no reason are counted but not compared.
WITH counted AS (
  SELECT
    coalesce(d.style_id, d.sku) AS style_id,
    min(d.product_name) AS product_name,
    r.language,
    coalesce(r.reason_group, 'other') AS reason_group,
    count(*) AS texts
  FROM returned r
  JOIN dim_products d ON d.sku_id = r.sku_id
  WHERE r.movement = 'return' AND r.language <> 'und'
  GROUP BY 1, 3, 4
),
summed AS (
  SELECT
    *,
    sum(texts) OVER (PARTITION BY style_id, language) AS language_texts,
    sum(texts) OVER (PARTITION BY style_id, reason_group) AS reason_texts,
    sum(texts) OVER (PARTITION BY style_id) AS product_texts,
    sum(texts) OVER (PARTITION BY language, reason_group) AS all_texts,
    sum(texts) OVER (PARTITION BY language) AS all_language_texts,
    sum(texts) OVER (PARTITION BY reason_group) AS all_reason_texts,
    sum(texts) OVER () AS all_product_texts
  FROM counted
)
SELECT
  style_id,
  product_name,
  language,
  reason_group,
  texts,
  CAST(language_texts AS BIGINT) AS language_texts,
  CAST(reason_texts - texts AS BIGINT) AS other_texts,
  CAST(product_texts - language_texts AS BIGINT) AS other_language_texts,
  CAST(all_texts AS BIGINT) AS all_texts,
  CAST(all_language_texts AS BIGINT) AS all_language_texts,
  CAST(all_reason_texts - all_texts AS BIGINT) AS all_other_texts,
  CAST(all_product_texts - all_language_texts AS BIGINT) AS all_other_language_texts
FROM summed
WHERE reason_group <> 'other' AND texts >= 4 AND language_texts >= 8 AND product_texts - language_texts >= 8
ORDER BY style_id, language, reason_group
