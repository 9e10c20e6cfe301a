-- What do customers say more often than before, or of one product than of its category?
-- Reads: returned, readings, dim_products. Grain: one row per category, judged part of its texts (the last four weeks up to
-- `to`, or a product), language and phrase of one to three words that three of its documents have. A document is what one
-- customer wrote on one day. Before and now, categories of fewer than 200 texts are taken together (unknown). Texts are held
-- against those of their own language, so that no shift of languages speaks. At most 15,000 texts are read, the latest
-- first, and of each its first 1,000 characters; longer words than 32 letters are none.
WITH parted AS (
  SELECT
    CASE WHEN $against = 'category' OR count(*) OVER (PARTITION BY r.category) >= 200 THEN coalesce(r.category, '') ELSE '' END AS category,
    r.language, r.note_key, r.day, r.returned_id,
    coalesce(r.customer_key, r.return_ref) AS customer,
    CASE
      WHEN $against = 'category' THEN coalesce(d.style_id, d.sku, '')
      WHEN r.day > CAST(date_add('day', -28, CAST($to AS DATE)) AS DATE) THEN ''
    END AS part
  FROM returned r
  LEFT JOIN dim_products d ON d.sku_id = r.sku_id
  WHERE r.movement = 'return' AND r.language <> 'und'
),
ranked AS (
  SELECT *, row_number() OVER (PARTITION BY part IS NULL ORDER BY day DESC, returned_id DESC) AS place
  FROM parted
),
taken AS (
  SELECT * FROM ranked WHERE place <= CASE WHEN $against = 'category' THEN 15000 WHEN part IS NULL THEN 10000 ELSE 5000 END
),
notes AS (
  SELECT row_number() OVER (ORDER BY note_key) AS note, note_key, substr(shown_text, 1, 1000) AS shown_text
  FROM readings
  WHERE note_key IN (SELECT note_key FROM taken)
),
documents AS (
  SELECT
    t.category, t.language, t.part, n.note,
    dense_rank() OVER (ORDER BY t.customer) AS customer,
    dense_rank() OVER (ORDER BY t.customer, t.day) AS document
  FROM taken t
  JOIN notes n ON n.note_key = t.note_key
),
tokens AS (
  SELECT n.note, t.place, CASE WHEN length(t.word) <= 32 AND regexp_like(t.word, '^[\p{L}\p{N}]') THEN t.word END AS word
  FROM notes n
  CROSS JOIN UNNEST(regexp_extract_all(lower(n.shown_text), '[\p{L}\p{N}][\p{L}\p{M}\p{N}''’-]*|[^\s\p{L}\p{M}\p{N}]'))
    WITH ORDINALITY AS t (word, place)
),
runs AS (
  SELECT
    note,
    word,
    word || ' ' || lead(word, 1) OVER following AS two_words,
    word || ' ' || lead(word, 1) OVER following || ' ' || lead(word, 2) OVER following AS three_words
  FROM tokens
  WINDOW following AS (PARTITION BY note ORDER BY place)
),
phrases AS (
  SELECT DISTINCT p.note, p.phrase
  FROM (
    SELECT note, word AS phrase FROM runs
    UNION ALL
    SELECT note, two_words FROM runs
    UNION ALL
    SELECT note, three_words FROM runs
  ) p
  WHERE p.phrase IS NOT NULL
),
sizes AS (
  SELECT d.category, d.language, d.part, count(DISTINCT d.document) AS documents, sum(s.phrases) AS phrases
  FROM documents d
  JOIN (SELECT note, count(*) AS phrases FROM phrases GROUP BY note) s ON s.note = d.note
  GROUP BY 1, 2, 3
),
totals AS (
  SELECT
    category, language, part, documents, phrases,
    sum(documents) OVER (PARTITION BY category) AS category_documents,
    sum(documents) OVER (PARTITION BY category, language) AS language_documents,
    sum(phrases) OVER (PARTITION BY category, language) AS language_phrases
  FROM sizes
),
frequent AS (
  SELECT f.phrase, row_number() OVER (ORDER BY f.phrase) AS phrase_number
  FROM (
    SELECT p.phrase
    FROM phrases p
    JOIN documents d ON d.note = p.note
    WHERE d.part IS NOT NULL
    GROUP BY p.phrase
    HAVING count(*) >= 3
  ) f
),
uses AS (
  SELECT d.category, d.language, d.part, f.phrase_number, d.document, d.customer, max(d.note) AS note
  FROM phrases p
  JOIN frequent f ON f.phrase = p.phrase
  JOIN documents d ON d.note = p.note
  GROUP BY 1, 2, 3, 4, 5, 6
),
counted AS (
  SELECT
    category, language, part, phrase_number,
    count(*) AS uses,
    count(DISTINCT customer) AS customers,
    max(note) AS note
  FROM uses
  GROUP BY 1, 2, 3, 4
),
products AS (
  SELECT coalesce(style_id, sku) AS style_id, min(product_name) AS product_name FROM dim_products GROUP BY 1
),
compared AS (
  SELECT *, sum(uses) OVER (PARTITION BY category, language, phrase_number) AS category_uses FROM counted
)
SELECT
  nullif(c.category, '') AS category,
  nullif(c.part, '') AS style_id,
  d.product_name,
  f.phrase,
  c.uses AS current_uses,
  CAST(c.category_uses - c.uses AS BIGINT) AS reference_uses,
  c.customers,
  CAST(t.phrases AS BIGINT) AS current_phrases,
  CAST(t.language_phrases - t.phrases AS BIGINT) AS reference_phrases,
  t.documents AS current_texts,
  CAST(t.language_documents - t.documents AS BIGINT) AS reference_texts,
  CAST(t.category_documents AS BIGINT) AS category_texts,
  c.language,
  substr(n.shown_text, 1, 300) AS reason_text
FROM compared c
JOIN totals t ON t.category = c.category AND t.language = c.language AND t.part = c.part
JOIN frequent f ON f.phrase_number = c.phrase_number
JOIN notes n ON n.note = c.note
LEFT JOIN products d ON d.style_id = c.part
WHERE c.part IS NOT NULL AND c.uses >= 3
ORDER BY c.category, c.part, c.language, f.phrase
